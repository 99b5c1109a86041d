"""A quantity that is made and lost at rates that move: dy/dt = gain(t) − loss(t) y.

Solved with the integrating factor: over a panel of time y is multiplied by exp(−∫loss) and gains
∫gain exp(−∫loss), both by Gauss quadrature at five nodes (order ten). The result never leaves the range in
which gain and loss keep it, however fast the loss. Panels are made short enough for the loss, so that the
answer is good to about 1e-10 where the rates are smooth within a panel.
"""

import math
from collections.abc import Callable

import numpy as np

from course_lib.checks import array_of_numbers, number
from course_lib.errors import CourseError

NODES, WEIGHTS = np.polynomial.legendre.leggauss(5)
NODES, WEIGHTS = (NODES + 1.0) / 2.0, WEIGHTS / 2.0
# Row j integrates, from 0 to node j, the polynomial through all nodes.
_TO_NODE = np.linalg.solve(
    np.vander(NODES, increasing=True).T, (NODES[:, None] ** np.arange(1, 6) / np.arange(1, 6)).T
).T
LARGEST_LOSS = 1.5  # of a panel: fastest rate times length
MOST_PANELS = 1_000_000
LARGEST_EXPONENT = 600.0  # exp of it is still a number


def relaxed(gains_per_h, losses_per_h: np.ndarray, panels_h, start: float) -> np.ndarray:
    """The quantity at the ends of all panels, from its start: shape (panels + 1,).

    Losses (1/h) are given at the nodes of each panel, shape (panels, 5); gains likewise or as one number;
    `panels_h` are lengths, shape (panels,) or one number.

    >>> grow = relaxed(np.ones((2, 5)), np.zeros((2, 5)), 3.0, 1.0)
    >>> grow.round(12).tolist()
    [1.0, 4.0, 7.0]
    """
    lost_before = losses_per_h @ _TO_NODE.T
    lost = (losses_per_h @ WEIGHTS) * panels_h
    so_far = lost.cumsum()
    if so_far[-1] < LARGEST_EXPONENT and np.ndim(panels_h) == 0:
        # All at once: y exp(∫loss) only ever grows, so its gains can be summed before they are divided out.
        lost_before *= panels_h
        lost_before += (so_far - lost)[:, None]
        grown = np.exp(lost_before, out=lost_before)
        grown = (grown * gains_per_h) @ WEIGHTS if np.ndim(gains_per_h) else grown @ (gains_per_h * WEIGHTS)
        levels = np.empty(len(lost) + 1)
        levels[0] = start
        np.multiply(start + panels_h * grown.cumsum(), np.exp(-so_far), out=levels[1:])
        return levels
    lost_before *= np.asarray(panels_h, dtype=float)[..., None]
    gained = (np.exp(lost_before - lost[:, None]) * gains_per_h) @ WEIGHTS * panels_h
    level = float(start)
    steps = zip(np.exp(-lost).tolist(), gained.tolist(), strict=True)
    return np.array([level, *(level := kept * level + more for kept, more in steps)])


def splits(rate_per_h: float, panel_h: float) -> int:
    """Number of equal parts into which a panel must be cut, so that a rate does little within each.

    >>> splits(0.1, 1.0), splits(3.5, 1.0)
    (1, 3)
    """
    return max(1, math.ceil(rate_per_h * panel_h / LARGEST_LOSS))


def followed(
    rates_per_h: Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]],
    times_h: np.ndarray,
    *,
    start: float = 1.0,
    breaks_h: np.ndarray = (),
    panel_h: float = 1.0,
) -> np.ndarray:
    """The quantity at increasing times (hours), shape (times,), from its start at the first of them.

    `rates_per_h(times)` gives gain and loss for an array of times. They may jump at `breaks_h` (doses), but
    must be smooth over `panel_h` in between. Raises `CourseError` for times that do not increase and for
    losses too fast to follow.

    >>> decay = followed(lambda t: (0 * t, 0 * t + np.log(2)), np.array([0.0, 1.0, 3.0]))
    >>> decay.round(12).tolist()
    [1.0, 0.5, 0.125]
    """
    times = array_of_numbers("times_h", times_h, least_items=2, dimensions=1, because="a course needs times.")
    if (np.diff(times) <= 0).any():
        raise CourseError(
            "times_h goes back or stands still, but must increase: a course is followed in time."
        )
    step = number("panel_h", panel_h, above=0, because="a panel has a length.")
    inside = [value for value in np.asarray(breaks_h, dtype=float).ravel() if times[0] < value < times[-1]]
    knots = np.unique(np.concatenate([times, inside]))
    fastest = max(float(np.max(rates_per_h(_nodes(knots))[1])), 1.0 / step)
    parts = np.ceil(np.diff(knots) * fastest / LARGEST_LOSS - 1e-9).clip(1)
    if parts.sum() > MOST_PANELS:
        raise CourseError(
            f"The fastest loss is {fastest:.3g} per hour, but must be slower over {times[-1] - times[0]:g} h: "
            "what is that fast is at equilibrium, and needs no course."
        )
    edges = _cut(knots, parts.astype(int))
    gains, losses = (np.broadcast_to(rate, (len(edges) - 1) * 5) for rate in rates_per_h(_nodes(edges)))
    levels = relaxed(gains.reshape(-1, 5), losses.reshape(-1, 5), np.diff(edges), start)
    return levels[np.searchsorted(edges, times)]


def _nodes(edges_h: np.ndarray) -> np.ndarray:
    return (edges_h[:-1, None] + np.diff(edges_h)[:, None] * NODES).ravel()


def _cut(knots_h: np.ndarray, parts: np.ndarray) -> np.ndarray:
    piece = np.repeat(np.arange(len(parts)), parts)
    within = np.arange(len(piece)) - np.repeat(np.cumsum(parts) - parts, parts)
    starts = knots_h[piece] + np.diff(knots_h)[piece] * within / parts[piece]
    return np.append(starts, knots_h[-1])
