"""The graded assignment of chapter 09: `tasks.py` gathers it."""
