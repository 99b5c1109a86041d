"""Several drugs that compete for one target: who holds it, and what a racemate is worth.

At equilibrium, with free concentrations C_i and inhibition constants K_i (both nM), drug i holds

    θ_i = x_i/(1 + Σ x_j),    x_i = C_i/K_i.

With fixed shares p_i of the free drug, the share of the *binding* is w_i = (p_i/K_i)/Σ(p_j/K_j), whatever the dose,
and half of the target is held at the concentration 1/Σ(p_j/K_j), the mixture's effective Ki. Limits: one site, one
drug at a time, no depletion. Source: law of mass action.
"""

from collections.abc import Sequence

import numpy as np

from course_lib.checks import array_of_numbers, number, plain
from course_lib.errors import CourseError

_KI = "it is the concentration that holds half of the target."
_FREE = "a free concentration is at least 0."


def occupancies(concentrations_nM: Sequence, kis_nM: Sequence[float]) -> np.ndarray:
    """Fraction of the target that each drug holds, shape (drugs, …); the sum over drugs is the total.

    Concentrations have shape (drugs,) or (drugs, …). Raises `CourseError` for an empty mixture, lists of
    different length, negative concentrations and a Ki that is not above zero. Source: module.

    >>> occupancies([3.0, 10.0], [3.0, 10.0]).round(4).tolist()
    [0.3333, 0.3333]
    """
    C = array_of_numbers("concentrations_nM", concentrations_nM, at_least=0, because=_FREE)
    K = _kis(kis_nM, len(C) if C.ndim else 0)
    pull = C / K.reshape(-1, *(1,) * (C.ndim - 1))
    return pull / (1.0 + pull.sum(axis=0))


def binding_shares(shares: Sequence[float], kis_nM: Sequence[float]) -> np.ndarray:
    """Share of the binding that each drug does, shape (drugs,), adding up to 1; the dose cancels.

    `shares` are shares of the free drug in any unit. Raises `CourseError` as `occupancies` does, and where
    all shares are 0. Source: module.

    >>> binding_shares([0.5, 0.5], [1.0, 9.0]).round(6).tolist()
    [0.9, 0.1]
    """
    p = array_of_numbers("shares", shares, dimensions=1, at_least=0, because="a share is at least 0.")
    pull = p / _kis(kis_nM, len(p))
    if pull.sum() == 0:
        raise CourseError("All shares are 0, but one must be above: an empty mixture binds nothing.")
    return pull / pull.sum()


def effective_ki_nM(shares: Sequence[float], kis_nM: Sequence[float]) -> float:
    """Free concentration of a mixture that holds half of the target, 1/Σ(p_j/K_j), in nM.

    `shares` are shares of the free drug and are scaled to add up to 1. Raises `CourseError` as
    `binding_shares` does. Source: module.

    >>> round(effective_ki_nM([1, 1], [3.0, 1e12]), 6)
    6.0
    """
    binding_shares(shares, kis_nM)
    p = np.asarray(shares, float)
    return float(p.sum() / (p / np.asarray(kis_nM, float)).sum())


def racemate_ki_nM(one_ki_nM: float, other_ki_nM: float) -> float:
    """Ki of a 50:50 mixture of two hands, 1/(½/K₊ + ½/K₋), in nM: between K₊ and 2 K₊ if K₊ is the smaller.

    Raises `CourseError` for a Ki that is not above zero. Source: `effective_ki_nM` with equal shares.

    >>> round(racemate_ki_nM(4.47, 36_400), 2)
    8.94
    """
    return effective_ki_nM([0.5, 0.5], [one_ki_nM, other_ki_nM])


def free_concentration_nM(occupancy: float, ki_nM: float) -> float:
    """Free concentration (nM) of one drug that holds that fraction of a target: K θ/(1 − θ).

    Raises `CourseError` for an occupancy of 1 or above: no concentration reaches it. Source: mass action.

    >>> free_concentration_nM(0.75, 10.0)
    30.0
    """
    held = number("occupancy", occupancy, at_least=0, below=1, because="no concentration holds all of it.")
    return number("ki_nM", ki_nM, above=0, because=_KI) * held / (1.0 - held)


def odds(occupancy: object) -> float | np.ndarray:
    """Odds θ/(1 − θ) of a held target; proportional to the free concentration. Same shape.

    Raises `CourseError` for occupancies below 0 or from 1. Source: mass action.

    >>> odds(0.75)
    3.0
    """
    held = array_of_numbers(
        "occupancy", occupancy, at_least=0, below=1, because="no concentration holds all of it."
    )
    return plain(held / (1.0 - held))


def same_odds_dose_mg(
    dose_mg: float, shares: Sequence[float], kis_nM: Sequence[float], pure_ki_nM: float
) -> float:
    """Dose of one pure drug (mg) with the occupancy of a mixture's dose, D·K_pure/K_mixture.

    Assumes that a milligram of each gives the same free concentration. Raises `CourseError` as
    `effective_ki_nM` does. Source: equal odds.

    >>> round(same_odds_dose_mg(40.0, [0.5, 0.5], [3.0, 3e9], 3.0), 3)
    20.0
    """
    mg = number("dose_mg", dose_mg, at_least=0, because="a dose is not taken away.")
    pure = number("pure_ki_nM", pure_ki_nM, above=0, because=_KI)
    return mg * pure / effective_ki_nM(shares, kis_nM)


def _kis(kis_nM: Sequence[float], drugs: int) -> np.ndarray:
    K = array_of_numbers("kis_nM", kis_nM, dimensions=1, above=0, because=_KI)
    if len(K) != drugs:
        raise CourseError(f"There are {drugs} drugs and {len(K)} Ki, but each drug must have its own Ki.")
    return K
