"""Chapter 08 · Deuteration."""
