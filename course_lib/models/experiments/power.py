"""Two arms of a trial: power, people that are needed, and the interval that is reported instead of a p.

Normal approximation, equal arms, one standard deviation for both.

Source: definition of power; the standard deviation is that of another trial, `rasagiline.off_difference`.
"""

from statistics import NormalDist

import numpy as np

from course_lib.checks import number, whole_number
from course_lib.facts import fact

_NORMAL = NormalDist()
_REACH = _NORMAL.inv_cdf(0.975)
OFF_SD_H = fact("rasagiline.off_sd", "h")
ARM = round(fact("foliglurax.randomised", "1") / 3)  # three arms alike: assumed


def standard_error(sd: float, people: float) -> float:
    """Standard error of a difference between two arms of so many people each.

    Raises `CourseError` for a standard deviation not above 0 and fewer than 2 people.

    >>> round(standard_error(1.95, 52), 3)
    0.382
    """
    spread = number("sd", sd, above=0, because="people differ.")
    arm = number("people", people, at_least=2, because="one person does not show how much people differ.")
    return float(spread * np.sqrt(2.0 / arm))


def power(difference: float, sd: float, people: float) -> float:
    """Probability that a two-sided test at 5 % finds this true difference.

    Raises `CourseError` as `standard_error` does.

    >>> round(power(0.44, 1.95, 52), 2), round(power(0.0, 1.95, 52), 2)
    (0.21, 0.05)
    """
    shift = number("difference", difference, because="it is the true difference.") / standard_error(
        sd, people
    )
    return _NORMAL.cdf(shift - _REACH) + _NORMAL.cdf(-_REACH - shift)


def simulated_power(difference: float, sd: float, people: int, trials: int = 20_000, seed: int = 1) -> float:
    """The same by simulated trials, a second route.

    >>> abs(simulated_power(0.44, 1.95, 52) - power(0.44, 1.95, 52)) < 0.01
    True
    """
    arm = whole_number(
        "people", people, at_least=2, because="one person does not show how much people differ."
    )
    error = standard_error(sd, arm)
    found = np.random.default_rng(seed).normal(difference, error, trials)
    return float((np.abs(found) > _REACH * error).mean())


def people_needed(difference: float, sd: float, wanted: float = 0.8) -> int:
    """People in each arm for this power, 2 (2.80 σ/δ)² at 80 %, rounded up.

    Raises `CourseError` for a difference or a standard deviation not above 0, and a power outside 0.05 to 1.

    >>> people_needed(0.44, 1.95), people_needed(1.07, 1.95)
    (309, 53)
    """
    delta = number("difference", difference, above=0, because="no number of people finds nothing.")
    spread = number("sd", sd, above=0, because="people differ.")
    share = number("wanted", wanted, above=0.05, below=1, because="it is the power that is wanted.")
    return int(np.ceil(2.0 * ((_REACH + _NORMAL.inv_cdf(share)) * spread / delta) ** 2))


def interval(difference: float, sd: float, people: float) -> tuple[float, float]:
    """95 % interval of a measured difference.

    >>> [round(end, 2) for end in interval(0.44, 1.95, 52)]
    [-0.31, 1.19]
    """
    reach = _REACH * standard_error(sd, people)
    return difference - reach, difference + reach
