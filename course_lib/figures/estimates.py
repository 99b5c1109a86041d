"""Values with their intervals, one below the other, held against a reference."""

from matplotlib.axes import Axes
from matplotlib.ticker import LogLocator, NullFormatter

from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.picture import Picture
from course_lib.figures.scales import plain_number
from course_lib.figures.style import DASHES, FAINT_INK, INK, look
from course_lib.figures.words import amount, axis_label, listed, opening
from course_lib.models.records.labelled import Estimates

_MARKERS = ("o", "s", "^", "D", "v", "P")
_ROOM = 1.6  # beyond the outermost end, as a factor on a logarithmic axis
NAMES_IN = 1.75


def estimates(result: Estimates) -> Picture:
    """Picture of values with intervals beside a reference.

    >>> estimates(Estimates(quantity="drug", label="Ki", unit="nM", names=("tray",), values=[3.0], low=[2.8],
    ...     high=[3.3], interval="95 % interval")).title
    'Ki: 3 nM (tray)'
    """
    return Picture(result, estimates_panel, margins_in={"left": NAMES_IN}, of=Estimates)


def estimates_panel(axes: Axes) -> Redraw:
    """How to redraw values with intervals on these axes, see `estimates`."""
    axes.grid(False, axis="y")
    reference = axes.axvline(1, color=FAINT_INK, linewidth=1.4, linestyle=DASHES[1], zorder=1)
    named = axes.text(1, 1.01, "", transform=axes.get_xaxis_transform(), ha="center", va="bottom", size=10)
    rows: list = []

    def redraw(result: Estimates) -> Finding:
        _set_axes(axes, result)
        while len(rows) < len(result.names):
            (bar,) = axes.plot([], [], linewidth=2.6, solid_capstyle="butt", zorder=2)
            (dot,) = axes.plot([], [], marker=_MARKERS[len(rows) % len(_MARKERS)], markersize=9, zorder=3)
            text = axes.text(1, 0, "", ha="center", va="bottom", size=10.5, color=INK)
            rows.append((bar, dot, text))
        for index, row in enumerate(rows):
            for artist in row:
                artist.set_visible(index < len(result.names))
            if index < len(result.names):
                _set_row(row, result, index)
        reference.set_visible(result.reference is not None)
        named.set_visible(result.reference is not None)
        if result.reference is not None:
            reference.set_xdata([result.reference] * 2)
            named.set(x=result.reference, text=result.reference_name)
        return _finding(result)

    return redraw


def _set_axes(axes: Axes, result: Estimates) -> None:
    scale = "log" if result.log else "linear"
    if axes.get_xscale() != scale:
        axes.set_xscale(scale)
        axes.xaxis.set_major_formatter(plain_number)
    if result.log:
        axes.xaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0)))
        axes.xaxis.set_minor_formatter(NullFormatter())  # would write 3 × 10⁰ on an axis of one decade
    lowest = min(result.low.min(), result.reference or result.low.min())
    highest = max(result.high.max(), result.reference or result.high.max())
    ends = (lowest / _ROOM, highest * _ROOM) if result.log else (0.0, highest * 1.15)
    axes.set_xlim(*(result.ends or ends))
    axes.set_ylim(-0.6 - (len(result.names) - 1), 0.75)
    axes.set_yticks([-index for index in range(len(result.names))], result.names)
    axes.set_xlabel(f"{axis_label(result.label, result.unit)} ({result.interval})")


def _set_row(row: tuple, result: Estimates, index: int) -> None:
    bar, dot, text = row
    colour, value = look(result.quantity).colour, float(result.values[index])
    bar.set(data=([result.low[index], result.high[index]], [-index] * 2), color=colour)
    dot.set(data=([value], [-index]), color=colour, markeredgecolor="white")
    text.set(x=value, y=0.16 - index, text=_said(result, index))
    left, right = text.axes.get_xlim()
    text.set_visible(left <= value <= right)  # a value beyond the axis would be written over its neighbour


def _said(result: Estimates, index: int) -> str:
    value, low, high = (float(each[index]) for each in (result.values, result.low, result.high))
    return (
        f"{amount(value)} ({amount(low)} to {amount(high)})"
        if result.written and low < high
        else amount(value)
    )


def _finding(result: Estimates) -> Finding:
    rows = zip(result.names, result.values, result.low, result.high, strict=True)
    told = [
        f"{name} {amount(value, result.unit)} ({amount(low)} to {amount(high)})"
        for name, value, low, high in rows
    ]
    values = [
        f"{amount(value, result.unit)} ({name})"
        for name, value in zip(result.names, result.values, strict=True)
    ]
    beside = (
        f" {opening(result.reference_name)}: {amount(result.reference, result.unit)}."
        if result.reference
        else ""
    )
    return Finding(
        title=f"{result.label}: {listed(values)}",
        alt=f"{opening(result.label)} with {result.interval}: {'; '.join(told)}.{beside}",
    )
