"""The graded assignment of chapter 02: `tasks.py` gathers it."""
