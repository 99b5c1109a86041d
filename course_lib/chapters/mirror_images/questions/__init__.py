"""The questions of chapter 07 by objective; `bank.py` gathers them in teaching order."""
