"""The kit of schematics: things that a scene is put together from, each a function that returns SVG.

Outlines: 6 with a 1.6 inner line for a cell, 3 for an organelle, 2.5 for a protein, 1.3 for a leader.
"""
