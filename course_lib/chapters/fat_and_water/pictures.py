"""Chapter 09's pictures: a race, a valley, a pump, three clocks, reserpine's two pools, and measured brains."""

from operator import attrgetter

import numpy as np
from matplotlib.axes import Axes

from course_lib.chapters.fat_and_water.views.entry import Pump, Race, Valley
from course_lib.figures.curves import LEGEND_MARGIN_IN
from course_lib.figures.dependence import dependence_panel
from course_lib.figures.panels import Finding, Redraw, part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.scatter import scatter_panel
from course_lib.figures.stacked import stacked_panel
from course_lib.figures.style import INK
from course_lib.figures.time_course import time_course_panel
from course_lib.figures.words import amount, listed
from course_lib.models.membrane.measured import explained
from course_lib.models.records.curves import TimeCourse
from course_lib.models.records.scatter import Scatter

_LEGEND = {"top": LEGEND_MARGIN_IN}
_HOUR_MIN, _DAY_MIN = 60.0, 1440.0


def span(minutes: float) -> str:
    """A time in the unit in which a person would say it.

    >>> span(33.4), span(662), span(138_600)
    ('33 min', '11 h', '96 days')
    """
    for unit, size, enough in (("days", _DAY_MIN, 3 * _DAY_MIN), ("h", _HOUR_MIN, 3 * _HOUR_MIN)):
        if minutes >= enough:
            return amount(minutes / size, unit, digits=2)
    return amount(minutes, "min", digits=2)


def race_picture(result: Race) -> Picture:
    """Picture of two drugs on their way into the brain.

    >>> from course_lib.chapters.fat_and_water.views.entry import race_view
    >>> race_picture(race_view()).title
    'log D 6: half of the way in 33 min'
    """
    return Picture(result, stating(race_panel, _race_title), margins_in=_LEGEND, of=Race)


def race_panel(axes: Axes) -> Redraw:
    """How to redraw the race on these axes; the way is always whole, so that a slow drug looks slow."""
    redraw_course = part(time_course_panel, attrgetter("course"))(axes)

    def redraw(result: Race) -> Finding:
        found = redraw_course(result)
        axes.set_ylim(0.0, 105.0)
        return found

    return redraw


def _race_title(result: Race) -> str:
    where = "" if result.greasy_blood else ", if only the brain were greasy"
    return f"log D {amount(result.log_d)}: half of the way in {span(result.half_min)}{where}"


def race_readout(result: Race) -> dict[str, str]:
    """The numbers of the race beside the picture, as texts."""
    alone = span(result.sponge_half_min)
    if not result.greasy_blood:
        return {"half of the way, without fat in blood": alone}
    return {"half of the way": span(result.half_min), "without fat in blood": alone}


def valley_picture(result: Valley) -> Picture:
    """Picture of the half-time over log D, with its limits and four drugs.

    >>> from course_lib.chapters.fat_and_water.views.entry import valley_view
    >>> valley_picture(valley_view()).title
    'Fastest near log D 1.3; within twofold of it from 0.4 to 2.7'
    """
    return Picture(result, valley_panel, margins_in={**_LEGEND, "left": 1.05}, of=Valley)


def valley_panel(axes: Axes) -> Redraw:
    """How to redraw the valley on these axes, see `valley_picture`."""
    redraw_curve = dependence_panel(axes)
    (dots,) = axes.plot([], [], "o", color=INK, markersize=8, markeredgecolor="white", zorder=5)
    names: list = []
    leaders: list = []

    def redraw(result: Valley) -> Finding:
        found = redraw_curve(result.curve)
        dots.set_data([x for _, x, _ in result.drugs], [y for _, _, y in result.drugs])
        while len(names) < len(result.drugs):
            names.append(axes.text(0, 0, "", size=10, color=INK))
            leaders.append(axes.plot([], [], color=INK, linewidth=0.8, zorder=4)[0])
        for index, (text, (drug, x, y)) in enumerate(zip(names, result.drugs, strict=True)):
            above = index % 2 == 0  # neighbours lie close: their names stand on either side
            text.set(x=x, y=y * (2.4 if above else 0.4), text=drug)
            text.set(ha="center" if above else "left", va="bottom" if above else "top")
            leaders[index].set_data([x, x], [y, y * (2.2 if above else 0.45)])
        axes.set_ylim(0.3, 3e4)
        axes.set_xlabel("log D (of a dot: the one that gives its binding)")
        low, high = result.band
        drugs = listed([f"{drug} {span(y)}" for drug, _, y in result.drugs])
        return Finding(
            title=f"Fastest near log D {result.fastest:.1f}; within twofold of it from {low:.1f} to {high:.1f}",
            alt=f"{found.alt} Drugs on it: {drugs}.",
        )

    return redraw


