"""The questions of chapter 05 by objective; `questions/reserpine_vs_valbenazine.py` gathers them."""
