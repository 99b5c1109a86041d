"""Three factors: an event tags a synapse, dopamine meets the tag, and the weight changes.

An event (input and output of a neuron together) leaves a tag that rises and fades; dopamine above or below its tone
changes the weight while the tag lasts:

    Δw ∝ ∫ e(t) [D(t) − D₀] dt,    e(t) = exp(−t/τf) − exp(−t/τr)

A pulse of dopamine that comes a delay d after the event and then decays with τd gives, for d ≥ 0,

    Δw ∝ τf τd/(τf + τd) exp(−d/τf) − τr τd/(τr + τd) exp(−d/τr)

Measured: the delays at which dopamine enlarges spines (`learning.reward_window`). Published model: τf and τd.
OURS: the rise τr, chosen so that the window opens late, and that a D2 synapse answers with the sign turned.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from course_lib.checks import array_of_numbers, number, plain
from course_lib.errors import CourseError
from course_lib.facts import fact, preset

EARLIEST_s, LATEST_s = -5.0, 60.0


@dataclass(frozen=True, kw_only=True)
class Tag:
    """How fast a tag fades and rises, and how fast a pulse of dopamine decays, all in seconds.

    >>> round(strongest_delay_s(TAG), 2)
    0.54
    """

    fades_s: float
    rises_s: float
    dopamine_s: float

    def __post_init__(self) -> None:
        fades = number("fades_s", self.fades_s, above=0, at_most=60, because="a tag fades within seconds.")
        number("rises_s", self.rises_s, at_least=0, below=fades, because="a tag must rise before it fades.")
        number("dopamine_s", self.dopamine_s, above=0, at_most=60, because="a pulse of dopamine decays.")


# The rise is ours: no source gives one.
TAG = preset(
    lambda: Tag(
        fades_s=fact("learning.eligibility_time_constant", "ms") / 1000,
        rises_s=0.5,
        dopamine_s=fact("learning.dopamine_time_constant", "ms") / 1000,
    )
)


def trace(tag: Tag, times_s: object) -> float | np.ndarray:
    """The tag at times (s) after the event, 0 before it; shape of the times.

    Raises `CourseError` for times that are no numbers. Source: the module's equation.

    >>> trace(TAG, [-1.0, 0.0]).tolist()
    [0.0, 0.0]
    """
    t = array_of_numbers("times_s", times_s, because="a tag is looked up in time.")
    after = np.maximum(t, 0.0)
    rising = np.exp(-after / tag.rises_s) if tag.rises_s else np.zeros_like(after)
    return plain(np.where(t >= 0, np.exp(-after / tag.fades_s) - rising, 0.0))


def weight_change(tag: Tag, delay_s: object) -> float | np.ndarray:
    """Area under tag × dopamine for a pulse so many seconds after the event, in s; shape of the delay.

    Raises `CourseError` for a delay before the event. Source: the module's second equation.

    >>> (weight_change(TAG, [0.0, 0.5, 5.0]) / weight_change(TAG, strongest_delay_s(TAG))).round(2)
    array([0.49, 1.  , 0.02])
    """
    because = "dopamine that came before the event meets no tag, but for what is left of it (`meeting`)."
    d = array_of_numbers("delay_s", delay_s, at_least=0, at_most=LATEST_s, because=because)
    return plain(_area(tag.fades_s, tag, d) - _area(tag.rises_s, tag, d))


def _area(own_s: float, tag: Tag, d: np.ndarray) -> np.ndarray:
    if own_s == 0:
        return np.zeros_like(d)
    return own_s * tag.dopamine_s / (own_s + tag.dopamine_s) * np.exp(-d / own_s)


def strongest_delay_s(tag: Tag) -> float:
    """Delay (s) at which dopamine changes the weight most; 0 for a tag that rises at once.

    >>> from dataclasses import replace
    >>> strongest_delay_s(replace(TAG, rises_s=0))
    0.0
    """
    if tag.rises_s == 0:
        return 0.0
    ratio = (tag.fades_s + tag.dopamine_s) / (tag.rises_s + tag.dopamine_s)
    # Both areas fall; their difference is largest where they fall equally fast.
    return float(np.log(ratio) / (1 / tag.rises_s - 1 / tag.fades_s))


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """Tag and dopamine over time (s), shape (times,), and the area of their product, relative to the best short pulse.

    `dopamine` is above or below its tone, in units of the tone. `go` is the change of a Go synapse, `nogo` that of a
    NoGo synapse, whose sign is turned (ours).
    """

    times_s: np.ndarray
    tag: np.ndarray
    dopamine: np.ndarray
    go: float

    @property
    def nogo(self) -> float:
        """Relative change of a NoGo synapse by the same dopamine."""
        return -self.go


def meeting(
    tag: Tag, delay_s: float, *, length_s: float = 0.0, dip: bool = False, until_s: float = 8.0
) -> Meeting:
    """A tag set at 0 s and dopamine that begins at a delay, lasts and then decays; a dip is as deep as a burst is high.

    A negative delay is dopamine that came first: only its remainder meets the tag.
    Raises `CourseError` for delays outside −5 to 60 s and for negative lengths. Source: the first equation, by Simpson.

    >>> round(meeting(TAG, strongest_delay_s(TAG)).go, 3), round(meeting(TAG, -1.0).go, 3)
    (1.0, 0.003)
    """
    because = "seconds are watched around an event."
    start = number("delay_s", delay_s, at_least=EARLIEST_s, at_most=LATEST_s, because=because)
    lasts = number(
        "length_s", length_s, at_least=0, at_most=LATEST_s, because="dopamine lasts some time or none."
    )
    until = number("until_s", until_s, above=0, at_most=200, because="a picture has an end.")
    shown = np.linspace(EARLIEST_s / 2.5, until, 801)
    sign = -1.0 if dip else 1.0
    best = weight_change(tag, strongest_delay_s(tag))
    return Meeting(
        times_s=shown,
        tag=np.asarray(trace(tag, shown)),
        dopamine=sign * _pulse(tag, shown, start, lasts),
        go=sign * _product(tag, start, lasts) / best,
    )


def _pulse(tag: Tag, t: np.ndarray, start: float, lasts: float) -> np.ndarray:
    since_end = np.maximum(t - start - lasts, 0.0)
    return np.where(t >= start, np.exp(-since_end / tag.dopamine_s), 0.0)


def _product(tag: Tag, start: float, lasts: float) -> float:
    """The integral, in parts between the corners of the pulse, each by Simpson's rule."""
    corners = sorted({0.0, max(start, 0.0), max(start + lasts, 0.0)})
    ends = [*corners, corners[-1] + 12 * (tag.fades_s + tag.dopamine_s)]
    total = 0.0
    for a, b in pairwise(ends):
        t = np.linspace(a, b, 2001)
        inside = np.where(t == b, b - 1e-12, t)  # the left limit at a corner
        y = np.asarray(trace(tag, t)) * _pulse(tag, np.maximum(inside, a), start, lasts)
        total += (b - a) / 6000 * (y[0] + y[-1] + 4 * y[1:-1:2].sum() + 2 * y[2:-1:2].sum())
    return float(total)


def window_s(tag: Tag, share: float = 0.5) -> tuple[float, float]:
    """First and last delay (s) at which a pulse works at least so well, relative to the best one.

    Raises `CourseError` for a share outside 0 to 1 and where zero delay is already above it.

    >>> [round(end, 2) for end in window_s(TAG)]
    [0.0, 1.77]
    """
    part = number("share", share, above=0, below=1, because="it is relative to the best delay.")
    best = strongest_delay_s(tag)
    level = part * weight_change(tag, best)
    if weight_change(tag, 0.0) > level:
        raise CourseError(
            f"share is {part:g}, but must be above {weight_change(tag, 0.0) / level * part:.2g}: "
            "at zero delay the tag already works better than that."
        )
    return _crossing(tag, level, 0.0, best), _crossing(tag, level, LATEST_s, best)


def _crossing(tag: Tag, level: float, low: float, high: float) -> float:
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if weight_change(tag, middle) > level else (middle, high)
    return (low + high) / 2
