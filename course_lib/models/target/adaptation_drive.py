"""What drives the receptors: dopamine's hold on them, under an antipsychotic and a VMAT2 inhibitor.

Days are cut at the daily dose; within a day a curve is known at a few Gauss nodes, at which polynomials of high
degree are integrated exactly. Any occupancy may be given at the nodes (`node_times_h` tells the times).

    u = (1 − A) θ(d)/θ(1),    θ(d) = d/(d + (1 − θ₀)/θ₀)

with A the share of receptors that an antagonist holds, d the dopamine released, 1 without drugs, and θ₀ the
share of receptors that dopamine holds at rest. Exact for competition at equilibrium (`receptor`).
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from course_lib.checks import array_of_numbers, number, plain, whole_number
from course_lib.errors import CourseError
from course_lib.models.target.adaptation import Striatum, require_striatum
from course_lib.models.terminal.vesicle import TERMINAL_VESICLE, Vesicle, content

HOURS_PER_DAY = 24.0
NODES_PER_DAY = 3
_MOST_NODES = 24


@lru_cache
def day_nodes(nodes_per_day: int = NODES_PER_DAY) -> tuple[np.ndarray, np.ndarray]:
    """Gauss nodes of one day and their weights, both of shape (nodes,), in days.

    Raises `CourseError` for a number of nodes below 2 or above 24.

    >>> day_nodes(3)[0].round(3)
    array([0.113, 0.5  , 0.887])
    """
    because = "fewer miss the course of a day, more add nothing."
    count = whole_number("nodes_per_day", nodes_per_day, at_least=2, at_most=_MOST_NODES, because=because)
    points, weights = np.polynomial.legendre.leggauss(count)
    return (points + 1) / 2, weights / 2


def node_times_h(days: int, nodes_per_day: int = NODES_PER_DAY) -> np.ndarray:
    """Times of the nodes since the first dose, in hours, shape (days, nodes).

    Raises `CourseError` for days or nodes that are not whole numbers above zero.

    >>> node_times_h(2).round(1)
    array([[ 2.7, 12. , 21.3],
           [26.7, 36. , 45.3]])
    """
    count = whole_number("days", days, at_least=1, at_most=100_000, because="a course lasts days.")
    return HOURS_PER_DAY * (np.arange(count)[:, np.newaxis] + day_nodes(nodes_per_day)[0])


@dataclass(frozen=True, kw_only=True)
class DailyDrug:
    """A drug taken at the start of each day: one compartment, absorbed at once, bound in equilibrium.

    `peak_occupancy` is reached just after a dose once daily dosing has settled.

    >>> round(DailyDrug(half_life_h=24, peak_occupancy=0.8).dose_over_kd, 6)
    2.0
    """

    half_life_h: float
    peak_occupancy: float

    def __post_init__(self) -> None:
        number(
            "half_life_h", self.half_life_h, above=0, at_most=1e5, because="a drug that stays has no course."
        )
        number("peak_occupancy", self.peak_occupancy, at_least=0, below=1, because="a last site stays free.")

    @property
    def left_after_a_day(self) -> float:
        """Share of the drug that is left when the next dose comes."""
        return 0.5 ** (HOURS_PER_DAY / self.half_life_h)

    @property
    def dose_over_kd(self) -> float:
        """Concentration that one dose adds, in units of the concentration that occupies half of the sites."""
        return self.peak_occupancy / (1 - self.peak_occupancy) * (1 - self.left_after_a_day)


# Illustrative: a strong antipsychotic that leaves within a day or two, and a VMAT2 inhibitor that stays longer.
ANTIPSYCHOTIC = DailyDrug(half_life_h=12.0, peak_occupancy=0.9)


def daily_occupancy(drug: DailyDrug, doses: object, nodes_per_day: int = NODES_PER_DAY) -> np.ndarray:
    """Share of sites that a drug holds at the nodes, shape (days, nodes), from the doses taken each day.

    `doses` has shape (days,): 1 is the usual dose, 0 a missed one. Exact for one compartment.
    Raises `CourseError` for doses below zero.

    >>> daily_occupancy(DailyDrug(half_life_h=12, peak_occupancy=0.8), [1, 0])[:, 1].round(3)
    array([0.6  , 0.273])
    """
    if not isinstance(drug, DailyDrug):
        raise CourseError(
            f"drug is a {type(drug).__name__}, but must be a DailyDrug: for example ANTIPSYCHOTIC."
        )
    taken = array_of_numbers("doses", doses, dimensions=1, at_least=0, because="it lists one dose a day.")
    kernel, within_a_day = _washout(drug, len(taken), nodes_per_day)
    after_dose = np.convolve(taken, kernel)[: len(taken)]
    # Days lie next to each other in memory: loops over three nodes at a time would cost several times as much.
    level = within_a_day * after_dose
    level /= 1 + level
    return level.T


@lru_cache(maxsize=64)
def _washout(drug: DailyDrug, days: int, nodes_per_day: int) -> tuple[np.ndarray, np.ndarray]:
    """What one dose adds after each whole day, and what is left of it at the nodes of a day, shape (nodes, 1)."""
    left = drug.left_after_a_day
    # What is left of older doses is below the last digit of a float.
    memory = 2 + int(40 * drug.half_life_h / (np.log(2) * HOURS_PER_DAY))
    after_days = drug.dose_over_kd * left ** np.arange(min(memory, days))
    return after_days, (left ** day_nodes(nodes_per_day)[0])[:, np.newaxis]


def drive(
    striatum: Striatum,
    antagonist: object = 0.0,
    vmat2: object = 0.0,
    *,
    vesicle: Vesicle = TERMINAL_VESICLE,
) -> float | np.ndarray:
    """Dopamine's hold on a normal set of receptors, relative to no drug.

    `antagonist` and `vmat2` are shares of sites held, numbers or arrays that broadcast; the drive has their shape.
    Released dopamine follows the content of `vesicle`, which settles within the hour.
    Raises `CourseError` for shares outside 0 to 1. Source: the module's equation.

    >>> from course_lib.models.target.adaptation import STRIATUM
    >>> drive(STRIATUM), round(drive(STRIATUM, antagonist=0.75), 2)
    (1.0, 0.25)
    """
    released = np.asarray(content(vesicle, vmat2))
    return hold_of(striatum, released, antagonist)


def hold_of(striatum: Striatum, released: object, antagonist: object = 0.0) -> float | np.ndarray:
    """Dopamine's hold on a normal set of receptors, relative to no drug, when this much is released.

    `released` is relative to normal; `antagonist` is the share of sites that it holds; both broadcast. Receptors
    saturate: with half of the dopamine more than half of the hold is left.
    Raises `CourseError` for amounts below zero and shares outside 0 to 1. Source: the module's equation.

    >>> from course_lib.models.target.adaptation import STRIATUM
    >>> hold_of(STRIATUM, 0.5), hold_of(STRIATUM, 0.5, antagonist=0.8)
    (0.625, 0.12499999999999997)
    """
    because = "it is a share of receptors."
    held = array_of_numbers("antagonist", antagonist, copy=False, at_least=0, at_most=1, because=because)
    because = "it is dopamine relative to normal, 1."
    left = array_of_numbers("released", released, copy=False, at_least=0, because=because)
    resting = require_striatum(striatum).resting_occupancy
    if any(a != b and 1 not in (a, b) for a, b in zip(held.shape[::-1], left.shape[::-1], strict=False)):
        raise CourseError(
            f"antagonist has shape {held.shape} and vmat2 {left.shape}, but they must have the same shape: "
            "both are seen at the same times."
        )
    hold = (1 - held) * left
    hold /= left * resting + (1 - resting)
    return plain(hold)
