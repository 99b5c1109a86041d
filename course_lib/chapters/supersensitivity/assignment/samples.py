"""What chapter 04's assignment computes for a student: a course of a receptor pool, and counts from imagined rats."""

import numpy as np

from course_lib.models.target.adaptation import Adaptation, adapted, time_constant_days
from course_lib.questions.params import Params

DAYS = np.arange(0.0, 121.0, 5.0)
COUNT_DAYS = np.array([2, 5, 9, 14, 20, 28, 40, 56], dtype=float)
RATS_PER_DAY = 3
NOISE = 0.06
DECIMALS = 3


def pool_after(pool: Adaptation, drive: float, days: np.ndarray, start: float = 1.0) -> np.ndarray:
    """Size of a pool on these days after a step of its drive, relative to no drug; shape of the days.

    >>> pool_after(Adaptation(gain=4.0, turnover_per_day=0.02), 0.25, np.array([0.0, 25.0])).round(2)
    array([1.  , 1.95])
    """
    rest, tau = adapted(pool, drive), time_constant_days(pool, drive)
    return rest + (start - rest) * np.exp(-days / tau)


def pool_of(params: Params) -> Adaptation:
    """The pool of tasks 1 and 3."""
    return Adaptation(gain=params.gain, turnover_per_day=params.turnover_per_day)


def treated_then_stopped(
    params: Params, *, offset_drive: float = 1.0, settled: bool = False
) -> tuple[np.ndarray, np.ndarray]:
    """Pool and signal on `DAYS`, with the drug taken until the day of stopping, which counts as drug-free.

    `offset_drive` sets the time constant after stopping; 1 is the true one. With `settled` the pool falls from
    where it would have come to rest, which is a slip.
    """
    pool, stop = pool_of(params), float(params.stop_day)
    on, at_stop = (
        pool_after(pool, params.drive, DAYS),
        float(pool_after(pool, params.drive, np.array([stop]))[0]),
    )
    since = np.maximum(DAYS - stop, 0)
    top = adapted(pool, params.drive) if settled else at_stop
    off = 1 + (top - 1) * np.exp(-since / time_constant_days(pool, offset_drive))
    treated = stop > DAYS
    size = np.where(treated, on, off)
    return size, size * np.where(treated, params.drive, 1.0)


def counted(params: Params) -> tuple[np.ndarray, np.ndarray]:
    """Functional receptors of imagined rats under a drug and after it, shape (days, rats), as the student sees them."""
    pool = Adaptation(gain=params.hidden_gain, turnover_per_day=params.hidden_turnover)
    clean = (
        pool_after(pool, params.rat_drive, COUNT_DAYS),
        pool_after(pool, 1.0, COUNT_DAYS, start=adapted(pool, params.rat_drive)),
    )
    rng = np.random.default_rng(params.data_seed)
    noisy = [one[:, np.newaxis] + rng.normal(0, NOISE, (len(one), RATS_PER_DAY)) for one in clean]
    return np.round(noisy[0], DECIMALS), np.round(noisy[1], DECIMALS)
