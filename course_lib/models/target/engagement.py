"""How much of a target a drug holds: at equilibrium, in a mixture, and when it binds or leaves slowly.

The reversible drug's occupancy follows its concentration, O = C/(C + Ki). A slow one lags behind:
dB/dt = k_on C (1 − B) − k_off B. Concentrations are those free at the target, in nM. Limits: one site, no
depletion of the drug by its target; turnover of the target itself stands in `turnover`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, number
from course_lib.errors import CourseError
from course_lib.models.relaxation import followed

_KI = "it is the concentration that holds half of the target."


def reversible_occupancy(concentration_nM, ki_nM: float):
    """Fraction of a target that a drug holds at equilibrium, O = C/(C + Ki); same shape as C.

    Raises `CourseError` for negative concentrations and a Ki that is not above zero.

    >>> reversible_occupancy(3.0, ki_nM=3.0)
    0.5
    >>> reversible_occupancy([0.0, 27.0], ki_nM=3.0).tolist()
    [0.0, 0.9]
    """
    C, K = _free("concentration_nM", concentration_nM), number("ki_nM", ki_nM, above=0, because=_KI)
    share = C / (C + K)
    return float(share) if share.ndim == 0 else share


def mixture_occupancy(concentrations_nM: Sequence, kis_nM: Sequence[float]) -> np.ndarray:
    """Fraction of a target that each of several competing drugs holds, shape (drugs, …).

    `O_i = (C_i/K_i)/(1 + Σ C_j/K_j)`: what one holds another cannot. The sum over drugs is the total.
    Raises `CourseError` where the lists differ in length.

    >>> mixture_occupancy([3.0, 10.0], [3.0, 10.0]).round(6).tolist()
    [0.333333, 0.333333]
    """
    doses = [_free("a concentration", each) for each in concentrations_nM]
    kis = [number("a Ki", each, above=0, because=_KI) for each in kis_nM]
    if len(doses) != len(kis) or not doses:
        raise CourseError(
            f"There are {len(doses)} concentrations and {len(kis)} Ki, but each drug must have both."
        )
    pull = np.stack(np.broadcast_arrays(*(C / K for C, K in zip(doses, kis, strict=True))))
    return pull / (1.0 + pull.sum(axis=0))


def free_concentration_nM(total_nM, bound_percent: float):
    """Concentration that is not bound to plasma protein, from the total one; same shape.

    Raises `CourseError` for a percentage outside 0 to 100.

    >>> free_concentration_nM(100.0, bound_percent=64)
    36.0
    """
    bound = number(
        "bound_percent", bound_percent, at_least=0, at_most=100, because="it is a share of the drug."
    )
    free = _free("total_nM", total_nM) * ((100.0 - bound) / 100.0)
    return float(free) if free.ndim == 0 else free


@dataclass(frozen=True, kw_only=True)
class SlowBinder:
    """A drug that binds and leaves at finite rates; its Ki is their ratio.

    `association_per_nM_h` (1/(nM·h)) and `dissociation_per_h` (1/h) are above zero.

    >>> half_time_bound_h(SlowBinder(association_per_nM_h=0.1, dissociation_per_h=0.01))
    69.31471805599453
    """

    association_per_nM_h: float
    dissociation_per_h: float

    def __post_init__(self) -> None:
        number(
            "association_per_nM_h",
            self.association_per_nM_h,
            above=0,
            because="a drug that never binds is none.",
        )
        number(
            "dissociation_per_h", self.dissociation_per_h, above=0, because="a slow drug leaves in the end."
        )


def half_time_bound_h(binder: SlowBinder) -> float:
    """Time in which half of the bound drug leaves, in hours, once no free drug is left: ln 2/k_off.

    >>> half_time_bound_h(SlowBinder(association_per_nM_h=1.0, dissociation_per_h=np.log(2)))
    1.0
    """
    return float(np.log(2) / binder.dissociation_per_h)


def slow_occupancy(
    binder: SlowBinder,
    concentration_at: Callable[[np.ndarray], np.ndarray],
    times_h: np.ndarray,
    *,
    start: float = 0.0,
    breaks_h: Sequence[float] = (),
) -> np.ndarray:
    """Fraction of a target that a slow drug holds at increasing times (hours), shape (times,).

    `concentration_at(times)` gives the free concentration in nM; it may jump at `breaks_h` (doses). Raises
    `CourseError` for negative concentrations, and for a drug so fast that equilibrium is the answer.

    >>> drug = SlowBinder(association_per_nM_h=0.1, dissociation_per_h=0.1)
    >>> slow_occupancy(drug, lambda t: 0 * t + 1.0, [0.0, 1000.0]).round(9).tolist()  # Ki 1 nM
    [0.0, 0.5]
    """
    k_on, k_off = binder.association_per_nM_h, binder.dissociation_per_h

    def rates_per_h(moments_h: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        binding = k_on * _free("the concentration", concentration_at(moments_h))
        return binding, binding + k_off

    first = number("start", start, at_least=0, at_most=1, because="it is a share of the target.")
    return followed(rates_per_h, times_h, start=first, breaks_h=breaks_h)


def _free(name: str, value: object) -> np.ndarray:
    return array_of_numbers(name, value, at_least=0, because="it is a concentration.")
