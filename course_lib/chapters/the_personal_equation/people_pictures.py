"""Chapter 13's hundred people: dots in three rows, before the prediction and as they are moved."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import LogLocator, NullFormatter

from course_lib.chapters.the_personal_equation.views.people import People
from course_lib.figures.panels import Finding, Redraw, stating
from course_lib.figures.picture import Picture
from course_lib.figures.scales import plain_number
from course_lib.figures.style import INK, PAPER, look
from course_lib.figures.words import amount
from course_lib.models.population.variance import KINDS

_MARKS = ("o", "^", "D")
_ENDS, _STILL_ENDS = (40.0, 15_000.0), (100.0, 4_000.0)


def happens_picture(result: People) -> Picture:
    """Picture of a hundred people that does not yet say what phenotype explains; on a shorter axis, for one setting.

    >>> from course_lib.chapters.the_personal_equation.views.people import people_view
    >>> happens_picture(people_view()).title
    '80 mg: the three rows overlap'
    """
    panel = stating(
        lambda axes: people_panel(axes, _STILL_ENDS),
        lambda shown: f"{amount(shown.dose_mg, 'mg')}: the three rows overlap",
    )
    return Picture(result, panel, margins_in={"left": 1.35}, of=People)


def people_picture(result: People) -> Picture:
    """Picture of a hundred people's exposures, a row for each phenotype.

    >>> from course_lib.chapters.the_personal_equation.views.people import people_view
    >>> people_picture(people_view()).title
    '80 mg: phenotype explains 16 % of the spread; 4.8-fold within one phenotype'
    """
    return Picture(result, people_panel, margins_in={"left": 1.35}, of=People)


def people_panel(axes: Axes, ends: tuple[float, float] = _ENDS) -> Redraw:
    """How to redraw the people on these axes: dots by row, a bar with its number at the row's median, one scale for all settings.

    `ends` are those of the axis, in ng·h/mL.
    """
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter(plain_number)
    axes.xaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0)))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.set(xlim=ends, ylim=(2.6, -0.75))
    axes.set_yticks([0, 1, 2], KINDS)
    axes.grid(False, axis="y")
    axes.set_xlabel("exposure to the active metabolite in a day, ng·h/mL")
    style = {"linestyle": "none", "color": look("valbenazine").colour, "markeredgecolor": "white"}
    dots = [axes.plot([], [], marker=mark, markersize=6, zorder=2, **style)[0] for mark in _MARKS]
    bars = [axes.plot([], [], color=INK, linewidth=2.4, zorder=3)[0] for _ in _MARKS]

    numbers = [
        axes.text(1, row - 0.43, "", ha="center", va="bottom", size=10, color=INK, zorder=4)
        for row, _ in enumerate(_MARKS)
    ]
    for number in numbers:
        number.set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 0.8})

    def redraw(result: People) -> Finding:
        for row, (dot, bar, number) in enumerate(zip(dots, bars, numbers, strict=True)):
            number.set(x=result.medians[row], text=plain_number(round(result.medians[row])))
            dot.set_data(np.clip(result.exposures[row], *ends), row + result.heights[row])
            bar.set_data([result.medians[row]] * 2, [row - 0.42, row + 0.42])
        return _people_finding(result)

    return redraw


def _people_finding(result: People) -> Finding:
    with_tablet = "" if result.tablet == "none" else f", {result.tablet} inhibitor"
    told = "; ".join(
        f"{len(each)} {kind}: {amount(each.min(), digits=2)} to {amount(each.max(), digits=2)}, median of the group in the model {amount(median, digits=3)}"
        for kind, each, median in zip(KINDS, result.exposures, result.medians, strict=True)
    )
    return Finding(
        title=f"{amount(result.dose_mg, 'mg')}{with_tablet}: phenotype explains {amount(100 * result.explained, '%', digits=2)} of the spread; "
        f"{amount(result.spread, digits=2)}-fold within one phenotype",
        alt=f"A hundred people as dots in three rows, exposure on a logarithmic axis in ng·h/mL. {told}. The rows overlap.",
    )


def people_readout(result: People) -> dict[str, str]:
    """The numbers of the people beside the picture, as texts."""
    return {
        "phenotype explains of the log spread": amount(100 * result.explained, "%", digits=2),
        "middle 90 % of one phenotype": f"{amount(result.spread, digits=2)}-fold",
        "poor ÷ normal, medians": amount(result.poor_ratio, digits=3),
    }
