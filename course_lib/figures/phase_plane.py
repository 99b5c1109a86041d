"""Where two states go: arrows of change, nullclines, fixed points, a trajectory."""

import math

import numpy as np
from matplotlib.axes import Axes

from course_lib.figures.curves import LEGEND_MARGIN_IN
from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.picture import Picture
from course_lib.figures.style import COLOUR, FAINT_INK, INK, PAPER
from course_lib.figures.words import amount, axis_label, listed
from course_lib.models.records.maps import Axis, FixedPoint, PhasePlane

_NULLCLINES = ((COLOUR["dopamine"], "-"), (COLOUR["vmat2"], "--"))


def phase_plane(result: PhasePlane) -> Picture:
    """Picture of a phase plane: full circles attract, open circles repel.

    >>> rest = FixedPoint(x=0.5, y=0.5, stable=True)
    >>> phase_plane(PhasePlane(x=Axis(label="D1", unit="Hz", values=[0, 1]),
    ...     y=Axis(label="D2", unit="Hz", values=[0, 1]), dx=[[1, -1], [1, -1]], dy=[[1, 1], [-1, -1]],
    ...     fixed_points=(rest,))).title
    'One state attracts: D1 0.5 Hz, D2 0.5 Hz'
    """
    return Picture(result, phase_plane_panel, margins_in={"top": LEGEND_MARGIN_IN}, of=PhasePlane)


def phase_plane_panel(axes: Axes) -> Redraw:
    """How to redraw a phase plane on these axes, see `phase_plane`."""
    axes.grid(False)
    state: dict = {"arrows": None, "places": None, "named": None}
    nullclines = [axes.plot([], [], color=colour, linestyle=dash)[0] for colour, dash in _NULLCLINES]
    (trajectory,) = axes.plot(
        [], [], color=INK, linewidth=1.8, marker="s", markersize=7, markevery=[0], zorder=3
    )
    points = axes.scatter([], [], s=110, edgecolors=INK, linewidths=2, zorder=4, clip_on=False)

    def redraw(result: PhasePlane) -> Finding:
        _draw_arrows(axes, state, result)
        for index, line in enumerate(nullclines):
            given = result.nullclines[index] if index < len(result.nullclines) else None
            line.set_data(*((given.x, given.y) if given else ([], [])))
        path = result.trajectory
        trajectory.set_visible(path is not None)
        if path is not None:
            trajectory.set_data(path.x, path.y)
        points.set_offsets(np.reshape([(p.x, p.y) for p in result.fixed_points], (-1, 2)))
        points.set_facecolor([INK if point.stable else PAPER for point in result.fixed_points])
        for set_limits, axis in ((axes.set_xlim, result.x), (axes.set_ylim, result.y)):
            set_limits(axis.values[0], axis.values[-1])
        axes.set_xlabel(axis_label(result.x.label, result.x.unit))
        axes.set_ylabel(axis_label(result.y.label, result.y.unit))
        _name(axes, state, nullclines, result)
        return _finding(result)

    return redraw


def _draw_arrows(axes: Axes, state: dict, result: PhasePlane) -> None:
    """Arrows of one length: their direction is the message, and slow places would else show none."""
    speed = np.hypot(result.dx / np.ptp(result.x.values), result.dy / np.ptp(result.y.values))
    still = speed == 0
    u, v = (np.where(still, 0, d / np.where(still, 1, speed)) for d in (result.dx, result.dy))
    u, v = u / np.ptp(result.x.values), v / np.ptp(result.y.values)
    places = (result.x.values.tobytes(), result.y.values.tobytes())
    if places == state["places"]:
        state["arrows"].set_UVC(u, v)
        return
    if state["arrows"] is not None:
        state["arrows"].remove()
    state["places"] = places
    x, y = np.meshgrid(result.x.values, result.y.values)
    state["arrows"] = axes.quiver(
        x, y, u, v, color=FAINT_INK, alpha=0.55, pivot="mid", width=0.0028, scale=1.6 * len(result.x.values)
    )


def _name(axes: Axes, state: dict, nullclines: list, result: PhasePlane) -> None:
    names = [path.label for path in result.nullclines]
    if names and names != state["named"]:
        state["named"] = names
        axes.legend(
            nullclines[: len(names)], names, loc="lower left", bbox_to_anchor=(0, 1.0), ncols=2, frameon=False,
            handlelength=3.4, borderaxespad=0.2,
        )  # fmt: skip


def _finding(result: PhasePlane) -> Finding:
    stable = [_place(result, point) for point in result.fixed_points if point.stable]
    unstable = [_place(result, point) for point in result.fixed_points if not point.stable]
    count = {0: "No state attracts", 1: "One state attracts"}.get(
        len(stable), f"{len(stable)} states attract"
    )
    repelled = f" Repelling: {listed(unstable)}." if unstable else ""
    moved = ""
    if result.trajectory is not None:
        path = result.trajectory
        ends = [_place(result, FixedPoint(x=path.x[i], y=path.y[i], stable=True)) for i in (0, -1)]
        moved = f" From {ends[0]}, {path.label} goes to {ends[1]}."
    lines = listed([path.label for path in result.nullclines]) if result.nullclines else "none"
    return Finding(
        title=f"{count}: {'; '.join(stable)}" if stable else count,
        alt=(
            f"Phase plane of {result.x.label} and {result.y.label}; nullclines: {lines}."
            f" {count}{': ' + '; '.join(stable) if stable else ''}.{repelled}{moved}"
        ),
    )


def _seen(value: float, axis: Axis) -> str:
    """The number as finely as an eye can read it off the axis."""
    return amount(round(value, 2 - math.floor(math.log10(np.ptp(axis.values)))), axis.unit)


def _place(result: PhasePlane, point: FixedPoint) -> str:
    return f"{result.x.label} {_seen(point.x, result.x)}, {result.y.label} {_seen(point.y, result.y)}"
