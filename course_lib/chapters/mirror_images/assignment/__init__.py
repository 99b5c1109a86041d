"""The graded assignment of chapter 07: `tasks.py` gathers it."""
