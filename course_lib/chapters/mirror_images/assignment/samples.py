"""Scans that chapter 07's assignment gives to a student, simulated from the variant's hidden share."""

from functools import lru_cache

import numpy as np

from course_lib.questions.params import Params

FREE_NM = np.array([2.0, 4.0, 6.0, 9.0, 12.0, 16.0, 20.0, 25.0])
SCATTER = 0.10  # illustrative: odds from a scan scatter by a tenth
DECIMALS = 3


@lru_cache(maxsize=64)
def _odds(plus_share: float, plus_ki_nM: float, minus_ki_nM: float, seed: int) -> np.ndarray:
    true = FREE_NM * (plus_share / plus_ki_nM + (1 - plus_share) / minus_ki_nM)
    seen = np.round(true * np.exp(np.random.default_rng(seed).normal(0.0, SCATTER, FREE_NM.size)), DECIMALS)
    seen.flags.writeable = False
    return seen


def scanned_odds(params: Params) -> np.ndarray:
    """Odds (occupied ÷ free) at `FREE_NM`, as the student sees them."""
    return _odds(params.hidden_plus_share, params.scan_plus_ki_nM, params.scan_minus_ki_nM, params.data_seed)


def fitted_plus_share(params: Params) -> float:
    """Share of the (+) hand from the mean of odds ÷ concentration."""
    slope = float(np.mean(scanned_odds(params) / FREE_NM))
    strong, weak = 1 / params.scan_plus_ki_nM, 1 / params.scan_minus_ki_nM
    return (slope - weak) / (strong - weak)
