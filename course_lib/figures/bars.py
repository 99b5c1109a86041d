"""Amounts with their intervals as marks on rows, those that belong together on one row with a rail between them."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes

from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.picture import Picture
from course_lib.figures.scales import nice_ceiling
from course_lib.figures.style import FAINT_INK, INK, PAPER, SHADE, look
from course_lib.figures.words import amount, axis_label, opening
from course_lib.models.records.curves import Bars

_ROOM = 0.62  # of a row, above the first and below the last
_WORD_ROOM = 0.09  # of the span: a word at the outermost mark needs more than its number
_ABOVE_PT, _BELOW_PT = 9, -19


def bars(result: Bars) -> Picture:
    """Picture of amounts with their intervals, a row for each; zero is drawn.

    >>> bars(Bars(quantity="movement", label="AIMS change", unit="points", names=("placebo", "80 mg"),
    ...     values=[-0.1, -3.2], low=[-0.9, -4.0], high=[0.7, -2.4], interval="95 % confidence interval")).title
    'AIMS change: from −3.2 points (80 mg) to −0.1 points (placebo)'
    """
    return Picture(result, bars_panel, height_px=height_of(len(getattr(result, "names", ()))), of=Bars)


def height_of(rows: int) -> int:
    """Height in pixels of a picture with so many rows.

    >>> height_of(4)
    248
    """
    return 80 + 42 * rows


def bars_panel(
    axes: Axes,
    *,
    row_of: Callable[[str], str] = str,
    is_model: Callable[[str], bool] = lambda name: False,
    word_of: Callable[[str], str] | None = None,
    holds: tuple[float, ...] = (),
) -> Redraw:
    """How to redraw marks with intervals on these axes, see `bars`.

    `row_of` gives the row of each name: names of one row share it. A model is an open mark without an interval.
    `word_of` gives a word to stand with each amount, rounded to two digits: neighbours stand above and below in turn.
    The axis `holds` these amounts, too, so that two pictures can share one.
    """
    axes.grid(False, axis="y")
    axes.axvline(0, color=FAINT_INK, linewidth=1)
    (rails,) = axes.plot([], [], color=SHADE, linewidth=2.4, zorder=1.5)
    drawn: list = []

    def redraw(result: Bars) -> Finding:
        rows = list(dict.fromkeys(map(row_of, result.names)))
        places = [rows.index(row_of(name)) for name in result.names]
        while len(drawn) < len(result.names):
            drawn.append(_new_mark(axes))
        for index, mark in enumerate(drawn):
            for artist in mark:
                artist.set_visible(index < len(result.names))
            if index < len(result.names):
                _set_mark(mark, result, index, places[index], is_model(result.names[index]))
                if word_of:
                    _name_mark(mark[2], result, index, word_of, below=places[:index].count(places[index]) % 2)
        rails.set_data(*_rails(result, places))
        _set_ends(axes, result, rows, room=_WORD_ROOM if word_of else 0.0, holds=holds)
        return _finding(result, is_model)

    return redraw


def _new_mark(axes: Axes) -> tuple:
    (whisker,) = axes.plot([], [], color=INK, linewidth=1.6, solid_capstyle="butt", zorder=2)
    (mark,) = axes.plot([], [], linestyle="none", markersize=9, markeredgewidth=1.6, zorder=3)
    text = axes.annotate(
        "", (0, 0), (0, _ABOVE_PT), textcoords="offset points", ha="center", va="baseline", zorder=4
    )
    return mark, whisker, text


def _set_mark(drawn: tuple, result: Bars, index: int, place: int, model: bool) -> None:
    mark, whisker, text = drawn
    style = look(result.quantities[index] if result.quantities else result.quantity)
    value = float(result.values[index])
    mark.set(data=([value], [place]), marker=style.marker if not model else "o")
    mark.set(markerfacecolor=PAPER if model else style.colour, markeredgecolor=style.colour)
    whisker.set(data=([result.low[index], result.high[index]], [place, place]), color=style.colour)
    whisker.set_visible(not model)
    text.xy = (value, place)
    text.set_text(amount(value))


def _name_mark(text, result: Bars, index: int, word_of: Callable[[str], str], *, below: int) -> None:
    text.set_text(f"{word_of(result.names[index])} {amount(float(result.values[index]), digits=2)}")
    text.set_position((0, _BELOW_PT if below else _ABOVE_PT))


def _rails(result: Bars, places: list[int]) -> tuple[list, list]:
    """Lines between the marks of one row, with holes between the rows."""
    x: list[float] = []
    y: list[float] = []
    for place in sorted(set(places)):
        values = [float(v) for v, p in zip(result.values, places, strict=True) if p == place]
        if len(values) > 1:
            x += [min(values), max(values), np.nan]
            y += [place, place, np.nan]
    return x, y


def _set_ends(axes: Axes, result: Bars, rows: list[str], room: float, holds: tuple[float, ...]) -> None:
    lowest, highest = min(0.0, result.low.min(), *holds), max(0.0, result.high.max(), *holds)
    more = room * (highest - lowest)
    axes.set_xlim(
        -nice_ceiling(more - 1.04 * lowest) if lowest < 0 else 0,
        nice_ceiling(more + 1.04 * highest) if highest > 0 else 0,
    )
    axes.set_ylim(len(rows) - 1 + _ROOM, -_ROOM)
    axes.set_yticks(np.arange(len(rows)), rows)
    axes.set_xlabel(axis_label(result.label, result.unit))
    axes.set_ylabel(f"lines: {result.interval}")


def _finding(result: Bars, is_model: Callable[[str], bool]) -> Finding:
    low, high = int(result.values.argmin()), int(result.values.argmax())
    told = [
        f"{name} {amount(value, result.unit)}{'' if is_model(name) else f' ({amount(lower)} to {amount(upper)})'}"
        for name, value, lower, upper in zip(
            result.names, result.values, result.low, result.high, strict=True
        )
    ]
    ends = [f"{amount(result.values[i], result.unit)} ({result.names[i]})" for i in (low, high)]
    return Finding(
        title=opening(f"{result.label}: from {ends[0]} to {ends[1]}"),
        alt=f"Marks of {result.label} with the {result.interval}: {'; '.join(told)}.",
    )
