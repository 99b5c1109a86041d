"""Amounts over time: several doses, bands of uncertainty, linear or logarithmic."""

import numpy as np
from matplotlib.axes import Axes

from course_lib.figures.curves import LEGEND_MARGIN_IN, Curves, Levels
from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.picture import Picture
from course_lib.figures.scales import decades, plain_number, top_of
from course_lib.figures.words import amount, axis_label, crossings, listed, opening, story
from course_lib.models.records.curves import Line, TimeCourse


def time_course(result: TimeCourse) -> Picture:
    """Picture of amounts over time.

    >>> fall = Line(label="80 mg", values=[4, 2, 1])
    >>> time_course(TimeCourse(quantity="drug", label="plasma drug", unit="nM", times=[0, 1, 2], time_unit="h",
    ...     lines=[fall])).title
    'Plasma drug falls from 4 nM to 1 nM at 2 h'
    """
    return Picture(result, time_course_panel, margins_in={"top": LEGEND_MARGIN_IN}, of=TimeCourse)


def time_course_panel(axes: Axes) -> Redraw:
    """How to redraw a time course on these axes, see `time_course`."""
    curves, levels = Curves(axes), Levels(axes)

    def redraw(result: TimeCourse) -> Finding:
        curves.show(result.times, result.lines, result.quantity)
        levels.show(result.levels)
        axes.set_xlim(result.times[0], result.times[-1])
        _set_heights(axes, result)
        axes.set_xlabel(f"time, {result.time_unit}")
        axes.set_ylabel(axis_label(result.label, result.unit))
        return _finding(result)

    return redraw


def _set_heights(axes: Axes, result: TimeCourse) -> None:
    edges = [edge for line in result.lines for edge in (line.values, line.high) if edge is not None]
    heights = np.concatenate([*edges, np.array(list(result.levels.values()))])
    scale = "log" if result.log else "linear"
    axes.set_ylim(decades(heights) if result.log else (0, top_of(heights.max(), result.unit)))
    if axes.get_yscale() != scale:
        axes.set_yscale(scale)
        axes.yaxis.set_major_formatter(plain_number)


def _finding(result: TimeCourse) -> Finding:
    stories = [story(result.times, line.values, result.unit, result.time_unit) for line in result.lines]
    named = [f"{line.label} {told}" for line, told in zip(result.lines, stories, strict=True)]
    crossed = [
        text
        for line in result.lines
        for name, at in result.levels.items()
        if (text := _crossed(result, line, name, at))
    ]
    scale = ", on a logarithmic axis" if result.log else ""
    return Finding(
        title=opening(f"{result.label} {stories[0]}" if len(stories) == 1 else _compared(result)),
        alt=f"{opening(result.label)} over time{scale}: {'; '.join([*named, *crossed])}.",
    )


def _compared(result: TimeCourse) -> str:
    """The title of several lines: their highest amounts."""
    peaks = [amount(line.values.max(), result.unit) for line in result.lines]
    return f"{result.label} reaches {listed(peaks)} ({listed([line.label for line in result.lines])})"


def _crossed(result: TimeCourse, line: Line, name: str, level: float) -> str:
    found = crossings(result.times, line.values, level)
    if not found:
        side = "above" if line.values[0] > level else "below"
        return f"{line.label} stays {side} {name}"
    turns = [
        f"{'above' if rises else 'below'} it at {amount(at, result.time_unit)}" for at, rises in found[:4]
    ]
    more = f" and {len(found) - 4} more times" if len(found) > 4 else ""
    return f"{line.label} crosses {name}: {listed(turns)}{more}"
