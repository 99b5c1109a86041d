"""What the primer shows of figures: a fall with a band, a level and a logarithmic axis, to practise reading on.

ILLUSTRATION: a drug that halves every 6 h; the band is the middle 95 % of people, a factor of 1.6 either way.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.models.records.curves import Line, TimeCourse

START_nM, HALF_TIME_h, FACTOR, NEEDED_nM = 200.0, 6.0, 1.6, 25.0


@dataclass(frozen=True, kw_only=True)
class ReadingView:
    """A drug's fall with its band, and the hour at which it crosses what is needed."""

    course: TimeCourse
    crosses_h: float


def reading_view() -> ReadingView:
    """The view of a day.

    >>> round(reading_view().crosses_h, 3)
    18.0
    """
    times = np.linspace(0.0, 24.0, 97)
    level = START_nM * 0.5 ** (times / HALF_TIME_h)
    return ReadingView(
        course=TimeCourse(
            quantity="drug",
            label="drug in plasma",
            unit="nM",
            times=times,
            time_unit="h",
            lines=[Line(label="median", values=level, low=level / FACTOR, high=level * FACTOR)],
            levels={"needed": NEEDED_nM},
            log=True,
        ),
        crosses_h=HALF_TIME_h * float(np.log2(START_nM / NEEDED_nM)),
    )
