"""People who differ: genes, clearance, exposure and effect, and what policies of dosing make of the differences."""
