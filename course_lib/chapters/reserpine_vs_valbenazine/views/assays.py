"""Three assays of one block: what lasts in the animal, what washed vesicles tell, and a measured loss beside half-times."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from course_lib.checks import number
from course_lib.models.records.curves import Line, TimeCourse
from course_lib.models.target.assays import (
    DAY_H,
    FOLLOWED_DAYS,
    KEPT_H,
    WASHED_ON_DAY,
    after_block,
    pool_of,
    washed_from,
)


@dataclass(frozen=True, kw_only=True)
class AssaysView:
    """Thirty days of free sites and protein in the animal, and hours of free sites in washed vesicles.

    `freed_by_washing` is the share of the untreated pool that became free in the washed vesicles.
    """

    animal: TimeCourse
    vesicles: TimeCourse
    protein_on_day_2: float
    freed_by_washing: float


def assays_view(*, story: str, half_time_days: float = 10.0, kept_h: float = 48.0) -> AssaysView:
    """The three assays of one story, without noise; washed vesicles are kept warm for `kept_h` hours.

    Raises `CourseError` as `pool_of` does, and for vesicles kept for more than 72 hours.

    >>> view = assays_view(story="slow", half_time_days=10)
    >>> round(view.protein_on_day_2, 2), round(view.freed_by_washing, 2)
    (1.0, 0.11)
    """
    pool = pool_of(story, half_time_days)
    warm_h = number("kept_h", kept_h, above=0, at_most=KEPT_H, because="vesicles do not keep for weeks.")
    days = np.linspace(0, FOLLOWED_DAYS, 121)
    course = after_block(pool, DAY_H * days)
    hours = np.linspace(0, warm_h, 49)
    kept = washed_from(pool, WASHED_ON_DAY, hours).free_share
    return AssaysView(
        animal=_course("in the animal", days, "days", free=course.free_share, protein=course.protein_share),
        vesicles=_course("in washed vesicles", hours, "h", free=kept),
        protein_on_day_2=float(np.interp(WASHED_ON_DAY, days, course.protein_share)),
        freed_by_washing=float(kept[-1] - kept[0]),
    )


def _course(where: str, times: np.ndarray, unit: str, **shares: np.ndarray) -> TimeCourse:
    names = {"free": "free sites", "protein": "protein"}
    quantities = {"free": "vmat2", "protein": "vmat2"}
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
