"""A hundred people before and after the prediction, a score, and what is known, as pictures."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import LogLocator, NullFormatter

from course_lib.chapters.the_personal_equation.views.people import People, Scored
from course_lib.figures.panels import Finding, Redraw, stating
from course_lib.figures.picture import Picture
from course_lib.figures.scales import plain_number
from course_lib.figures.stacked import stacked_panel
from course_lib.figures.style import FAINT_INK, INK, PAPER, SHADE, look
from course_lib.figures.words import amount, listed
from course_lib.models.population.alleles import EDITIONS
from course_lib.models.population.variance import KINDS
from course_lib.models.records.stacks import Stacks

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
        "5th to 95th of a hundred, one phenotype": f"{amount(result.spread, digits=2)}-fold",
        "poor ÷ normal, medians": amount(result.poor_ratio, digits=3),
    }


def score_picture(result: Scored) -> Picture:
    """Picture of a score on the scale of one edition, and of the exposure that the model gives it.

    >>> from course_lib.chapters.the_personal_equation.views.people import score_view
    >>> score_picture(score_view(rule="2016")).title
    '*1/*4, rule of 2016: score 1, normal'
    """
    return Picture(result, score_panel, margins_in={"top": 0.45}, of=Scored)


def score_panel(axes: Axes) -> Redraw:
    """How to redraw a score on these axes: limits of the edition as lines, their words on top, exposure as a curve."""
    axes.set_xlim(-0.1, 4.05)
    axes.set_ylim(0.8, 2.3)
    axes.set_xlabel("activity score")
    axes.set_ylabel("exposure ÷ exposure at score 2")
    drawn = look("valbenazine")
    (curve,) = axes.plot([], [], color=drawn.colour)
    (limits,) = axes.plot([], [], color=SHADE, linewidth=3, zorder=1.2)
    (guide,) = axes.plot([], [], color=FAINT_INK, linewidth=1.2, linestyle=(0, (4, 3)), zorder=1.5)
    (dot,) = axes.plot(
        [], [], marker="D", markersize=10, color=drawn.colour, markeredgecolor="white", zorder=4
    )
    (other,) = axes.plot([], [], color=FAINT_INK, linewidth=1.2, linestyle=(0, (1, 2)), zorder=1.1)
    other_name = axes.text(0, 0.83, "", size=9, va="bottom", color=INK, zorder=3)
    other_name.set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 0.8})
    words = [axes.text(0, 2.24, "", size=10, va="top", color=INK) for _ in range(4)]

    def redraw(result: Scored) -> Finding:
        low, high = result.rule.normal_from, result.rule.normal_to
        curve.set_data(result.scores, result.ratios)
        limits.set_data([low, low, np.nan, high, high], [0.8, 2.3, np.nan, 0.8, 2.3])
        places = ((-0.06, "left", "poor: 0"), (low / 2 + 0.16, "center", "intermediate"))
        places += (((low + high) / 2, "center", "normal"), (high + 0.08, "left", "ultrarapid"))
        for text, (x, side, word) in zip(words, places, strict=True):
            text.set(x=x, text=word, ha=side, y=2.26)
        # The first edition's border beside a later one, and the other way round.
        beside = EDITIONS["2019" if result.rule.name == "2016" else "2016"]
        other.set_data([beside.normal_from] * 2, [0.8, 2.16])
        other_name.set(
            x=beside.normal_from + (0.05 if beside.normal_from > low else -0.05),
            ha="left" if beside.normal_from > low else "right",
            text=f"rule of {beside.name}: normal\nfrom a score of {amount(beside.normal_from)}",
        )
        guide.set_data([result.score] * 2, [0.8, result.ratio])
        dot.set_data([result.score], [result.ratio])
        return _score_finding(result)

    return redraw


def _score_finding(result: Scored) -> Finding:
    with_tablet = "" if result.inhibitor == "none" else f", {result.inhibitor} inhibitor"
    low, high = amount(result.rule.normal_from), amount(result.rule.normal_to)
    return Finding(
        title=f"{result.diplotype}, rule of {result.rule.name}{with_tablet}: score {amount(result.score)}, {result.word}",
        alt=f"A scale of activity scores from 0 to 4: poor at 0, intermediate below {low}, normal from {low} to {high}, ultrarapid above; a dotted line where normal begins in the other rule. "
        f"A curve of exposure relative to score 2 falls from 2.07 at 0 to 1 at 2 and stays there. The mark stands at score "
        f"{amount(result.score)} and {amount(result.ratio, digits=3)}.",
    )


def score_readout(result: Scored) -> dict[str, str]:
    """Score, word and exposure beside the picture, as texts."""
    return {
        "activity score": amount(result.score),
        "phenotype": result.word,
        "exposure, relative to score 2": amount(result.ratio, digits=3),
    }


def known_picture(result: Stacks) -> Picture:
    """Picture of what is explained of the spread, by what is known; the finding names all of it.

    >>> from course_lib.chapters.the_personal_equation.views.people import known_view
    >>> known_picture(known_view()).title
    'Explained of the log spread: 16 % by phenotype, 34 % by 1 sparse level and 79 % by 1 careful level'
    """
    return Picture(result, stating(stacked_panel, _known_title), of=Stacks)


def _known_title(result: Stacks) -> str:
    told = zip(result.columns, result.values[:, 0], strict=True)
    words = [f"{amount(share, '%', digits=2)} by {name}" for name, share in told]
    return f"Explained of the log spread: {listed(words)}"


def spread_picture(result: Stacks) -> Picture:
    """Picture of the share of phenotype in exposure and in effect.

    >>> from course_lib.chapters.the_personal_equation.views.people import spread_view
    >>> spread_picture(spread_view()).title
    'Phenotype: 16 % of the spread of exposure, 3.6 % of that of the effect'
    """
    return Picture(result, stating(stacked_panel, _spread_title), of=Stacks)


def _spread_title(result: Stacks) -> str:
    exposure, effect = (amount(row[0], "%", digits=2) for row in result.values)
    return f"Phenotype: {exposure} of the spread of exposure, {effect} of that of the effect"
