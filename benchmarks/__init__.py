"""Our times against a named peer's, as ratios measured in one run."""
