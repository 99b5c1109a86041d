"""The questions of chapter 12 by objective; `bank.py` gathers them in teaching order."""
