"""An amount over two parameters, as bands with their amounts on them, or as named regions."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.ticker import MaxNLocator

from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.picture import Picture
from course_lib.figures.style import FAINT_INK, INK, PAPER
from course_lib.figures.words import amount, axis_label, opening
from course_lib.models.records.maps import HeatMap

_BANDS = 6


def heat_map(result: HeatMap) -> Picture:
    """Picture of an amount over two parameters.

    >>> from course_lib.models.records.maps import Axis
    >>> occupied = HeatMap(label="occupancy", unit="%", x=Axis(label="dose", unit="mg", values=[40, 80]),
    ...     y=Axis(label="Ki", unit="nM", values=[2, 3]), values=[[80, 90], [70, 85]])
    >>> heat_map(occupied).title
    'Occupancy is highest, 90 %, at dose 80 mg, Ki 2 nM'
    """
    return Picture(result, heat_map_panel, of=HeatMap)


def heat_map_panel(axes: Axes, *, class_of: Callable[[float], str] | None = None, classes: int = 0) -> Redraw:
    """How to redraw a heat map on these axes, see `heat_map`: bands of tints, their edges named where they run.

    `class_of` names whole numbers that are classes: these become regions with their name inside. Where not every
    state of a figure shows all of them, `classes` says how many there are, so that each keeps its tint.
    """
    axes.grid(False)
    (here,) = axes.plot(
        [], [], marker="o", markersize=10, markerfacecolor=PAPER, markeredgecolor=INK, zorder=4
    )
    drawn: list = []

    def redraw(result: HeatMap) -> Finding:
        for artist in drawn:
            artist.remove()
        drawn[:] = _classes(axes, result, class_of, classes) if class_of else _bands(axes, result)
        here.set_data(*([[place] for place in result.here] if result.here else ([], [])))
        axes.set_xlim(result.x.values[0], result.x.values[-1])
        axes.set_ylim(result.y.values[0], result.y.values[-1])
        axes.set_xlabel(axis_label(result.x.label, result.x.unit))
        axes.set_ylabel(axis_label(result.y.label, result.y.unit))
        return _finding(result)

    return redraw


def _tints(count: int) -> list[tuple[float, ...]]:
    return [to_rgba(INK, 0.04 + 0.5 * place / max(1, count - 1)) for place in range(count)]


def _bands(axes: Axes, result: HeatMap) -> list:
    """Bands between round levels, darker the higher, and the level of interest as a line of its own."""
    levels = MaxNLocator(_BANDS).tick_values(float(result.values.min()), float(result.values.max()))
    place = (result.x.values, result.y.values, result.values)
    drawn = [axes.contourf(*place, levels=levels, colors=_tints(len(levels) - 1), zorder=0.5)]
    inner = [level for level in levels[1:-1] if result.values.min() < level < result.values.max()]
    if inner:
        edges = axes.contour(*place, levels=inner, colors=FAINT_INK, linewidths=0.8, zorder=1)
        drawn += [edges, *_names(axes, edges, [amount(level, result.unit) for level in inner])]
    if result.level is not None and result.values.min() < result.level < result.values.max():
        drawn.append(axes.contour(*place, levels=[result.level], colors=INK, linewidths=2.6, zorder=2))
    return drawn


def _names(axes: Axes, edges, names: list[str]) -> list:
    """The names of contours, each at the middle of its longest run."""
    found = []
    for path, name in zip(edges.get_paths(), names, strict=True):
        runs = [run for run in path.to_polygons(closed_only=False) if len(run) > 1]
        if runs:
            x, y = max(runs, key=len)[len(max(runs, key=len)) // 2]
            found.append(
                axes.text(
                    x, y, name, ha="center", va="center", bbox={"facecolor": PAPER, "edgecolor": "none"}
                )
            )
    return found


def _classes(axes: Axes, result: HeatMap, class_of: Callable[[float], str], classes: int) -> list:
    """A region for each whole number, with its name where the region is widest."""
    counts = range(int(result.values.min()), int(result.values.max()) + 1)
    edges = [count - 0.5 for count in (*counts, counts[-1] + 1)]
    place = (result.x.values, result.y.values, result.values)
    tints = _tints(classes)[counts[0] : counts[-1] + 1] if classes else _tints(len(counts))
    drawn = [axes.contourf(*place, levels=edges, colors=tints, zorder=0.5)]
    drawn.append(axes.contour(*place, levels=edges[1:-1], colors=INK, linewidths=1.4, zorder=1))
    for count in counts:
        inside = result.values == count
        if inside.any():
            x, y = _inmost(result, inside)
            drawn.append(axes.text(x, y, class_of(count), ha="center", va="center", weight="bold", zorder=3))
    return drawn


def _inmost(result: HeatMap, inside: np.ndarray) -> tuple[float, float]:
    """The place of a region that lies farthest from its edge, counted in steps of the map."""
    depth, left = np.zeros(inside.shape, int), np.pad(inside, 1)
    while left.any():
        left = left & np.roll(left, 1, 0) & np.roll(left, -1, 0) & np.roll(left, 1, 1) & np.roll(left, -1, 1)
        depth += left[1:-1, 1:-1]
    row, column = np.argwhere((depth == depth[inside].max()) & inside).mean(0).round().astype(int)
    return float(result.x.values[column]), float(result.y.values[row])


def _finding(result: HeatMap) -> Finding:
    low, high = (_place(result, index) for index in (result.values.argmin(), result.values.argmax()))
    contour = ""
    if result.level is not None:
        share = amount(100 * (result.values > result.level).mean(), "%")
        contour = f" It exceeds {amount(result.level, result.unit)}, the dark line, on {share} of the plane."
    marked = f" The circle marks {_here(result)}." if result.here else ""
    return Finding(
        title=opening(
            f"{result.label} is {_here(result)}" if result.here else f"{result.label} is highest, {high}"
        ),
        alt=(
            f"Map of {result.label} over {result.x.label} ({_span(result.x)}) and {result.y.label}"
            f" ({_span(result.y)}): lowest {low}; highest {high}.{contour}{marked}"
        ),
    )


def _span(axis) -> str:
    return f"{amount(axis.values[0])} to {amount(axis.values[-1], axis.unit)}"


def _place(result: HeatMap, index: int) -> str:
    row, column = np.unravel_index(index, result.values.shape)
    at = ", ".join(
        f"{axis.label} {amount(axis.values[i], axis.unit)}"
        for axis, i in ((result.x, column), (result.y, row))
    )
    return f"{amount(result.values[row, column], result.unit)}, at {at}"


def _here(result: HeatMap) -> str:
    """What the map holds at the marked place, read off the nearest point."""
    column, row = (
        int(np.abs(axis.values - place).argmin())
        for axis, place in zip((result.x, result.y), result.here, strict=True)
    )
    return _place(result, row * len(result.x.values) + column)
