"""Models, figures, questions and marking for the course *Quieting the Synapse*."""

__version__ = "0.1.0"
