"""Measurements that chapter 13's assignment gives to a student: two hundred people with scores and clearances."""

from functools import lru_cache

import numpy as np

from course_lib.models.population.exposure import clearance_left
from course_lib.questions.params import Params

PEOPLE = 200
SCORES = np.array([0.0, 0.25, 0.5, 1.0, 1.25, 1.5, 2.0])
CHANCES = np.array(
    [0.12, 0.06, 0.12, 0.28, 0.07, 0.12, 0.23]
)  # illustrative: more with little activity than usual
DECIMALS = 1


@lru_cache(maxsize=64)
def _cohort(share: float, normal: float, own_sd: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    scores = rng.choice(SCORES, size=PEOPLE, p=CHANCES)
    own = np.exp(own_sd * rng.normal(size=PEOPLE) - own_sd**2 / 2)  # of mean 1
    seen = np.round(normal * np.asarray(clearance_left(scores, share)) * own, DECIMALS)
    for values in (scores, seen):
        values.flags.writeable = False
    return scores, seen


def measured_people(params: Params) -> tuple[np.ndarray, np.ndarray]:
    """Activity scores and clearances (L/h) of the two hundred people, as the student sees them."""
    return _cohort(params.hidden_share, params.hidden_clearance_L_per_h, params.hidden_sd, params.data_seed)


def fitted_line(params: Params) -> tuple[float, float]:
    """Share on CYP2D6 and mean clearance at score 2 (L/h), by the straight line of clearance on score."""
    slope, start = np.polyfit(*measured_people(params), 1)
    top = start + 2 * slope
    return float(2 * slope / top), float(top)


def explained_by_score(params: Params) -> float:
    """Share of the variance of ln clearance that lies between scores, with the hidden share and spread."""
    scores, _ = measured_people(params)
    between = float(np.var(np.log(np.asarray(clearance_left(scores, params.hidden_share)))))
    return between / (between + params.hidden_sd**2)


def measured_explained(params: Params) -> float:
    """The same share from the measured clearances: variance between the scores' means over the whole."""
    scores, clearances = measured_people(params)
    logs = np.log(clearances)
    means = np.zeros(PEOPLE)
    for score in np.unique(scores):
        means[scores == score] = logs[scores == score].mean()
    return float(np.var(means) / np.var(logs))
