"""Draws that are the same on every machine: one `random()` of Python's own generator, through an inverse."""

from collections.abc import Sequence
from random import Random
from statistics import NormalDist


def picked(rng: Random, odds: Sequence[tuple[str, float]]) -> str:
    """One of several names, each with its odds.

    >>> picked(Random(1), [("a", 0), ("b", 1)])
    'b'
    """
    place = rng.random() * sum(weight for _, weight in odds)
    for name, weight in odds:
        place -= weight
        if place < 0:
            return name
    return odds[-1][0]


def normal_draw(rng: Random, mean: float, sd: float) -> float:
    """A draw from a normal distribution through its inverse, so that one `random()` gives one number.

    >>> round(normal_draw(Random(1), 10.0, 2.0), 3)
    7.788
    """
    return NormalDist(mean, sd).inv_cdf(min(max(rng.random(), 1e-12), 1 - 1e-12))


def share_draw(rng: Random) -> float:
    """A draw of s from the beta distribution of shapes 2 and 3, by halving the interval of its distribution function.

    >>> 0 < share_draw(Random(1)) < 1
    True
    """
    wanted, low, high = rng.random(), 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        below = middle**2 * (6 - 8 * middle + 3 * middle**2)
        low, high = (middle, high) if below < wanted else (low, middle)
    return (low + high) / 2
