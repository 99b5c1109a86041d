"""Three clocks of a drug's effect: plasma, membrane, site; the slowest sets the end.

A chain of first-order steps, each fed by the one before: free drug in plasma, free drug in brain, drug at its site
(linear: far from saturation). All rates 1/h. A swallowed dose adds absorption in front. Source: linear chain, solved
by a matrix exponential.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, number

LN2 = float(np.log(2))
LONGEST_H = 1e5


@dataclass(frozen=True, kw_only=True)
class Clocks:
    """Half-lives (h) of plasma, of the brain's membranes and of the site; absorption rate (1/h) of a swallowed dose.

    >>> slowest_clock(Clocks(plasma_h=18.5, membrane_h=0.05, site_h=0.2))
    'plasma'
    """

    plasma_h: float
    membrane_h: float
    site_h: float
    absorption_per_h: float = 1.0

    def __post_init__(self) -> None:
        for name in ("plasma_h", "membrane_h", "site_h"):
            number(name, getattr(self, name), above=0, at_most=LONGEST_H, because="each clock runs down.")
        number("absorption_per_h", self.absorption_per_h, above=0, at_most=1e3, because="the dose arrives.")


def slowest_clock(clocks: Clocks) -> str:
    """Name of the clock with the longest half-life: what the effect waits for at the end.

    >>> slowest_clock(Clocks(plasma_h=4.5, membrane_h=0.2, site_h=240.0))
    'site'
    """
    names = ("plasma", "membrane", "site")
    return max(names, key=lambda name: getattr(clocks, f"{name}_h"))


def after_stopping(clocks: Clocks, times_h: object) -> np.ndarray:
    """Plasma, brain and site (relative to steady state) after the last dose, shape (3, times).

    Raises `CourseError` for times below zero. Source: module.

    >>> after_stopping(Clocks(plasma_h=1.0, membrane_h=0.001, site_h=0.001), [0.0, 1.0]).round(2).tolist()
    [[1.0, 0.5], [1.0, 0.5], [1.0, 0.5]]
    """
    return _chain(
        [LN2 / clocks.plasma_h, LN2 / clocks.membrane_h, LN2 / clocks.site_h], [1.0, 1.0, 1.0], times_h
    )


def after_swallowing(clocks: Clocks, times_h: object) -> np.ndarray:
    """Plasma, brain and site after one swallowed dose, shape (3, times); 1 would be the dose all in plasma.

    Raises `CourseError` for times below zero. Source: module.

    >>> bool(after_swallowing(Clocks(plasma_h=18.5, membrane_h=0.05, site_h=0.01), [0.0, 3.4])[0, 1] > 0.8)
    True
    """
    k_plasma, k_membrane, k_site = (
        LN2 / each for each in (clocks.plasma_h, clocks.membrane_h, clocks.site_h)
    )
    gut, into = clocks.absorption_per_h, np.zeros((4, 4))
    into[0, 0] = -gut
    into[1, 0], into[1, 1] = gut, -k_plasma
    into[2, 1], into[2, 2] = k_membrane, -k_membrane
    into[3, 2], into[3, 3] = k_site, -k_site
    return _solved(into, np.array([1.0, 0.0, 0.0, 0.0]), times_h)[1:]


def peak_time_h(clocks: Clocks, longest_h: float = 240.0) -> float:
    """Time (h) at which free drug in the brain is highest after a swallowed dose.

    Source: largest value of `after_swallowing` on a fine grid.

    >>> round(peak_time_h(Clocks(plasma_h=18.5, membrane_h=0.045, site_h=0.01)), 1)
    3.5
    """
    times = np.linspace(
        0.0, number("longest_h", longest_h, above=0, at_most=LONGEST_H, because="it is a time."), 4801
    )
    return float(times[int(np.argmax(after_swallowing(clocks, times)[1]))])


def left_after(time_h: float, half_life_h: float) -> float:
    """Share that is left after a time, 2^(−t/T), between 0 and 1.

    >>> left_after(1.0, 0.5)
    0.25
    """
    t = number("time_h", time_h, at_least=0, because="time runs forward.")
    return float(2.0 ** (-t / number("half_life_h", half_life_h, above=0, because="a half-life is a time.")))


def _chain(rates_per_h: list[float], start: list[float], times_h: object) -> np.ndarray:
    into = np.diag([-rate for rate in rates_per_h])
    for step, rate in enumerate(rates_per_h[1:], start=1):
        into[step, step - 1] = rate
    return _solved(into, np.array(start), times_h)


def _solved(into_per_h: np.ndarray, start: np.ndarray, times_h: object) -> np.ndarray:
    from scipy.linalg import expm

    times = array_of_numbers(
        "times_h", times_h, dimensions=1, at_least=0, because="time runs from the dose on."
    )
    steps, which = np.unique(np.diff(times, prepend=0.0).round(12), return_inverse=True)
    moves = [expm(into_per_h * step) for step in steps]
    states = np.empty((len(start), len(times)))
    state = start
    for i, step in enumerate(which):
        state = moves[step] @ state
        states[:, i] = state
    return states
