"""What models hand to pictures whose curves are named where they end, to pictures of estimates, and of trays."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from course_lib.checks import array_of_numbers, number
from course_lib.errors import CourseError
from course_lib.models.records.curves import Line


@dataclass(frozen=True, kw_only=True)
class Points:
    """Measured points of one kind, in the colour of their quantity: `x` and `y` have shape (points,).

    `low` and `high`, if given, are the ends of a bar through each point, (points,) too.

    >>> Points(label="wells", quantity="drug", x=[1, 2], y=[3, 4]).y
    array([3., 4.])
    """

    label: str
    quantity: str
    x: np.ndarray
    y: np.ndarray
    low: np.ndarray | None = None
    high: np.ndarray | None = None

    def __post_init__(self) -> None:
        if (self.low is None) != (self.high is None) or np.shape(self.low) != np.shape(self.high):
            raise CourseError(
                f"{self.label} has bars with one end, but must have two or none for each point."
            )
        x, y = (
            array_of_numbers(name, getattr(self, name), dimensions=1, because="points are drawn.")
            for name in "xy"
        )
        if x.shape != y.shape:
            raise CourseError(
                f"{self.label} has {x.size} places and {y.size} heights, but must have as many of each."
            )
        object.__setattr__(self, "x", x)
        object.__setattr__(self, "y", y)


@dataclass(frozen=True, kw_only=True)
class LabelledCurves:
    """Curves over one axis, each named where it ends, with measured points and a mark at `here`.

    `positions` (points,) rise; with `log` the axis along is logarithmic and positions are above 0. `top` is where the
    axis of heights ends; `log_heights` asks for a logarithmic one. Raises `CourseError` for lines of another length.

    >>> LabelledCurves(quantity="drug", label="bound", unit="fmol", along_label="label", along_unit="nM",
    ...     positions=[1, 2], lines=[Line(label="total", values=[3, 5])]).positions
    array([1., 2.])
    """

    quantity: str
    label: str
    unit: str
    along_label: str
    along_unit: str
    positions: np.ndarray
    lines: Sequence[Line]
    points: Sequence[Points] = field(default_factory=tuple)
    here: float | None = None
    log: bool = False
    top: float | None = None
    log_heights: bool = False

    def __post_init__(self) -> None:
        positions = array_of_numbers(
            "positions", self.positions, least_items=2, dimensions=1, because="a curve is drawn over them."
        )
        if (np.diff(positions) <= 0).any() or (self.log and positions[0] <= 0):
            raise CourseError(
                "positions must rise, and be above 0 on a logarithmic axis: a curve runs to the right."
            )
        if not self.lines or any(len(line.values) != len(positions) for line in self.lines):
            raise CourseError("The lines do not fit the positions, but must: each has one height a position.")
        object.__setattr__(self, "positions", positions)


@dataclass(frozen=True, kw_only=True)
class Estimates:
    """Values with their intervals, one below the other, and a `reference` to hold them against.

    `values`, `low` and `high` have shape (names,); `written` puts the interval in words beside its value, for one that a
    mark would hide. Raises `CourseError` for an interval that does not hold its value.

    >>> Estimates(quantity="drug", label="Ki", unit="nM", names=("tray",), values=[3.0], low=[2.8], high=[3.3],
    ...     interval="95 % interval").names
    ('tray',)
    """

    quantity: str
    label: str
    unit: str
    names: tuple[str, ...]
    values: np.ndarray
    low: np.ndarray
    high: np.ndarray
    interval: str
    reference: float | None = None
    reference_name: str = ""
    log: bool = True
    ends: tuple[float, float] | None = None
    written: bool = False

    def __post_init__(self) -> None:
        arrays = {
            name: array_of_numbers(name, getattr(self, name), dimensions=1, because="each name has a value.")
            for name in ("values", "low", "high")
        }
        if {len(self.names)} != {array.size for array in arrays.values()}:
            raise CourseError(
                f"There are {len(self.names)} names, but must be as many values, lows and highs."
            )
        if (arrays["low"] > arrays["values"]).any() or (arrays["high"] < arrays["values"]).any():
            raise CourseError(
                "An interval does not hold its value, but must: low, value and high rise in this order."
            )
        for name, array in arrays.items():
            object.__setattr__(self, name, array)


@dataclass(frozen=True, kw_only=True)
class Wells:
    """Counts of a tray, shape (rows, columns), with the names of its rows and columns.

    Raises `CourseError` for negative counts and names that do not fit.

    >>> Wells(quantity="drug", label="counts", counts=[[1, 2]], row_names=("A",), column_names=("1", "2")).counts
    array([[1., 2.]])
    """

    quantity: str
    label: str
    counts: np.ndarray
    row_names: tuple[str, ...]
    column_names: tuple[str, ...]

    def __post_init__(self) -> None:
        counts = array_of_numbers(
            "counts", self.counts, dimensions=2, at_least=0, because="a counter counts upward."
        )
        number("the largest count", counts.max(), above=0, because="an empty tray shows nothing.")
        if counts.shape != (len(self.row_names), len(self.column_names)):
            raise CourseError(
                f"counts has the shape {counts.shape}, but must have one row and one column for each name."
            )
        object.__setattr__(self, "counts", counts)
