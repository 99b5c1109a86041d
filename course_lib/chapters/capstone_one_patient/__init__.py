"""Chapter 15 · Capstone: one patient."""
