"""The questions of chapter 14 by objective; `bank.py` gathers them in teaching order."""
