"""The faint copy of an earlier result that stays behind the present one."""

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from course_lib.figures.style import FAINT_INK, GHOST_ALPHA

_BEHIND = 0.5  # below every artist that moves


class Ghosts:
    """Copies of the lines, points and bars that the figure shows now, and the limits of its axes."""

    def __init__(self, figure: Figure) -> None:
        self._limits = [(axes, axes.get_xlim(), axes.get_ylim()) for axes in figure.axes]
        self._copies = [copy for axes in figure.axes for copy in _copies(axes)]

    def make_room(self, figure: Figure) -> None:
        """None; widens the axes so that the ghost and the present result are both inside."""
        for axes, x_limits, y_limits in self._limits:
            axes.set_xlim(_union(axes.get_xlim(), x_limits))
            axes.set_ylim(_union(axes.get_ylim(), y_limits))

    def remove(self) -> None:
        """None; takes the copies off the axes."""
        for copy in self._copies:
            copy.remove()


def _union(now: tuple[float, float], before: tuple[float, float]) -> tuple[float, float]:
    if now[0] > now[1]:  # an axis that runs downward stays so
        return max(now[0], before[0]), min(now[1], before[1])
    return min(now[0], before[0]), max(now[1], before[1])


def _copies(axes: Axes) -> list[Artist]:
    lines = [_line(axes, line) for line in axes.lines if line.get_visible()]
    points = [_points(axes, dots) for dots in axes.collections if isinstance(dots, PathCollection)]
    bars = [_bar(axes, bar) for bar in axes.patches if type(bar) is Rectangle]
    return [*lines, *points, *bars]


def _line(axes: Axes, line: Line2D) -> Line2D:
    copy = Line2D([], [])
    copy.update_from(line)
    copy.set(data=line.get_data(), color=FAINT_INK, alpha=GHOST_ALPHA, linestyle=(0, (2, 2)), zorder=_BEHIND)
    copy.set(transform=line.get_transform(), markerfacecolor="none", animated=True)
    return axes.add_line(copy)


def _points(axes: Axes, dots: PathCollection) -> PathCollection:
    x, y = dots.get_offsets().T
    return axes.scatter(
        x, y, s=dots.get_sizes(), facecolors="none", edgecolors=FAINT_INK, zorder=_BEHIND, animated=True
    )


def _bar(axes: Axes, bar: Rectangle) -> Rectangle:
    copy = Rectangle(bar.get_xy(), bar.get_width(), bar.get_height(), fill=False, linestyle=(0, (2, 2)))
    copy.set(edgecolor=FAINT_INK, alpha=GHOST_ALPHA, zorder=_BEHIND, animated=True)
    return axes.add_patch(copy)
