"""The questions of chapter 11 by objective; `bank.py` gathers them in teaching order."""
