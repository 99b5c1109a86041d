"""The graded assignment of chapter 03: `tasks.py` gathers it."""
