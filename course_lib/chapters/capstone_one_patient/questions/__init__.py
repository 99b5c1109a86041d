"""The questions of chapter 15 by objective; `bank.py` gathers them in teaching order."""
