"""Curves named where they end, with measured points and a mark at a place; no legend to look up."""

from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from course_lib.figures.curves import look_of, thinned
from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.picture import Picture
from course_lib.figures.scales import decades, nice_ceiling, plain_number
from course_lib.figures.style import FAINT_INK, look
from course_lib.figures.words import amount, axis_label, listed, opening, story
from course_lib.models.records.labelled import LabelledCurves

NAMES_IN = 1.35  # of the sheet, right of the axes: where the curves' names stand
_APART = 0.075  # of the axis' height between two names


def labelled_curves(result: LabelledCurves) -> Picture:
    """Picture of curves over one axis, each named at its right end.

    >>> from course_lib.models.records.curves import Line
    >>> labelled_curves(LabelledCurves(quantity="drug", label="bound label", unit="fmol", along_label="label",
    ...     along_unit="nM", positions=[1, 2], lines=[Line(label="total", values=[3, 5])])).title
    'Bound label rises from 3 fmol to 5 fmol at 2 nM'
    """
    return Picture(result, labelled_curves_panel, margins_in={"right": NAMES_IN}, of=LabelledCurves)


def labelled_curves_panel(axes: Axes, *, named: bool = True) -> Redraw:
    """How to redraw curves on these axes, see `labelled_curves`; one alone need not be `named`."""
    drawn, names, dots = [], [], []
    (guide,) = axes.plot([], [], color=FAINT_INK, linewidth=1.2, linestyle=(0, (4, 3)), zorder=1.5)

    def redraw(result: LabelledCurves) -> Finding:
        _set_scales(axes, result)
        while len(drawn) < len(result.lines):
            drawn.extend(axes.plot([], []))
            names.append(
                axes.text(1.015, 0, "", transform=axes.get_yaxis_transform(), va="center", size=10.5)
            )
        while len(dots) < len(result.points):
            dots.extend(axes.plot([], [], linestyle="none", markeredgecolor="white", markersize=7, zorder=3))
        _show_lines(axes, result, drawn, names if named else [])
        for index, dot in enumerate(dots):
            dot.set_visible(index < len(result.points))
            if dot.get_visible():
                points = result.points[index]
                dot.set(data=(points.x, points.y), marker=look(points.quantity).marker)
                dot.set_color(look(points.quantity).colour)
                dot.set_markeredgecolor("white")
        guide.set_visible(result.here is not None)
        if result.here is not None:
            guide.set_data([result.here] * 2, axes.get_ylim())
        return _finding(result)

    return redraw


def _set_scales(axes: Axes, result: LabelledCurves) -> None:
    scale = "log" if result.log else "linear"
    if axes.get_xscale() != scale:
        axes.set_xscale(scale)
        axes.xaxis.set_major_formatter(plain_number)
    axes.set_xlim(result.positions[0], result.positions[-1])
    heights = np.concatenate(
        [*(line.values for line in result.lines), *(points.y for points in result.points)]
    )
    if result.log_heights:
        if axes.get_yscale() != "log":
            axes.set_yscale("log")
            axes.yaxis.set_major_formatter(plain_number)
        axes.set_ylim(decades(heights))
    else:
        axes.set_ylim(0, result.top or nice_ceiling(heights.max() * 1.04))
        axes.yaxis.set_major_locator(MaxNLocator(6))
    axes.set_xlabel(axis_label(result.along_label, result.along_unit))
    axes.set_ylabel(axis_label(result.label, result.unit))


def _show_lines(axes: Axes, result: LabelledCurves, drawn: list, names: list) -> None:
    looks = [look_of(line, index, result.quantity) for index, line in enumerate(result.lines)]
    bottom, top = axes.get_ylim()
    ends = [float(line.values[-1]) for line in result.lines]
    if result.log_heights:
        span = np.log(top / bottom)
        places = np.exp(spread(np.log(ends).tolist(), _APART * span, float(np.log(top)))).tolist()
    else:
        places = spread(ends, _APART * top, top)
    for index, curve in enumerate(drawn):
        curve.set_visible(index < len(result.lines))
        if curve.get_visible():
            curve.set_data(*thinned(result.positions, result.lines[index].values))
            curve.set(color=looks[index].colour, linestyle=looks[index].dash, linewidth=2.2, zorder=2)
    for index, name in enumerate(names):
        name.set_visible(index < len(result.lines))
        if name.get_visible():
            name.set(text=result.lines[index].label, y=places[index], color=looks[index].colour)


def spread(heights: list[float], apart: float, top: float) -> list[float]:
    """Heights for names, in the order given, moved as little as needed to stand apart and below the top.

    >>> spread([1.0, 1.0, 5.0], apart=1.0, top=10.0)
    [1.0, 2.0, 5.0]
    """
    places, order = list(heights), sorted(range(len(heights)), key=lambda index: heights[index])
    for before, after in pairwise(order):
        places[after] = max(places[after], places[before] + apart)
    above = places[order[-1]] - top if order else 0.0
    if above > 0:
        places[order[-1]] = top
        for after, before in pairwise(reversed(order)):
            places[before] = min(places[before], places[after] - apart)
    return places


def _finding(result: LabelledCurves) -> Finding:
    told = [
        f"{line.label} {story(result.positions, line.values, result.unit, result.along_unit)}"
        for line in result.lines
    ]
    title = story(result.positions, result.lines[0].values, result.unit, result.along_unit)
    marked = ""
    if result.here is not None:
        heights = [
            f"{amount(float(np.interp(result.here, result.positions, line.values)), result.unit)} ({line.label})"
            for line in result.lines
        ]
        marked = f" At {amount(result.here, result.along_unit)}: {listed(heights)}."
    counted = "".join(f" {len(points.x)} points: {points.label}." for points in result.points)
    scale = " on a logarithmic axis" if result.log else ""
    return Finding(
        title=opening(f"{result.label} {title}"),
        alt=f"{opening(result.label)} over {result.along_label}{scale}: {'; '.join(told)}.{marked}{counted}",
    )
