"""Chapter 07 · Mirror images."""
