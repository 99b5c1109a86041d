"""A high-fat breakfast that holds a capsule back, then lets it go evenly, as magnetic resonance imaging shows.

The stomach's content stays for an hour or so and then leaves at an even pace for the rest of six hours or more
(Koziolek et al. 2014). A dose that is mixed with it arrives as an infusion does. Only the earliest hour of the end was
seen, so whoever uses it moves it.
"""

from course_lib.checks import number
from course_lib.facts import fact
from course_lib.models.pk.regimen import Regimen, infused

_MINUTES = 60.0
# Hours after a capsule that is taken, as in a study, with the water half an hour after the breakfast began.
OPENS_H = fact("stomach.lag", "min") / _MINUTES - fact("stomach.capsule_after_meal", "h")
EMPTY_AT_EARLIEST_H = fact("stomach.emptied", "h") - fact("stomach.capsule_after_meal", "h")


def after_breakfast(dose_mg: float, *, empty_h: float = EMPTY_AT_EARLIEST_H) -> Regimen:
    """One dose (mg) that leaves the stomach evenly, from 40 min to `empty_h` hours after it.

    Raises `CourseError` for a dose below zero and for a stomach that is empty before it opens.
    Source: the hours are Koziolek 2014's; that the drug goes with the food is assumed.

    >>> meal = after_breakfast(80)
    >>> round(float(meal.times_h[0]), 2), round(float(meal.durations_h[0]), 2)
    (0.67, 4.83)
    """
    empty = number("empty_h", empty_h, above=OPENS_H, because="the stomach opens before it is empty.")
    return infused(dose_mg, over_h=empty - OPENS_H, at_h=OPENS_H)
