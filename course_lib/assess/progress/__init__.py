"""What one learner has tried, kept in one file on this machine and nowhere else."""
