"""Many measured points, and the curves that are laid through them."""

from matplotlib.axes import Axes

from course_lib.figures.curves import LEGEND_MARGIN_IN, Curves
from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.picture import Picture
from course_lib.figures.style import FAINT_INK
from course_lib.figures.words import amount, axis_label, opening, story
from course_lib.models.records.scatter import Scatter

_ROOM = 0.04  # of the range, so that no point sits on the frame


def scatter(result: Scatter) -> Picture:
    """Picture of measured points with curves through them.

    >>> from course_lib.models.records.curves import Line
    >>> scatter(Scatter(quantity="drug", label="y", unit="", along_label="x", along_unit="", x=[0, 1], y=[0, 1],
    ...     positions=[0, 1], lines=[Line(label="line", values=[0, 1])])).title
    'Y over x: 2 points; line rises from 0 to 1 at 1'
    """
    return Picture(result, scatter_panel, margins_in={"top": LEGEND_MARGIN_IN}, of=Scatter)


def scatter_panel(axes: Axes) -> Redraw:
    """How to redraw points and curves on these axes, see `scatter`."""
    curves = Curves(axes)
    (points,) = axes.plot([], [], "o", color=FAINT_INK, markersize=3.2, alpha=0.35, zorder=1.5)

    def redraw(result: Scatter) -> Finding:
        points.set_data(result.x, result.y)
        curves.show(result.positions, result.lines, result.quantity)
        for values, limit in ((result.x, axes.set_xlim), (result.y, axes.set_ylim)):
            room = _ROOM * (values.max() - values.min())
            limit(values.min() - room, values.max() + room)
        axes.set_xlabel(axis_label(result.along_label, result.along_unit))
        axes.set_ylabel(axis_label(result.label, result.unit))
        return _finding(result)

    return redraw


def _finding(result: Scatter) -> Finding:
    told = "; ".join(
        f"{line.label} {story(result.positions, line.values, result.unit, result.along_unit)}"
        for line in result.lines
    )
    spans = [f"{amount(v.min())} to {amount(v.max())}" for v in (result.x, result.y)]
    return Finding(
        title=opening(f"{result.label} over {result.along_label}: {len(result.x):,} points; {told}"),
        alt=f"{len(result.x):,} points of {result.label} over {result.along_label}, {result.along_label} from {spans[0]}, "
        f"{result.label} from {spans[1]}. {told}.",
    )
