"""What models hand to pictures of two parameters, and of circuits."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, number
from course_lib.errors import CourseError


@dataclass(frozen=True, kw_only=True)
class Axis:
    """A named axis with its unit and its rising values, shape (points,).

    >>> Axis(label="dose", unit="mg", values=[40, 60, 80]).values
    array([40., 60., 80.])
    """

    label: str
    unit: str
    values: np.ndarray

    def __post_init__(self) -> None:
        values = array_of_numbers(
            self.label, self.values, least_items=2, dimensions=1, because="it spans an axis."
        )
        if (np.diff(values) <= 0).any():
            raise CourseError(f"{self.label} does not rise from value to value, but must: it spans an axis.")
        object.__setattr__(self, "values", values)


def _grid(name: str, values: object, x: Axis, y: Axis) -> np.ndarray:
    grid = array_of_numbers(name, values, because="every place of the plane has a value.")
    wanted = (len(y.values), len(x.values))
    if grid.shape != wanted:
        raise CourseError(
            f"{name} has shape {grid.shape}, but must have {wanted}: one row for each {y.label}."
        )
    return grid


@dataclass(frozen=True, kw_only=True)
class HeatMap:
    """An amount over two parameters: `values` has shape (y points, x points).

    `level` is an amount whose contour is drawn; `here` is the pair (x, y) of the present parameters.

    >>> HeatMap(label="occupancy", unit="%", x=Axis(label="dose", unit="mg", values=[40, 80]),
    ...     y=Axis(label="Ki", unit="nM", values=[2, 3]), values=[[80, 90], [70, 85]]).values.shape
    (2, 2)
    """

    label: str
    unit: str
    x: Axis
    y: Axis
    values: np.ndarray
    level: float | None = None
    here: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", _grid(self.label, self.values, self.x, self.y))


@dataclass(frozen=True, kw_only=True)
class Node:
    """A nucleus of a circuit: the short name that arrows use, what is read, its rate, and its place.

    Places run from 0 to 1, from left to right and from bottom to top.
    """

    name: str
    label: str
    rate: float
    place: tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Arrow:
    """A projection between two nodes: a positive weight excites, a negative one inhibits, zero is silent.

    `bend` curves the drawn arrow to its right, as a share of its length, so that arrows back and forth part.
    """

    source: str
    target: str
    weight: float
    bend: float = 0.14


@dataclass(frozen=True, kw_only=True)
class CircuitState:
    """A circuit at one moment: nodes with their rates, signed weighted arrows.

    Rates share `rate_unit`; `highest_rate` is the rate of the darkest colour, so that colours keep their
    meaning from one state to the next. Arrows must join nodes that exist.

    >>> nodes = (Node(name="stn", label="STN", rate=10, place=(0.2, 0.5)),
    ...     Node(name="gpi", label="GPi", rate=60, place=(0.8, 0.5)))
    >>> CircuitState(nodes=nodes, arrows=(Arrow(source="stn", target="gpi", weight=0.9),),
    ...     rate_unit="1/s", highest_rate=100).arrows[0].target
    'gpi'
    """

    nodes: Sequence[Node]
    arrows: Sequence[Arrow]
    rate_unit: str
    highest_rate: float

    def __post_init__(self) -> None:
        number("highest_rate", self.highest_rate, above=0, because="it is the rate of the darkest colour.")
        names = [node.name for node in self.nodes]
        for node in self.nodes:
            number(f"rate of {node.name}", node.rate, at_least=0, because="a neuron fires or is silent.")
        ends = {end for arrow in self.arrows for end in (arrow.source, arrow.target)}
        if not names or len(set(names)) < len(names) or ends - set(names):
            raise CourseError(
                f"arrows join {sorted(ends)} and nodes are {names}, but every arrow must join two nodes of the"
                " circuit, and each node must be named once."
            )
