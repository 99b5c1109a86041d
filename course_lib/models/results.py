"""What models hand to pictures: plain records of arrays, each naming its quantity and its units.

`quantity` is one of the course's quantities (dopamine, vmat2, drug, receptor, movement, glutamate);
it decides the colour, so that a colour means one thing through the whole course.
"""

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

    `grid` and `density_per_unit` have one shape, (points,); `samples`, of any length, may be empty.

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

    def __post_init__(self) -> None:
        grid, density = _curve("grid", self.grid), _curve("density_per_unit", self.density_per_unit)
        _same_length(grid=grid, density_per_unit=density)
        samples = array_of_numbers("samples", self.samples, least_items=0, because="draws are counted.")
        _freeze(self, grid=grid, density_per_unit=density, samples=samples)


@dataclass(frozen=True, kw_only=True)
class VarianceMean:
    """The parabola of variance against mean as release probability runs from 0 to 1, and points on or off it.

    `curve_mean` and `curve_variance` have shape (points,), `point_mean` and `point_variance` (conditions,);
    `point_labels` may be empty.

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

    def __post_init__(self) -> None:
        curve = {name: _curve(name, getattr(self, name)) for name in ("curve_mean", "curve_variance")}
        points = {name: _curve(name, getattr(self, name)) for name in ("point_mean", "point_variance")}
        _same_length(**curve)
        _same_length(**points)
        _freeze(self, **curve, **points)
