"""Chapter 03 · Binding and selectivity."""
