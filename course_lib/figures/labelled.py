"""Curves named where they end, with measured points and a mark at a place; no legend to look up."""

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


def labelled_curves(result: LabelledCurves) -> Picture:
    """Picture of curves over one axis, each named at its right end.

    >>> from course_lib.models.records.curves import Line
    >>> labelled_curves(LabelledCurves(quantity="drug", label="bound label", unit="fmol", along_label="label",
    ...     along_unit="nM", positions=[1, 2], lines=[Line(label="total", values=[3, 5])])).title
    'Bound label rises from 3 fmol to 5 fmol at 2 nM'
    """
    return Picture(result, labelled_curves_panel, of=LabelledCurves)


def labelled_curves_panel(axes: Axes, *, named: bool = True) -> Redraw:
    """How to redraw curves on these axes, see `labelled_curves`; one alone need not be `named`."""
    drawn, dots, bars = [], [], []
    (guide,) = axes.plot([], [], color=FAINT_INK, linewidth=1.2, linestyle=(0, (4, 3)), zorder=1.5)

    def redraw(result: LabelledCurves) -> Finding:
        _set_scales(axes, result)
        while len(drawn) < len(result.lines):
            drawn.extend(axes.plot([], []))
        while len(dots) < len(result.points):
            dots.extend(axes.plot([], [], linestyle="none", markeredgecolor="white", markersize=7, zorder=3))
            bars.extend(axes.plot([], [], linewidth=1.6, solid_capstyle="butt", zorder=2.5))
        _show_lines(result, drawn, named=named)
        for index, dot in enumerate(dots):
            dot.set_visible(index < len(result.points))
            if dot.get_visible():
                points = result.points[index]
                dot.set(data=(points.x, points.y), marker=look(points.quantity).marker)
                dot.set_color(look(points.quantity).colour)
                dot.set_markeredgecolor("white")
            _show_bars(bars[index], result.points[index] if dot.get_visible() else None)
        guide.set_visible(result.here is not None)
        if result.here is not None:
            guide.set_data([result.here] * 2, axes.get_ylim())
        return _finding(result)

    return redraw


def _show_bars(bar, points) -> None:
    bar.set_visible(points is not None and points.low is not None)
    if bar.get_visible():
        gap = np.full(points.x.shape, np.nan)  # one line with holes: a bar through each point
        ends = np.column_stack([points.low, points.high, gap])
        bar.set_data(np.repeat(points.x, 3), ends.ravel())
        bar.set_color(look(points.quantity).colour)


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


def _show_lines(result: LabelledCurves, drawn: list, *, named: bool) -> None:
    looks = [look_of(line, index, result.quantity) for index, line in enumerate(result.lines)]
    for index, curve in enumerate(drawn):
        curve.set_visible(index < len(result.lines))
        if curve.get_visible():
            curve.set_data(*thinned(result.positions, result.lines[index].values))
            curve.set(color=looks[index].colour, linestyle=looks[index].dash, linewidth=2.2, zorder=2)
            curve.set_label(
                result.lines[index].label if named else "_one"
            )  # a name stands where its curve ends


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
