"""How many people a trial needs, what it can see with those it has, and what is left at the end of an open one."""

import math

from course_lib.checks import number, whole_number
from course_lib.models.trial.recovered import critical, se_from_sd


def power(difference: float, sd: float, n_per_arm: int, *, alpha: float = 0.05) -> float:
    """Chance that a trial of two equal arms finds a true difference with P below alpha, on either side.

    Normal distribution, known SD. Raises `CourseError` for arms of fewer than two.

    >>> round(power(2.0, 3.5, 49), 2)
    0.81
    """
    from scipy.special import ndtr

    shift = abs(number("difference", difference, because="it is a difference of means.")) / se_from_sd(
        number("sd", sd, above=0, because="without a spread one pair of people is enough."),
        n_per_arm,
        n_per_arm,
    )
    z = critical(alpha)
    return float(ndtr(shift - z) + ndtr(-shift - z))


def people_per_arm(difference: float, sd: float, *, chance: float = 0.8, alpha: float = 0.05) -> int:
    """Fewest people in each of two arms so that a true difference is found with this chance, 2 (z + z′)² SD²/δ².

    Raises `CourseError` for a difference of 0 and for a chance not between alpha and 1.

    >>> people_per_arm(2.0, 3.5)
    49
    """
    from scipy.special import ndtri

    size = abs(number("difference", difference, because="it is a difference of means."))
    number("size of the difference", size, above=0, because="no trial is large enough to find nothing.")
    spread = number("sd", sd, above=0, because="without a spread one pair of people is enough.")
    level = number("alpha", alpha, above=0, below=1, because="it is a chance of a false find.")
    wanted = number("chance", chance, above=level, below=1, because="below alpha no trial is needed.")
    n = 2 * ((critical(level) + float(ndtri(wanted))) * spread / size) ** 2
    return max(2, math.ceil(n - 1e-9))


def mean_of_all(mean_of_seen: float, seen: int, started: int, *, mean_of_unseen: float) -> float:
    """Mean change of all who started, if those who were not seen changed by `mean_of_unseen`.

    Raises `CourseError` for more people seen than started.

    >>> [round(mean_of_all(-11.0, 74, 107, mean_of_unseen=m), 1) for m in (0, -2, -5)]
    [-7.6, -8.2, -9.1]
    """
    all_of_them = whole_number("started", started, at_least=1, because="a mean needs somebody.")
    k = whole_number("seen", seen, at_least=0, at_most=all_of_them, because="who was seen had started.")
    here = number("mean_of_seen", mean_of_seen, because="it is a mean.")
    gone = number("mean_of_unseen", mean_of_unseen, because="it is a mean.")
    return (k * here + (all_of_them - k) * gone) / all_of_them
