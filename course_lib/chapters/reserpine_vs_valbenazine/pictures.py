"""Chapter 05's pictures: two drugs stopped together, three assays of one block, amines under one drug."""

import math
from collections.abc import Callable
from operator import attrgetter
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course_lib.chapters.reserpine_vs_valbenazine.views.amines import AmineView
from course_lib.chapters.reserpine_vs_valbenazine.views.assays import AssaysView
from course_lib.chapters.reserpine_vs_valbenazine.views.washout import WashoutView
from course_lib.figures.curves import LEGEND_MARGIN_IN
from course_lib.figures.panels import Finding, Panel, Redraw, part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.style import INK, PAPER
from course_lib.figures.time_course import time_course_panel
from course_lib.figures.words import amount, listed
from course_lib.models.records.curves import TimeCourse

_ROOM = {"top": LEGEND_MARGIN_IN, "between": 0.8}
_MIDWAY = 0.37  # of the width: while the drug is taken, where the curves run low and leave room for names
_MEASURED_ON_DAY = 3.0
_SIZE_IN = (12.4, 5.6)  # legends and axis labels stay whole when letters are enlarged


def _row(
    result: object, title: Callable[[Any], str], *courses: str, panel: Panel = time_course_panel
) -> Picture:
    """Time courses of one result in a row under one title, which rests on all of them."""
    first, *others = (part(panel, attrgetter(name)) for name in courses)
    silent = [stating(panel, lambda whole: "") for panel in others]
    return Picture(result, stating(first, title), *silent, size_in=_SIZE_IN, margins_in=_ROOM)


def washout_picture(result: WashoutView) -> Picture:
    """Picture of two drugs in plasma and, beside it, of the VMAT2 that each blocks.

    >>> from course_lib.chapters.reserpine_vs_valbenazine.views.washout import washout_view
    >>> washout_picture(washout_view()).title
    'Half of VMAT2 is free 3.11 days after the last valbenazine and 11.1 days after the last reserpine'
    """
    return _row(result, _washout_title, "plasma", "held")


def _washout_title(result: WashoutView) -> str:
    parts = [f"{_days(days)} after the last {drug}" for drug, days in result.half_free_days.items()]
    return f"Half of VMAT2 is free {listed(parts)}"


def _days(days: float) -> str:
    return amount(days, "days") if math.isfinite(days) else "later than the record"


def washout_readout(result: WashoutView) -> dict[str, str]:
    """The numbers of the lesson beside the picture, as texts."""
    ends = {f"half free, {drug}": _days(days) for drug, days in result.half_free_days.items()}
    lows = {
        f"lowest in week 2, {drug}": amount(100 * share, "% blocked")
        for drug, share in result.lowest_held.items()
    }
    return ends | lows


def assays_picture(result: AssaysView) -> Picture:
    """Picture of free sites and protein over thirty days and, beside it, of free sites in washed vesicles.

    >>> from course_lib.chapters.reserpine_vs_valbenazine.views.assays import assays_view
    >>> assays_picture(assays_view(story="for_ever")).title
    'On day 2 there is 100 % of the protein; washing frees 0 % of the sites in 48 h'
    """
    return _row(result, _assays_title, "animal", "vesicles")


def _assays_title(result: AssaysView) -> str:
    return (
        f"On day 2 there is {amount(100 * result.protein_on_day_2, '%')} of the protein; washing frees "
        f"{amount(100 * result.freed_by_washing, '%')} of the sites in {amount(result.vesicles.times[-1], 'h')}"
    )


def assays_readout(result: AssaysView) -> dict[str, str]:
    """The numbers of the lesson beside the picture, as texts."""
    free = result.animal.lines[0].values
    return {
        "free sites, day 2": amount(free[8], "%"),
        "free sites, day 30": amount(free[-1], "%"),
        "protein, day 2": amount(100 * result.protein_on_day_2, "%"),
        "freed by washing": amount(100 * result.freed_by_washing, "%"),
    }


def _named_midway(axes: Axes) -> Redraw:
    """A time course whose thresholds are named where no curve runs through the names."""
    redraw = time_course_panel(axes)

    def again(result: TimeCourse) -> Finding:
        finding = redraw(result)
        for name in axes.texts:
            name.set(x=_MIDWAY, ha="center")
            name.set_bbox({"facecolor": PAPER, "edgecolor": "none", "alpha": 0.8, "pad": 0.8})
        return finding

    return again


def amine_picture(result: AmineView) -> Picture:
    """Picture of striatal dopamine, of serotonin, and of noradrenaline with adrenaline, each with its thresholds.

    >>> from course_lib.chapters.reserpine_vs_valbenazine.views.amines import amine_view
    >>> amine_picture(amine_view()).title
    'Of 21 days: parkinsonism 14.4, low mood 14.9, low pressure 15.1 (thresholds are illustrative)'
    """
    return _row(result, _amine_title, "dopamine", "serotonin", "noradrenaline", panel=_named_midway)


def _amine_title(result: AmineView) -> str:
    harms = [f"{name} {amount(days)}" for name, days in list(result.days_below.items())[1:]]
    return f"Of 21 days: {', '.join(harms)} (thresholds are illustrative)"


def amine_readout(result: AmineView) -> dict[str, str]:
    """The days below each threshold beside the picture, as texts."""
    return {name: amount(days, "days") for name, days in result.days_below.items()}


def loss_picture(result: TimeCourse) -> Picture:
    """Picture of the dopamine that each rate of freeing leaves lost, beside what was measured on day 3.

    >>> from course_lib.chapters.reserpine_vs_valbenazine.views.assays import loss_course
    >>> loss_picture(loss_course({"heart": 0.75, "asked": 6.9}, 74)).title
    'Lost on day 3: 6.25 % (heart) and 74 % (asked); measured 74 %'
    """
    return Picture(result, stating(_measured_once, _loss_title), margins_in={"top": LEGEND_MARGIN_IN})


def _measured_once(axes: Axes) -> Redraw:
    """A time course whose one level was measured on day 3: a mark says where."""
    redraw = time_course_panel(axes)
    (mark,) = axes.plot([], [], linestyle="none", marker="o", markersize=9, color=INK, zorder=4)

    def again(result: TimeCourse) -> Finding:
        finding = redraw(result)
        mark.set_data([_MEASURED_ON_DAY], list(result.levels.values()))
        return finding

    return again


def _loss_title(result: TimeCourse) -> str:
    left = {
        line.label: float(np.interp(_MEASURED_ON_DAY, result.times, line.values)) for line in result.lines
    }
    parts = listed([f"{amount(lost, '%')} ({label})" for label, lost in left.items()])
    (measured,) = result.levels.values()
    return f"Lost on day 3: {parts}; measured {amount(measured, '%')}"
