"""A map of regions with a line at one height, and a bar on it over the stretch that the lesson speaks of."""

from collections.abc import Callable

from matplotlib.axes import Axes

from course_lib.figures.heat_map import heat_map_panel
from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.style import INK
from course_lib.figures.words import amount


def marked_map_panel(
    axes: Axes,
    *,
    at_per_cent: float,
    window: Callable[[object], tuple[float, float] | None],
    counts: Callable[[object], object] = lambda result: result.counts,
    class_of: Callable[[float], str],
    classes: int,
) -> Redraw:
    """How to redraw a map, `counts(result)`, with a line at `at_per_cent` and a bar over `window(result)`, both in %."""
    redraw_map = heat_map_panel(axes, class_of=class_of, classes=classes)
    axes.axhline(at_per_cent, color=INK, linestyle="--", linewidth=1.2, zorder=2)
    (bar,) = axes.plot([], [], color=INK, linewidth=5, solid_capstyle="butt", zorder=3)

    def redraw(result: object) -> Finding:
        found = redraw_map(counts(result))
        ends = window(result)
        bar.set_data(ends or (), [at_per_cent] * 2 if ends else ())
        said = (
            f"a thick bar on it from {amount(ends[0])} to {amount(ends[1], '%')}" if ends else "no bar on it"
        )
        alt = f"{found.alt} Dashed line at {amount(at_per_cent, '%')}, {said}."
        return Finding(title=found.title, alt=alt)

    return redraw
