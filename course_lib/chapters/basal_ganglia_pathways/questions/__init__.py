"""The questions of chapter 10 by objective; `bank.py` gathers them in teaching order."""
