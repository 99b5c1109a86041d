"""Chapter 11 · Turning down glutamate."""
