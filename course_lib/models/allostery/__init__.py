"""A positive allosteric modulator: its effect on one receptor, the plate that measures it, and what it does at a terminal."""
