"""The graded assignment of chapter 04: `tasks.py` gathers it."""
