"""Plasma, wall and brain: how fast and how far a drug gets in.

Blood brings drug with the flow Q (mL/min/g). On one passage the share E leaves it, E = 1 − exp(−f_p PS/Q)
(Renkin, Crone), with the permeability PS = PS₀ K/√M. Brain holds A (per gram) and gives back:

    dA/dt = Q E (C_p − A/Kp),    Kp = V_u f_p Kp,uu,    half-time = ln 2 · Kp/(Q E).

C_p is total drug in plasma, f_p its free fraction, Kp the ratio of totals at the end, Kp,uu the ratio of *free* drug:
1 without a pump, 1/(1 + efflux ÷ PS) with one. Limits: a slow wall gives ln 2 · V_u/PS (Liu 2005), a fast one
ln 2 · Kp/Q. Assumes that whole blood is like plasma, that protein lets go within a passage, and no trapping in
lysosomes. Q, PS₀, water and lipid are illustrative.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, number, plain
from course_lib.models.membrane.partition import (
    LIPID_mL_per_g,
    WATER_mL_per_g,
    brain_volume_mL_per_g,
    partition,
    plasma_free_fraction,
)

LN2 = float(np.log(2))


@dataclass(frozen=True, kw_only=True)
class Barrier:
    """Blood flow, wall, brain tissue and pump; every number is illustrative and can be replaced.

    `greasy_blood=False` leaves all drug in plasma free: the sponge alone. `efflux_per_passive` is the pump's
    clearance over the passive one. Raises `CourseError` for a flow or a permeability that is not above zero.

    >>> round(float(half_time_min(Barrier(), 6.0)), 1), round(float(half_time_min(Barrier(), 2.0)), 1)
    (33.4, 2.7)
    """

    blood_flow_mL_per_min_g: float = 0.5
    permeability_mL_per_min_g: float = 1.5
    molar_mass_g_per_mol: float = 320.0
    water_mL_per_g: float = WATER_mL_per_g
    lipid_mL_per_g: float = LIPID_mL_per_g
    brain_slope: float = 1.0
    greasy_blood: bool = True
    efflux_per_passive: float = 0.0

    def __post_init__(self) -> None:
        for name, why in (
            ("blood_flow_mL_per_min_g", "without blood nothing arrives."),
            ("permeability_mL_per_min_g", "nothing passes a wall without permeability."),
            ("molar_mass_g_per_mol", "a molecule has a mass."),
        ):
            number(name, getattr(self, name), above=0, at_most=1e5, because=why)
        number(
            "efflux_per_passive",
            self.efflux_per_passive,
            at_least=0,
            at_most=1e6,
            because="a pump throws out.",
        )


BRAIN = Barrier()


def free_in_plasma(barrier: Barrier, log_d: object) -> float | np.ndarray:
    """Fraction of the drug in plasma that is free, f_p; shape of log D.

    >>> free_in_plasma(Barrier(greasy_blood=False), 6.0)
    1.0
    """
    free = plasma_free_fraction(log_d)
    return free if barrier.greasy_blood else plain(np.ones_like(free, dtype=float))


def wall_mL_per_min_g(barrier: Barrier, log_d: object) -> float | np.ndarray:
    """Permeability times surface of the wall, PS = PS₀ K/√M (mL/min/g); shape of log D.

    Source: slope 1 of log PS on log(K/√M), Hladky and Barrand 2018.

    >>> round(float(wall_mL_per_min_g(BRAIN, 2.0)), 2)
    8.39
    """
    return plain(barrier.permeability_mL_per_min_g * partition(log_d) / np.sqrt(barrier.molar_mass_g_per_mol))


def extraction(barrier: Barrier, log_d: object) -> float | np.ndarray:
    """Share E of the drug that leaves the blood on one passage, between 0 and 1; shape of log D.

    Source: Renkin and Crone.

    >>> round(float(extraction(BRAIN, 0.0)), 3)
    0.134
    """
    ease = np.asarray(free_in_plasma(barrier, log_d)) * wall_mL_per_min_g(barrier, log_d)
    return plain(-np.expm1(-ease / barrier.blood_flow_mL_per_min_g))


def free_ratio(barrier: Barrier) -> float:
    """Free drug in brain over free drug in plasma at the end, Kp,uu: 1 without a pump.

    Source: passive in = passive out + pump.

    >>> free_ratio(BRAIN), round(free_ratio(Barrier(efflux_per_passive=5.0)), 2)
    (1.0, 0.17)
    """
    return 1.0 / (1.0 + barrier.efflux_per_passive)


def brain_volume(barrier: Barrier, log_d: object) -> float | np.ndarray:
    """Volume V_u (mL/g) of this brain for a drug; shape of log D.

    >>> round(float(brain_volume(BRAIN, 6.0)))
    100001
    """
    tissue = {"water_mL_per_g": barrier.water_mL_per_g, "lipid_mL_per_g": barrier.lipid_mL_per_g}
    return brain_volume_mL_per_g(log_d, slope=barrier.brain_slope, **tissue)


def total_ratio(barrier: Barrier, log_d: object) -> float | np.ndarray:
    """Total drug in brain over total drug in plasma at the end, Kp (mL/g); shape of log D.

    Source: Kp = V_u f_p Kp,uu.

    >>> np.round(total_ratio(BRAIN, [0.0, 2.0, 6.0]), 1).tolist()
    [0.8, 1.8, 24.1]
    """
    return plain(
        np.asarray(brain_volume(barrier, log_d)) * free_in_plasma(barrier, log_d) * free_ratio(barrier)
    )


def half_time_min(barrier: Barrier, log_d: object) -> float | np.ndarray:
    """Time in which brain goes half of the way to its end value, in minutes; shape of log D.

    Raises `CourseError` for log D outside −6 to 10. Source: module.

    >>> np.round(half_time_min(BRAIN, [-2.0, 0.0, 2.0]), 1).tolist()
    [662.7, 8.0, 2.7]
    """
    arriving = barrier.blood_flow_mL_per_min_g * np.asarray(extraction(barrier, log_d))
    return plain(LN2 * np.asarray(total_ratio(barrier, log_d)) / arriving)


def slow_wall_half_time_min(barrier: Barrier, log_d: object) -> float | np.ndarray:
    """Limit of the half-time when the wall, not the blood, is slow: ln 2 · V_u Kp,uu/PS (minutes).

    Source: Liu 2005 with V_u = 1/f_brain; the limit is derived in a test.

    >>> round(float(slow_wall_half_time_min(BRAIN, -2.0)))
    662
    """
    return plain(
        LN2
        * np.asarray(brain_volume(barrier, log_d))
        * free_ratio(barrier)
        / wall_mL_per_min_g(barrier, log_d)
    )


def flow_limited_half_time_min(barrier: Barrier, log_d: object) -> float | np.ndarray:
    """Limit of the half-time when blood flow is slow and the wall open: ln 2 · Kp/Q (minutes).

    >>> round(float(flow_limited_half_time_min(BRAIN, 6.0)), 1)
    33.4
    """
    return plain(LN2 * np.asarray(total_ratio(barrier, log_d)) / barrier.blood_flow_mL_per_min_g)


def filled(barrier: Barrier, log_d: float, times_min: object) -> np.ndarray:
    """Share of its end value that brain has reached after a step of plasma, 1 − 2^(−t/half-time); shape of times.

    Raises `CourseError` for times below zero. Source: the module's equation, solved.

    >>> filled(BRAIN, 6.0, [0.0, 33.4]).round(2).tolist()
    [0.0, 0.5]
    """
    t = array_of_numbers("times_min", times_min, at_least=0, because="the drug arrives at time 0.")
    return -np.expm1(-LN2 * t / half_time_min(barrier, log_d))


def fastest_log_d(barrier: Barrier, low: float = -4.0, high: float = 8.0) -> float:
    """log D with the shortest half-time between two limits; the upper limit where there is no valley.

    Raises `CourseError` for limits outside −6 to 10. Source: minimum of `half_time_min` on ever finer grids.

    >>> round(fastest_log_d(BRAIN), 2)
    1.28
    """
    left, right = low, high
    while right - left > 1e-6:  # each look at 241 values leaves two steps of the last
        grid = np.linspace(left, right, 241)
        best = int(np.argmin(half_time_min(barrier, grid)))
        left, right = grid[max(best - 1, 0)], grid[min(best + 1, 240)]
    return float((left + right) / 2)


def fast_band(
    barrier: Barrier, factor: float = 2.0, low: float = -4.0, high: float = 8.0
) -> tuple[float, float]:
    """Range of log D whose half-time is within a factor of the shortest; cut off at the limits.

    Raises `CourseError` for a factor of 1 or less. Source: `half_time_min` on a fine grid.

    >>> [round(end, 1) for end in fast_band(BRAIN)]
    [0.4, 2.7]
    """
    times = number("factor", factor, above=1, because="the shortest itself is a factor of 1.")
    grid = np.linspace(low, high, 4801)
    half = np.asarray(half_time_min(barrier, grid))
    inside = grid[half <= times * half.min()]
    return float(inside[0]), float(inside[-1])
