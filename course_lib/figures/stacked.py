"""Wholes and their parts: columns side by side, each part named where it stands."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle

from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.picture import Picture
from course_lib.figures.scales import nice_ceiling
from course_lib.figures.style import FAINT_INK, look
from course_lib.figures.words import amount, axis_label, listed, opening
from course_lib.models.records.stacks import Stacks

_HATCHES = ("", "///", "", "\\\\\\")
_WIDTH = 0.5
_SMALLEST_NAMED = 0.035  # of the tallest column: below, a name would not fit its part


def stacked(result: Stacks) -> Picture:
    """Picture of wholes and their parts.

    >>> stacked(Stacks(quantity="drug", label="share", unit="%", columns=("blood", "VMAT2"), parts=("a", "b"),
    ...     values=[[5, 95], [80, 20]], faint=(False, True))).title
    'Share: most of blood is b (95 %), most of VMAT2 is a (80 %)'
    """
    return Picture(result, stacked_panel, of=Stacks)


def stacked_panel(axes: Axes) -> Redraw:
    """How to redraw columns of parts on these axes, see `stacked`."""
    axes.grid(False, axis="x")
    drawn: list[tuple[Rectangle, object]] = []

    def redraw(result: Stacks) -> Finding:
        columns, parts = result.values.shape
        while len(drawn) < columns * parts:
            drawn.append((axes.add_patch(Rectangle((0, 0), _WIDTH, 0)), axes.text(0, 0, "", va="center")))
        for index, (block, name) in enumerate(drawn):
            shown = index < columns * parts
            block.set_visible(shown)
            name.set_visible(shown)
            if shown:
                _set_part(block, name, result, *divmod(index, parts))
        axes.set_xlim(-0.5, columns - 0.5 + 0.45)
        axes.set_ylim(0, nice_ceiling(result.values.sum(axis=1).max()))
        axes.set_xticks(np.arange(columns), result.columns)
        axes.set_ylabel(axis_label(result.label, result.unit))
        return _finding(result)

    return redraw


def _set_part(block: Rectangle, name, result: Stacks, column: int, part: int) -> None:
    below, height = result.values[column, :part].sum(), result.values[column, part]
    colour = FAINT_INK if result.faint[part] else look(result.quantity).colour
    block.set(xy=(column - _WIDTH / 2, below), height=height, hatch=_HATCHES[part % len(_HATCHES)])
    block.set(edgecolor=colour, facecolor=to_rgba(colour, 0.08 if result.faint[part] else 0.4), linewidth=1.2)
    name.set(x=column + _WIDTH / 2 + 0.04, y=below + height / 2, text=_told(result, column, part))


def _told(result: Stacks, column: int, part: int) -> str:
    """What stands beside a part: its amount, and its name in the last column that has room: names run into columns."""
    room = result.values[:, part] >= _SMALLEST_NAMED * result.values.sum(axis=1).max()
    if not room[column]:
        return ""
    told = amount(result.values[column, part], result.unit, digits=2)
    return told if room[column + 1 :].any() else f"{result.parts[part]}  {told}"


def _finding(result: Stacks) -> Finding:
    most = [result.parts[i] for i in result.values.argmax(axis=1)]
    tops = [
        f"most of {column} is {part} ({amount(row.max(), result.unit, digits=2)})"
        for column, part, row in zip(result.columns, most, result.values, strict=True)
    ]
    told = [
        f"{column}: "
        + listed(
            [f"{part} {amount(value, result.unit)}" for part, value in zip(result.parts, row, strict=True)]
        )
        for column, row in zip(result.columns, result.values, strict=True)
    ]
    return Finding(
        title=opening(f"{result.label}: {', '.join(tops)}"),
        alt=f"Columns of {result.label}, divided into parts. {'; '.join(told)}.",
    )
