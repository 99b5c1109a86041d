"""Responses over a concentration: the sigmoid on a logarithmic axis, with its half-effect marked."""

import numpy as np
from matplotlib.axes import Axes

from course_lib.figures.curves import LEGEND_MARGIN_IN, Curves, look_of
from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.picture import Picture
from course_lib.figures.scales import nice_ceiling, plain_number
from course_lib.figures.style import FAINT_INK, look
from course_lib.figures.words import amount, axis_label, listed, opening, story
from course_lib.models.records.curves import ConcentrationResponse


def concentration_response(result: ConcentrationResponse) -> Picture:
    """Picture of responses over a concentration.

    >>> from course_lib.models.records.curves import Line
    >>> block = ConcentrationResponse(quantity="vmat2", label="occupied VMAT2", unit="%", concentrations=[1, 10, 100],
    ...     concentration_unit="nM", lines=[Line(label="drug", values=[9, 50, 91])], halves={"drug": 10})
    >>> concentration_response(block).title
    'Occupied VMAT2: half of the effect at 10 nM (drug)'
    """
    return Picture(
        result, concentration_response_panel, margins_in={"top": LEGEND_MARGIN_IN}, of=ConcentrationResponse
    )


def concentration_response_panel(axes: Axes) -> Redraw:
    """How to redraw a concentration–response curve on these axes, see `concentration_response`."""
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter(plain_number)
    curves = Curves(axes)
    measured = axes.scatter([], [], s=44, zorder=3, edgecolors="white", linewidths=0.8)
    drops: list = []

    def redraw(result: ConcentrationResponse) -> Finding:
        curves.show(result.concentrations, result.lines, result.quantity)
        measured.set_offsets(result.measured)
        measured.set_facecolor(look(result.quantity).colour)
        heights = [*(line.values.max() for line in result.lines), *result.measured[:, 1]]
        axes.set_xlim(result.concentrations[0], result.concentrations[-1])
        axes.set_ylim(0, 100 if result.unit == "%" and max(heights) <= 100 else nice_ceiling(max(heights)))
        _drop(axes, drops, result)
        axes.set_xlabel(f"concentration, {result.concentration_unit}")
        axes.set_ylabel(axis_label(result.label, result.unit))
        return _finding(result)

    return redraw


def _drop(axes: Axes, drops: list, result: ConcentrationResponse) -> None:
    """Lines from the half-effect on each curve down to its concentration."""
    while len(drops) < len(result.lines):
        drops += axes.plot([], [], linewidth=1.3, linestyle=(0, (2, 2)), color=FAINT_INK, zorder=1.5)
    for index, drop in enumerate(drops):
        half = result.halves.get(result.lines[index].label) if index < len(result.lines) else None
        drop.set_visible(half is not None)
        if half is not None:
            height = np.interp(np.log(half), np.log(result.concentrations), result.lines[index].values)
            drop.set(
                data=([half, half], [0, height]),
                marker=look_of(result.lines[index], index, result.quantity).marker,
            )
            drop.set(markevery=[1], markerfacecolor="white")


def _finding(result: ConcentrationResponse) -> Finding:
    unit = result.concentration_unit
    halves = [f"{amount(half, unit)} ({label})" for label, half in result.halves.items()]
    told = [
        f"{line.label} {story(result.concentrations, line.values, result.unit, unit)}"
        for line in result.lines
    ]
    title = (
        f"{result.label}: half of the effect at {listed(halves)}" if halves else f"{result.label}: {told[0]}"
    )
    points = f" {len(result.measured)} measured points." if len(result.measured) else ""
    half_text = f" Half of the effect at {listed(halves)}." if halves else ""
    return Finding(
        title=opening(title),
        alt=f"{opening(result.label)} over concentration on a logarithmic axis: {'; '.join(told)}.{half_text}{points}",
    )
