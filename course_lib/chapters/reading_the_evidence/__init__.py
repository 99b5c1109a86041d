"""Chapter 14 · Reading the evidence."""
