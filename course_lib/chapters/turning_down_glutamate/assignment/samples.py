"""Measurements that chapter 11's assignment gives to a student: a plate, two synapses, and six groups of rats."""

from functools import lru_cache

import numpy as np

from course_lib.models.allostery.modulator import Modulator
from course_lib.models.allostery.plate import PlateFit, fit_plate, matrix, peaks
from course_lib.models.experiments.bar_test import BarTest, differing, latencies_s
from course_lib.models.experiments.dunnett import comparisons, critical_value
from course_lib.questions.params import Params

STIMULI = 400
SITES = 4


@lru_cache(maxsize=64)
def _peaks(affinity_nM: float, cooperativity: float, seed: int) -> np.ndarray:
    modulator = Modulator(affinity_nM=affinity_nM, cooperativity=cooperativity)
    seen = np.round(peaks(matrix(), modulator, seed=seed), 3)
    seen.flags.writeable = False
    return seen


def measured_peaks(params: Params) -> np.ndarray:
    """Peaks of the 84 wells of `matrix()`, as the student sees them."""
    return _peaks(params.hidden_affinity_nM, params.hidden_cooperativity, params.data_seed)


def fitted(params: Params) -> PlateFit:
    """The fit of all wells at once."""
    return fit_plate(matrix(), measured_peaks(params))


@lru_cache(maxsize=64)
def _latencies(animals: int, seed: int) -> np.ndarray:
    seen = np.round(latencies_s(BarTest(animals=animals), 1, seed=seed)[0], 1)
    seen.flags.writeable = False
    return seen


def latencies(params: Params) -> np.ndarray:
    """Latencies (s), shape (6, animals): vehicle first, then the five doses."""
    return _latencies(params.animals, params.data_seed)


def lowest_dose(params: Params) -> int | None:
    """Which dose is the lowest that differs by Dunnett, counted from 0; none where none differs."""
    found = differing(latencies(params))
    return int(found.argmax()) if found.any() else None


def clear(params: Params) -> bool:
    """Whether no dose stands so near the line that two ways to the critical value could disagree."""
    seen = latencies(params)
    line = critical_value(seen.shape[0] - 1, seen.shape[1])
    return bool((np.abs(np.abs(comparisons(seen)) - line) > 0.08).all())


def failure_counts(params: Params) -> tuple[int, int]:
    """Failures among `STIMULI` stimuli of a synapse with `SITES` sites, before and with the drug."""
    before, after = (
        round(STIMULI * (1 - p) ** SITES) for p in (params.p_before, params.p_before * params.release_left)
    )
    return before, after
