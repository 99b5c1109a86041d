"""What models hand to pictures of many measured points and the curves that are laid through them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers
from course_lib.errors import CourseError
from course_lib.models.records.curves import Line


@dataclass(frozen=True, kw_only=True)
class Scatter:
    """Measured points, shape (points,) each way, and curves over `positions` that are laid through them.

    Raises `CourseError` for points without a partner and curves that do not fit their positions.

    >>> Scatter(quantity="drug", label="y", unit="", along_label="x", along_unit="", x=[0, 1], y=[0, 1],
    ...     positions=[0, 1], lines=[Line(label="line", values=[0, 1])]).x
    array([0., 1.])
    """

    quantity: str
    label: str
    unit: str
    along_label: str
    along_unit: str
    x: np.ndarray
    y: np.ndarray
    positions: np.ndarray
    lines: Sequence[Line]

    def __post_init__(self) -> None:
        for name in ("x", "y", "positions"):
            values = array_of_numbers(name, getattr(self, name), dimensions=1, because="it is drawn.")
            object.__setattr__(self, name, values)
        if len(self.x) != len(self.y):
            raise CourseError(
                f"There are {len(self.x)} x and {len(self.y)} y, but each point must have both."
            )
        if any(len(line.values) != len(self.positions) for line in self.lines):
            raise CourseError(
                "A curve does not fit the positions, but must have one height for each of them."
            )
