"""The questions of chapter 01, one module an objective; `questions/quantal_release.py` gathers them."""
