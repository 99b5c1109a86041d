"""Recordings that chapter 01's assignment gives to a student, simulated from the variant's hidden numbers."""

from functools import lru_cache

import numpy as np

from course_lib.models.quantal.release import Synapse, simulate_responses_nM
from course_lib.questions.params import Params

RELEASES = 200  # in each of the five conditions: enough to bend the parabola, few enough to read
DRUG_RELEASES = 400
DECIMALS = 1


@lru_cache(maxsize=64)
def _recorded_nM(
    n_sites: int, release_probability: float, quantum_nM: float, quantal_cv: float, releases: int, seed: int
) -> np.ndarray:
    synapse = Synapse(
        n_sites=n_sites,
        release_probability=release_probability,
        quantum_nM=quantum_nM,
        quantal_cv=quantal_cv,
    )
    responses = np.round(simulate_responses_nM(synapse, releases, seed), DECIMALS)
    responses.flags.writeable = False
    return responses


def recordings_nM(params: Params) -> list[np.ndarray]:
    """Responses of the mystery synapse in nM, one array for each calcium concentration, as the student sees them."""
    return [
        _recorded_nM(
            params.hidden_n_sites,
            p,
            params.hidden_quantum_nM,
            params.hidden_quantal_cv,
            RELEASES,
            params.data_seed + i,
        )
        for i, p in enumerate(params.hidden_release_probabilities)
    ]


def drug_responses_nM(params: Params) -> tuple[np.ndarray, np.ndarray]:
    """Responses in nM before and after the drug, as the student sees them."""
    n, p, q, cv = params.drug_n_sites, params.drug_release_probability, params.drug_quantum_nM, 0.3
    p_after = p * params.drug_share if params.drug_on == "release" else p
    q_after = q * params.drug_share if params.drug_on == "q" else q
    before = _recorded_nM(n, p, q, cv, DRUG_RELEASES, params.data_seed + 100)
    after = _recorded_nM(n, p_after, q_after, cv, DRUG_RELEASES, params.data_seed + 101)
    return before, after
