"""Five policies, odds ratios and the winner's curse, as pictures."""

import numpy as np
from matplotlib.axes import Axes

from course_lib.chapters.the_personal_equation.views.policy import HELPED, OVER, Compared
from course_lib.figures.bars import bars_panel, height_of
from course_lib.figures.estimates import NAMES_IN, estimates_panel
from course_lib.figures.labelled import labelled_curves_panel
from course_lib.figures.panels import Finding, Redraw, stating
from course_lib.figures.picture import Picture
from course_lib.figures.style import PAPER
from course_lib.figures.words import amount
from course_lib.models.records.labelled import Estimates, LabelledCurves

# Half the width of a number with its interval, as a logarithm on the axis of odds ratios.
_ACROSS = 0.25


def policies_picture(result: Compared) -> Picture:
    """Picture of five policies: people helped and people over the ceiling, on one row each.

    >>> from course_lib.chapters.the_personal_equation.views.policy import policies_view
    >>> policies_picture(policies_view()).title
    '80 mg for all helps most (53 %) and puts most over 10 ms (23 %)'
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
        axes.set_xlabel("people, %: triangles helped, diamonds over")
        return _policies_finding(result)

    return redraw


def _policies_finding(result: Compared) -> Finding:
    helped, over = _most(result.of(HELPED)), _most(result.of(OVER))
    both = "and" if helped[0] == over[0] else f"and {over[0]}"
    told = "; ".join(f"{name}: {words}" for name, words in policies_readout(result).items())
    return Finding(
        title=f"{helped[0]} helps most ({helped[1]}) {both} puts most over {amount(result.ceiling_ms, 'ms')} ({over[1]})",
        alt=f"Five policies as rows, simulated people, illustrative. {told}.",
    )


def _most(values: dict[str, float]) -> tuple[str, str]:
    """Name and amount of the policy with most people."""
    name = max(values, key=values.get)
    return name, amount(values[name], "%", digits=2)


def policies_readout(result: Compared) -> dict[str, str]:
    """Helped and over the ceiling, policy by policy, as texts."""
    over = result.of(OVER)
    return {
        name: f"{amount(many, '%', digits=2)} helped, {amount(over[name], '%', digits=2)} over"
        for name, many in result.of(HELPED).items()
    }


def odds_picture(result: Estimates) -> Picture:
    """Picture of odds ratios with their intervals; the finding counts the intervals without an odds ratio of 1.

    >>> from course_lib.chapters.the_personal_equation.views.policy import odds_view
    >>> odds_picture(odds_view()).title
    'Of 4 intervals 1 lies clear of “no difference”'
    """
    return Picture(
        result, stating(_odds_panel, _odds_title), margins_in={"left": NAMES_IN + 0.9}, of=Estimates
    )


def _odds_panel(axes: Axes) -> Redraw:
    redraw = estimates_panel(axes)

    def redraw_on_paper(result: Estimates) -> Finding:
        found = redraw(result)
        _on_paper(axes)
        _beside_reference(axes, float(result.reference))
        return found

    return redraw_on_paper


def _on_paper(axes: Axes) -> None:
    """Give the numbers on these axes a ground, so that no line of reference runs through them."""
    for text in axes.texts:
        text.set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 0.8})


def _beside_reference(axes: Axes, reference: float) -> None:
    """Begin a number that would stand across the line of no difference to the right of it."""
    for text in axes.texts[1:]:  # the first names the line
        if abs(np.log(text.get_position()[0] / reference)) < _ACROSS:
            text.set(x=1.03 * reference, ha="left")


def _odds_title(result: Estimates) -> str:
    apart = int(((result.low > result.reference) | (result.high < result.reference)).sum())
    return f"Of {len(result.names)} intervals {apart} lies clear of “no difference”"


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
