"""Clinical trials: what their tables show, and what can be recovered from them.

`recovered` finds a standard deviation that was not printed, `responders` turns means into responders and numbers needed
to treat, `gate` has rating noise and regression to the mean, `pooling` joins trials, `published` holds the trials
themselves, `harms` reads tables of adverse events, `multiplicity` counts tests, `planning` sizes a trial. `virtual` and its
neighbours imagine a trial of any size, block by block.
"""
