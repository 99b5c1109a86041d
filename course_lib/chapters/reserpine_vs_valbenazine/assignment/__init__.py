"""The graded assignment of chapter 05: `tasks.py` gathers it."""
