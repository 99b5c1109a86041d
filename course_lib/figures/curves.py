"""Labelled curves that share axes: made when first needed, reused ever after."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.lines import Line2D

from course_lib.figures.style import DASHES, FAINT_INK, Look, look
from course_lib.models.records.curves import Line

MOST_POINTS = 600  # a drawing has about as many columns, and a page keeps each point
LEGEND_MARGIN_IN = 0.5
# A ruler lies wide and pale beneath the curves that are held against it, so that one which follows it is still seen.
_STROKES = {
    False: {"linewidth": 1.72, "alpha": 1.0, "zorder": 2},
    True: {"linewidth": 5.5, "alpha": 0.35, "zorder": 1.8},
}


def look_of(line: Line, index: int, quantity: str) -> Look:
    """The look of the line: its own quantity's, or the shared colour with a dash of its own."""
    if line.quantity:
        return look(line.quantity)
    shared = look(quantity)
    return Look(colour=shared.colour, dash=DASHES[index % len(DASHES)], marker=shared.marker)


def looks_of(lines: Sequence[Line], quantity: str) -> list[Look]:
    """The looks of lines that share axes: of those that show one quantity, each has a dash of its own."""
    looks: list[Look] = []
    for index, line in enumerate(lines):
        look_now = look_of(line, index, quantity)
        taken = {(one.colour, one.dash) for one in looks}
        free = (dash for dash in (look_now.dash, *DASHES) if (look_now.colour, dash) not in taken)
        looks.append(replace(look_now, dash=next(free, look_now.dash)))
    return looks


def thinned(x: np.ndarray, y: np.ndarray, most: int = MOST_POINTS) -> tuple[np.ndarray, np.ndarray]:
    """The curve with at most so many points: the lowest and the highest of each stretch, so that no peak is lost.

    >>> y = np.zeros(100_000); y[54_321] = 1
    >>> thinned(np.arange(100_000.0), y)[1].max()
    np.float64(1.0)
    """
    if len(x) <= most:
        return x, y
    stretches = most // 2
    length = -(-len(x) // stretches)
    padded = np.pad(y, (0, stretches * length - len(y)), mode="edge").reshape(stretches, length)
    starts = length * np.arange(stretches)
    extremes = np.concatenate([starts + padded.argmin(1), starts + padded.argmax(1), [0, len(x) - 1]])
    kept = np.unique(np.minimum(extremes, len(x) - 1))
    return x[kept], y[kept]


class Curves:
    """The curves of one axes and their bands; a curve among others carries its name as its label."""

    def __init__(self, axes: Axes) -> None:
        self._axes = axes
        self._lines: list[Line2D] = []
        self._bands: list[PolyCollection] = []

    def show(self, x: np.ndarray, lines: Sequence[Line], quantity: str) -> None:
        """Show these lines and no others, over positions `x`."""
        while len(self._lines) < len(lines):
            self._lines += self._axes.plot([], [])
            self._bands.append(self._axes.add_collection(PolyCollection([], linewidths=0), autolim=False))
        looks = looks_of(lines, quantity)
        for index, (drawn, band) in enumerate(zip(self._lines, self._bands, strict=True)):
            drawn.set_visible(index < len(lines))
            band.set_visible(drawn.get_visible() and lines[index].low is not None)
            if drawn.get_visible():
                colour, dash = looks[index].colour, looks[index].dash
                drawn.set(
                    data=thinned(x, lines[index].values),
                    color=colour,
                    linestyle="-" if lines[index].ruler else dash,
                )
                drawn.set(**_STROKES[lines[index].ruler])
                drawn.set_label(lines[index].label if len(lines) > 1 else "_one")
            if band.get_visible():
                band.set(verts=[_outline(x, lines[index])], facecolor=colour, alpha=0.18)


def _outline(x: np.ndarray, line: Line) -> np.ndarray:
    (x_low, low), (x_high, high) = thinned(x, line.low), thinned(x, line.high)
    return np.concatenate([np.column_stack([x_low, low]), np.column_stack([x_high, high])[::-1]])


class Levels:
    """Named horizontal marks of one axes, such as a threshold."""

    def __init__(self, axes: Axes) -> None:
        self._axes = axes
        self._marks: list[tuple[Line2D, object]] = []

    def show(self, levels: dict[str, float]) -> None:
        """Show these levels and no others."""
        while len(self._marks) < len(levels):
            line = self._axes.axhline(0, color=FAINT_INK, linewidth=1.25, linestyle=(0, (1.25, 2.5)))
            text = self._axes.text(
                0.995, 0, "", transform=self._axes.get_yaxis_transform(), ha="right", va="bottom", size=10
            )
            self._marks.append((line, text))
        for index, (line, text) in enumerate(self._marks):
            shown = index < len(levels)
            line.set_visible(shown)
            text.set_visible(shown)
            if shown:
                name, height = list(levels.items())[index]
                line.set_ydata([height, height])
                text.set(y=height, text=name)
