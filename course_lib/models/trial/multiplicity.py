"""Many tests on one trial: how often chance alone finds something, and three ways to hold that at 5 %."""

import math

import numpy as np

from course_lib.checks import number, whole_number
from course_lib.models.roots import root_between
from course_lib.models.trial.recovered import critical

# Gauss's rule; 200 nodes give twelve digits up to a correlation of 0.99, where the integrand is steepest.
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(200)


def error_of_any(tests: int, *, alpha: float = 0.05) -> float:
    """Chance that at least one of several independent tests of nothing has P below alpha, 1 − (1 − α)^m.

    Raises `CourseError` for no test.

    >>> round(error_of_any(8), 2)
    0.34
    """
    return 1 - (1 - _alpha(alpha)) ** _tests(tests)


def error_of_two_doses(*, alpha: float = 0.05, correlation: float = 0.5) -> float:
    """Chance that one of two doses that do nothing "wins" against one placebo group, two-sided.

    The two differences share the placebo: correlated by ½ if the groups are equal. Source: bivariate normal.

    >>> round(error_of_two_doses(), 3)
    0.091
    """
    return 1 - _both_inside(critical(_alpha(alpha)), correlation)


def dunnett_two_doses(*, alpha: float = 0.05, correlation: float = 0.5) -> float:
    """Standard errors that each of two doses must clear so that the chance of any false win is alpha.

    Many people; Dunnett's table has 2.21. Source: Dunnett 1955, J Am Stat Assoc 50:1096.

    >>> round(dunnett_two_doses(), 2)
    2.21
    """
    level = _alpha(alpha)
    return root_between(lambda z: 1 - _both_inside(z, correlation) - level, 0.1, 8.0, tolerance=1e-10)


def passed_in_sequence(p_values: list[float], *, alpha: float = 0.05) -> list[bool]:
    """Which tests of a fixed sequence count: each is tried only if all before it passed.

    Raises `CourseError` for a P outside 0 to 1.

    >>> passed_in_sequence([0.001, 0.2, 0.0001])
    [True, False, False]
    """
    level, going, passed = _alpha(alpha), True, []
    for p in p_values:
        going = going and number("p", p, at_least=0, at_most=1, because="it is a chance.") < level
        passed.append(going)
    return passed


def _both_inside(z: float, correlation: float) -> float:
    """Chance that two standard normals of this correlation both lie within ±z, by integration over the first."""
    from scipy.special import ndtr

    r = number("correlation", correlation, above=-1, below=1, because="at ±1 both tests are one.")
    root = math.sqrt(1 - r * r)

    x = z * _NODES
    density = np.exp(-x * x / 2) / math.sqrt(2 * math.pi)
    inside = ndtr((z - r * x) / root) - ndtr((-z - r * x) / root)
    return float(z * _WEIGHTS @ (density * inside))


def _alpha(alpha: float) -> float:
    return number("alpha", alpha, above=0, below=1, because="it is a chance of a false find.")


def _tests(tests: int) -> int:
    return whole_number("tests", tests, at_least=1, because="no test finds nothing.")
