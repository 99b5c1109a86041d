"""The questions of chapter 04 by objective; `bank.py` gathers them in teaching order."""
