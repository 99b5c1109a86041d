"""Months of receptor adaptation in a fraction of a millisecond, driven by any daily course of occupancy.

The equation of `adaptation` is linear in the pool, so an integrating factor solves it: with L(t) = ∫ k (1 + g u),

    R(t) = exp(−L(t)) [R(0) + k (1 + g) ∫ exp(L(s)) ds]

Both integrals are sums over Gauss nodes of each day; no step is taken from day to day.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from course_lib.checks import array_of_numbers
from course_lib.errors import CourseError
from course_lib.models.target.adaptation import (
    Adaptation,
    Striatum,
    dyskinesia,
    parkinsonism,
    require_striatum,
)
from course_lib.models.target.adaptation_drive import day_nodes, drive

_LARGEST_AGE = 600.0  # exp of more overflows; a longer course is cut in two
_LARGEST_DRIVE = 10.0
_SUPPORT = 6  # points of a day through which a pool, which bends little in it, is known at all others
_LARGEST_LOSS_per_day = 2.0  # three nodes a day follow a faster pool no longer to 1e-4


@dataclass(frozen=True, kw_only=True)
class AdaptationCourse:
    """Receptors at the start of each day, shape (days + 1,), and what they did within it, shape (days, nodes).

    `signal` and `balance` are relative to an untreated striatum.

    >>> from course_lib.models.target.adaptation import STRIATUM
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

    >>> from course_lib.models.target.adaptation import STRIATUM
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

    >>> from course_lib.models.target.adaptation import STRIATUM
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
    exposure, spread = _exposure(u.T), _spread(u.shape[1])
    (number, function), within = _pools((striatum.number, striatum.function), exposure, first)
    signal = (within if spread is None else spread @ within).T * u
    return AdaptationCourse(
        striatum=striatum,
        number=number,
        function=function,
        signal=signal,
        balance=signal / tone[:, np.newaxis] if tone.ndim else signal if tone == 1 else signal / tone,
    )


@dataclass(frozen=True, kw_only=True)
class _Exposure:
    """What a day's drive has summed up to: by each support point, shape (points, days), and by its end."""

    so_far: np.ndarray
    whole: np.ndarray


def _exposure(u: np.ndarray) -> _Exposure:
    """The integrals of a drive given at the nodes, shape (nodes, days)."""
    return _Exposure(so_far=_integration(len(u)) @ u, whole=day_nodes(len(u))[1] @ u)


def _pools(pools: tuple[Adaptation, ...], exposure: _Exposure, first: np.ndarray) -> tuple:
    """Pools at the starts of days, (pools, days + 1); the last one also at each day's support points, (points, days)."""
    rates = [(one.turnover_per_day, one.turnover_per_day * one.gain) for one in pools]
    k, kg = np.array(rates).T[:, :, np.newaxis]  # of the equation: k and k g, a row a pool
    points, weights = day_nodes(len(exposure.so_far))
    grown = np.exp(k * points[:, np.newaxis, np.newaxis] + kg * exposure.so_far[:, np.newaxis])
    made = (k + kg) * grown  # points, pools, days
    whole = (weights @ made.reshape(len(points), -1)).reshape(made.shape[1:])
    starts = _at_starts(k + kg * exposure.whole, whole, first[: len(pools), np.newaxis])
    return starts, (starts[-1, :-1] + _integration(len(points)) @ made[:, -1]) / grown[:, -1]


def _at_starts(lost_log: np.ndarray, made: np.ndarray, first: np.ndarray) -> np.ndarray:
    """Pools at the starts of days, from each day's L and the integral of what is made in it; a row a pool."""
    age = _sums(lost_log)
    if age[:, -1].max() > _LARGEST_AGE:
        half = made.shape[1] // 2
        early = _at_starts(lost_log[:, :half], made[:, :half], first)
        late = _at_starts(lost_log[:, half:], made[:, half:], early[:, -1:])
        return np.concatenate((early, late[:, 1:]), axis=1)
    grown = np.exp(age)
    return (first + _sums(made * grown[:, :-1])) / grown


def _refuse_fast(pools: tuple[Adaptation, ...], highest_drive: float) -> None:
    fastest = max(pool.turnover_per_day * (1 + pool.gain * highest_drive) for pool in pools)
    if fastest > _LARGEST_LOSS_per_day:
        raise CourseError(
            f"A pool loses {fastest:.3g} of itself a day at the highest drive, but must lose at most "
            f"{_LARGEST_LOSS_per_day:g}: adaptation takes days, and looks within a day are few."
        )


def _sums(by_day: np.ndarray) -> np.ndarray:
    """Running sums from zero, along each row."""
    sums = np.zeros((len(by_day), by_day.shape[1] + 1))
    for row, total in zip(by_day, sums, strict=True):  # row by row, which NumPy does five times faster
        row.cumsum(out=total[1:])
    return sums


def _support(nodes_per_day: int) -> int:
    return min(nodes_per_day, _SUPPORT)


@lru_cache
def _integration(nodes_per_day: int) -> np.ndarray:
    """Matrix that takes values at the nodes to integrals from the day's start to each support point.

    Through Legendre's polynomials, which Gauss nodes keep orthogonal; ∫P_k = (P_k+1 − P_k−1)/(2k + 1).
    """
    points, weights = day_nodes(nodes_per_day)
    ends = day_nodes(_support(nodes_per_day))[0]
    values = np.polynomial.legendre.legvander(2 * points - 1, nodes_per_day)[:, :-1]
    reached = np.polynomial.legendre.legvander(2 * ends - 1, nodes_per_day)
    order = np.arange(1, nodes_per_day)
    integrals = np.column_stack((ends, (reached[:, 2:] - reached[:, :-2]) / (2 * (2 * order + 1))))
    return integrals @ _expansion(values, weights)


@lru_cache
def _spread(nodes_per_day: int) -> np.ndarray | None:
    """Matrix that takes values at the support points to the nodes; None where these are the same."""
    support = _support(nodes_per_day)
    if support == nodes_per_day:
        return None
    (points, weights), wanted = day_nodes(support), day_nodes(nodes_per_day)[0]
    known, asked = (np.polynomial.legendre.legvander(2 * at - 1, support - 1) for at in (points, wanted))
    return asked @ _expansion(known, weights)


def _expansion(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Matrix that takes values at Gauss nodes to the coefficients of Legendre's polynomials."""
    odd = 2 * np.arange(values.shape[1]) + 1
    return odd[:, np.newaxis] * values.T * weights
