"""A slow store of trouble beside the receptors: why movements come on treatment and stay for years.

Receptors adapt within weeks and keep the signal S at or below normal as long as a block is steady: they cannot make
dyskinesia under it. A store L that fills and empties over months can; movement follows the balance S + L:

    dL/dt = (G x(t) − L)/τ,    at rest L = G x

x is what fills the store: the share of D2 receptors that an antipsychotic holds, or the receptors' excess function
above a threshold. Both give onset in the second year of a steady block and slow remission after it; a year on a VMAT2
inhibitor, which sensitises receptors but holds none, tells them apart.

A stronger block fills the store more and masks more of it, since S falls: the model does not say that dyskinesia comes
sooner at a higher occupancy, as `dyskinesia.trough_occupancy_became` may suggest.

ILLUSTRATION: G and the threshold are chosen so that dyskinesia begins in the second year. τ rests on one study of
recovery after stopping (`dyskinesia.improvement_time`): there the rating first halved in that time, here the store does,
so the score, what exceeds a threshold, falls too fast. What the store is, a trace in striatal synapses, learning, or
damage, is not known. Source: after the hypothesis of Teo, Edwards & Bhatia 2012, in one line.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, number, one_of
from course_lib.facts import fact
from course_lib.models.target.adaptation import Striatum
from course_lib.models.target.adaptation_course import AdaptationCourse, simulate_treatment
from course_lib.models.target.adaptation_drive import day_nodes

DAYS_PER_MONTH = 365.25 / 12
FEEDS = {
    "blockade": "the share of D2 receptors that an antipsychotic holds",
    "supersensitivity": "the receptors' function above a threshold",
}


@dataclass(frozen=True, kw_only=True)
class SlowStore:
    """What fills the store, how much it holds at rest per unit of that, and how fast it empties.

    `fed_by` is one of `FEEDS`; `gain` is G, in normal balances; feeding counts above `threshold`.

    >>> round(SlowStore(fed_by="blockade", gain=0.9, half_time_months=7).time_constant_days / DAYS_PER_MONTH, 1)
    10.1
    """

    fed_by: str
    gain: float
    half_time_months: float
    threshold: float = 0.0

    def __post_init__(self) -> None:
        one_of("fed_by", self.fed_by, FEEDS, because="these two are told apart here.")
        number(
            "gain", self.gain, at_least=0, at_most=100, because="a store adds to the balance or does nothing."
        )
        number(
            "half_time_months",
            self.half_time_months,
            above=0,
            because="a store empties over time, if slowly.",
        )
        number("threshold", self.threshold, at_least=0, because="nothing is fed by less than nothing.")

    @property
    def time_constant_days(self) -> float:
        """τ: after it 37 % of the store is left, in days."""
        return self.half_time_months * DAYS_PER_MONTH / float(np.log(2))


@dataclass(frozen=True, kw_only=True)
class StoreCourse:
    """Daily means over a treatment, each of shape (days,): signal S, store L, and their sum, the balance."""

    receptors: AdaptationCourse
    signal: np.ndarray
    store: np.ndarray

    @property
    def balance(self) -> np.ndarray:
        """S + L: dyskinesia begins where it passes the striatum's upper threshold."""
        return self.signal + self.store

    @property
    def onset_month(self) -> float | None:
        """Months until dyskinesia begins, or None where it never does."""
        over = np.flatnonzero(self.balance > self.receptors.striatum.dyskinesia_above)
        return float(over[0] / DAYS_PER_MONTH) if over.size else None


def filled(store: SlowStore, feed: object, start: float = 0.0) -> np.ndarray:
    """The store on the morning of each day, shape (days + 1,), fed by daily amounts of shape (days,).

    Exact for a feed that is constant within a day. Raises `CourseError` for feeds below zero.

    >>> steady = SlowStore(fed_by="blockade", gain=1.0, half_time_months=1)
    >>> filled(steady, [0.5] * 1000)[[0, -1]].round(3)
    array([0. , 0.5])
    """
    because = "it lists what fills the store, a number a day."
    given = array_of_numbers("feed", feed, dimensions=1, at_least=0, because=because)
    first = number("start", start, at_least=0, because="a store holds something or nothing.")
    kept = float(np.exp(-1 / store.time_constant_days))
    towards = store.gain * np.maximum(0.0, given - store.threshold) * (1 - kept)
    held = np.empty(len(given) + 1)
    held[0] = first
    for day, added in enumerate(towards.tolist()):
        held[day + 1] = kept * held[day] + added
    return held


def simulate_with_store(
    striatum: Striatum, store: SlowStore, antagonist: object, vmat2: object = 0.0
) -> StoreCourse:
    """Signal, store and balance by day under an antipsychotic and a VMAT2 inhibitor.

    Occupancies at the nodes of each day, as `simulate_treatment` takes them. Raises `CourseError` as it does.

    >>> from course_lib.models.target.adaptation import STRIATUM
    >>> steady_block = np.full((1000, 3), 0.73)
    >>> round(simulate_with_store(STRIATUM, FED_BY_BLOCKADE, steady_block).onset_month)
    18
    """
    course = simulate_treatment(striatum, antagonist, vmat2)
    if store.fed_by == "blockade":
        held = np.broadcast_to(np.asarray(antagonist, dtype=float), course.signal.shape)
        feed = held @ day_nodes(held.shape[1])[1]
    else:
        feed = course.function[:-1]
    return StoreCourse(receptors=course, signal=course.daily_signal, store=filled(store, feed)[:-1])


_HALF_TIME_MONTHS = fact("dyskinesia.improvement_time", "month")
FED_BY_BLOCKADE = SlowStore(
    fed_by="blockade", gain=0.9, half_time_months=_HALF_TIME_MONTHS
)  # gain: illustrative
FED_BY_SUPERSENSITIVITY = SlowStore(  # gain and threshold: illustrative
    fed_by="supersensitivity", gain=0.7, half_time_months=_HALF_TIME_MONTHS, threshold=1.5
)
