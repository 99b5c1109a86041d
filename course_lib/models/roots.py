"""Roots of functions of one number, without SciPy's optimisers: importing those costs a reader a fifth of a second.

Ridders' method: the value half-way between two ends makes the function straight (by an exponential), and the line
through the ends then points to the root. Each step at least halves the interval, most multiply the correct digits by two.
Source: Ridders 1979, IEEE Trans Circuits Syst 26:979; `tests/test_roots.py` compares it with `scipy.optimize.brentq`.
"""

import math
from collections.abc import Callable

from course_lib.errors import CourseError

_MOST_STEPS = 200


def root_between(
    function: Callable[[float], float], low: float, high: float, tolerance: float = 1e-13
) -> float:
    """The root of a continuous function that has different signs at two ends, within the tolerance.

    Raises `CourseError` where both ends have one sign.

    >>> round(root_between(lambda x: x * x - 2.0, 0.0, 2.0), 12)
    1.414213562373
    """
    below, above = function(low), function(high)
    if not below * above <= 0:
        raise CourseError(
            f"The function is {below:.4g} at {low:.4g} and {above:.4g} at {high:.4g}, but must have different signs: "
            "otherwise no root need lie between."
        )
    root = low if below == 0 else high
    if 0 in (below, above):
        return root
    for _ in range(_MOST_STEPS):
        middle = (low + high) / 2
        half = function(middle)
        if half == 0:
            return middle
        step = (middle - low) * math.copysign(half, below * half) / math.sqrt(half * half - below * above)
        last, root = root, middle + step
        value = function(root)
        if value == 0 or abs(root - last) <= tolerance or high - low <= tolerance:
            return root
        if half * value < 0:
            low, below, high, above = (
                (middle, half, root, value) if middle < root else (root, value, middle, half)
            )
        elif below * value < 0:
            high, above = root, value
        else:
            low, below = root, value
    return root
