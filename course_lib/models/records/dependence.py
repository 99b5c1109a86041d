"""What models hand to pictures of one amount against another: curves, and the place where we stand on them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, number
from course_lib.errors import CourseError
from course_lib.models.records.curves import Line


@dataclass(frozen=True, kw_only=True)
class Dependence:
    """Curves of an amount over another one, on linear positions that rise; `here` marks a place on all of them.

    `positions` has shape (points,), as has each line. With `log`, heights stand on a logarithmic axis.
    Raises `CourseError` for no line, lines of another length, positions that do not rise, and a place
    outside of them.

    >>> line = Line(label="vesicle", values=[0, 50, 100])
    >>> Dependence(quantity="dopamine", label="depletion", unit="%", along_label="VMAT2 blocked", along_unit="%",
    ...     positions=[0, 50, 100], lines=[line], here=70).heights_here
    (70.0,)
    """

    quantity: str
    label: str
    unit: str
    along_label: str
    along_unit: str
    positions: np.ndarray
    lines: Sequence[Line]
    here: float
    log: bool = False

    def __post_init__(self) -> None:
        positions = array_of_numbers(
            "positions", self.positions, least_items=2, dimensions=1, because="a curve is drawn over them."
        )
        if (np.diff(positions) <= 0).any():
            raise CourseError("positions go back or stand still, but must rise: a curve runs to the right.")
        if not self.lines or any(len(line.values) != len(positions) for line in self.lines):
            raise CourseError(
                "The lines do not fit the positions, but must: there is at least one line, with one height a position."
            )
        number(
            "here",
            self.here,
            at_least=float(positions[0]),
            at_most=float(positions[-1]),
            because="the mark stands on the curves.",
        )
        object.__setattr__(self, "positions", positions)

    @property
    def heights_here(self) -> tuple[float, ...]:
        """The height of each line at the marked place."""
        return tuple(float(np.interp(self.here, self.positions, line.values)) for line in self.lines)
