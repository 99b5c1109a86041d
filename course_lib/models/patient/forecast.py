"""What a belief says of a dose: how much better, how sure, and how much longer the QT interval."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from course_lib.checks import number
from course_lib.models.patient.beliefs import (
    MATTERS_POINTS,
    Axes,
    Belief,
    Spread,
    belief_before,
    expected_score,
    spread_of,
)


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """The change of a patient's true AIMS on a dose, in points (negative is better), and the chance that it matters."""

    dose_mg: float
    change: Spread
    chance_better: float


def forecast(belief: Belief, dose_mg: float, *, matters_points: float = MATTERS_POINTS) -> Forecast:
    """The change of the true AIMS on a dose against none, as this belief predicts it.

    Raises `CourseError` for a dose outside 0 to 200 mg a day, and for a change that is not above zero.

    >>> from course_lib.models.patient.beliefs import belief_before
    >>> from course_lib.models.patient.updating import after_ratings
    >>> on_40 = forecast(after_ratings(belief_before("poor"), [13, 11, 14]), 40)
    >>> f"{on_40.change.mean:.1f} ({on_40.change.low:.1f} to {on_40.change.high:.1f})"
    '-3.5 (-6.8 to -0.8)'
    """
    least = number("matters_points", matters_points, above=0, at_most=28, because="it is a number of points.")
    values, order = _sorted_changes(belief.axes.phenotypes, belief.axes.factor, float(dose_mg))
    weights = belief.weights.reshape(-1)[order]
    return Forecast(
        dose_mg=float(dose_mg),
        change=spread_of(values, weights),
        chance_better=float(weights[: np.searchsorted(values, -least, side="right")].sum()),
    )


def changes(axes: Axes, dose_mg: float) -> np.ndarray:
    """Change of the AIMS on a dose that each cell predicts, in points, shape of the grid.

    >>> bool(changes(belief_before("normal").axes, 0.0).max() == 0)
    True
    """
    full = (len(axes.phenotypes), len(axes.eta), len(axes.share), len(axes.score))
    return np.broadcast_to(expected_score(axes, dose_mg) - axes.score, full)


@lru_cache(maxsize=32)
def _sorted_changes(
    phenotypes: tuple[str, ...], factor: float, dose_mg: float
) -> tuple[np.ndarray, np.ndarray]:
    """Changes in increasing order, and which cell each belongs to: the same for every belief on these axes."""
    shares = {name: 1 / len(phenotypes) for name in phenotypes}
    flat = changes(belief_before(shares, factor=factor).axes, dose_mg).reshape(-1)
    order = np.argsort(flat, kind="stable")
    return flat[order], order
