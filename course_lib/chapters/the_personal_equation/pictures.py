"""Chapter 13's pictures: a score, what is known, five policies, odds ratios and the winner's curse."""

import numpy as np
from matplotlib.axes import Axes

from course_lib.chapters.the_personal_equation.views.people import Scored
from course_lib.chapters.the_personal_equation.views.policy import HELPED, OVER, Compared
from course_lib.figures.bars import bars_panel, height_of
from course_lib.figures.estimates import NAMES_IN, estimates_panel
from course_lib.figures.labelled import labelled_curves_panel
from course_lib.figures.panels import Finding, Redraw, stating
from course_lib.figures.picture import Picture
from course_lib.figures.stacked import stacked_panel
from course_lib.figures.style import FAINT_INK, INK, PAPER, SHADE, look
from course_lib.figures.words import amount, listed
from course_lib.models.population.alleles import EDITIONS
from course_lib.models.records.labelled import Estimates, LabelledCurves
from course_lib.models.records.stacks import Stacks


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
    other_name = axes.text(0, 0.83, "", size=9, va="bottom", color=INK)
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
            text=f"{beside.name}: normal from here",
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


def policies_picture(result: Compared) -> Picture:
    """Picture of five policies: people helped and people over the ceiling, on one row each.

    >>> from course_lib.chapters.the_personal_equation.views.policy import policies_view
    >>> policies_picture(policies_view()).title
    'By policy 41 to 53 % are helped, and 2 to 23 % are over 10 ms'
    """
    return Picture(result, policies_panel, margins_in={"left": 2.5}, height_px=height_of(5) + 40, of=Compared)


def policies_panel(axes: Axes) -> Redraw:
    """How to redraw the policies on these axes, see `policies_picture`."""
    redraw_bars = bars_panel(
        axes,
        row_of=lambda name: name.rpartition("|")[0],
        word_of=lambda name: name.rpartition("|")[2],
    )

    def redraw(result: Compared) -> Finding:
        redraw_bars(result.bars)
        _on_paper(axes)
        axes.set_xlim(-6, 100)
        axes.set_ylabel("")
        axes.set_xlabel("people, %: helped (triangles), over the ceiling (diamonds)")
        return _policies_finding(result)

    return redraw


def _policies_finding(result: Compared) -> Finding:
    ceiling = amount(result.ceiling_ms, "ms")
    told = "; ".join(f"{name}: {words}" for name, words in policies_readout(result).items())
    return Finding(
        title=f"By policy {_ends(result.of(HELPED))} % are helped, and {_ends(result.of(OVER))} % are over {ceiling}",
        alt=f"Five policies as rows, simulated people, illustrative. {told}.",
    )


def _ends(values: dict[str, float]) -> str:
    return f"{amount(min(values.values()), digits=2)} to {amount(max(values.values()), digits=2)}"


def policies_readout(result: Compared) -> dict[str, str]:
    """Helped and over the ceiling, policy by policy, as texts."""
    over = result.of(OVER)
    return {
        name: f"{amount(many, '%', digits=2)} helped, {amount(over[name], '%', digits=2)} over"
        for name, many in result.of(HELPED).items()
    }


def odds_picture(result: Estimates) -> Picture:
    """Picture of odds ratios with their intervals; the finding counts those that exclude no difference.

    >>> from course_lib.chapters.the_personal_equation.views.policy import odds_view
    >>> odds_picture(odds_view()).title
    'Of 4 odds ratios 1 excludes no difference'
    """
    return Picture(
        result, stating(_odds_panel, _odds_title), margins_in={"left": NAMES_IN + 0.9}, of=Estimates
    )


def _odds_panel(axes: Axes) -> Redraw:
    redraw = estimates_panel(axes)

    def redraw_on_paper(result: Estimates) -> Finding:
        found = redraw(result)
        _on_paper(axes)
        return found

    return redraw_on_paper


def _on_paper(axes: Axes) -> None:
    """Give the numbers on these axes a ground, so that no line of reference runs through them."""
    for text in axes.texts:
        text.set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 0.8})


def _odds_title(result: Estimates) -> str:
    apart = int(((result.low > result.reference) | (result.high < result.reference)).sum())
    return f"Of {len(result.names)} odds ratios {apart} excludes no difference"


def curse_picture(result: LabelledCurves) -> Picture:
    """Picture of the mean odds ratio of significant studies over their size.

    >>> from course_lib.chapters.the_personal_equation.views.policy import curse_view
    >>> curse_picture(curse_view()).title
    'Significant studies of 50 people a group report 2.1 on average; the truth is 1.1'
    """
    return Picture(
        result, stating(labelled_curves_panel, _curse_title), margins_in={"right": 1.5}, of=LabelledCurves
    )


def _curse_title(result: LabelledCurves) -> str:
    told, truth = (float(np.interp(result.here, result.positions, line.values)) for line in result.lines)
    size = f"Significant studies of {amount(result.here)} people a group"
    return f"{size} report {amount(told, digits=2)} on average; the truth is {amount(truth)}"
