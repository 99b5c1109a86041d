"""Experiments with animals and people: a test with a cut-off, comparisons with one control, power, and half-lives."""
