"""Catalepsy over days: one test a day, one movement each, latency read before the weights change.

    latency = shortest × exp(−[S G − (2 − S) N]), at most the cut-off

A rat stands with its forepaws on a bar; the latency is the time until it steps down, which is the performed movement. Each
room has its own two weights (ours, after the measured context: `catalepsy.sensitisation`); the signal has not.
OURS: that performing teaches (the authors of the measurement speak of classical conditioning), the shape of the latency,
5 s as its scale, 70 % block at each test and none overnight, receptors held at 1.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, number
from course_lib.errors import CourseError
from course_lib.facts import claimed, preset
from course_lib.models.learning.opponents import BAR, Opponents, updated

BLOCKED_SIGNAL = 0.3  # illustrative: 70 % of D2 receptors blocked, with receptors held at 1
SCALE_s = 5.0  # illustrative: e² times the latency of an untaught, untreated rat is this much more
CUT_OFF_s = preset(lambda: claimed("catalepsy.cut_off", "s"))


@dataclass(frozen=True, kw_only=True)
class Bar:
    """Latencies (s) of one test a day, shape (days,), and the weights of the room before each test, shape (days,)."""

    latency_s: np.ndarray
    go: np.ndarray
    nogo: np.ndarray


def latency_s(signal: float, go: float, nogo: float, *, go_signal: float | None = None) -> float:
    """Time (s) until the rat steps down; `go_signal` is what the Go weight reads, the same signal unless it is given.

    Raises `CourseError` for a signal below zero or above 2. Source: the module's equation, ours.

    >>> round(latency_s(0.3, 1.0, 1.0), 1), round(latency_s(1.0, 1.0, 1.0), 1)
    (20.3, 5.0)
    """
    because = "it is dopamine's signal, 1 without drugs."
    s = number("signal", signal, at_least=0, at_most=2, because=because)
    d1 = s if go_signal is None else number("go_signal", go_signal, at_least=0, at_most=2, because=because)
    return float(min(SCALE_s * np.exp(-(d1 * go - (2 - s) * nogo)), CUT_OFF_s))


def days_on_the_bar(
    signals: object, rooms: object = "old", *, opponents: Opponents = BAR, spared: bool = False
) -> Bar:
    """A test a day with this signal in this room, shape (days,); one room may be given for all days.

    `spared` lets the Go weight read a normal signal, as if D1 were out of the drug's reach.
    Raises `CourseError` for signals outside 0 to 2 and rooms that are not one a day.

    >>> days_on_the_bar([0.3] * 10).latency_s[[0, 4, 9]].round(1)
    array([20.3, 43. , 87.4])
    """
    s = array_of_numbers("signals", signals, dimensions=1, at_least=0, at_most=2, because="one test a day.")
    places = [rooms] * len(s) if isinstance(rooms, str) else list(rooms)
    if len(places) != len(s):
        raise CourseError(f"rooms lists {len(places)} rooms, but must list {len(s)}: one test a day.")
    weights: dict[str, tuple[float, float]] = {}
    seen = []
    for signal, room in zip(s.tolist(), places, strict=True):
        go, nogo = weights.get(room, (1.0, 1.0))
        to_go = 1.0 if spared else signal
        seen.append((latency_s(signal, go, nogo, go_signal=to_go), go, nogo))
        taught_go, _ = updated(opponents, go, nogo, to_go - 1)
        _, taught_nogo = updated(opponents, go, nogo, signal - 1)
        weights[room] = taught_go, taught_nogo
    latency, go_row, nogo_row = np.array(seen).T
    return Bar(latency_s=latency, go=go_row, nogo=nogo_row)
