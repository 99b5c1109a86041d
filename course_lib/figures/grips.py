"""Who holds an amount, and how tightly: elasticities of several targets, with a feedback at work and frozen."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba

from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.scales import nice_ceiling
from course_lib.figures.style import FAINT_INK, look
from course_lib.models.stranding_view import Grips

_HEIGHT = 0.38


def grips_panel(axes: Axes) -> Redraw:
    """How to redraw pairs of elasticities on these axes: a full bar with feedback, a hatched one without."""
    axes.grid(False, axis="y")
    axes.axvline(0, color=FAINT_INK, linewidth=1)

    def redraw(result: Grips) -> Finding:
        for artist in [*axes.containers, *axes.texts]:
            artist.remove()
        colour = look("dopamine").colour
        places = np.arange(len(result.names))
        styles = {
            "autoreceptors work": (result.working, -_HEIGHT / 2, {"facecolor": to_rgba(colour, 0.85)}),
            "frozen": (result.frozen, _HEIGHT / 2, {"facecolor": "none", "hatch": "////"}),
        }
        for label, (values, aside, style) in styles.items():
            bars = axes.barh(places + aside, values, _HEIGHT, label=label, edgecolor=colour, **style)
            axes.bar_label(bars, [f" {_signed(value)} " for value in values], size=10)
        reach = nice_ceiling(1.25 * max(np.abs(result.working).max(), np.abs(result.frozen).max()))
        axes.set_xlim(-reach, reach)
        axes.set_ylim(len(places) - 0.4, -0.6)
        axes.set_yticks(places, result.names)
        axes.set_xlabel("elasticity of dopamine outside")
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncols=2, frameon=False, borderaxespad=0.2)
        return _finding(result)

    return redraw


def _signed(value: float) -> str:
    return "0" if abs(value) < 0.005 else f"{value:+.2f}".replace("-", "−")


def _finding(result: Grips) -> Finding:
    told = "; ".join(
        f"{name} {_signed(working)} ({_signed(frozen)})"
        for name, working, frozen in zip(result.names, result.working, result.frozen, strict=True)
    )
    first, second = result.names[:2]
    return Finding(
        title=f"Strongest grip on dopamine outside: {first} and {second}; autoreceptors at work halve the grip of the others",
        alt=f"Pairs of bars of the elasticity of dopamine outside, autoreceptors at work (and frozen): {told}.",
    )
