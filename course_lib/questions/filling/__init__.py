"""The questions of chapter 02 by objective; `questions/filling_the_vesicle.py` gathers them."""
