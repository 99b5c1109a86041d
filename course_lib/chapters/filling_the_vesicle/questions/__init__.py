"""The questions of chapter 02 by objective; `bank.py` gathers them in teaching order."""
