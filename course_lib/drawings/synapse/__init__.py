"""The living synapse: a dopamine terminal and a spine that run, driven by the course's own models."""
