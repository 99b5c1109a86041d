"""The questions of chapter 10 by objective; `questions/basal_ganglia_pathways.py` gathers them."""
