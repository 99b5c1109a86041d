"""What drugs and dopamine do to proteins: engagement, turnover, receptors that adapt, the stores of amines."""
