"""Chapter 01 · Quantal release."""
