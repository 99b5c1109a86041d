"""Plasma samples that chapter 08's assignment gives to a student, simulated from the variant's hidden numbers."""

from functools import lru_cache

import numpy as np

from course_lib.questions.params import Params

SAMPLE_TIMES_H = {"light": np.arange(6.0, 17.0), "heavy": np.arange(6.0, 27.0, 2.0)}
SCATTER = 0.08  # illustrative: an assay with a coefficient of variation of 8 %
DECIMALS = 2


@lru_cache(maxsize=64)
def _samples_ng_per_mL(half_life_h: float, first_ng_per_mL: float, drug: str, seed: int) -> np.ndarray:
    hours = SAMPLE_TIMES_H[drug]
    true = first_ng_per_mL * 0.5 ** ((hours - hours[0]) / half_life_h)
    scatter = np.random.default_rng(seed).normal(0.0, SCATTER, hours.size)
    seen = np.round(true * np.exp(scatter), DECIMALS)
    seen.flags.writeable = False
    return seen


def samples_ng_per_mL(params: Params) -> tuple[np.ndarray, np.ndarray]:
    """Concentrations after the light and after the heavy drug, in ng/mL, as the student sees them."""
    light_h, first = params.hidden_half_life_h, params.hidden_first_ng_per_mL
    return (
        _samples_ng_per_mL(light_h, first, "light", params.data_seed),
        _samples_ng_per_mL(light_h * params.hidden_ratio, 1.5 * first, "heavy", params.data_seed + 1),
    )


def fitted_half_lives_h(params: Params) -> tuple[float, float]:
    """Half-lives (h) of the light and the heavy drug by straight lines through the logarithms."""
    return tuple(
        float(-np.log(2) / np.polyfit(SAMPLE_TIMES_H[drug], np.log(seen), 1)[0])
        for drug, seen in zip(SAMPLE_TIMES_H, samples_ng_per_mL(params), strict=True)
    )
