"""What models hand to pictures: plain records of curves, each naming its quantity and its units.

`quantity` is one of the course's quantities, see `figures.style.LOOKS` (dopamine, vmat2, valbenazine, d2 …);
it decides the colour, so that a colour means one thing through the whole course.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from course_lib.checks import array_of_numbers
from course_lib.errors import CourseError

_SAME_LENGTH = "a curve has one height for every position."


def _curve(name: str, values: object) -> np.ndarray:
    return array_of_numbers(name, values, dimensions=1, because="it is drawn as a curve.")


def _same_length(**arrays: np.ndarray) -> None:
    sizes = {name: len(values) for name, values in arrays.items()}
    if len(set(sizes.values())) > 1:
        seen = ", ".join(f"{name} has {size}" for name, size in sizes.items())
        raise CourseError(f"{seen}, but all must have the same number of items: {_SAME_LENGTH}")


def _freeze(record: object, **arrays: np.ndarray) -> None:
    for name, values in arrays.items():
        object.__setattr__(record, name, values)


@dataclass(frozen=True, kw_only=True)
class Distribution:
    """A probability density over an amount, with single draws from it for the histogram.

    `grid` and `density_per_unit` have one shape, (points,); `samples`, of any length, may be empty. `named` gives
    names to places on the grid.

    >>> Distribution(quantity="dopamine", label="peak", unit="nM", grid=[0, 1], density_per_unit=[1, 1], mean=0.5).unit
    'nM'
    """

    quantity: str
    label: str
    unit: str
    grid: np.ndarray
    density_per_unit: np.ndarray
    mean: float
    samples: np.ndarray = field(default_factory=lambda: np.empty(0))
    named: tuple[tuple[float, str], ...] = ()

    def __post_init__(self) -> None:
        grid, density = _curve("grid", self.grid), _curve("density_per_unit", self.density_per_unit)
        _same_length(grid=grid, density_per_unit=density)
        samples = array_of_numbers("samples", self.samples, least_items=0, because="draws are counted.")
        _freeze(self, grid=grid, density_per_unit=density, samples=samples)


@dataclass(frozen=True, kw_only=True)
class VarianceMean:
    """The parabola of variance against mean as release probability runs from 0 to 1, and points on or off it.

    `curve_mean` and `curve_variance` have shape (points,), `point_mean` and `point_variance` (conditions,);
    `point_labels` may be empty, and so may `point_low` and `point_high`, the ends of the variances' intervals.
    `start_slope` is the slope of the curve at zero, drawn as a straight line unless it is 0; `fitted` says that the
    curve was fitted to the points.

    >>> VarianceMean(quantity="dopamine", label="peak dopamine", unit="nM", curve_mean=[0, 1, 2],
    ...     curve_variance=[0, 1, 0], point_mean=[1], point_variance=[1]).point_mean
    array([1.])
    """

    quantity: str
    label: str
    unit: str
    curve_mean: np.ndarray
    curve_variance: np.ndarray
    point_mean: np.ndarray
    point_variance: np.ndarray
    point_labels: tuple[str, ...] = ()
    point_low: np.ndarray | None = None
    point_high: np.ndarray | None = None
    start_slope: float = 0.0
    fitted: bool = False

    def __post_init__(self) -> None:
        curve = {name: _curve(name, getattr(self, name)) for name in ("curve_mean", "curve_variance")}
        names = ["point_mean", "point_variance"]
        names += [] if self.point_low is None else ["point_low", "point_high"]
        points = {name: _curve(name, getattr(self, name)) for name in names}
        _same_length(**curve)
        _same_length(**points)
        _freeze(self, **curve, **points)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One labelled curve, with a band (shape as `values`) from `low` to `high` if it is uncertain.

    A line takes the colour of the record's quantity unless it names its own. A `ruler` is something to hold the
    others against, such as the line of equality: it is drawn wide and pale beneath them.
    """

    label: str
    values: np.ndarray
    low: np.ndarray | None = None
    high: np.ndarray | None = None
    quantity: str | None = None
    ruler: bool = False

    def __post_init__(self) -> None:
        given = {name: getattr(self, name) for name in ("values", "low", "high")}
        arrays = {name: _curve(name, array) for name, array in given.items() if array is not None}
        if len(arrays) == 2:
            raise CourseError(
                f"{self.label} has one edge of a band, but must have both, low and high, or none."
            )
        _same_length(**arrays)
        _freeze(self, **arrays)


