"""Trials: what their tables show and hide, and a virtual trial of any size."""
