"""Rating noise, and regression to the mean behind a gate at entry.

A rating is a person's true score plus an error of standard deviation SEM; the reliability ICC is the share of the
variance of single ratings that is true. Who enters only with a rating of at least `gate` was, on average, rated too
high: the next rating falls by (1 − ICC) times the distance of the selected mean from everybody's.
"""

import math
from dataclasses import dataclass

import numpy as np

from course_lib.checks import number, whole_number

BLOCK = 8192  # people whose numbers come from one generator
_SPREAD = "a spread is at least 0."


@dataclass(frozen=True, kw_only=True)
class Screened:
    """People before a gate: mean and spread of true scores, and the standard error of one rating (points).

    Raises `CourseError` for a negative spread or error, or for both 0.

    >>> round(Screened(mean=7.0, true_sd=3.0, sem=2.475).icc, 2)
    0.6
    """

    mean: float
    true_sd: float
    sem: float

    def __post_init__(self) -> None:
        number("mean", self.mean, because="it is a mean score.")
        number("true_sd", self.true_sd, at_least=0, because=_SPREAD)
        number("sem", self.sem, at_least=0, because=_SPREAD)
        number("seen_sd", self.seen_sd, above=0, because="people who are all alike pass a gate together.")

    @property
    def seen_sd(self) -> float:
        """Spread of single ratings: true spread and error, added as squares."""
        return math.hypot(self.true_sd, self.sem)

    @property
    def icc(self) -> float:
        """Share of the variance of ratings that is true."""
        return (self.true_sd / self.seen_sd) ** 2


def sem_from_icc(seen_sd: float, icc: float) -> float:
    """Standard error of one rating, σ √(1 − ICC), from the spread of ratings and their reliability.

    Raises `CourseError` for an ICC outside 0 to 1.

    >>> round(sem_from_icc(4.0, 0.79), 2)
    1.83
    """
    spread = number("seen_sd", seen_sd, at_least=0, because=_SPREAD)
    share = number("icc", icc, at_least=0, at_most=1, because="it is a share of variance.")
    return spread * math.sqrt(1 - share)


def unchanged_sd(sem: float) -> float:
    """Spread of the change of people who have not changed: two ratings, √2 SEM.

    >>> round(unchanged_sd(2.475), 2)
    3.5
    """
    return math.sqrt(2) * number("sem", sem, at_least=0, because=_SPREAD)


def smallest_proof(sem: float, *, level: float = 0.95) -> float:
    """Smallest change of one person that two ratings can tell from error, 1.96 √2 SEM at 95 %.

    >>> round(smallest_proof(2.475), 1)
    6.9
    """
    from scipy.special import ndtri

    inside = number("level", level, above=0, below=1, because="a proof leaves some chance.")
    return float(ndtri(0.5 + inside / 2)) * unchanged_sd(sem)


def drop_behind_gate(people: Screened, gate: float) -> float:
    """Mean change from the rating that opened the gate to the next one, with no treatment (points, at most 0).

    −(1 − ICC) σ φ(a)/Φ̄(a) with a = (gate − mean)/σ: the hazard of the normal distribution. Source: derived.

    >>> round(drop_behind_gate(Screened(mean=7.0, true_sd=3.0, sem=2.475), 6.0), 2)
    -1.01
    """
    from scipy.special import log_ndtr

    at = number("gate", gate, because="it is a score.")
    a = (at - people.mean) / people.seen_sd
    hazard = math.exp(-a * a / 2 - float(log_ndtr(-a))) / math.sqrt(2 * math.pi)
    return -(1 - people.icc) * people.seen_sd * hazard


def passing(people: Screened, gate: float) -> float:
    """Share of the screened who pass the gate.

    >>> round(passing(Screened(mean=7.0, true_sd=3.0, sem=2.475), 6.0), 2)
    0.6
    """
    from scipy.special import ndtr

    at = number("gate", gate, because="it is a score.")
    return float(ndtr((people.mean - at) / people.seen_sd))


def simulated_block(people: Screened, gate: float, *, root: int, block: int) -> np.ndarray:
    """Sums over one block of people who passed: [people, first ratings, next ratings], shape (3,).

    The numbers of a block come from its own generator, seeded by the root and the block's number alone: blocks may be
    computed in any order, by anybody, and their sums added.

    >>> simulated_block(Screened(mean=7.0, true_sd=3.0, sem=2.475), 6.0, root=1, block=0).shape
    (3,)
    """
    seed = np.random.SeedSequence(
        whole_number("root", root, at_least=0, because="a seed is a whole number."),
        spawn_key=(whole_number("block", block, at_least=0, because="blocks are counted from 0."),),
    )
    rng = np.random.Generator(np.random.SFC64(seed))
    true = rng.normal(people.mean, people.true_sd, BLOCK)
    first, second = (true + rng.normal(0.0, people.sem, BLOCK) for _ in range(2))
    kept = first >= gate
    return np.array([kept.sum(), first[kept].sum(), second[kept].sum()], dtype=float)


def simulated_drop(people: Screened, gate: float, *, blocks: int = 16, root: int = 14) -> float:
    """The drop behind a gate by simulation of `blocks` blocks of people; the second route to `drop_behind_gate`.

    Raises `CourseError` if nobody passes.

    >>> round(simulated_drop(Screened(mean=7.0, true_sd=3.0, sem=2.475), 6.0), 1)
    -1.0
    """
    count = whole_number("blocks", blocks, at_least=1, because="a simulation needs people.")
    n, first, second = sum(simulated_block(people, gate, root=root, block=b) for b in range(count))
    number("people who pass", n, above=0, because="a mean needs somebody: lower the gate.")
    return float((second - first) / n)
