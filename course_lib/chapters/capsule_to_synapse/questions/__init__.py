"""The questions of chapter 06 by objective; `bank.py` gathers them."""
