"""Chapter 10 · Basal-ganglia pathways."""
