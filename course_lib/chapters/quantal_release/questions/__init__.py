"""The questions of chapter 01 by objective; `bank.py` gathers them in teaching order."""
