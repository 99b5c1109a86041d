"""The hidden standard deviation of a change, by three roads: P, the confidence interval, and Cohen's d.

Two arms of n₁ and n₂ people whose changes have the same standard deviation SD: the difference of the two means has the
standard error SE = SD √(1/n₁ + 1/n₂). The normal distribution stands for Student's t, which at 90 people and P 0.0005
makes the SD 4 % smaller; `degrees` asks for t.
"""

import math

from course_lib.checks import number, whole_number

_ARM = "an arm of one has no spread, and its mean no standard error."


def people(name: str, value: object) -> int:
    """The size of an arm, at least two.

    Raises `CourseError` for less and for a part of a person.

    >>> people("n_drug", 45)
    45
    """
    return whole_number(name, value, at_least=2, because=_ARM)


def critical(p: float, *, degrees: float | None = None) -> float:
    """How many standard errors from zero give this two-sided P; by Student's t if degrees of freedom are given.

    Raises `CourseError` for a P of 0 or 1 or outside.

    >>> round(critical(0.05), 2), round(critical(0.0005), 2), round(critical(0.05, degrees=2), 2)
    (1.96, 3.48, 4.3)
    """
    from scipy.special import ndtri, stdtrit

    tail = number(
        "p", p, above=0, below=1, because="a P of 0 or 1 is a rounded one, and no standard error gives it."
    )
    if degrees is None:
        return float(-ndtri(tail / 2))
    free = number("degrees", degrees, above=0, because="a spread needs two observations.")
    return float(-stdtrit(free, tail / 2))


def two_sided_p(difference: float, se: float) -> float:
    """P of a difference with this standard error, two-sided, by the normal distribution.

    Raises `CourseError` for a standard error that is not above 0.

    >>> round(two_sided_p(-1.8, 0.58), 4)
    0.0019
    """
    from scipy.special import ndtr

    size = number("difference", difference, because="it is a difference of means.")
    return float(2 * ndtr(-abs(size) / _se(se)))


def se_from_p(difference: float, p: float, *, degrees: float | None = None) -> float:
    """Standard error of a difference from its P, |difference|/z(P); the first road.

    Raises `CourseError` for a difference of 0, from which no P tells the error, and as `critical` does.

    >>> round(se_from_p(-2.4, 0.0005), 2)
    0.69
    """
    size = abs(number("difference", difference, because="it is a difference of means."))
    number("size of the difference", size, above=0, because="a difference of 0 has P 1 whatever its error.")
    return size / critical(p, degrees=degrees)


def se_from_interval(low: float, high: float, *, level: float = 0.95) -> float:
    """Standard error from the two ends of a confidence interval, (high − low)/(2 z); the second road.

    Raises `CourseError` for ends in the wrong order.

    >>> round(se_from_interval(-4.2, -2.0), 2)
    0.56
    """
    bottom = number("low", low, because="it is an end of an interval.")
    top = number("high", high, above=bottom, because="an interval runs from its low end to its high one.")
    return (top - bottom) / (2 * critical(1 - level))


def sd_from_se(se: float, n_drug: int, n_placebo: int) -> float:
    """Standard deviation of single changes behind the standard error of a difference, SE/√(1/n₁ + 1/n₂).

    Raises `CourseError` for arms of fewer than two people.

    >>> round(sd_from_se(0.6895, 45, 44), 2)
    3.25
    """
    return _se(se) / _share(n_drug, n_placebo)


def se_from_sd(sd: float, n_drug: int, n_placebo: int) -> float:
    """Standard error of the difference of two arms' means, SD √(1/n₁ + 1/n₂); undoes `sd_from_se`.

    >>> round(se_from_sd(3.5, 70, 76), 2)
    0.58
    """
    spread = number("sd", sd, at_least=0, because="a spread is at least 0.")
    return spread * _share(n_drug, n_placebo)


def sd_from_effect_size(difference: float, cohens_d: float) -> float:
    """Standard deviation from a difference and its Cohen's d, |difference|/|d|; the third road.

    Raises `CourseError` for a d of 0.

    >>> round(sd_from_effect_size(-3.1, 0.89), 2)
    3.48
    """
    size = abs(number("difference", difference, because="it is a difference of means."))
    d = abs(number("cohens_d", cohens_d, because="it is a difference in standard deviations."))
    return size / number("size of cohens_d", d, above=0, because="a d of 0 tells nothing of the spread.")


def _share(n_drug: int, n_placebo: int) -> float:
    return math.sqrt(1 / people("n_drug", n_drug) + 1 / people("n_placebo", n_placebo))


def _se(se: float) -> float:
    return number("se", se, above=0, because="a mean of people who differ has an error.")
