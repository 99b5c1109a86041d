"""A patient's plasma record at steady state and after the last capsule, with the assay's noise."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from course_lib.models.pk.drugs import VALBENAZINE
from course_lib.models.pk.regimen import absorbed_fraction, repeated
from course_lib.models.pk.simulation import amounts_at, concentration_ng_per_mL

DOSE_MG, DOSES, EVERY_H = 80.0, 30, 24.0
HOURS = np.array([0.0, 1, 2, 4, 6, 8, 12, 16, 24, 36, 48, 60, 72])
NOISE_SD = 0.06  # of the logarithm; illustrative
_LATE_H = (24.0, 72.0)


def formed_mg(dose_mg: float = DOSE_MG) -> float:
    """Metabolite made of one dose in mg: what arrives, times the formed share, times the ratio of masses.

    >>> round(formed_mg(), 1)
    20.7
    """
    arriving = dose_mg * float(absorbed_fraction(VALBENAZINE.bioavailability, np.array([dose_mg]))[0])
    ratio = VALBENAZINE.metabolite_mass_g_per_mol / VALBENAZINE.parent_mass_g_per_mol
    return arriving * VALBENAZINE.formed_share * ratio


@lru_cache(maxsize=64)
def _curve(clearance_L_per_h: float) -> np.ndarray:
    person = replace(VALBENAZINE, metabolite_clearance_L_per_h=clearance_L_per_h)
    last_h = (DOSES - 1) * EVERY_H
    return concentration_ng_per_mL(
        amounts_at(person, repeated(DOSE_MG, EVERY_H, DOSES), last_h + HOURS), "metabolite"
    )


def record_ng_per_mL(clearance_L_per_h: float, seed: int) -> np.ndarray:
    """The metabolite in ng/mL at `HOURS` after the last capsule, with noise, to three figures.

    >>> record_ng_per_mL(31.0, seed=1).shape
    (13,)
    """
    rng = np.random.default_rng(seed)
    noisy = _curve(float(clearance_L_per_h)) * np.exp(rng.normal(0.0, NOISE_SD, HOURS.size))
    return np.array([float(f"{value:.3g}") for value in noisy])


def late_half_life_h(clearance_L_per_h: float) -> float:
    """Half-life in hours that a straight line through the logarithms from 24 to 72 h would show, without noise.

    >>> round(late_half_life_h(31.0), 1)
    18.1
    """
    late = (_LATE_H[0] <= HOURS) & (_LATE_H[1] >= HOURS)
    slope = np.polyfit(HOURS[late], np.log(_curve(float(clearance_L_per_h))[late]), 1)[0]
    return float(-np.log(2) / slope)
