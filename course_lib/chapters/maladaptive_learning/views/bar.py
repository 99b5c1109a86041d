"""Chapter 12's rat on a bar: a test a day in the old room, beside a first test in a new one."""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import fraction, whole_number
from course_lib.models.learning.catalepsy import CUT_OFF_s, days_on_the_bar
from course_lib.models.records.curves import Line, TimeCourse

MOST_DAYS = 30


@dataclass(frozen=True, kw_only=True)
class BarDays:
    """Latencies (s) over test days in the old room and in a new one, and what the room has taught by the last day."""

    course: TimeCourse
    drug_days: int
    placebo_days: int
    today_s: float
    new_room_s: float
    nogo: float
    at_cut_off: bool


def bar_view(
    *, block: float = 0.7, drug_days: int = 10, placebo_days: int = 0, spared: bool = False
) -> BarDays:
    """Days on drug in one room, then days on placebo in it; the other curve is a first test in a new room that day.

    Raises `CourseError` for a block outside 0 to 1 and days outside 1 to 30. Source: `catalepsy`, ours.

    >>> view = bar_view()
    >>> round(view.today_s, 1), round(view.new_room_s, 1), round(bar_view(placebo_days=1).today_s, 1)
    (87.4, 20.3, 17.5)
    """
    signal = 1 - fraction("block", block, because="it is a share of D2 receptors.")
    drug = whole_number("drug_days", drug_days, at_least=1, at_most=MOST_DAYS, because="a test a day.")
    placebo = whole_number(
        "placebo_days", placebo_days, at_least=0, at_most=MOST_DAYS, because="a test a day."
    )
    signals = np.array([signal] * drug + [1.0] * placebo)
    old = days_on_the_bar(signals, spared=spared)
    new = [float(days_on_the_bar([each], spared=spared).latency_s[0]) for each in (signal, 1.0)]
    in_new = np.repeat(new, [drug, placebo])
    return BarDays(
        course=_course(old.latency_s, in_new),
        drug_days=drug,
        placebo_days=placebo,
        today_s=float(old.latency_s[-1]),
        new_room_s=float(in_new[-1]),
        nogo=float(old.nogo[-1]),
        at_cut_off=bool(old.latency_s.max() >= CUT_OFF_s),
    )


def _course(in_old: np.ndarray, in_new: np.ndarray) -> TimeCourse:
    days = np.arange(1.0, len(in_old) + 1)
    if len(days) == 1:  # a line needs two points
        days, in_old, in_new = np.array([1.0, 1.01]), np.repeat(in_old, 2), np.repeat(in_new, 2)
    return TimeCourse(
        quantity="movement",
        label="time on the bar",
        unit="s",
        times=days,
        time_unit="days",
        lines=[
            Line(label="old room", values=in_old),
            Line(label="first test in a new room", values=in_new),
        ],
    )
