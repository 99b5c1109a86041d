"""One amount against another on linear positions, with the place where we stand marked on every curve."""

import numpy as np
from matplotlib.axes import Axes

from course_lib.figures.curves import LEGEND_MARGIN_IN, Curves, look_of
from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.picture import Picture
from course_lib.figures.scales import decades, plain_number, top_of
from course_lib.figures.style import FAINT_INK
from course_lib.figures.words import amount, axis_label, listed, opening, story
from course_lib.models.records.dependence import Dependence

_MOST_DECADES = 12  # a limit and its slow rival stand far apart, and both must be seen


def dependence(result: Dependence) -> Picture:
    """Picture of an amount over another one.

    >>> from course_lib.models.records.curves import Line
    >>> dependence(Dependence(quantity="dopamine", label="depletion", unit="%", along_label="VMAT2 blocked",
    ...     along_unit="%", positions=[0, 100], lines=[Line(label="vesicle", values=[0, 100])], here=70)).title
    'At 70 % VMAT2 blocked, depletion is 70 % (vesicle)'
    """
    return Picture(result, dependence_panel, margins_in={"top": LEGEND_MARGIN_IN})


def dependence_panel(axes: Axes, *, marked: bool = True) -> Redraw:
    """How to redraw curves over an amount on these axes, see `dependence`; without marks only the guide shows the place."""
    curves = Curves(axes)
    (guide,) = axes.plot([], [], color=FAINT_INK, linewidth=1.2, linestyle=(0, (4, 3)), zorder=1.5)
    marks: list = []

    def redraw(result: Dependence) -> Finding:
        curves.show(result.positions, result.lines, result.quantity)
        bottom = _set_heights(axes, result)
        while len(marks) < len(result.lines):
            marks.extend(axes.plot([], [], linestyle="none", markeredgecolor="white", zorder=4))
        for index, mark in enumerate(marks):
            mark.set_visible(marked and index < len(result.lines) and not result.lines[index].ruler)
            if mark.get_visible():
                line = look_of(result.lines[index], index, result.quantity)
                mark.set(data=([result.here], [result.heights_here[index]]), marker=line.marker)
                mark.set_color(line.colour)
        guide.set_data([result.here] * 2, [bottom, max(result.heights_here)])
        axes.set_xlim(result.positions[0], result.positions[-1])
        axes.set_xlabel(axis_label(result.along_label, result.along_unit))
        axes.set_ylabel(axis_label(result.label, result.unit))
        return _finding(result)

    return redraw


def _set_heights(axes: Axes, result: Dependence) -> float:
    """The lower end of the axis of heights, which is set to hold all curves."""
    heights = np.concatenate([line.values for line in result.lines])
    scale = "log" if result.log else "linear"
    low, high = decades(heights, _MOST_DECADES) if result.log else (0.0, top_of(heights.max(), result.unit))
    axes.set_ylim(low, high)
    if axes.get_yscale() != scale:
        axes.set_yscale(scale)
        axes.yaxis.set_major_formatter(plain_number)
    return low


def _finding(result: Dependence) -> Finding:
    place = f"{amount(result.here, result.along_unit)} {result.along_label}"
    found = [
        f"{amount(height, result.unit)} ({line.label})"
        for line, height in zip(result.lines, result.heights_here, strict=True)
    ]
    told = [
        f"{line.label} {story(result.positions, line.values, result.unit, result.along_unit)}"
        for line in result.lines
    ]
    scale = ", on a logarithmic axis" if result.log else ""
    return Finding(
        title=f"At {place}, {result.label} is {listed(found)}",
        alt=f"{opening(result.label)} over {result.along_label}{scale}: {'; '.join(told)}. "
        f"At {place}: {listed(found)}.",
    )
