"""Chapter 06's pictures: a capsule hour by hour, the odds of a block, a crowd, and three drugs."""

from functools import partial
from operator import attrgetter

from course_lib.chapters.capsule_to_synapse.views.day import DayView
from course_lib.chapters.capsule_to_synapse.views.odds import CrowdView, OddsView
from course_lib.chapters.capsule_to_synapse.views.swings import SwingView
from course_lib.figures.labelled import labelled_curves_panel
from course_lib.figures.panels import part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.words import amount
from course_lib.models.records.labelled import LabelledCurves

_unnamed = partial(labelled_curves_panel, named=False)


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"


def day_picture(result: DayView) -> Picture:
    """Picture of plasma above and block below, over the same hours.

    >>> from course_lib.chapters.capsule_to_synapse.views.day import day_view
    >>> day_picture(day_view()).title
    'The metabolite swings 1.9-fold, the block from 87 to 93 %'
    """
    plasma = stating(part(labelled_curves_panel, attrgetter("plasma")), _day_title)
    block = stating(part(_unnamed, attrgetter("block")), lambda _: "")
    return Picture(
        result,
        plasma,
        block,
        stacked=True,
        size_in=(8.0, 5.2),
        margins_in={"between": 0.75},
        of=DayView,
    )


def _day_title(result: DayView) -> str:
    ends = f"{_percent(result.block_low)} to {_percent(result.block_high)}"
    return f"The metabolite swings {amount(result.swing, digits=2)}-fold, the block from {ends} %"


def first_capsule_picture(result: DayView) -> Picture:
    """Picture of one capsule: plasma above, block below.

    >>> from course_lib.chapters.capsule_to_synapse.views.day import first_capsule
    >>> first_capsule_picture(first_capsule()).title
    'One capsule: half of VMAT2 is occupied after 0.9 h, at most 89 %'
    """
    plasma = stating(part(labelled_curves_panel, attrgetter("plasma")), _first_title)
    block = stating(part(_unnamed, attrgetter("block")), lambda _: "")
    return Picture(
        result,
        plasma,
        block,
        stacked=True,
        size_in=(8.0, 5.2),
        margins_in={"between": 0.75},
        of=DayView,
    )


def _first_title(result: DayView) -> str:
    return (
        f"One capsule: half of VMAT2 is occupied after {amount(result.half_after_h, 'h', digits=1)}, "
        f"at most {_percent(result.block_high)} %"
    )


def day_readout(result: DayView) -> dict[str, str]:
    """The numbers of the lesson beside the picture, as texts."""
    never = result.half_after_h == float("inf")
    return {
        "block": f"{_percent(result.block_low)} to {_percent(result.block_high)} %",
        "[+]-α-HTBZ in plasma swings": f"{amount(result.swing, digits=2)}-fold",
        "half of VMAT2 after the first capsule": "not within a day"
        if never
        else amount(result.half_after_h, "h", digits=2),
    }


def odds_picture(result: OddsView) -> Picture:
    """Picture of the odds of a block over exposure, both logarithmic, with the sponsor's modelled points.

    >>> from course_lib.chapters.capsule_to_synapse.views.odds import odds_view
    >>> odds_picture(odds_view(factor=2.0)).title
    'Exposure × 2 doubles the odds, and moves the block from 83 to 91 %'
    """
    panel = stating(part(labelled_curves_panel, attrgetter("ruler")), _odds_title)
    return Picture(result, panel, of=OddsView)


def _odds_title(result: OddsView) -> str:
    what = "doubles the odds" if result.factor == 2 else f"multiplies the odds by {amount(result.factor)}"
    before, after = _percent(result.before), _percent(result.after)
    return f"Exposure × {amount(result.factor)} {what}, and moves the block from {before} to {after} %"


def odds_readout(result: OddsView) -> dict[str, str]:
    """The numbers of the lesson beside the picture, as texts."""
    return {
        "exposure": f"× {amount(result.factor)}",
        "block": f"{_percent(result.before)} → {_percent(result.after)} %",
        "still open": f"{_percent(1 - result.before)} → {_percent(1 - result.after)} %",
    }


def crowd_picture(result: CrowdView) -> Picture:
    """Picture of the share of people whose mean block lies below each value, at two doses.

    >>> from course_lib.chapters.capsule_to_synapse.views.odds import crowd_view
    >>> crowd_picture(crowd_view()).title.startswith("Below a block of 80 %:")
    True
    """

    def title(shown: CrowdView) -> str:
        names = [line.label for line in shown.shares.lines]
        told = ", ".join(
            f"{amount(share, '%', digits=2)} of people on {name}"
            for share, name in zip(shown.below, names, strict=True)
        )
        return f"Below a block of {amount(shown.limit_percent, '%')}: {told}"

    return Picture(
        result,
        stating(part(labelled_curves_panel, attrgetter("shares")), title),
        of=CrowdView,
    )


def swing_picture(result: SwingView) -> Picture:
    """Picture of one drug's block over a day, with a line at one half.

    >>> from course_lib.chapters.capsule_to_synapse.views.swings import swing_view
    >>> swing_picture(swing_view()).title
    'Tetrabenazine occupies 25 to 78 % of VMAT2'
    """
    panel = stating(part(labelled_curves_panel, attrgetter("block")), _swing_title)
    return Picture(result, panel, of=SwingView)


def _swing_title(result: SwingView) -> str:
    return f"{result.drug.capitalize()} occupies {_percent(result.low)} to {_percent(result.high)} % of VMAT2"


def swing_readout(result: SwingView) -> dict[str, str]:
    """The numbers of the lesson beside the picture, as texts."""
    return {
        "block": f"{_percent(result.low)} to {_percent(result.high)} %",
        "hours of a day below one half": amount(result.below_half_h, "h", digits=2),
    }


def three_swings_picture(result: LabelledCurves) -> Picture:
    """Picture of three drugs' block over one day.

    >>> from course_lib.chapters.capsule_to_synapse.views.swings import three_swings
    >>> three_swings_picture(three_swings()).title
    'Block within a day: tetrabenazine 30 to 72 %, deutetrabenazine 37 to 67 %, valbenazine 75 to 85 %'
    """

    def title(shown: LabelledCurves) -> str:
        ends = [f"{line.label} {line.values.min():.0f} to {line.values.max():.0f} %" for line in shown.lines]
        return f"Block within a day: {', '.join(ends)}"

    return Picture(result, stating(labelled_curves_panel, title), of=LabelledCurves)