def valley_readout(result: Valley) -> dict[str, str]:
    """The numbers of the valley beside the picture, as texts."""
    low, high = result.band
    return {
        "fastest": f"log D {result.fastest:.1f}, {span(result.curve.heights_here[0])}",
        "within twofold": f"log D {low:.1f} to {high:.1f}",
        "drugs": ", ".join(f"{drug} {span(y)}" for drug, _, y in result.drugs),
    }


def pump_picture(result: Pump) -> Picture:
    """Picture of totals and of free drug, plasma beside brain.

    >>> from course_lib.chapters.fat_and_water.views.entry import pump_view
    >>> pump_picture(pump_view(efflux_per_passive=5.0)).title
    'Kp 4, Kp,uu 0.17: a full brain, a poor site'
    """
    left = part(stacked_panel, attrgetter("totals"))
    right = part(stacked_panel, attrgetter("free"))
    return Picture(result, stating(left, _pump_title), stating(right, lambda _: ""), of=Pump)


def _pump_title(result: Pump) -> str:
    full = "a full brain" if result.kp > 1.2 else "no more in brain than in plasma"
    site = (
        "a poor site"
        if result.kp_uu < 0.5
        else "free drug at the site as in plasma"
        if result.kp_uu > 0.95
        else "less free drug at the site"
    )
    return f"Kp {amount(result.kp, digits=2)}, Kp,uu {amount(result.kp_uu, digits=2)}: {full}, {site}"


def pump_readout(result: Pump) -> dict[str, str]:
    """The two ratios beside the picture, as texts."""
    return {
        "Kp, total ÷ total": amount(result.kp, digits=2),
        "Kp,uu, free ÷ free": amount(result.kp_uu, digits=2),
    }


def swallowed_picture(result: TimeCourse) -> Picture:
    """Picture of free drug in the brain after one swallowed dose; its finding is when each peaks.

    >>> from course_lib.chapters.fat_and_water.views.stay import swallowed_view
    >>> swallowed_picture(swallowed_view()).title
    'Peaks: log D −2 at 21 h, log D 2 at 3.5 h, log D 6 at 4.7 h'
    """
    return Picture(result, stating(time_course_panel, _peaks), margins_in=_LEGEND, of=TimeCourse)


def _peaks(result: TimeCourse) -> str:
    tops = [
        f"{line.label} at {amount(result.times[int(np.argmax(line.values))], 'h', digits=2)}"
        for line in result.lines
        if not line.ruler
    ]
    return f"Peaks: {', '.join(tops)}"


def reserpine_picture(result: TimeCourse) -> Picture:
    """Picture of reserpine's two pools; its finding is what is left of each after 18 hours.

    >>> from course_lib.chapters.fat_and_water.views.stay import reserpine_view
    >>> reserpine_picture(reserpine_view()).title
    'After 18 h our two lipid curves leave 0 and 6.5 %; half of what is bound is left'
    """
    return Picture(result, stating(time_course_panel, _reserpine_title), margins_in=_LEGEND, of=TimeCourse)


def _reserpine_title(result: TimeCourse) -> str:
    once, lipid, bound = (float(np.interp(18.0, result.times, line.values)) for line in result.lines)
    kept = "half" if abs(bound - 50) < 1 else amount(bound, "%", digits=2)
    lipids = f"{amount(once, digits=2)} and {amount(lipid, '%', digits=2)}"
    return f"After 18 h our two lipid curves leave {lipids}; {kept} of what is bound is left"


def measured_picture(result: Scatter) -> Picture:
    """Picture of measured brains; its finding is how much log P explains.

    >>> from course_lib.chapters.fat_and_water.views.stay import measured_view
    >>> measured_picture(measured_view()).title
    'log P explains 8 % of 1,058 measured brains, a parabola no more'
    """
    return Picture(result, stating(scatter_panel, _measured_title), margins_in=_LEGEND, of=Scatter)


def _measured_title(result: Scatter) -> str:
    line, parabola = explained([result.x], result.y), explained([result.x, result.x**2], result.y)
    more = "no more" if parabola - line < 0.01 else amount(100 * parabola, "%", digits=2)
    return f"log P explains {amount(100 * line, '%', digits=1)} of {len(result.x):,} measured brains, a parabola {more}"
