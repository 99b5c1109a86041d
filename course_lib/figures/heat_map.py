"""An amount over two parameters, as colour, with a contour to read it by."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke

from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.picture import Picture
from course_lib.figures.scales import nice_ceiling
from course_lib.figures.style import INK, PAPER
from course_lib.figures.words import amount, axis_label, opening
from course_lib.models.records.maps import HeatMap

COLOURS = "cividis"  # made to look the same to eyes with and without colour deficiency
_HALO = [withStroke(linewidth=4.5, foreground=PAPER)]  # the line must be seen on dark and on light colours


def heat_map(result: HeatMap) -> Picture:
    """Picture of an amount over two parameters.

    >>> from course_lib.models.records.maps import Axis
    >>> occupied = HeatMap(label="occupancy", unit="%", x=Axis(label="dose", unit="mg", values=[40, 80]),
    ...     y=Axis(label="Ki", unit="nM", values=[2, 3]), values=[[80, 90], [70, 85]])
    >>> heat_map(occupied).title
    'Occupancy is highest, 90 %, at dose 80 mg, Ki 2 nM'
    """
    return Picture(result, heat_map_panel, of=HeatMap)


def heat_map_panel(axes: Axes) -> Redraw:
    """How to redraw a heat map on these axes, see `heat_map`."""
    axes.grid(False)
    mesh = axes.pcolormesh(np.zeros((1, 1)), cmap=COLOURS)
    bar = axes.figure.colorbar(mesh, ax=axes, pad=0.02)
    level = bar.ax.axhline(0, color=INK, linewidth=1.8, path_effects=_HALO)
    (here,) = axes.plot(
        [], [], marker="o", markersize=11, markerfacecolor=PAPER, markeredgecolor=INK, zorder=4
    )
    state: dict = {"mesh": mesh, "places": None, "contour": None}

    def redraw(result: HeatMap) -> Finding:
        places = (result.x.values.tobytes(), result.y.values.tobytes())
        if places != state["places"]:
            state["mesh"].remove()
            state["mesh"] = axes.pcolormesh(
                result.x.values, result.y.values, result.values, cmap=COLOURS, shading="nearest"
            )
            bar.update_normal(state["mesh"])
            state["places"] = places
            axes.set_xlim(result.x.values[0], result.x.values[-1])
            axes.set_ylim(result.y.values[0], result.y.values[-1])
        state["mesh"].set_array(result.values)
        limits = _limits(result.values)
        if state["mesh"].get_clim() != limits:
            state["mesh"].set_clim(*limits)
            bar.update_normal(state["mesh"])
        _draw_contour(axes, state, result)
        level.set_visible(result.level is not None)
        level.set_ydata([result.level or 0] * 2)
        here.set_data(*([[place] for place in result.here] if result.here else ([], [])))
        axes.set_xlabel(axis_label(result.x.label, result.x.unit))
        axes.set_ylabel(axis_label(result.y.label, result.y.unit))
        bar.ax.set_ylabel(axis_label(result.label, result.unit))
        return _finding(result)

    return redraw


def _limits(values: np.ndarray) -> tuple[float, float]:
    low, high = values.min(), values.max()
    return (-nice_ceiling(-low) if low < 0 else 0.0, nice_ceiling(high) if high > 0 else 0.0)


def _draw_contour(axes: Axes, state: dict, result: HeatMap) -> None:
    if state["contour"] is not None:
        state["contour"].remove()
        state["contour"] = None
    if result.level is not None and result.values.min() < result.level < result.values.max():
        state["contour"] = axes.contour(
            result.x.values, result.y.values, result.values, levels=[result.level], colors=INK, linewidths=1.8
        )
        state["contour"].set_path_effects(_HALO)


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
