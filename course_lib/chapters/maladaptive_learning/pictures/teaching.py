"""Chapter 12's pictures of what teaches: days on a bar, a tag that meets dopamine, years of tablets."""

from operator import attrgetter

import numpy as np
from matplotlib.axes import Axes

from course_lib.chapters.maladaptive_learning.views.bar import BarDays
from course_lib.chapters.maladaptive_learning.views.window import WindowView
from course_lib.chapters.maladaptive_learning.views.years import YEARS_ON, YearsView
from course_lib.figures.curves import LEGEND_MARGIN_IN
from course_lib.figures.dependence import dependence_panel
from course_lib.figures.panels import Finding, Panel, Redraw, part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.style import FAINT_INK, INK
from course_lib.figures.time_course import time_course_panel
from course_lib.figures.words import amount, listed

_LEGEND = {"top": LEGEND_MARGIN_IN}
_WIDE_IN = (12.4, 4.2)
_SHADE = 0.09
_NEGATIVE, _POSITIVE = -1.15, 1.2


def bar_picture(result: BarDays) -> Picture:
    """Picture of days on the bar; the title says where the day's test ends in both rooms.

    >>> from course_lib.chapters.maladaptive_learning.views.bar import bar_view
    >>> bar_picture(bar_view()).title
    'Day 10 on drug: 87 s on the bar in the old room, 20 s in a new one'
    """
    panel = stating(_dotted(part(time_course_panel, attrgetter("course"))), _bar_title, _bar_alt)
    return Picture(result, panel, margins_in=_LEGEND, of=BarDays)


def _dotted(panel: Panel) -> Panel:
    """The panel with a mark for each test, the placebo days shaded, and a little room at both ends."""

    def panel_with_room(axes: Axes) -> Redraw:
        redraw_panel = panel(axes)
        drawn: list = []

        def redraw(result: BarDays) -> Finding:
            finding = redraw_panel(result)
            for line in axes.lines:
                line.set(marker="o", markersize=4)
            for artist in drawn:
                artist.remove()
            drawn[:] = _placebo_shade(axes, result)
            axes.set_xlim(0.5, max(result.course.times[-1], 2.0) + 0.5)
            axes.set_xlabel("test day")
            return finding

        return redraw

    return panel_with_room


def _placebo_shade(axes: Axes, result: BarDays) -> list:
    """The placebo days shaded and named, if there are any: what falls there is another treatment, not a decline."""
    if not result.placebo_days:
        return []
    start, end = result.drug_days + 0.5, result.drug_days + result.placebo_days + 0.5
    whole = axes.get_xaxis_transform()
    look = {"transform": whole, "color": INK, "linewidth": 0, "zorder": 0, "alpha": _SHADE}
    place = {"transform": whole, "ha": "right", "size": 9, "color": INK}
    return [axes.fill_between([start, end], 0, 1, **look), axes.text(end, 0.9, "placebo", **place)]


def _bar_title(result: BarDays) -> str:
    total = result.drug_days + result.placebo_days
    on = f"Day {total} on drug" if not result.placebo_days else f"Day {total} on placebo"
    old, new = (amount(each, "s", digits=2) for each in (result.today_s, result.new_room_s))
    return f"{on}: {old} on the bar in the old room, {new} in a new one"


def _bar_alt(result: BarDays) -> str:
    old, new = ([amount(line.values[at], "s") for at in (0, -1)] for line in result.course.lines)
    return f"Time on the bar by test day. Old room {old[0]} at first and {old[1]} today. New room {new[0]} and {new[1]}."


def bar_readout(result: BarDays) -> dict[str, str]:
    """The numbers of the day beside the picture, as texts."""
    return {
        "today, old room": amount(result.today_s, "s"),
        "today, new room": amount(result.new_room_s, "s"),
        "NoGo weight, old room": amount(result.nogo),
        "held at the cut-off of 180 s": "yes" if result.at_cut_off else "no",
    }


def window_picture(result: WindowView) -> Picture:
    """Picture of a tag that meets dopamine, and of the change over all delays.

    >>> from course_lib.chapters.maladaptive_learning.views.window import window_view
    >>> window_picture(window_view(delay_s=1.0)).title
    'A burst at 1 s: Go changes by 0.86, NoGo by −0.86 (best burst = 1)'
    """
    left = stating(_signed(part(time_course_panel, attrgetter("course"))), _window_title, _window_alt)
    right = stating(_signed(part(dependence_panel, attrgetter("over_delays"))), lambda _: "", _delays_alt)
    return Picture(result, left, right, size_in=_WIDE_IN, margins_in=_LEGEND, of=WindowView)


def _signed(panel: Panel) -> Panel:
    """The panel with heights below zero in view: a dip lies there."""

    def panel_with_both_signs(axes: Axes) -> Redraw:
        redraw_panel = panel(axes)

        def redraw(result: WindowView) -> Finding:
            finding = redraw_panel(result)
            tall = max(1.0, float(np.abs(result.over_delays.lines[0].values).max()))
            high = tall if axes.get_ylabel().startswith("change") else 1.0
            axes.set_ylim(_NEGATIVE * high, _POSITIVE * high)
            return finding

        return redraw

    return panel_with_both_signs


def _window_title(result: WindowView) -> str:
    what = "A dip" if result.dip else "A burst"
    go, nogo = (amount(each, digits=2) for each in (result.go, result.nogo))
    return f"{what} at {amount(result.delay_s, 's')}: Go changes by {go}, NoGo by {nogo} (best burst = 1)"


def _window_alt(result: WindowView) -> str:
    return f"Tag and dopamine over time. The tag is set at 0 s and dopamine begins at {amount(result.delay_s, 's')}."


def _delays_alt(result: WindowView) -> str:
    go, nogo = (amount(each, digits=2) for each in (result.go, result.nogo))
    return f"Change over the delay. At the mark Go {go} and NoGo {nogo}."


def window_readout(result: WindowView) -> dict[str, str]:
    """The two changes beside the picture, as texts."""
    return {
        "Go weight": amount(result.go, digits=2),
        "NoGo weight (sign turned: ours)": amount(result.nogo, digits=2),
    }


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
