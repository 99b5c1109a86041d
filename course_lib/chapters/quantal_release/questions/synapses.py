"""Synapses that the questions of chapter 01 are asked about.

All numbers are illustrative: chosen so that the arithmetic can be done on paper.
"""

from random import Random

from course_lib.models.quantal.release import Synapse
from course_lib.questions.params import Params

N_SITES = (8, 10, 12, 15, 16, 20, 24)
RELEASE_PROBABILITIES = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
QUANTA_NM = (2.5, 4.0, 5.0, 8.0, 12.5, 20.0)
QUANTAL_CVS = (0.3, 0.4, 0.5)
OCCUPANCIES = (0.3, 0.4, 0.6, 0.7, 0.8)


def draw_synapse(rng: Random) -> dict[str, float]:
    """Number of sites, release probability and quantum of an illustrative synapse."""
    return {
        "n_sites": rng.choice(N_SITES),
        "release_probability": rng.choice(RELEASE_PROBABILITIES),
        "quantum_nM": rng.choice(QUANTA_NM),
    }


def draw_variable_synapse(rng: Random) -> dict[str, float]:
    """The same, with a coefficient of variation from quantum to quantum."""
    return {**draw_synapse(rng), "quantal_cv": rng.choice(QUANTAL_CVS)}


def draw_blocked_synapse(rng: Random) -> dict[str, float]:
    """The same synapse, with the share of its VMAT2 that a drug holds."""
    return {**draw_synapse(rng), "occupancy": rng.choice(OCCUPANCIES)}


def synapse(v: Params) -> Synapse:
    """The model's synapse for these parameters; identical quanta where no variation is given.

    >>> synapse(Params(n_sites=10, release_probability=0.3, quantum_nM=5.0)).quantal_cv
    0.0
    """
    return Synapse(
        n_sites=v.n_sites,
        release_probability=v.release_probability,
        quantum_nM=v.quantum_nM,
        quantal_cv=getattr(v, "quantal_cv", 0.0),
    )
