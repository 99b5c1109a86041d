"""Pharmacokinetics: compartments, regimens, curves and their numbers, and the drugs of the course."""
