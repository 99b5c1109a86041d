"""The questions of chapter 04 by objective; `questions/supersensitivity.py` gathers them."""
