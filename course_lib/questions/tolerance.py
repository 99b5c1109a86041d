"""How near an answer must come to count, and how far known mistakes must stand apart."""

import math
from dataclasses import dataclass

import numpy as np

CLEARLY_APART = (
    3  # margins between two candidates, so that an answer within one margin of either is nearer to it
)
APART = 1.05  # margins between a seldom or generic slip and another slip: neither is taken for the other
FROM_TRUTH = (
    2  # margins between a seldom or generic slip and the truth: rounded by hand, it is still not right
)
EDGE = 1 + 1e-9  # a value typed exactly on the edge of its margin counts


@dataclass(frozen=True, kw_only=True)
class Tolerance:
    """The margin of an answer: relative, absolute, or half a unit of the last of `figures` figures.

    The widest of the given margins holds.

    >>> round(Tolerance(relative=0.02).margin(50.0), 6)
    1.0
    >>> round(Tolerance(figures=3).margin(32.5), 6)
    0.05
    """

    relative: float = 0.0
    absolute: float = 0.0
    figures: int | None = None

    def margin(self, value: float) -> float:
        """The greatest distance from `value` that still counts as this value."""
        widest = max(self.relative * abs(value), self.absolute)
        if self.figures and value:
            last_place = 10.0 ** (math.floor(math.log10(abs(value))) - self.figures + 1)
            widest = max(widest, last_place / 2)
        return widest * EDGE

    def margins(self, values: np.ndarray, *, whole: bool) -> np.ndarray:
        """The margin at each value; with `whole=True` one margin, that of the largest, for all.

        >>> Tolerance(relative=0.1).margins(np.array([1.0, -20.0]), whole=False).round(3)
        array([0.1, 2. ])
        """
        sizes = np.abs(values)
        if whole:
            return np.full(values.shape, self.margin(float(sizes.max(initial=0.0))))
        if self.figures:
            return np.array([self.margin(float(size)) for size in sizes.ravel()]).reshape(values.shape)
        return np.maximum(self.relative * sizes, self.absolute) * EDGE

    def told(self, value: float) -> float:
        """The greatest distance from a slip's value at which an answer is told this slip.

        One unit of the last figure that is asked for, at least a fifth of the margin (constants are rounded too) and at
        most all of it: what lies farther is no rounding of the slip, and may have come about in another way.

        >>> round(Tolerance(relative=0.02).told(130.0), 6), round(Tolerance(relative=0.02).told(0.85), 6)
        (1.0, 0.0034)
        """
        reach = self.margin(value)
        figures = self._figures()
        if not figures or not value:
            return reach
        last_place = 10.0 ** (math.floor(math.log10(abs(value))) - figures + 1) * EDGE
        return min(reach, max(last_place, reach / 5))

    def _figures(self) -> int:
        """The figures that are asked for; none for a margin that is absolute alone."""
        # A number rounded to k figures is off by at most 0.5·10^(1 − k) of itself.
        needed = 1 + math.ceil(math.log10(0.5 / self.relative) - 1e-9) if self.relative else 0
        return max(self.figures or 0, needed)

    def wanted(self) -> str:
        """How exact an answer must be, in the words of the card.

        >>> Tolerance(relative=0.02).wanted(), Tolerance(absolute=0.5).wanted(), Tolerance(absolute=0.01).wanted()
        ('to 3 figures', 'to the nearest whole number', 'to 2 decimal places')
        """
        if figures := self._figures():
            return f"to {figures} figures"
        places = math.ceil(-math.log10(2 * self.absolute) - 1e-9)
        return (
            f"to {places} decimal place{'s' if places > 1 else ''}"
            if places > 0
            else "to the nearest whole number"
        )


TWO_PER_CENT = Tolerance(relative=0.02)  # a lecture's number, worked out on paper
ONE_PER_CENT = Tolerance(relative=0.01)  # a marked number, computed from the student's own numbers
HALF_PER_CENT = Tolerance(relative=0.005)  # a marked curve, relative to its largest value
EXACT = Tolerance(relative=1e-6)  # a function, which code can get exactly right


def distance(answer: np.ndarray, value: np.ndarray, tolerance: Tolerance, *, whole: bool = False) -> float:
    """The largest distance between two answers, counted in margins of `value`; up to 1 they agree.

    >>> distance(np.array([51.0]), np.array([50.0]), Tolerance(relative=0.02)) <= 1
    True
    """
    with np.errstate(over="ignore"):  # beyond what a float can hold is infinitely far, and that is the answer
        gap = np.abs(answer - value)
        margins = tolerance.margins(value, whole=whole)
        if margins.all():
            return float((gap / margins).max())
    ratios = np.divide(gap, margins, out=np.where(gap > 0, np.inf, 0.0), where=margins > 0)
    return float(ratios.max(initial=0.0))


def is_rounded(value: float, truth: float) -> bool:
    """Whether a value is the truth rounded to one or two figures.

    >>> is_rounded(34.0, 33.75), is_rounded(33.0, 33.75)
    (True, False)
    """
    units = (10.0 ** (math.floor(math.log10(abs(truth))) - more) for more in (0, 1))
    return any(
        abs(value / one - math.floor(value / one + 0.5)) <= 1e-9 and abs(value - truth) <= one / 2 * EDGE
        for one in units
    )
