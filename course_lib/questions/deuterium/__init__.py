"""The questions of chapter 08 by objective; `questions/deuteration.py` gathers them."""
