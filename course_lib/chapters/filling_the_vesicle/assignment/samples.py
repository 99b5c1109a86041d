"""The tray of an uptake assay that chapter 02's assignment gives to a student, simulated from the variant's hidden Ki."""

from functools import lru_cache

import numpy as np

from course_lib.models.terminal.uptake import UptakeAssay, simulate_uptake_counts
from course_lib.questions.params import Params

DOSES_NM = (0.0, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0, 3000.0)
REPLICATES = 3


def assay(params: Params) -> UptakeAssay:
    """The assay of this variant.

    >>> assay(Params(substrate_nM=40.0, km_nM=120.0)).km_nM
    120.0
    """
    return UptakeAssay(substrate_nM=params.substrate_nM, km_nM=params.km_nM)


@lru_cache(maxsize=64)
def _counted(substrate_nM: float, km_nM: float, ki_nM: float, seed: int) -> np.ndarray:
    tray = UptakeAssay(substrate_nM=substrate_nM, km_nM=km_nM)
    counts = simulate_uptake_counts(tray, DOSES_NM, ki_nM, replicates=REPLICATES, seed=seed)
    counts.flags.writeable = False
    return counts


def counts(params: Params) -> np.ndarray:
    """Counts of the student's tray, shape (replicates, doses)."""
    return _counted(params.substrate_nM, params.km_nM, params.hidden_ki_nM, params.data_seed)
