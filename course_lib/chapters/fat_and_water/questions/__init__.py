"""The questions of chapter 09 by objective; `bank.py` gathers them in teaching order."""
