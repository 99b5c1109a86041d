"""Chapter 04 · Supersensitivity."""
