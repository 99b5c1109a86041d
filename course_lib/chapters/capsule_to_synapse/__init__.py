"""Chapter 06 · From capsule to synapse."""
