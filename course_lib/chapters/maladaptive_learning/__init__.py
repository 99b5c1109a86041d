"""Chapter 12 · Maladaptive learning."""
