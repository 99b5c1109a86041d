"""Quantal release: synapses of n, p and q, draws from them, estimates of them, and where a drug acts."""
