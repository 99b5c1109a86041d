"""Samples that chapter 13's assignment gives to a student, simulated from the variant's hidden numbers."""

from functools import lru_cache

import numpy as np

from course_lib.questions.params import Params

SAMPLE_TIMES_H = np.arange(2.0, 22.0, 2.0)
SCATTER = 0.06  # illustrative: an assay with a coefficient of variation of 6 %
DECIMALS = 2


@lru_cache(maxsize=64)
def _samples_nM(half_life_h: float, start_nM: float, seed: int) -> np.ndarray:
    true = start_nM * 0.5 ** (SAMPLE_TIMES_H / half_life_h)
    scatter = np.random.default_rng(seed).normal(0.0, SCATTER, SAMPLE_TIMES_H.size)
    seen = np.round(true * np.exp(scatter), DECIMALS)
    seen.flags.writeable = False
    return seen


def samples_nM(params: Params) -> np.ndarray:
    """Levels at `SAMPLE_TIMES_H` in nM, as the student sees them."""
    return _samples_nM(params.hidden_half_life_h, params.hidden_start_nM, params.data_seed)


def fitted(params: Params) -> tuple[float, float]:
    """Half-life (h) and start (nM) by a straight line through the logarithms."""
    slope, intercept = np.polyfit(SAMPLE_TIMES_H, np.log(samples_nM(params)), 1)
    return float(-np.log(2) / slope), float(np.exp(intercept))
