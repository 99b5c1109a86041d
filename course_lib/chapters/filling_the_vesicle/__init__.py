"""Chapter 02 · Filling the vesicle."""
