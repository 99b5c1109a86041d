"""Chapter 12's still pictures: years of tablets, what each occupancy leaves, and four stories."""

from operator import attrgetter

import numpy as np
from matplotlib.axes import Axes

from course_lib.chapters.maladaptive_learning.views.years import YEARS_ON, YearsView
from course_lib.figures.curves import LEGEND_MARGIN_IN
from course_lib.figures.dependence import dependence_panel
from course_lib.figures.panels import Finding, Panel, Redraw, part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.style import FAINT_INK, INK
from course_lib.figures.time_course import time_course_panel
from course_lib.figures.words import amount, listed
from course_lib.models.learning.withdrawal import STORIES
from course_lib.models.records.curves import TimeCourse
from course_lib.models.records.dependence import Dependence

_LEGEND = {"top": LEGEND_MARGIN_IN}
_NAMED_WEEK, _CLEAR = (
    30.0,
    0.4,
)  # where the curves of the four stories lie apart, and how far off a name stands


def years_picture(result: YearsView) -> Picture:
    """Picture of Go weights over six years of tablets and two years without.

    >>> from course_lib.chapters.maladaptive_learning.views.years import years_view
    >>> years_picture(years_view()).title
    'Go weight after six years: 2.5 with gaps in a row, else 1.5 and 0.94'
    """
    panel = stating(_ended(part(time_course_panel, attrgetter("course"))), _years_title)
    return Picture(result, panel, margins_in=_LEGEND, of=YearsView)


def _ended(panel: Panel) -> Panel:
    """The panel with a line where the tablets end."""

    def panel_with_end(axes: Axes) -> Redraw:
        redraw_panel = panel(axes)
        whole = axes.get_xaxis_transform()
        axes.axvline(
            YEARS_ON, color=FAINT_INK, linewidth=1.2, linestyle=(0, (4, 3)), zorder=1.5, label="_end"
        )
        axes.text(YEARS_ON + 0.05, 0.06, "tablets end", transform=whole, size=9, color=INK)
        return redraw_panel

    return panel_with_end


def _years_title(result: YearsView) -> str:
    first, *others = (amount(by_year[YEARS_ON], digits=2) for by_year in result.go_by_year.values())
    return f"Go weight after six years: {first} with gaps in a row, else {listed(others)}"


def least_picture(result: Dependence) -> Picture:
    """Picture of the Go weight left over occupancies, with the lowest place marked.

    >>> from course_lib.chapters.maladaptive_learning.views.erase import least_view
    >>> least_picture(least_view()).title
    'With one signal for both weights least Go, 1.95, is left at about 84 %'
    """
    return Picture(result, stating(_least_panel, _least_title), margins_in=_LEGEND, of=Dependence)


def _least_panel(axes: Axes) -> Redraw:
    """The dependence with its lowest place named."""
    redraw_panel = dependence_panel(axes)
    word = axes.text(0, 0, "", size=9, color=INK, ha="right", va="top")

    def redraw(result: Dependence) -> Finding:
        finding = redraw_panel(result)
        word.set(
            position=(result.here - 1, 0.96 * result.heights_here[0]), text=f"{amount(result.here, '%')} "
        )
        return finding

    return redraw


def _least_title(result: Dependence) -> str:
    least = amount(result.heights_here[0])
    return f"With one signal for both weights least Go, {least}, is left at about {amount(result.here, '%')}"


def stories_picture(result: TimeCourse) -> Picture:
    """Picture of four stories of one treatment; the title says how they end.

    >>> from course_lib.chapters.maladaptive_learning.views.erase import stories_view
    >>> stories_picture(stories_view()).title
    'Week 26 off: 19.3 (mask), 19.3 (receptors), 18.2 (learning), 17.7 (both) movements a day'
    """
    return Picture(result, stating(_named_on_it, _stories_title), margins_in=_LEGEND, of=TimeCourse)


def _named_on_it(axes: Axes) -> Redraw:
    """The time course with each name beside its curve during treatment: at the end the four lie together."""
    redraw_course = time_course_panel(axes)
    words = [axes.text(0, 0, "", size=10, color=INK, ha="center") for _ in STORIES]

    def redraw(result: TimeCourse) -> Finding:
        finding = redraw_course(result)
        heights = [float(np.interp(_NAMED_WEEK, result.times, line.values)) for line in result.lines]
        for line, curve, word, height in zip(result.lines, axes.lines, words, heights, strict=False):
            lowest = height == min(heights)
            up = -_CLEAR if lowest else _CLEAR
            word.set(position=(_NAMED_WEEK, height + up), text=line.label, va="top" if lowest else "bottom")
            curve.set_label("_named")
        return finding

    return redraw


def _stories_title(result: TimeCourse) -> str:
    ends = ", ".join(f"{amount(line.values[-1], digits=3)} ({line.label})" for line in result.lines)
    return f"Week 26 off: {ends} movements a day"
