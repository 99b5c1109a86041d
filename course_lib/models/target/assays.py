"""The experiment that tells why a block lasts: three stories, one recovery of free sites, three assays.

One dose of reserpine has blocked most of VMAT2. Rats are examined for thirty days: free sites by a ligand,
protein by an antibody, and free sites again after brain vesicles were washed and kept warm, where nothing is
made or degraded. All three stories give the same free sites; protein and washing tell them apart.
ILLUSTRATION: the depth of the block, its half-time and the noise of the assays are chosen for teaching.
"""

import numpy as np

from course_lib.checks import number, one_of, whole_number
from course_lib.models.target.turnover import Transporter, TransporterCourse, blocked_by, washed

DAY_H = 24.0
BLOCKED_AT_START = 0.95  # illustrative
WASHED_ON_DAY = 2  # illustrative
ASSAY_SD = 0.08  # illustrative: standard deviation from animal to animal, as a share of the untreated pool
FOLLOWED_DAYS, KEPT_H = 30, 72.0
STORIES = {
    "destroyed": "the transporter is destroyed, and new protein replaces it",
    "for_ever": "the transporter stays and stays blocked, until new protein replaces it",
    "slow": "the transporter stays, and the drug lets go very slowly",
}


def pool_of(story: str, half_time_days: float) -> Transporter:
    """The pool of VMAT2 under a story: destroyed, for_ever or slow, with the half-time of recovery in days.

    Raises `CourseError` for another story and a half-time of zero or less.

    >>> pool_of("slow", 10).turnover_per_h
    0.0
    """
    told = one_of("story", story, STORIES, because="these three are told apart here.")
    days = number("half_time_days", half_time_days, above=0, because="recovery takes time.")
    rate = float(np.log(2) / (DAY_H * days))
    return Transporter(
        blocking_per_nM_h=1.0,
        release_per_h=rate if told == "slow" else 0.0,
        turnover_per_h=0.0 if told == "slow" else rate,
        destroyed=told == "destroyed",
    )


def after_block(pool: Transporter, times_h: np.ndarray, start: float = 1.0 - BLOCKED_AT_START):
    """Free sites and protein at times (hours) after a block that left the share `start` free; no drug is left.

    Raises `CourseError` for times that do not increase and a share outside 0 to 1.

    >>> after_block(pool_of("for_ever", 10), [0, 240]).free_share.round(3).tolist()
    [0.05, 0.525]
    """
    return blocked_by(pool, np.zeros_like, times_h, start=start)


def washed_from(pool: Transporter, day: float, times_h: np.ndarray) -> TransporterCourse:
    """Free sites in vesicles taken on a day after the block, washed, and kept warm for times in hours.

    Raises `CourseError` for a negative day and times that do not increase.

    >>> washed_from(pool_of("for_ever", 10), 2, [0, 48]).free_share.round(3).tolist()
    [0.173, 0.173]
    """
    age_h = DAY_H * number("day", day, above=0, because="the animal lives until its brain is taken.")
    start = float(after_block(pool, np.array([0.0, age_h])).free_share[-1])
    return after_block(washed(pool), times_h, start)


def measured(true_shares, animals: int, seed: int, sd: float = ASSAY_SD) -> np.ndarray:
    """Readings of an assay, shape (animals, …): the true shares with the scatter between animals.

    Each animal is read once. The same seed gives the same readings. Raises `CourseError` for no animals and
    a negative scatter.

    >>> measured([0.5, 1.0], animals=6, seed=1).shape
    (6, 2)
    """
    count = whole_number("animals", animals, at_least=1, at_most=10_000, because="animals are counted.")
    scatter = number("sd", sd, at_least=0, because="it is a standard deviation.")
    shares = np.asarray(true_shares, dtype=float)
    noise = np.random.default_rng(seed).normal(0.0, scatter, (count, *shares.shape))
    return np.maximum(shares + noise, 0.0)


def animals_per_group(difference: float, sd: float, power: float = 0.9, level: float = 0.05) -> int:
    """Number of animals in each of two groups that shows a difference of means with the wanted power.

    `n = 2 ((z_{1−α/2} + z_{power}) sd/difference)²`, rounded up: the normal formula, a little low where it
    gives fewer than about ten. Raises `CourseError` for no difference and shares outside 0 to 1.

    >>> animals_per_group(0.1, sd=0.08)
    14
    """
    from statistics import NormalDist

    gap = number("difference", difference, above=0, because="no number of animals shows what is not there.")
    scatter = number("sd", sd, above=0, because="animals differ.")
    z = NormalDist().inv_cdf
    chance = "it is a chance, and never sure."
    wanted = z(number("power", power, above=0, below=1, because=chance)) + z(
        1.0 - number("level", level, above=0, below=1, because=chance) / 2.0
    )
    return int(np.ceil(2.0 * (wanted * scatter / gap) ** 2))
