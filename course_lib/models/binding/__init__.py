"""Radioligand binding: equilibrium, a label that runs out, a tray of filters with its noise, and fits with intervals."""
