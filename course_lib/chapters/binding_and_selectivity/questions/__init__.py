"""The questions of chapter 03 by objective; `bank.py` gathers them."""
