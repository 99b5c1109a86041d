"""The questions of chapter 15, an objective a module."""
