"""Chapter 12's three factors: tag and dopamine in seconds, and what each delay would change."""

from dataclasses import dataclass

import numpy as np

from course_lib.models.learning.window import TAG, meeting
from course_lib.models.records.curves import Line, TimeCourse
from course_lib.models.records.dependence import Dependence

FIRST_s, LAST_s = -1.0, 6.0


@dataclass(frozen=True, kw_only=True)
class WindowView:
    """Tag, dopamine and their product over seconds, the change over all delays, and the change here."""

    course: TimeCourse
    over_delays: Dependence
    delay_s: float
    dip: bool
    go: float
    nogo: float


def window_view(*, delay_s: float = 1.0, length_s: float = 0.0, dip: bool = False) -> WindowView:
    """An event at 0 s and dopamine that begins at a delay, lasts and decays, as a burst or as a dip.

    Changes are relative to the best short burst. Raises `CourseError` as `meeting` does. Source: `window`.

    >>> round(window_view(delay_s=0.5).go, 2), round(window_view(delay_s=5.0).go, 2)
    (1.0, 0.02)
    """
    here = meeting(TAG, delay_s, length_s=length_s, dip=dip)
    delays = np.round(np.linspace(FIRST_s, LAST_s, 57), 6)
    changes = np.array([meeting(TAG, float(each), length_s=length_s, dip=dip).go for each in delays])
    tag = here.tag / here.tag.max()
    course = TimeCourse(
        quantity="dopamine",
        label="tag; dopamine above tone",
        unit="",
        times=here.times_s,
        time_unit="s",
        lines=[
            Line(label="tag", values=tag, quantity="movement"),
            Line(label="dopamine", values=here.dopamine),
            Line(label="product (wide, pale)", values=tag * here.dopamine, ruler=True),
        ],
    )
    over = Dependence(
        quantity="movement",
        label="change (best burst = 1)",
        unit="",
        along_label="delay of dopamine",
        along_unit="s",
        positions=delays,
        lines=[Line(label="Go", values=changes), Line(label="NoGo", values=-changes)],
        here=float(delay_s),
    )
    return WindowView(
        course=course, over_delays=over, delay_s=float(delay_s), dip=bool(dip), go=here.go, nogo=here.nogo
    )
