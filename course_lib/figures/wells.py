"""A tray of wells: each count as a disc whose area grows with it."""

import numpy as np
from matplotlib.axes import Axes

from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.picture import Picture
from course_lib.figures.style import FAINT_INK, look
from course_lib.figures.words import amount, opening
from course_lib.models.records.labelled import Wells

_LARGEST = 560.0  # points², so that neighbours of the fullest well do not touch


def wells(result: Wells) -> Picture:
    """Picture of a tray; rows and columns are named, the area of a disc is its count.

    >>> wells(Wells(quantity="drug", label="counts", counts=[[100, 900]], row_names=("A",),
    ...     column_names=("1", "2"))).title
    'Counts: from 100 (A1) to 900 (A2)'
    """
    return Picture(result, wells_panel, of=Wells)


def wells_panel(axes: Axes) -> Redraw:
    """How to redraw a tray on these axes, see `wells`."""
    axes.grid(False)
    axes.tick_params(length=0)
    rims = axes.scatter([], [], facecolors="none", edgecolors=FAINT_INK, linewidths=0.6, zorder=2)
    discs = axes.scatter([], [], linewidths=0, zorder=3)

    def redraw(result: Wells) -> Finding:
        rows, columns = result.counts.shape
        x, y = (part.ravel().astype(float) for part in np.meshgrid(np.arange(columns), -np.arange(rows)))
        for artist in (rims, discs):
            artist.set_offsets(np.column_stack([x, y]))
        rims.set_sizes(np.full(x.size, _LARGEST))
        discs.set_sizes(_LARGEST * result.counts.ravel() / result.counts.max())
        discs.set_facecolor(look(result.quantity).colour)
        axes.set_xlim(-0.7, columns - 0.3)
        axes.set_ylim(-rows + 0.3, 0.7)
        axes.set_xticks(range(columns), result.column_names)
        axes.set_yticks([-row for row in range(rows)], result.row_names)
        axes.set_xlabel(f"area of a disc: {result.label}, at most {amount(result.counts.max())}")
        return _finding(result)

    return redraw


def _finding(result: Wells) -> Finding:
    def named(place: int) -> str:
        row, column = np.unravel_index(place, result.counts.shape)
        return f"{amount(result.counts[row, column])} ({result.row_names[row]}{result.column_names[column]})"

    ends = f"from {named(int(result.counts.argmin()))} to {named(int(result.counts.argmax()))}"
    means = "; ".join(
        f"row {name} {amount(float(row.mean()))}"
        for name, row in zip(result.row_names, result.counts, strict=True)
    )
    return Finding(
        title=f"{opening(result.label)}: {ends}",
        alt=f"A tray of {result.counts.size} wells, {result.label} {ends}. Means: {means}.",
    )
