"""The window of a dose as a map: actions let through over VMAT2 occupancy and D2 sensitivity."""

from functools import lru_cache

import numpy as np

from course_lib.models.circuit.window import actions_under_inhibitor
from course_lib.models.records.maps import Axis, HeatMap

MAP_OCCUPANCIES = np.linspace(0, 0.95, 39)
MAP_SENSITIVITIES = np.linspace(1, 5, 17)


def window_map(here: tuple[float, float] | None = None) -> HeatMap:
    """Number of actions let through over VMAT2 occupancy in per cent and D2 sensitivity, as a map.

    `here` marks a place, (occupancy in per cent, sensitivity).

    >>> window_map().values.shape
    (17, 39)
    """
    return HeatMap(
        label="actions let through",
        unit="",
        x=Axis(label="VMAT2 occupancy", unit="%", values=100 * MAP_OCCUPANCIES),
        y=Axis(label="D2 sensitivity", unit="× normal", values=MAP_SENSITIVITIES),
        values=_counts(),
        here=here,
    )


@lru_cache(maxsize=1)
def _counts() -> np.ndarray:
    return np.array([actions_under_inhibitor(s, MAP_OCCUPANCIES) for s in MAP_SENSITIVITIES.tolist()])
