"""Measurements that chapter 09's assignment gives to a student: six invented drugs, and eighty invented brains."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from course_lib.models.membrane.barrier import BRAIN, total_ratio
from course_lib.models.membrane.partition import brain_volume_mL_per_g, plasma_free_fraction
from course_lib.questions.params import Params

DRUGS = ("A", "B", "C", "D", "E", "F")
ERROR = 0.1  # illustrative: coefficient of variation of each measurement
BRAINS, SPREAD = 80, 0.5  # illustrative: compounds, and scatter of log(brain ÷ blood)
COLUMNS = ("Kp", "f_brain", "f_plasma")


def measured_ratios(params: Params) -> dict[str, dict[str, float]]:
    """Kp, f_brain and f_plasma of the six drugs, as the student sees them."""
    rng, rows = np.random.default_rng(params.data_seed), {}
    for index, name in enumerate(DRUGS):
        log_d = params.log_ds[index]
        brain = replace(BRAIN, efflux_per_passive=params.efflux if index == params.pumped else 0.0)
        true = (
            float(total_ratio(brain, log_d)),
            1.0 / float(brain_volume_mL_per_g(log_d)),
            float(plasma_free_fraction(log_d)),
        )
        seen = np.array(true) * np.exp(rng.normal(0.0, ERROR, 3))
        rows[name] = {column: float(f"{value:.3g}") for column, value in zip(COLUMNS, seen, strict=True)}
    return rows


@lru_cache(maxsize=64)
def _brains(slope: float, start: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed + 1)
    log_p = np.round(np.sort(rng.uniform(-1.0, 5.0, BRAINS)), 2)
    seen = np.round(start + slope * log_p + rng.normal(0.0, SPREAD, BRAINS), 2)
    for values in (log_p, seen):
        values.flags.writeable = False
    return log_p, seen


def measured_brains(params: Params) -> tuple[np.ndarray, np.ndarray]:
    """log P and log(brain ÷ blood) of eighty invented compounds; they rise along a straight line."""
    return _brains(params.hidden_slope, params.hidden_start, params.data_seed)


def fitted_slope(params: Params) -> float:
    """Slope of the least-squares line through the brains."""
    return float(np.polyfit(*measured_brains(params), 1)[0])
