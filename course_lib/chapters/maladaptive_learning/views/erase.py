"""Chapter 12's inhibitor: what it hides and leaves, over occupancies, weeks and diaries; and four stories of one withdrawal."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from course_lib.models.learning.withdrawal import STORIES, Treated, diary, treated
from course_lib.models.learning.years import DAYS_PER_WEEK
from course_lib.models.records.curves import Line, TimeCourse
from course_lib.models.records.dependence import Dependence

BEFORE, OFF = 8, 26
OCCUPANCIES = np.round(np.linspace(0.0, 0.98, 50), 2)


@dataclass(frozen=True, kw_only=True)
class EraseView:
    """Weeks before, on and off an inhibitor: movements a day with and without learning, and both weights."""

    movements: TimeCourse
    weights: TimeCourse
    phases: dict[str, tuple[float, float]]
    spared: bool
    occupancy: float
    before: float
    on: tuple[float, float]
    off: tuple[float, float]
    go: tuple[float, float]
    nogo: tuple[float, float]


@lru_cache(maxsize=512)
def _person(occupancy: float, weeks_on: int, missed: int, spared: bool, story: str) -> Treated:
    return treated(
        occupancy,
        weeks_on=weeks_on,
        weeks_off=OFF,
        week_doses=diary(missed),
        spared=spared,
        story=story,
        weeks_before=BEFORE,
    )


def erase_view(
    *,
    occupancy: float = 0.84,
    weeks_on: int = 48,
    missed_per_week: int = 4,
    spared: bool = False,
) -> EraseView:
    """The view for one occupancy, so many weeks, and one weekly diary of tablets.

    Raises `CourseError` as `treated` does. Source: `withdrawal`, ours.

    >>> view = erase_view()
    >>> [round(each, 2) for each in (view.go[1], *view.on, *view.off)]
    [1.95, 3.87, 6.44, 21.59, 17.7]
    """
    both, mask = (_person(occupancy, weeks_on, missed_per_week, spared, story) for story in ("both", "mask"))
    starts = slice(0, -1, DAYS_PER_WEEK)
    (go_before, nogo_before), (go_left, nogo_left) = both.at_start, both.left
    return EraseView(
        movements=_timeline(
            "movements a day", {"receptors and weights change": _weekly(both), "it only hides": _weekly(mask)}
        ),
        weights=_timeline("weight", {"Go": both.course.go[starts], "NoGo": both.course.nogo[starts]}),
        phases={"before": (-BEFORE, 0), "on it": (0, weeks_on), "off it": (weeks_on, weeks_on + OFF)},
        spared=bool(spared),
        occupancy=float(occupancy),
        before=both.course.week(BEFORE),
        on=(both.week_on(1), both.week_on(weeks_on)),
        off=(both.week_off(1), both.week_off(OFF)),
        go=(go_before, go_left),
        nogo=(nogo_before, nogo_left),
    )


def _timeline(label: str, lines: dict[str, np.ndarray]) -> TimeCourse:
    """Weekly values as lines over the weeks since the inhibitor began."""
    return TimeCourse(
        quantity="movement",
        label=label,
        unit="",
        times=np.arange(len(next(iter(lines.values())))) - BEFORE + 0.5,
        time_unit="weeks",
        lines=[Line(label=name, values=values) for name, values in lines.items()],
    )


def _weekly(person: Treated) -> np.ndarray:
    means = person.course.movements_per_day.reshape(-1, DAYS_PER_WEEK).mean(axis=1)
    return means.round(9)  # where nothing changes, rounding must not look like a lowest week


def least_view(*, spared: bool = False) -> Dependence:
    """Go weight left after 48 weeks, over occupancies: one signal for both weights, or D1 `spared`.

    >>> round(least_view().here)
    84
    """
    left = np.array([_person(float(each), 48, 4, spared, "both").left[0] for each in OCCUPANCIES])
    return Dependence(
        quantity="movement",
        label="Go weight left",
        unit="",
        along_label="of VMAT2 occupied",
        along_unit="%",
        positions=100 * OCCUPANCIES,
        lines=[Line(label="Go", values=left)],
        here=float(100 * OCCUPANCIES[int(np.argmin(left))]),
    )


def stories_view(*, occupancy: float = 0.84, weeks_on: int = 48) -> TimeCourse:
    """Movements a day, weekly means, by four stories of one treatment and its end.

    >>> [round(float(line.values[-1]), 1) for line in stories_view().lines]
    [19.3, 19.3, 18.2, 17.7]
    """
    lines = {story: _weekly(_person(occupancy, weeks_on, 4, False, story)) for story in STORIES}
    return _timeline("movements a day", lines)
