"""The steps of `years` for one person, day by day, in plain numbers: with three hours a day arrays cost ten times as much."""

from math import exp

import numpy as np

from course_lib.models.learning.opponents import CEILING, Opponents

_LARGEST_EXPONENT = 700.0  # exp of more overflows; a chance of exp(−700) is none


def days_of_one(
    weights: np.ndarray,
    read: tuple[np.ndarray, np.ndarray],
    urges: np.ndarray,
    steepness: float,
    threshold: float,
    opponents: Opponents,
) -> np.ndarray:
    """Fill `weights`, shape (2, days + 1), from its first column on; returns movements a day, shape (days,).

    `read` holds what Go and NoGo read, shape (days, hours) each, and `urges` how many fall on each hour. Numbers are
    checked by `years`. Source: its equations.

    >>> weights = np.ones((2, 3))
    >>> days_of_one(weights, (np.full((2, 1), 1.0),) * 2, np.array([40.0]), 2.0, 3.0, Opponents(learning_rate=0.1, forgetting=0.1)).round(2)
    array([1.9, 1.9])
    """
    learned, forgotten = opponents.learning_rate, opponents.forgetting
    go, nogo = weights[:, 0].tolist()
    falls = urges.tolist()
    course, moved = [], []
    for by_go, by_nogo in zip(*(table.tolist() for table in read), strict=True):
        count = taught_go = taught_nogo = 0.0
        pushes, holds = steepness * go, steepness * nogo
        for d1, d2, urge in zip(by_go, by_nogo, falls, strict=True):
            against = threshold - pushes * d1 + holds * max(2.0 - d2, 0.0)
            done = urge / (1.0 + exp(min(against, _LARGEST_EXPONENT)))
            count += done
            taught_go += done * (d1 - 1.0)
            taught_nogo += done * (d2 - 1.0)
        go += learned * taught_go * go - forgotten * count * (go - 1.0)
        nogo -= learned * taught_nogo * nogo + forgotten * count * (nogo - 1.0)
        go, nogo = min(max(go, 0.0), CEILING), min(max(nogo, 0.0), CEILING)
        course.append((go, nogo))
        moved.append(count)
    weights[:, 1:] = np.array(course).T
    return np.array(moved)
