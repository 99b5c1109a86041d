"""The graded assignment of chapter 10: `tasks.py` gathers it."""
