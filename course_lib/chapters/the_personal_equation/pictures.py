"""Chapter 13's pictures. EXAMPLE: a fall, its finding and its numbers in words."""

from course_lib.figures.curves import LEGEND_MARGIN_IN
from course_lib.figures.panels import stating
from course_lib.figures.picture import Picture
from course_lib.figures.time_course import time_course_panel
from course_lib.figures.words import amount
from course_lib.models.records.curves import TimeCourse


def fall_picture(result: TimeCourse) -> Picture:
    """Picture of a fall; the title says what is left at its end.

    >>> from course_lib.chapters.the_personal_equation.views.fall import fall_view
    >>> fall_picture(fall_view(half_life_h=6, watched_h=12)).title
    'After 12 h, 25 % is left'
    """
    panel = stating(time_course_panel, _finding)
    return Picture(result, panel, margins_in={"top": LEGEND_MARGIN_IN}, of=TimeCourse)


def fall_readout(result: TimeCourse) -> dict[str, str]:
    """The numbers of the lesson beside the picture, as texts."""
    return {
        "at the start": amount(result.lines[0].values[0], result.unit),
        f"after {amount(result.times[-1], result.time_unit)}": amount(
            result.lines[0].values[-1], result.unit
        ),
        "left": amount(_left_per_cent(result), "%"),
    }


def _left_per_cent(result: TimeCourse) -> float:
    level = result.lines[0].values
    return 100 * level[-1] / level[0]


def _finding(result: TimeCourse) -> str:
    end = amount(result.times[-1], result.time_unit)
    return f"After {end}, {amount(_left_per_cent(result), '%')} is left"
