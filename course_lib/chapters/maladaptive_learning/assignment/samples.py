"""What chapter 12's assignment gives to a student: twelve rats on a bar, and three withdrawal records."""

from functools import lru_cache

import numpy as np

from course_lib.models.learning.catalepsy import days_on_the_bar
from course_lib.models.learning.opponents import Opponents
from course_lib.models.learning.withdrawal import treated
from course_lib.models.learning.years import DAYS_PER_WEEK
from course_lib.questions.params import Params

DAYS = np.arange(1, 25)
SCATTER = 0.04  # illustrative: coefficient of variation of a mean of twelve rats
RECORDS = ("A", "B", "C")
STORIES = ("mask", "receptors", "learning")
BEFORE, ON, OFF, SPAN = 4, 96, 26, 4  # weeks
PERIODS = {
    "before": (0, BEFORE),
    "on, weeks 1-4": (BEFORE, BEFORE + SPAN),
    "on, weeks 93-96": (BEFORE + ON - SPAN, BEFORE + ON),
    "off, weeks 1-4": (BEFORE + ON, BEFORE + ON + SPAN),
    "off, weeks 23-26": (BEFORE + ON + OFF - SPAN, BEFORE + ON + OFF),
}


def true_latencies_s(signal: float, eta: float, phi: float) -> np.ndarray:
    """The model's latencies on `DAYS`, shape (24,)."""
    own = Opponents(learning_rate=eta, forgetting=phi)
    return days_on_the_bar(np.full(len(DAYS), signal), opponents=own).latency_s


@lru_cache(maxsize=64)
def _latencies(signal: float, eta: float, phi: float, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    seen = np.round(true_latencies_s(signal, eta, phi) * np.exp(rng.normal(0.0, SCATTER, len(DAYS))), 1)
    seen.flags.writeable = False
    return seen


def latencies_s(params: Params) -> np.ndarray:
    """Mean latencies of twelve rats on `DAYS`, as the student sees them."""
    return _latencies(params.bar_signal, params.hidden_eta, params.hidden_phi, params.data_seed)


@lru_cache(maxsize=64)
def _fitted(signal: float, seen: tuple[float, ...]) -> tuple[float, float]:
    from scipy.optimize import least_squares

    def misses(rates: np.ndarray) -> np.ndarray:
        return np.log(true_latencies_s(signal, *np.exp(rates))) - np.log(seen)

    return tuple(np.exp(least_squares(misses, np.log([0.1, 0.15])).x).tolist())


def fitted(params: Params) -> tuple[float, float]:
    """Learning rate and forgetting by least squares through the logarithms."""
    return _fitted(params.bar_signal, tuple(latencies_s(params).tolist()))


@lru_cache(maxsize=16)
def _true_record(story: str, occupancy: float) -> tuple[float, ...]:
    person = treated(occupancy, weeks_on=ON, weeks_off=OFF, weeks_before=BEFORE, story=story)
    moved = person.course.movements_per_day
    return tuple(
        float(moved[DAYS_PER_WEEK * first : DAYS_PER_WEEK * end].mean()) for first, end in PERIODS.values()
    )


def records(params: Params) -> dict[str, dict[str, float]]:
    """Movements a day of three people by period, counted over four weeks each."""
    rng, days, rows = np.random.default_rng(params.data_seed + 1), SPAN * DAYS_PER_WEEK, {}
    for name, story in zip(RECORDS, params.order, strict=True):
        counted = [
            round(float(rng.poisson(days * each)) / days, 1) for each in _true_record(story, params.occupancy)
        ]
        rows[name] = dict(zip(PERIODS, counted, strict=True))
    return rows
