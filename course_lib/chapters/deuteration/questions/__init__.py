"""The questions of chapter 08 by objective; `bank.py` gathers them in teaching order."""
