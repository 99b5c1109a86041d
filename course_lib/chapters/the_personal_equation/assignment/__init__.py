"""The graded assignment of chapter 13: `tasks.py` gathers it."""
