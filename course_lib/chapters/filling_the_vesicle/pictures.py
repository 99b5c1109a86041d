"""Chapter 02's pictures: the gradient that fills a vesicle, the block that empties it, the terminal around it."""

from operator import attrgetter

import numpy as np
from matplotlib.axes import Axes

from course_lib.chapters.filling_the_vesicle.views.filling import DepletionView, GradientView
from course_lib.chapters.filling_the_vesicle.views.stranding import Grips, StrandingView
from course_lib.figures.curves import LEGEND_MARGIN_IN
from course_lib.figures.dependence import dependence_panel
from course_lib.figures.panels import Finding, Panel, Redraw, part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.scales import nice_ceiling
from course_lib.figures.style import FAINT_INK, PAPER, SHADE, look
from course_lib.figures.time_course import time_course_panel
from course_lib.figures.words import amount
from course_lib.models.records.curves import TimeCourse
from course_lib.models.records.dependence import Dependence

_TOP = {"top": LEGEND_MARGIN_IN}
_TALL_IN = (8.0, 5.0)
_LOW_IN = (8.0, 3.2)  # a sentence above and the prediction below it share one slide
_WIDE_IN = (9.6, 4.4)  # two legends side by side, also when letters are enlarged
_GAP = 0.03  # of the height, between a curve and its name
# Where a curve is named: share of the width, above (1) or below (-1) it, and which end of the name stands there.
# Ends of curves meet, so that names cannot stand at them.
_OF_RATES = {"metabolised": (0.11, 1, "left"), "made": (0.13, -1, "left")}
_OF_STORES = {"vesicles": (0.5, 1, "left"), "outside": (0.5, -1, "left")}
_OF_FEEDBACK = {"feedback": (0.5, -1, "left"), "frozen": (0.5, 1, "right")}


def gradient_picture(result: GradientView) -> Picture:
    """Picture of how far an exchanger could fill a vesicle, over the pH step.

    >>> from course_lib.chapters.filling_the_vesicle.views.filling import gradient_view
    >>> gradient_picture(gradient_view(protons_out=1)).title
    'With 1 proton out per amine, a vesicle gathers at most 31.6-fold'
    """
    panel = stating(part(dependence_panel, attrgetter("over_ph")), _gathers)
    return Picture(result, panel, margins_in={**_TOP, "left": 1.15})


def gradient_readout(result: GradientView) -> dict[str, str]:
    """The numbers of the lesson beside the gradient, as texts."""
    return {
        "inside ÷ outside, at most": amount(result.accumulation),
        "one out, one in": amount(result.one_for_one),
    }


def filling_picture(result: TimeCourse) -> Picture:
    """Picture of vesicles that begin empty and full, see `filling_course`.

    >>> from course_lib.chapters.filling_the_vesicle.views.filling import filling_course
    >>> filling_picture(filling_course(0.0)).title
    'Empty or full at first, the vesicle ends at 100 %'
    """
    return Picture(result, stating(time_course_panel, _ends), margins_in=_TOP)


def depletion_picture(result: DepletionView) -> Picture:
    """Picture of a vesicle's depletion over occupancy, beside the line Δ = O.

    >>> from course_lib.chapters.filling_the_vesicle.views.filling import depletion_view
    >>> depletion_picture(depletion_view(occupancy=0.7)).title
    '70 % of VMAT2 blocked: the vesicle loses 70 % of its dopamine'
    """
    panel = stating(part(dependence_panel, attrgetter("over_occupancy")), _loses)
    return Picture(result, panel, margins_in=_TOP)


def depletion_readout(result: DepletionView) -> dict[str, str]:
    """The numbers of the lesson beside the depletion, as texts."""
    return {
        "occupancy O": amount(100 * result.occupancy, "%"),
        "depletion Δ": amount(100 * result.depletion, "%"),
        "Δ − O": amount(100 * (result.depletion - result.occupancy), "points"),
        "radius, of before": amount(100 * result.radius_ratio, "%"),
    }


def stranding_picture(result: StrandingView) -> Picture:
    """Picture of a terminal after a block of VMAT2: what is left on the left, what is made and metabolised on the right.

    >>> from course_lib.chapters.filling_the_vesicle.views.stranding import stranding_view
    >>> stranding_picture(stranding_view(occupancy=0.7)).title
    '70 % of VMAT2 blocked: vesicles lose 52 %, and MAO metabolises 3.5 times as much'
    """
    left = stating(part(_named_beside(time_course_panel, _OF_STORES), attrgetter("dopamine")), _strands)
    # The title rests on the whole view; the second panel adds none.
    rates = part(_named_beside(time_course_panel, _OF_RATES), attrgetter("rates"))
    right = stating(rates, lambda view: "")
    return Picture(result, left, right, size_in=_WIDE_IN, margins_in={**_TOP, "right": 0.6})


def stranding_readout(result: StrandingView) -> dict[str, str]:
    """The numbers of the lesson beside the terminal, once it has come to rest, as texts."""
    return {
        "depletion Δ": amount(100 * result.depletion, "%"),
        "cytosol": amount(result.cytosolic_uM, "µM"),
        "outside": amount(result.extracellular_nM, "nM"),
        "metabolised by MAO": f"{amount(result.burned_ratio, digits=2)} × before",
    }


