"""The window of a dose as maps: actions let through over VMAT2 occupancy, for whom, and on which assumptions."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from course_lib.checks import one_of
from course_lib.models.circuit.window import (
    Patient,
    actions_at,
    effects_under_inhibitor,
    sensitivity_after_block,
)
from course_lib.models.records.maps import Axis, HeatMap

MAP_SENSITIVITIES = np.linspace(1, 5, 81)
FINE_OCCUPANCIES = np.linspace(0, 0.95, 96)
MAP_BLOCKS = np.linspace(0, 0.9, 91)
TEACHING_BLOCK = 0.8  # illustrative: share of D2 receptors that the antipsychotic occupies, for months
# What a button says → how dopamine's effect follows from VMAT2 occupancy, see `Patient`.
ASSUMPTIONS = {
    "receptors saturate": {"saturating": True},
    "in proportion to dopamine": {},
    "saturate, release inhibited": {"saturating": True, "release_brake": 1.0},
}
SATURATING = "receptors saturate"


@dataclass(frozen=True, kw_only=True)
class PatientsMap:
    """Actions let through over VMAT2 occupancy, by the D2 occupancy that an antipsychotic kept for months.

    `taken` says whether the antipsychotic still occupies its share, or was stopped.
    """

    taken: bool
    counts: HeatMap

    def window(self, block: float = TEACHING_BLOCK) -> tuple[float, float] | None:
        """Lowest and highest VMAT2 occupancy of the map, in per cent, at which one action passes; None without any.

        >>> patients_map().window()
        (18.0, 75.0)
        """
        row = int(np.abs(MAP_BLOCKS - block).argmin())
        inside = self.counts.x.values[self.counts.values[row] == 1]
        return (float(inside[0]), float(inside[-1])) if inside.size else None


def actions_read(count: float) -> str:
    """The name of a region of the map.

    >>> actions_read(1), actions_read(3)
    ('one action', '3 actions')
    """
    return {0: "no action", 1: "one action"}.get(int(count), f"{int(count)} actions")


def patients_map(*, taken: bool = False, assumption: str = SATURATING) -> PatientsMap:
    """Number of actions let through over VMAT2 occupancy and the D2 occupancy kept for months, as a map.

    Receptors have adapted to that block. `taken`: the antipsychotic still occupies them; else it was stopped.
    Raises `CourseError` for another assumption.

    >>> patients_map(taken=True).window() is None
    True
    """
    one_of("assumption", assumption, ASSUMPTIONS, because="these three are computed.")
    x = Axis(label="VMAT2 occupancy", unit="%", values=100 * FINE_OCCUPANCIES)
    y = Axis(label="D2 occupancy, for months", unit="%", values=100 * MAP_BLOCKS)
    counts = HeatMap(
        label="actions let through", unit="", x=x, y=y, values=_by_block(bool(taken), assumption)
    )
    return PatientsMap(taken=bool(taken), counts=counts)


@lru_cache(maxsize=8)
def _by_block(taken: bool, assumption: str) -> np.ndarray:
    patients = [
        Patient(
            d2_sensitivity=sensitivity_after_block(block),
            antagonist=block if taken else 0.0,
            **ASSUMPTIONS[assumption],
        )
        for block in MAP_BLOCKS.tolist()
    ]
    return _falling(patients)


def _falling(patients: list[Patient]) -> np.ndarray:
    """Counts of each patient at each occupancy, shape (patients, occupancies).

    Between two equal counts all are equal, since more block lets fewer through: only where two ends differ is the
    place between them looked at, in all rows at once.
    """
    effects = [effects_under_inhibitor(who, FINE_OCCUPANCIES) for who in patients]
    d1_dopamine, d2_dopamine = (np.array(column) for column in zip(*effects, strict=True))
    found = np.full(d1_dopamine.shape, -1)
    last = len(FINE_OCCUPANCIES) - 1
    asked = [(row, place) for row in range(len(patients)) for place in (0, last)]
    spans = [(row, 0, last) for row in range(len(patients))]
    while asked:
        where = tuple(np.array(asked).T)
        found[where] = actions_at(d1_dopamine[where], d2_dopamine[where])
        halves = []
        for row, first, end in spans:
            if found[row, first] == found[row, end]:
                found[row, first:end] = found[row, first]
            elif end - first > 1:
                halves.append((row, first, (first + end) // 2, end))
        asked = [(row, middle) for row, _, middle, _ in halves]
        spans = [part for row, a, m, b in halves for part in ((row, a, m), (row, m, b))]
    return found


def window_map(here: tuple[float, float] | None = None) -> HeatMap:
    """Number of actions let through over VMAT2 occupancy in per cent and D2 sensitivity, as a map.

    The antipsychotic was stopped, and dopamine's effect goes in proportion to dopamine. `here` marks a place,
    (occupancy in per cent, sensitivity).

    >>> window_map().values.shape
    (81, 96)
    """
    return HeatMap(
        label="actions let through",
        unit="",
        x=Axis(label="VMAT2 occupancy", unit="%", values=100 * FINE_OCCUPANCIES),
        y=Axis(label="D2 sensitivity", unit="× normal", values=MAP_SENSITIVITIES),
        values=_counts(),
        here=here,
    )


@lru_cache(maxsize=1)
def _counts() -> np.ndarray:
    return _falling([Patient(d2_sensitivity=s) for s in MAP_SENSITIVITIES.tolist()])
