"""The graded assignment of chapter 01: `tasks.py` gathers it."""
