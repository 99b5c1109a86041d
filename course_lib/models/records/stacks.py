"""What models hand to pictures of wholes and their parts: columns side by side, each divided among the same parts."""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers
from course_lib.errors import CourseError


@dataclass(frozen=True, kw_only=True)
class Stacks:
    """Columns that are divided into parts; `values` has shape (columns, parts), from the bottom up.

    `faint` tells which parts are drawn in grey: what is there and does little. Raises `CourseError` for parts below 0
    and a shape that does not fit the names.

    >>> Stacks(quantity="drug", label="share", unit="%", columns=("blood", "VMAT2"), parts=("a", "b"),
    ...     values=[[5, 95], [80, 20]], faint=(False, True)).values.shape
    (2, 2)
    """

    quantity: str
    label: str
    unit: str
    columns: tuple[str, ...]
    parts: tuple[str, ...]
    values: np.ndarray
    faint: tuple[bool, ...]

    def __post_init__(self) -> None:
        values = array_of_numbers(
            "values", self.values, dimensions=2, at_least=0, because="a part is at least 0."
        )
        if values.shape != (len(self.columns), len(self.parts)) or len(self.faint) != len(self.parts):
            raise CourseError(
                f"values has shape {values.shape}, but must have one row for each of {len(self.columns)} columns "
                f"and one number for each of {len(self.parts)} parts."
            )
        object.__setattr__(self, "values", values)
