"""The questions of chapter 05 by objective; `bank.py` gathers them in teaching order."""
