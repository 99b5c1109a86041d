"""The other edge: one block of VMAT empties the stores of every monoamine, each at its own pace.

Each store relaxes towards what its free transporters can hold, `dS/dt = k (1 − O(t) − S)`, with S the share
of its resting content, O the occupancy of *its* transporter (VMAT2 in every monoamine neuron, VMAT1 in
neuroendocrine cells; our gland has VMAT1 alone, real chromaffin granules carry both), and k from the turnover of its content. Wanted and unwanted effects are then
levels of S: movement from dopamine in the striatum, parkinsonism from too little of it, mood from serotonin
and noradrenaline in the brain, blood pressure from noradrenaline in sympathetic nerves.

ILLUSTRATION: no data fix the turnover times and the thresholds below; they are there to be moved. What the
model does say is structural: no choice of VMAT2 inhibitor spares the sympathetic nerve, and no threshold
separates effect from side effect unless stores or thresholds differ. Limits: S follows O in proportion
(see `terminal.vesicle` for when it does not), no adaptation of synthesis or receptors.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, fraction, number, one_of
from course_lib.errors import CourseError
from course_lib.models.relaxation import followed

TRANSPORTERS = ("VMAT1", "VMAT2")


@dataclass(frozen=True, kw_only=True)
class AmineStore:
    """A vesicular store: its name, its transporter (VMAT1 or VMAT2), and the half-life (h) of its content.

    >>> AmineStore(name="dopamine, striatum", transporter="VMAT2", half_life_h=2.0).transporter
    'VMAT2'
    """

    name: str
    transporter: str
    half_life_h: float

    def __post_init__(self) -> None:
        one_of("transporter", self.transporter, TRANSPORTERS, because="a vesicle fills through one of them.")
        number("half_life_h", self.half_life_h, above=0, because="content is used and made again.")


@dataclass(frozen=True, kw_only=True)
class Threshold:
    """An effect that appears once a store has fallen below a share of its resting content.

    >>> Threshold(effect="parkinsonism", store="dopamine, striatum", share=0.3).share
    0.3
    """

    effect: str
    store: str
    share: float

    def __post_init__(self) -> None:
        fraction("share", self.share, because="a store is between empty and full.")


# Illustrative half-lives of the content of each store, and illustrative thresholds.
STORES = (
    AmineStore(name="dopamine, striatum", transporter="VMAT2", half_life_h=2.0),
    AmineStore(name="serotonin, brain", transporter="VMAT2", half_life_h=4.0),
    AmineStore(name="noradrenaline, brain", transporter="VMAT2", half_life_h=4.0),
    AmineStore(name="noradrenaline, sympathetic nerves", transporter="VMAT2", half_life_h=8.0),
    AmineStore(name="adrenaline, adrenal medulla", transporter="VMAT1", half_life_h=48.0),
)
THRESHOLDS = (
    Threshold(effect="fewer involuntary movements", store="dopamine, striatum", share=0.5),
    Threshold(effect="parkinsonism", store="dopamine, striatum", share=0.22),
    Threshold(effect="low mood", store="serotonin, brain", share=0.3),
    Threshold(effect="low blood pressure on standing", store="noradrenaline, sympathetic nerves", share=0.35),
)


def store_content(
    store: AmineStore,
    occupancy_at: Mapping[str, Callable[[np.ndarray], np.ndarray]],
    times_h: np.ndarray,
    *,
    breaks_h: Sequence[float] = (),
) -> np.ndarray:
    """Content of a store, as a share of rest, at increasing times (hours), shape (times,).

    `occupancy_at` maps "VMAT1" and "VMAT2" to functions of time that give the occupancy; a transporter that
    is not named is free. `breaks_h` are times at which an occupancy jumps. Raises `CourseError` for an
    occupancy outside 0 to 1 and an unknown transporter.

    >>> dopamine = AmineStore(name="dopamine", transporter="VMAT2", half_life_h=1.0)
    >>> store_content(dopamine, {"VMAT2": lambda t: 0 * t + 1.0}, [0, 1, 2]).round(9).tolist()
    [1.0, 0.5, 0.25]
    """
    for name in occupancy_at:
        one_of("a transporter", name, TRANSPORTERS, because="a vesicle fills through one of them.")
    k = np.log(2) / store.half_life_h
    occupied = occupancy_at.get(store.transporter, np.zeros_like)

    def rates_per_h(moments_h: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        because = "it is a share of transporters."
        share = array_of_numbers("the occupancy", occupied(moments_h), at_least=0, at_most=1, because=because)
        return k * (1.0 - share), k + 0.0 * share

    return followed(rates_per_h, times_h, breaks_h=breaks_h)


def time_below(contents: np.ndarray, share: float) -> float:
    """Part of a record, at even times, during which a store is below a threshold; between 0 and 1.

    >>> time_below([1.0, 0.4, 0.2, 0.6], 0.5)
    0.5
    """
    level = fraction("share", share, because="a store is between empty and full.")
    values = array_of_numbers("contents", contents, dimensions=1, because="a record holds a store's content.")
    return float((values < level).mean())


def effects_of(
    occupancies: Mapping[str, float],
    thresholds: Sequence[Threshold] = THRESHOLDS,
    stores: Sequence[AmineStore] = STORES,
) -> dict[str, bool]:
    """Which effects a steady occupancy of VMAT1 and VMAT2 brings, by the effect's name.

    Raises `CourseError` for an occupancy outside 0 to 1 and a threshold on a store that is not there.

    >>> effects_of({"VMAT2": 0.6})["fewer involuntary movements"], effects_of({"VMAT2": 0.6})["parkinsonism"]
    (True, False)
    """
    names = {store.name: store.transporter for store in stores}
    held = {
        one_of("a transporter", name, TRANSPORTERS, because="a vesicle fills through one of them."): fraction(
            f"the occupancy of {name}", value, because="it is a share of transporters."
        )
        for name, value in occupancies.items()
    }
    missing = [each.store for each in thresholds if each.store not in names]
    if missing:
        raise CourseError(
            f"A threshold is set on {missing[0]!r}, but must be set on one of the stores: {', '.join(names)}."
        )
    return {each.effect: 1.0 - held.get(names[each.store], 0.0) < each.share for each in thresholds}


def occupancy_window(wanted: Threshold, unwanted: Threshold) -> tuple[float, float]:
    """Lowest steady occupancy with the wanted effect and highest without the unwanted one.

    Both stores must fill through the same transporter for the two ends to lie on one axis. A window whose
    first end is not below the second is shut: every dose that helps also harms.

    >>> low, high = occupancy_window(THRESHOLDS[0], THRESHOLDS[1])
    >>> round(low, 2), round(high, 2)
    (0.5, 0.78)
    """
    return 1.0 - wanted.share, 1.0 - unwanted.share
