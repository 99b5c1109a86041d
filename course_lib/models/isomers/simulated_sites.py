"""Second route to a mixture's occupancy: sites that bind and let go, one event at a time.

Each site is free or holds one molecule. A free site binds drug i at the rate k_on C_i, a held one lets go at
k_off,i = k_on K_i. Time runs in units of 1/k_on·nM. The sites are followed by Gillespie's algorithm, all at once;
what is counted at the end knows nothing of the formula. Limits: one common k_on, which equilibrium does not notice.
"""

from collections.abc import Sequence

import numpy as np

from course_lib.checks import array_of_numbers, number, whole_number
from course_lib.errors import CourseError


def simulate_sites(
    concentrations_nM: Sequence[float],
    kis_nM: Sequence[float],
    *,
    sites: int = 20_000,
    seed: int = 7,
    relaxations: float = 8.0,
) -> np.ndarray:
    """Share of the simulated sites that each drug holds at the end, shape (drugs,).

    Starts from empty sites and runs `relaxations` times the slowest release. Raises `CourseError` for no drug at
    all, lists of different length, and more than a million sites. Source: Gillespie 1977.

    >>> simulate_sites([3.0], [3.0], sites=40_000).round(2).tolist()
    [0.5]
    """
    C = array_of_numbers(
        "concentrations_nM", concentrations_nM, dimensions=1, at_least=0, because="drug is there or not."
    )
    K = array_of_numbers("kis_nM", kis_nM, dimensions=1, above=0, because="it is a rate over a rate.")
    if len(C) != len(K) or C.sum() == 0:
        raise CourseError(
            f"There are {len(C)} concentrations, {C.sum():g} nM in all, and {len(K)} Ki, but each drug must have both and one must be there."
        )
    count = whole_number("sites", sites, at_least=1, at_most=1_000_000, because="each site is followed.")
    long = number(
        "relaxations", relaxations, above=0, at_most=100, because="the sites must come to equilibrium."
    )
    rng, end = np.random.default_rng(seed), long / K.min()
    holder, clock = np.full(count, -1), np.zeros(count)  # −1: free
    running = np.arange(count)
    while running.size:
        free = holder[running] < 0
        rate = np.where(free, C.sum(), K[np.maximum(holder[running], 0)])
        clock[running] += rng.exponential(1.0, running.size) / rate
        running, free = running[clock[running] < end], free[clock[running] < end]
        bound = rng.choice(len(C), size=running.size, p=C / C.sum())
        holder[running] = np.where(free, bound, -1)
    return np.bincount(holder[holder >= 0], minlength=len(C)) / count
