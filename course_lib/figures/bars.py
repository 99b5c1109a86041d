"""Amounts side by side, each with its interval."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle
from matplotlib.transforms import offset_copy

from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.picture import Picture
from course_lib.figures.scales import nice_ceiling
from course_lib.figures.style import FAINT_INK, INK, look
from course_lib.figures.words import amount, axis_label, opening
from course_lib.models.records.curves import Bars

_HATCHES = ("", "///", "...", "xxx", "\\\\\\", "ooo")
_WIDTH = 0.62


def bars(result: Bars) -> Picture:
    """Picture of amounts with their intervals, from zero; neighbours differ in hatching as well as in place.

    >>> bars(Bars(quantity="movement", label="AIMS change", unit="points", names=("placebo", "80 mg"),
    ...     values=[-0.1, -3.2], low=[-0.9, -4.0], high=[0.7, -2.4], interval="95 % confidence interval")).title
    'AIMS change: from −3.2 points (80 mg) to −0.1 points (placebo)'
    """
    return Picture(result, bars_panel, of=Bars)


def bars_panel(axes: Axes) -> Redraw:
    """How to redraw bars with intervals on these axes, see `bars`."""
    axes.grid(False, axis="x")
    axes.axhline(0, color=FAINT_INK, linewidth=1)
    drawn: list = []

    def redraw(result: Bars) -> Finding:
        count = len(result.names)
        while len(drawn) < count:
            drawn.append(_new_bar(axes, len(drawn)))
        for index, (bar, whisker, text) in enumerate(drawn):
            for artist in (bar, whisker, text):
                artist.set_visible(index < count)
            if index < count:
                _set_bar(bar, result, index)
                whisker.set_ydata([result.low[index], result.high[index]])
                below = result.values[index] < 0
                text.set(y=(result.low if below else result.high)[index], text=amount(result.values[index]))
                text.set(va="top" if below else "bottom")
        axes.set_xlim(-0.6, count - 0.4)
        lowest, highest = min(0.0, result.low.min()), max(0.0, result.high.max())
        room = 0.12 * (highest - lowest)  # for the numbers beyond the whiskers
        axes.set_ylim(-nice_ceiling(room - lowest) if lowest < 0 else 0, nice_ceiling(highest + room))
        axes.set_xticks(np.arange(count), result.names)
        axes.set_ylabel(axis_label(result.label, result.unit))
        axes.set_xlabel(f"whiskers: {result.interval}")
        return _finding(result)

    return redraw


def _new_bar(axes: Axes, index: int) -> tuple:
    bar = Rectangle((index - _WIDTH / 2, 0), _WIDTH, 0, hatch=_HATCHES[index % len(_HATCHES)])
    axes.add_patch(bar)
    (whisker,) = axes.plot([index, index], [0, 0], color=INK, marker="_", markersize=14, linewidth=1.8)
    aside = offset_copy(axes.transData, fig=axes.figure, x=9, units="points")
    text = axes.text(index, 0, "", transform=aside, weight="bold")
    return bar, whisker, text


def _set_bar(bar: Rectangle, result: Bars, index: int) -> None:
    colour = look(result.quantities[index] if result.quantities else result.quantity).colour
    bar.set(height=result.values[index], edgecolor=colour, facecolor=to_rgba(colour, 0.3), linewidth=1.4)


def _finding(result: Bars) -> Finding:
    low, high = int(result.values.argmin()), int(result.values.argmax())
    parts = "; ".join(
        f"{name} {amount(value, result.unit)} ({amount(lower)} to {amount(upper)})"
        for name, value, lower, upper in zip(
            result.names, result.values, result.low, result.high, strict=True
        )
    )
    ends = [f"{amount(result.values[i], result.unit)} ({result.names[i]})" for i in (low, high)]
    return Finding(
        title=opening(f"{result.label}: from {ends[0]} to {ends[1]}"),
        alt=f"Bars of {result.label} with the {result.interval}: {parts}.",
    )
