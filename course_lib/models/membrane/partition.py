"""Fat against water: log D of a base, the free fraction in plasma, the volume that brain tissue offers.

K = 10^(log D) is the partition between fat and water at pH 7.4. Plasma: log(bound ÷ free) is a straight line of log D
through 18 PET tracers (Zoghbi 2012); outside their range it is an extrapolation. Brain: each gram holds water and
lipid, V_u = F_w + F_l K^s, mL of plasma water a gram. Shares of water and lipid are illustrative.
"""

import numpy as np

from course_lib.checks import array_of_numbers, number, plain
from course_lib.facts import fact

PLASMA_PH = 7.4
PLASMA_SLOPE = fact("membrane.plasma_binding_slope", "1")
PLASMA_INTERCEPT = fact("membrane.plasma_binding_intercept", "1")
WATER_mL_per_g, LIPID_mL_per_g = 0.8, 0.10  # illustrative
_LOG_D = "log D beyond −6 to 10 was never measured."


def partition(log_d: object) -> np.ndarray:
    """Concentration in fat over that in water, 10^(log D); shape of log D.

    Raises `CourseError` for log D outside −6 to 10. Source: definition.

    >>> partition([0, 2]).tolist()
    [1.0, 100.0]
    """
    return 10.0 ** array_of_numbers("log_d", log_d, at_least=-6, at_most=10, because=_LOG_D)


def log_d_of_base(log_p: object, pka: float, ph: float = PLASMA_PH) -> float | np.ndarray:
    """log D of a base: only its uncharged part enters fat, log P − log(1 + 10^(pKa − pH)); shape of log P.

    Raises `CourseError` for a pKa or a pH outside −5 to 20. Source: Henderson and Hasselbalch.

    >>> round(log_d_of_base(3.0, pka=8.4), 2)
    1.96
    """
    P = array_of_numbers(
        "log_p", log_p, at_least=-6, at_most=12, because="log P beyond that was never measured."
    )
    span = "it is a pH at which half is charged."
    a = number("pka", pka, at_least=-5, at_most=20, because=span)
    at = number("ph", ph, at_least=-5, at_most=20, because="it is a pH.")
    return plain(P - np.log10(1.0 + 10.0 ** (a - at)))


def plasma_free_fraction(log_d: object) -> float | np.ndarray:
    """Fraction of a drug in plasma that is not bound to protein, between 0 and 1; shape of log D.

    Raises `CourseError` as `partition` does. Source: line of Zoghbi 2012 through measured values.

    >>> plasma_free_fraction([0.0, 2.0]).round(2).tolist()
    [0.86, 0.17]
    """
    K = partition(log_d)
    return plain(1.0 / (1.0 + 10.0**PLASMA_INTERCEPT * K**PLASMA_SLOPE))


def log_d_of_free_fraction(free: float) -> float:
    """log D that a measured free fraction stands for, by the same line read backwards.

    Raises `CourseError` for a fraction that is not between 0 and 1. Source: `plasma_free_fraction` solved.

    >>> round(log_d_of_free_fraction(0.36), 2)
    1.41
    """
    f = number("free", free, above=0, below=1, because="a bound and a free part are needed.")
    return float((np.log10(1.0 / f - 1.0) - PLASMA_INTERCEPT) / PLASMA_SLOPE)


def brain_volume_mL_per_g(
    log_d: object,
    *,
    water_mL_per_g: float = WATER_mL_per_g,
    lipid_mL_per_g: float = LIPID_mL_per_g,
    slope: float = 1.0,
) -> float | np.ndarray:
    """Volume of free drug that a gram of brain holds, V_u = F_w + F_l K^slope (mL/g); its inverse is the free fraction.

    Raises `CourseError` for a negative share of lipid, no water, and a slope outside 0 to 2. Source: module.

    >>> round(brain_volume_mL_per_g(2.0), 3)
    10.8
    """
    water = number(
        "water_mL_per_g", water_mL_per_g, above=0, at_most=1, because="a gram holds about a millilitre."
    )
    lipid = number(
        "lipid_mL_per_g", lipid_mL_per_g, at_least=0, at_most=1, because="a gram holds about a millilitre."
    )
    s = number("slope", slope, at_least=0, at_most=2, because="it compares brain lipid with octanol.")
    return plain(water + lipid * partition(log_d) ** s)
