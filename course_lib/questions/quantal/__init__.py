"""The questions of chapter 01 by objective; `questions/quantal_release.py` gathers them."""
