"""The questions of chapter 13, by objective; `bank.py` gathers them."""
