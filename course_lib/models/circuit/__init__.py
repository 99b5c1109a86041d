"""The basal ganglia as firing rates of parallel channels: rest, course in time, states, lesions, windows."""
