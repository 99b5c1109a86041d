"""The experiment that tells why a block lasts: three stories, one recovery of free sites, three assays.

One dose of reserpine has blocked most of VMAT2. Rats are examined for thirty days: free sites by a ligand,
protein by an antibody, and free sites again after brain vesicles were washed and kept warm, where nothing is
made or degraded. All three stories give the same free sites; protein and washing tell them apart.
ILLUSTRATION: the depth of the block, its half-time and the noise of the assays are chosen for teaching.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from course_lib.checks import number, one_of, whole_number
from course_lib.models.records.curves import Line, TimeCourse
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


@dataclass(frozen=True, kw_only=True)
class BenchView:
    """Thirty days of free sites and protein in the animal, and hours of free sites in washed vesicles.

    `freed_by_washing` is the share of the untreated pool that became free in the washed vesicles.
    """

    animal: TimeCourse
    vesicles: TimeCourse
    protein_on_day_2: float
    freed_by_washing: float


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


def bench_view(*, story: str, half_time_days: float = 10.0, kept_h: float = 48.0) -> BenchView:
    """The three assays of one story, without noise; washed vesicles are kept warm for `kept_h` hours.

    Raises `CourseError` as `pool_of` does, and for vesicles kept for more than 72 hours.

    >>> view = bench_view(story="slow", half_time_days=10)
    >>> round(view.protein_on_day_2, 2), round(view.freed_by_washing, 2)
    (1.0, 0.11)
    """
    pool = pool_of(story, half_time_days)
    warm_h = number("kept_h", kept_h, above=0, at_most=KEPT_H, because="vesicles do not keep for weeks.")
    days = np.linspace(0, FOLLOWED_DAYS, 121)
    course = after_block(pool, DAY_H * days)
    hours = np.linspace(0, warm_h, 49)
    kept = washed_from(pool, WASHED_ON_DAY, hours).free_share
    return BenchView(
        animal=_course("in the animal", days, "days", free=course.free_share, protein=course.protein_share),
        vesicles=_course("in washed vesicles", hours, "h", free=kept),
        protein_on_day_2=float(np.interp(WASHED_ON_DAY, days, course.protein_share)),
        freed_by_washing=float(kept[-1] - kept[0]),
    )


def _course(where: str, times: np.ndarray, unit: str, **shares: np.ndarray) -> TimeCourse:
    names = {"free": "free sites", "protein": "protein"}
    quantities = {"free": "vmat2", "protein": "receptor"}
    # Protein lies wide and pale beneath the free sites, so that both are seen where they run together.
    lines = [
        Line(label=names[k], values=100.0 * v, quantity=quantities[k], ruler=k == "protein")
        for k, v in shares.items()
    ]
    return TimeCourse(
        quantity="vmat2", label=where, unit="% of control", times=times, time_unit=unit,
        lines=lines, levels={"control": 100.0},
    )  # fmt: skip


def loss_course(
    half_times_days: Mapping[str, float], measured_percent: float, days: float = 6.0
) -> TimeCourse:
    """Dopamine lost after a complete block that fades with one half-time, line by line, beside a measured loss.

    `half_times_days` maps labels to half-times; the loss is taken to equal the blocked share. Raises
    `CourseError` for a half-time of zero or less.

    >>> loss_course({"one day": 1.0}, 74, days=2).lines[0].values[[0, -1]].round(6).tolist()
    [100.0, 25.0]
    """
    times = np.linspace(0, number("days", days, above=0, because="a course takes time."), 121)
    pools = {label: pool_of("slow", each) for label, each in half_times_days.items()}
    lines = [
        Line(label=label, values=100.0 * (1.0 - after_block(pool, DAY_H * times, 0.0).free_share))
        for label, pool in pools.items()
    ]
    return TimeCourse(
        quantity="dopamine", label="dopamine lost", unit="%", times=times, time_unit="days", lines=lines,
        levels={"measured on day 3": measured_percent},
    )  # fmt: skip


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
