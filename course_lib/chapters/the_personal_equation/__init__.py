"""Chapter 13 · The personal equation."""
