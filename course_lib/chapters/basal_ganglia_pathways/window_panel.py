"""The map of people with the window of the lesson's person drawn on it."""

from matplotlib.axes import Axes

from course_lib.chapters.basal_ganglia_pathways.views.window import TEACHING_BLOCK, PatientsMap
from course_lib.figures.heat_map import heat_map_panel
from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.style import INK
from course_lib.figures.words import amount


def patients_panel(axes: Axes) -> Redraw:
    """How to redraw the map of people, with a line at the person of the lesson and a bar over that person's window."""
    redraw_map = heat_map_panel(axes, class_of=actions_read, classes=4)
    axes.axhline(100 * TEACHING_BLOCK, color=INK, linestyle="--", linewidth=1.2, zorder=2)
    (bar,) = axes.plot([], [], color=INK, linewidth=5, solid_capstyle="butt", zorder=3)

    def redraw(result: PatientsMap) -> Finding:
        found = redraw_map(result.counts)
        ends = result.window(TEACHING_BLOCK)
        bar.set_data(ends or (), [100 * TEACHING_BLOCK] * 2 if ends else ())
        said = (
            f"a thick bar on it from {amount(ends[0])} to {amount(ends[1], '%')}" if ends else "no bar on it"
        )
        return Finding(
            title=found.title,
            alt=f"{found.alt} Dashed line at {amount(100 * TEACHING_BLOCK, '%')}, {said}.",
        )

    return redraw


def actions_read(count: float) -> str:
    """The name of a region of the map: “no action”, “one action”, “2 actions”."""
    return {0: "no action", 1: "one action"}.get(int(count), f"{int(count)} actions")
