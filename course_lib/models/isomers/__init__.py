"""Isomers of one drug: their shapes, what a mirror changes, and how a mixture shares a target.

`structures` holds the names, SMILES and InChIKeys, `gloves` turns and mirrors stored coordinates, `mixture` is
the algebra of competition, `simulated_sites` its second route, `exposure` the way from a daily dose to free
concentrations of each isomer.
"""
