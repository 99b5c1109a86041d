"""Chapter 09 · Fat and water."""