def terminal_depletion_picture(result: Dependence) -> Picture:
    """Picture of the whole terminal's depletion over occupancy, feedback at work and frozen.

    >>> from course_lib.chapters.filling_the_vesicle.views.stranding import terminal_depletion
    >>> terminal_depletion_picture(terminal_depletion(0.7)).title
    '70 % of VMAT2 blocked: 52 % lost while autoreceptors work, 70 % with them frozen'
    """
    panel = stating(_named_beside(dependence_panel, _OF_FEEDBACK), _feedback)
    return Picture(result, panel, size_in=_LOW_IN, margins_in=_TOP)


def network_picture(result: Grips) -> Picture:
    """Picture of the elasticities of extracellular dopamine, with feedback and without it.

    >>> from course_lib.chapters.filling_the_vesicle.views.stranding import network
    >>> network_picture(network()).title
    'Strongest grip on dopamine outside: VMAT2, DAT and, while it works, the D2 autoreceptor'
    """
    return Picture(result, grips_panel, size_in=_TALL_IN, margins_in={**_TOP, "left": 1.75}, of=Grips)


def _named_beside(panel: Panel, places: dict[str, tuple[float, int, str]]) -> Panel:
    """The panel with a name beside each of these curves instead of at its end, see `_OF_RATES`."""

    def made(axes: Axes) -> Redraw:
        redraw = panel(axes)
        words = {name: axes.text(0, 0, name, size=10, zorder=5) for name in places}

        def again(result: object) -> Finding:
            finding = redraw(result)
            (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
            for curve in axes.lines:
                name = curve.get_label()
                if name in words:
                    share, side, end = places[name]
                    x = left + share * (right - left)
                    y = np.interp(x, *curve.get_data()) + side * _GAP * (top - bottom)
                    words[name].set(x=x, y=y, ha=end, va="bottom" if side > 0 else "top")
                    words[name].set_color(curve.get_color())
                    curve.set_label(f"_{name}")
            return finding

        return again

    return made


def _ends(result: TimeCourse) -> str:
    end = sum(line.values[-1] for line in result.lines) / len(result.lines)
    return f"Empty or full at first, the vesicle ends at {amount(end, result.unit, digits=2)}"


def _feedback(result: Dependence) -> str:
    working, frozen, _ = (amount(height, "%", digits=2) for height in result.heights_here)
    blocked = amount(result.here, "%")
    return f"{blocked} of VMAT2 blocked: {working} lost while autoreceptors work, {frozen} with them frozen"


def _gathers(result: GradientView) -> str:
    count = result.exchange.protons_out
    protons = f"{amount(count)} proton{'' if count == 1 else 's'}"
    return f"With {protons} out per amine, a vesicle gathers at most {amount(result.accumulation)}-fold"


def _loses(result: DepletionView) -> str:
    blocked, lost = (amount(100 * share, "%") for share in (result.occupancy, result.depletion))
    return f"{blocked} of VMAT2 blocked: the vesicle loses {lost} of its dopamine"


def _strands(result: StrandingView) -> str:
    blocked, lost = (
        amount(100 * share, "%", digits=2 if share < 0.995 else 3)
        for share in (result.occupancy, result.depletion)
    )
    times = amount(result.burned_ratio, digits=2)
    burns = "as much as before" if times == "1" else f"{times} times as much"
    return f"{blocked} of VMAT2 blocked: vesicles lose {lost}, and MAO metabolises {burns}"


def grips_panel(axes: Axes) -> Redraw:
    """How to redraw pairs of elasticities on these axes: a full mark with feedback, an open one without, a rail between."""
    axes.grid(False, axis="y")
    axes.axvline(0, color=FAINT_INK, linewidth=1)
    colour = look("dopamine").colour
    (rails,) = axes.plot([], [], color=SHADE, linewidth=2.4, zorder=1.5)
    look_of_mark = {
        "linestyle": "none",
        "marker": "o",
        "markersize": 9,
        "markeredgecolor": colour,
        "zorder": 3,
    }
    marks = {
        "working": axes.plot([], [], markerfacecolor=colour, **look_of_mark)[0],
        "frozen": axes.plot([], [], markerfacecolor=PAPER, **look_of_mark)[0],
    }

    def redraw(result: Grips) -> Finding:
        places = np.arange(len(result.names))
        for name, mark in marks.items():
            mark.set_data(getattr(result, name), places)
        pairs = np.column_stack([result.working, result.frozen, np.full(len(places), np.nan)])
        rails.set_data(pairs.ravel(), np.repeat(places, 3).astype(float))
        reach = nice_ceiling(1.1 * max(np.abs(result.working).max(), np.abs(result.frozen).max()))
        axes.set_xlim(-reach, reach)
        axes.set_ylim(len(places) - 0.4, -0.6)
        axes.set_yticks(places, result.names)
        axes.set_xlabel("elasticity of dopamine outside")
        axes.set_ylabel("full: autoreceptors work; open: frozen")
        return _finding(result)

    return redraw


def _signed(value: float) -> str:
    return "0" if abs(value) < 0.005 else f"{value:+.2f}".replace("-", "−")


def _finding(result: Grips) -> Finding:
    told = "; ".join(
        f"{name} {_signed(working)} ({_signed(frozen)})"
        for name, working, frozen in zip(result.names, result.working, result.frozen, strict=True)
    )
    first, second, third = result.names[:3]
    return Finding(
        title=f"Strongest grip on dopamine outside: {first}, {second} and, while it works, the {third}",
        alt=f"Pairs of marks of the elasticity of dopamine outside, autoreceptors at work (and frozen): {told}.",
    )
