"""The graded assignment of chapter 08: `tasks.py` gathers it."""