def _lines_along(positions: np.ndarray, lines: Sequence[Line]) -> None:
    if not lines:
        raise CourseError(
            "There are no lines, but there must be at least one: an empty picture says nothing."
        )
    for line in lines:
        _same_length(**{"the axis": positions, line.label: line.values})


@dataclass(frozen=True, kw_only=True)
class TimeCourse:
    """Amounts that change with time: one line per dose, patient or compartment.

    `times` has shape (points,), as has each line. `levels` are horizontal marks by name, such as a
    threshold. `log` asks for a logarithmic axis of amounts.

    >>> fall = Line(label="80 mg", values=[4, 2, 1])
    >>> TimeCourse(quantity="drug", label="plasma drug", unit="nM", times=[0, 1, 2], time_unit="h", lines=[fall]).times
    array([0., 1., 2.])
    """

    quantity: str
    label: str
    unit: str
    times: np.ndarray
    time_unit: str
    lines: Sequence[Line]
    levels: dict[str, float] = field(default_factory=dict)
    log: bool = False

    def __post_init__(self) -> None:
        times = _curve("times", self.times)
        _lines_along(times, self.lines)
        _freeze(self, times=times)


@dataclass(frozen=True, kw_only=True)
class ConcentrationResponse:
    """Responses over a concentration, drawn on a logarithmic axis.

    `concentrations` (points,) are positive and rise; `halves` names the concentration at half effect of each
    line, where it has one. Measured points are pairs `(concentration, response)`, shape (measurements, 2).

    >>> line = Line(label="block", values=[9, 50, 91])
    >>> ConcentrationResponse(quantity="vmat2", label="occupied VMAT2", unit="%", concentrations=[1, 10, 100],
    ...     concentration_unit="nM", lines=[line], halves={"block": 10}).halves
    {'block': 10}
    """

    quantity: str
    label: str
    unit: str
    concentrations: np.ndarray
    concentration_unit: str
    lines: Sequence[Line]
    halves: dict[str, float] = field(default_factory=dict)
    measured: np.ndarray = field(default_factory=lambda: np.empty((0, 2)))

    def __post_init__(self) -> None:
        concentrations = _curve("concentrations", self.concentrations)
        if (concentrations <= 0).any():
            raise CourseError(
                f"concentrations begin at {concentrations.min():g}, but must be above 0: the axis is logarithmic."
            )
        _lines_along(concentrations, self.lines)
        measured = array_of_numbers("measured", self.measured, least_items=0, because="points are drawn.")
        _freeze(self, concentrations=concentrations, measured=measured.reshape(-1, 2))


@dataclass(frozen=True, kw_only=True)
class Bars:
    """Amounts side by side, each with its interval; all arrays have shape (bars,).

    `interval` names what low and high are, such as "95 % confidence interval". `quantities` may colour the
    bars one by one.

    >>> Bars(quantity="movement", label="AIMS change", unit="points", names=("placebo", "80 mg"), values=[-0.1, -3.2],
    ...     low=[-0.9, -4.0], high=[0.7, -2.4], interval="95 % confidence interval").names
    ('placebo', '80 mg')
    """

    quantity: str
    label: str
    unit: str
    names: tuple[str, ...]
    values: np.ndarray
    low: np.ndarray
    high: np.ndarray
    interval: str
    quantities: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        arrays = {name: _curve(name, getattr(self, name)) for name in ("values", "low", "high")}
        _same_length(names=np.array(self.names), **arrays)
        if (arrays["low"] > arrays["values"]).any() or (arrays["high"] < arrays["values"]).any():
            raise CourseError(
                "An interval does not hold its value, but must: low, value and high rise in this order."
            )
        _freeze(self, **arrays)
