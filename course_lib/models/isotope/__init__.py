"""Deuterium for hydrogen: a bond, and the isotope effect from the bond to the patient."""
