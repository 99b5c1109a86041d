"""Months of receptor adaptation in a fraction of a millisecond, driven by any daily course of occupancy.

The equation of `adaptation` is linear in the pool, so an integrating factor solves it: with L(t) = ∫ k (1 + g u),

    R(t) = exp(−L(t)) [R(0) + k (1 + g) ∫ exp(L(s)) ds]

Both integrals are sums over the Gauss nodes of each day; no step is taken from day to day.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from course_lib.checks import array_of_numbers
from course_lib.errors import CourseError
from course_lib.models.adaptation import Adaptation, Striatum, dyskinesia, parkinsonism, require_striatum
from course_lib.models.adaptation_drive import day_nodes, drive

_LARGEST_AGE = 600.0  # exp of more overflows; a longer course is cut in two
_LARGEST_DRIVE = 10.0
_LARGEST_LOSS_per_day = 2.0  # three nodes a day follow a faster pool no longer to 1e-4


@dataclass(frozen=True, kw_only=True)
class AdaptationCourse:
    """Receptors at the start of each day, shape (days + 1,), and what they did within it, shape (days, nodes).

    `signal` and `balance` are relative to an untreated striatum.

    >>> from course_lib.models.adaptation import STRIATUM
    >>> simulate_adaptation(STRIATUM, [[0.3] * 3] * 300).number[[0, -1]].round(2)
    array([1. , 1.3])
    """

    striatum: Striatum
    number: np.ndarray
    function: np.ndarray
    signal: np.ndarray
    balance: np.ndarray

    @property
    def days(self) -> np.ndarray:
        """Days since the first dose at which the receptors are given."""
        return np.arange(len(self.number))

    @property
    def sensitivity(self) -> np.ndarray:
        """Function of one receptor: functional receptors over all receptors."""
        return self.function / self.number

    @property
    def daily_signal(self) -> np.ndarray:
        """Mean signal of each day."""
        return self._mean(self.signal)

    @property
    def daily_balance(self) -> np.ndarray:
        """Mean balance of each day."""
        return self._mean(self.balance)

    @property
    def daily_parkinsonism(self) -> np.ndarray:
        """Mean parkinsonism of each day, from 0 to 1."""
        return self._mean(parkinsonism(self.striatum, self.balance))

    @property
    def daily_dyskinesia(self) -> np.ndarray:
        """Mean dyskinesia of each day, in normal balances."""
        return self._mean(dyskinesia(self.striatum, self.balance))

    def _mean(self, at_nodes: np.ndarray) -> np.ndarray:
        return at_nodes @ day_nodes(at_nodes.shape[1])[1]


def simulate_adaptation(
    striatum: Striatum,
    drive_at_nodes: object,
    *,
    acetylcholine: object = 1.0,
    start: tuple[float, float] = (1.0, 1.0),
) -> AdaptationCourse:
    """The course of receptors, signal and movements under a drive given at the nodes of each day.

    `drive_at_nodes` has shape (days, nodes), see `adaptation_drive.drive`; `acetylcholine` is 1 without drugs, less
    under an anticholinergic, one number or one per day. `start` holds number and function on the first day.
    Raises `CourseError` for a drive that is no table or below zero, for acetylcholine of zero or less, and for pools
    that turn over within a day. Source: the equation of `adaptation`, by integrating factor.

    >>> from course_lib.models.adaptation import STRIATUM
    >>> simulate_adaptation(STRIATUM, [[0.3] * 3] * 2).function.round(3)
    array([1.   , 1.079, 1.153])
    """
    limits = {"at_least": 0, "at_most": _LARGEST_DRIVE}
    because = "it compares dopamine's hold with the normal one, a row a day."
    u = array_of_numbers("drive_at_nodes", drive_at_nodes, dimensions=2, because=because, **limits)
    return _course(require_striatum(striatum), u, acetylcholine, start)


def simulate_treatment(
    striatum: Striatum,
    antagonist: object,
    vmat2: object = 0.0,
    *,
    acetylcholine: object = 1.0,
    start: tuple[float, float] = (1.0, 1.0),
) -> AdaptationCourse:
    """The course of receptors, signal and movements under an antipsychotic and a VMAT2 inhibitor.

    Both occupancies are given at the nodes of each day, shape (days, nodes), or in shapes that broadcast with it;
    `acetylcholine` and `start` as in `simulate_adaptation`.
    Raises `CourseError` as `adaptation_drive.drive` and `simulate_adaptation` do. Source: theirs.

    >>> from course_lib.models.adaptation import STRIATUM
    >>> simulate_treatment(STRIATUM, [[0.7] * 3] * 2).function.round(3)
    array([1.   , 1.079, 1.153])
    """
    u = drive(striatum, antagonist, vmat2)
    if np.ndim(u) != 2 or np.shape(u)[1] < 2:
        raise CourseError(
            f"The occupancies give a drive of shape {np.shape(u)}, but one of them must have a row a day and a "
            "column a node: daily_occupancy makes such a table."
        )
    return _course(striatum, u, acetylcholine, start)


def _course(striatum: Striatum, u: np.ndarray, acetylcholine: object, start: object) -> AdaptationCourse:
    because = "it is relative to no drug, and the balance divides by it."
    tone = array_of_numbers("acetylcholine", acetylcholine, above=0, because=because)
    if tone.ndim > 1 or (tone.ndim == 1 and len(tone) != len(u)):
        raise CourseError(
            f"acetylcholine has shape {tone.shape}, but must be one number or {len(u)}: one for each day."
        )
    because = "it holds the number and the function of the receptors on the first day."
    first = array_of_numbers("start", start, least_items=2, dimensions=1, at_least=0, because=because)
    _refuse_fast((striatum.number, striatum.function), float(u.max()))
    number, *_ = _pool(striatum.number, u.T, first[0])
    function, made, grown = _pool(striatum.function, u.T, first[1])
    signal = ((function[:-1] + _integration(u.shape[1]) @ made) / grown).T * u
    return AdaptationCourse(
        striatum=striatum,
        number=number,
        function=function,
        signal=signal,
        balance=signal / (tone[:, np.newaxis] if tone.ndim else tone),
    )


def _pool(pool: Adaptation, u: np.ndarray, first: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A pool at the starts of days, shape (days + 1,); the rate at which it is made times exp(L); exp(L).

    `u` and the last two have shape (nodes, days), L counting from the day's start.
    """
    k, g = pool.turnover_per_day, pool.gain  # symbols of the equation
    weights, loss = day_nodes(len(u))[1], k + k * g * u
    grown = np.exp(_integration(len(u)) @ loss)
    made = k * (1 + g) * grown
    return _at_starts(weights @ loss, weights @ made, first), made, grown


