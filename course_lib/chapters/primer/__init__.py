"""The primer · Before the first chapter."""
