"""Responders: the tail of a distribution behind a cut, and the number needed to treat that follows.

Changes of single people are taken as normal around their arm's mean. A responder is who falls by at least a share of
the baseline; the baseline is taken as the same for all.
"""

import math

from course_lib.checks import fraction, number, whole_number
from course_lib.errors import CourseError


def responder_share(mean_change: float, sd: float, *, baseline: float, cut: float = 0.5) -> float:
    """Share of people whose change is at most −cut × baseline, Φ((−cut × baseline − mean)/SD).

    Raises `CourseError` for a spread or a baseline not above 0 and a cut outside 0 to 1.

    >>> [round(responder_share(mean, 3.5, baseline=b), 3) for mean, b in ((-0.1, 9.9), (-1.9, 9.8), (-3.2, 10.4))]
    [0.083, 0.196, 0.284]
    """
    from scipy.special import ndtr

    mean = number("mean_change", mean_change, because="it is a mean.")
    spread = number("sd", sd, above=0, because="without a spread all are responders or none.")
    start = number("baseline", baseline, above=0, because="a share of no score is nothing.")
    share = fraction("cut", cut, because="it is a share of the baseline.")
    return float(ndtr((-share * start - mean) / spread))


def needed_to_treat(share_drug: float, share_placebo: float) -> float:
    """Number needed to treat, 1/(p₁ − p₀): people treated for one more responder than on placebo.

    Raises `CourseError` for equal shares, which no number of people turns into one more.

    >>> round(needed_to_treat(0.4, 0.087), 1)
    3.2
    """
    gain = _share("share_drug", share_drug) - _share("share_placebo", share_placebo)
    if gain == 0:
        raise CourseError(
            "The shares are equal, but must differ: with no difference no number of people gives one more responder."
        )
    return 1 / gain


def wilson(events: int, people: int, *, level: float = 0.95) -> tuple[float, float]:
    """Confidence interval of a share by Wilson's score; it stays inside 0 to 1, at no event too.

    Raises `CourseError` for more events than people, and for nobody.

    >>> [round(end, 3) for end in wilson(0, 30)]
    [0.0, 0.114]
    """
    from scipy.special import ndtri

    n = whole_number("people", people, at_least=1, because="a share needs somebody.")
    k = whole_number("events", events, at_least=0, at_most=n, because="each person counts once at most.")
    inside = number("level", level, above=0, below=1, because="an interval holds some of the chances.")
    z = float(ndtri(0.5 + inside / 2))
    middle, root = 2 * k + z * z, z * math.sqrt(z * z + 4 * k * (1 - k / n))
    low, high = ((middle + sign * root) / (2 * (n + z * z)) for sign in (-1, 1))
    return (0.0 if k == 0 else low, 1.0 if k == n else high)


def difference_interval(
    events_drug: int, n_drug: int, events_placebo: int, n_placebo: int, *, level: float = 0.95
) -> tuple[float, float]:
    """Confidence interval of p₁ − p₀ by Newcombe's method 10, from the Wilson intervals of both arms.

    Raises `CourseError` as `wilson` does. Source: Newcombe 1998, Stat Med 17:873.

    >>> [round(end, 4) for end in difference_interval(56, 70, 48, 80)]
    [0.0524, 0.3339]
    """
    low_drug, high_drug = wilson(events_drug, n_drug, level=level)
    low_placebo, high_placebo = wilson(events_placebo, n_placebo, level=level)
    p, q = events_drug / n_drug, events_placebo / n_placebo
    low = p - q - math.hypot(p - low_drug, high_placebo - q)
    return low, p - q + math.hypot(high_drug - p, q - low_placebo)


def needed_interval(
    events_drug: int, n_drug: int, events_placebo: int, n_placebo: int
) -> tuple[float, float] | None:
    """95 % interval of the number needed to treat: the reciprocal ends of Newcombe's; None if that holds zero.

    An interval that holds zero runs from benefit through infinity to harm: it has no two ends to print.

    >>> [round(end, 1) for end in needed_interval(28, 70, 6, 69)]
    [2.3, 5.8]
    """
    low, high = difference_interval(events_drug, n_drug, events_placebo, n_placebo)
    return None if low <= 0 <= high else (1 / high, 1 / low)


def _share(name: str, value: float) -> float:
    return fraction(name, value, because="it is a share of people.")