def _at_starts(lost_log: np.ndarray, made: np.ndarray, first: float) -> np.ndarray:
    """The pool at the starts of days, from each day's L and the integral of what is made in it."""
    age = _sums(lost_log)
    if age[-1] > _LARGEST_AGE:
        half = len(made) // 2
        early = _at_starts(lost_log[:half], made[:half], first)
        return np.concatenate((early, _at_starts(lost_log[half:], made[half:], early[-1])[1:]))
    grown = np.exp(age)
    return (first + _sums(made * grown[:-1])) / grown


def _refuse_fast(pools: tuple[Adaptation, ...], highest_drive: float) -> None:
    fastest = max(pool.turnover_per_day * (1 + pool.gain * highest_drive) for pool in pools)
    if fastest > _LARGEST_LOSS_per_day:
        raise CourseError(
            f"A pool loses {fastest:.3g} of itself a day at the highest drive, but must lose at most "
            f"{_LARGEST_LOSS_per_day:g}: adaptation takes days, and looks within a day are few."
        )


def _sums(by_day: np.ndarray) -> np.ndarray:
    """Running sums from zero."""
    sums = np.zeros(len(by_day) + 1)
    np.cumsum(by_day, out=sums[1:])
    return sums


@lru_cache
def _integration(nodes_per_day: int) -> np.ndarray:
    """Matrix that takes values at the nodes to integrals from the day's start to each node.

    Through Legendre's polynomials, which Gauss nodes keep orthogonal; ∫P_k = (P_k+1 − P_k−1)/(2k + 1).
    """
    points, weights = day_nodes(nodes_per_day)
    values = np.polynomial.legendre.legvander(2 * points - 1, nodes_per_day)
    order = np.arange(1, nodes_per_day)
    integrals = np.column_stack((points, (values[:, 2:] - values[:, :-2]) / (2 * (2 * order + 1))))
    odd = 2 * np.arange(nodes_per_day) + 1
    return integrals @ (odd[:, np.newaxis] * values[:, :-1].T * weights)
