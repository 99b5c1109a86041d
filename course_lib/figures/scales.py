"""Ends of axes that stay still while a slider moves a little."""

import math

import numpy as np
from matplotlib.axes import Axes

_STEPS = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


def nice_ceiling(value: float) -> float:
    """The next round number at or above the value, so that an axis changes rarely and by round steps.

    >>> nice_ceiling(61.2), nice_ceiling(0.013), nice_ceiling(100), nice_ceiling(0)
    (80.0, 0.015, 100.0, 1.0)
    """
    if value <= 0:
        return 1.0
    decade = 10.0 ** math.floor(math.log10(value))
    step = next(step for step in _STEPS if value <= step * decade * (1 + 1e-9))
    return float(f"{step * decade:.12g}")


def top_of(highest: float, unit: str) -> float:
    """Where an axis of heights ends: at 100 where a share does, else at a round number with a little room.

    >>> top_of(97, "% of control"), top_of(61, "nM"), top_of(130, "%")
    (100.0, 80.0, 150.0)
    """
    if unit.startswith("%") and 60 < highest <= 100.5:
        return 100.0
    return nice_ceiling(highest * 1.04)


def from_zero(axes: Axes, highest_x: float, highest_y: float, lowest_x: float = 0.0) -> None:
    """Let amounts start at zero, and end at a round number above the highest."""
    left = -nice_ceiling(-lowest_x) if lowest_x < 0 else 0.0
    axes.set_xlim(left, nice_ceiling(highest_x))
    axes.set_ylim(0.0, nice_ceiling(highest_y))


def plain_number(value: float, position: int = 0) -> str:
    """The label of a tick as a plain number, also on a logarithmic axis.

    >>> plain_number(0.1), plain_number(1000)
    ('0.1', '1,000')
    """
    return f"{value:,.10g}" if 1e-4 <= abs(value) < 1e7 or value == 0 else f"{value:g}"


def decades(values: np.ndarray, most: int = 6) -> tuple[float, float]:
    """Whole powers of ten around the positive values, at most so many decades down from the highest.

    >>> decades(np.array([0.03, 0.5, 7]))
    (0.01, 10.0)
    """
    positive = values[values > 0]
    if not positive.size:
        return 0.1, 1.0
    top = math.ceil(math.log10(positive.max()) - 1e-9)
    bottom = max(math.floor(math.log10(positive.min()) + 1e-9), top - most)
    return 10.0 ** min(bottom, top - 1), 10.0**top
