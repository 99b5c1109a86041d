"""One site at equilibrium: what a label occupies beside an inhibitor, and what an IC50 says of a Ki.

    b = R L / (L + Kd (1 + I/Ki)),    IC50 = Ki (1 + L/Kd)

L and I are free concentrations, R the sites, all in nM of the same volume. Limits: L → 0 gives IC50 = Ki; I → ∞
gives b = 0. Assumed: one kind of site, full equilibrium, nothing lost in the wash. Where the label runs out, see
`depletion`. Source: law of mass action; the relation of IC50 and Ki is Cheng & Prusoff's, derived in notebook 03.
"""

import numpy as np

from course_lib.checks import array_of_numbers, number, plain
from course_lib.errors import CourseError

LARGEST_nM = 1e9  # one mole per litre: nothing in an assay is more concentrated
_KD = "it is the concentration that holds half of the sites."
_FREE = "it is a concentration."


def bound_nM(label_nM, *, sites_nM, kd_nM: float, inhibitor_nM=0.0, ki_nM: float | None = None):
    """Bound label in nM at equilibrium, shape of the concentrations broadcast together.

    Raises `CourseError` for negative or impossibly large concentrations, a Kd or Ki that is not above zero, and an
    inhibitor without a Ki.

    >>> bound_nM(2.3, sites_nM=0.15, kd_nM=2.3)
    0.075
    >>> round(bound_nM(2.3, sites_nM=0.15, kd_nM=2.3, inhibitor_nM=3.0, ki_nM=3.0), 3)
    0.05
    """
    L = concentrations("label_nM", label_nM)
    R = concentrations("sites_nM", sites_nM)
    Kd = half_concentration("kd_nM", kd_nM)
    I = concentrations("inhibitor_nM", inhibitor_nM)  # noqa: E741  the equation's own letter
    if ki_nM is None and I.any():
        raise CourseError(
            "ki_nM is missing, but must be given beside an inhibitor: it says how strongly it binds."
        )
    Ki = half_concentration("ki_nM", ki_nM) if ki_nM is not None else 1.0
    return plain(R * L / (L + Kd * (1 + I / Ki)))


def ic50_nM(ki_nM: float, label_nM: float, kd_nM: float) -> float:
    """Concentration of inhibitor that halves the specific binding, in nM: Ki (1 + L/Kd).

    Raises `CourseError` for a Ki or Kd that is not above zero and a label below zero.

    >>> round(ic50_nM(3.0, label_nM=2.0, kd_nM=2.3), 2)
    5.61
    """
    return half_concentration("ki_nM", ki_nM) * _shift(label_nM, kd_nM)


def ki_from_ic50_nM(ic50_nM: float, label_nM: float, kd_nM: float) -> float:
    """Ki in nM from an IC50 by Cheng & Prusoff: IC50/(1 + L/Kd). Right only where the label does not run out.

    Raises `CourseError` for an IC50 or Kd that is not above zero and a label below zero.

    >>> round(ki_from_ic50_nM(5.61, label_nM=2.0, kd_nM=2.3), 2)  # Kd at equilibrium
    3.0
    >>> round(ki_from_ic50_nM(5.61, label_nM=2.0, kd_nM=5.4), 2)  # Kd from the rates, same paper
    4.09
    """
    return half_concentration("ic50_nM", ic50_nM) / _shift(label_nM, kd_nM)


def _shift(label_nM: float, kd_nM: float) -> float:
    L = number("label_nM", label_nM, at_least=0, at_most=LARGEST_nM, because=_FREE)
    return 1 + L / half_concentration("kd_nM", kd_nM)


def most_sites_nM(label_nM: float, kd_nM: float, bound_share: float = 0.1) -> float:
    """Most sites (nM) in a well before more than a share of the added label is bound.

    From bound x L, free (1 − x) L and b = R L/(L + Kd): R = x L + x Kd/(1 − x). Raises `CourseError` for a share
    outside 0 to 1.

    >>> round(most_sites_nM(2.0, 2.3), 3)  # (Kd + 0.9 L)/9
    0.456
    """
    L = number("label_nM", label_nM, above=0, at_most=LARGEST_nM, because="without label nothing is counted.")
    x = number("bound_share", bound_share, above=0, below=1, because="some label binds and some stays free.")
    return x * L + x * half_concentration("kd_nM", kd_nM) / (1 - x)


def selectivity_at(concentration_nM, strong_ki_nM: float, weak_ki_nM: float):
    """Occupancy of the strong target over that of the weak one at a free concentration: (C + K₂)/(C + K₁).

    At C → 0 it is the ratio of the Ki; at large C both targets fill and it tends to 1. With a weak Ki that is a
    lower limit, the answer is one too. Raises `CourseError` for concentrations below zero and a Ki of zero.

    >>> selectivity_at(3.0, 3.0, 5000.0).__round__()
    834
    """
    C = concentrations("concentration_nM", concentration_nM)
    K1, K2 = half_concentration("strong_ki_nM", strong_ki_nM), half_concentration("weak_ki_nM", weak_ki_nM)
    return plain((C + K2) / (C + K1))


def concentrations(name: str, value: object) -> np.ndarray:
    """The value as an array of concentrations in nM, each from 0 to one mole per litre.

    >>> concentrations("label_nM", [0, 2.5])
    array([0. , 2.5])
    """
    return array_of_numbers(name, value, at_least=0, at_most=LARGEST_nM, because=_FREE)


def half_concentration(name: str, value: object) -> float:
    """The value as a concentration of half effect in nM, above zero.

    >>> half_concentration("ki_nM", 3)
    3.0
    """
    return number(name, value, above=0, at_most=LARGEST_nM, because=_KD)
