"""The graded assignment of chapter 06: `tasks.py` gathers it."""
