"""Chapter 03's pictures: a tray, its curves, and what a Ki says about a patient."""

from functools import partial
from operator import attrgetter

from course_lib.chapters.binding_and_selectivity.views.blood import BlockView, Laboratories
from course_lib.chapters.binding_and_selectivity.views.depletion import TrayView
from course_lib.chapters.binding_and_selectivity.views.tray import TwoKis
from course_lib.figures.estimates import NAMES_IN as ROW_NAMES_IN
from course_lib.figures.estimates import estimates_panel
from course_lib.figures.labelled import labelled_curves_panel
from course_lib.figures.panels import part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.wells import wells_panel
from course_lib.figures.words import amount
from course_lib.models.records.labelled import LabelledCurves, Wells

_unnamed = partial(labelled_curves_panel, named=False)
_BESIDE = {"between": ROW_NAMES_IN}


def wells_picture(result: Wells) -> Picture:
    """Picture of the tray as the counter sees it.

    >>> from course_lib.chapters.binding_and_selectivity.views.tray import tray_wells
    >>> wells_picture(tray_wells()).title
    'Ninety-six counts, and none of them is a Ki'
    """
    return Picture(
        result, stating(wells_panel, lambda _: "Ninety-six counts, and none of them is a Ki"), of=Wells
    )


def saturation_picture(result: LabelledCurves) -> Picture:
    """Picture of three kinds of counts over the label.

    >>> from course_lib.chapters.binding_and_selectivity.views.tray import saturation_view
    >>> saturation_picture(saturation_view()).title
    'What sticks elsewhere grows with the label for ever; what sits on sites levels off'
    """
    told = "What sticks elsewhere grows with the label for ever; what sits on sites levels off"
    return Picture(
        result,
        stating(labelled_curves_panel, lambda _: told),
        of=LabelledCurves,
    )


def two_kis_picture(result: TwoKis) -> Picture:
    """Picture of one competition curve and the two Ki that two Kd make of it.

    >>> from course_lib.chapters.binding_and_selectivity.views.tray import two_kis
    >>> two_kis_picture(two_kis()).title
    'One IC50 of 5.61 nM becomes a Ki of 3 or of 4.09 nM'
    """
    curve = stating(part(_unnamed, attrgetter("curve")), _two_kis_title)
    kis = stating(part(estimates_panel, attrgetter("kis")), lambda _: "")
    return Picture(result, curve, kis, margins_in=_BESIDE, of=TwoKis)


def _two_kis_title(result: TwoKis) -> str:
    first, second = (amount(value) for value in result.kis.values)
    return f"One IC50 of {amount(result.ic50_nM, 'nM')} becomes a Ki of {first} or of {second} nM"


def tray_picture(result: TrayView) -> Picture:
    """Picture of a competition curve whose label may run out, and of the Ki read from it.

    >>> from course_lib.chapters.binding_and_selectivity.views.depletion import tray_view
    >>> tray_picture(tray_view(sites_nM=5.0)).title
    '62 % of the label is bound: Cheng–Prusoff reads 6.98 nM, the truth is 3 nM'
    """
    curve = stating(part(_unnamed, attrgetter("curve")), _tray_title)
    kis = stating(part(estimates_panel, attrgetter("kis")), lambda _: "")
    return Picture(result, curve, kis, margins_in=_BESIDE, of=TrayView)


def _tray_title(result: TrayView) -> str:
    return (
        f"{amount(100 * result.bound_share, '%', digits=2)} of the label is bound: Cheng–Prusoff reads "
        f"{amount(result.read_nM, 'nM')}, the truth is {amount(result.ki_nM, 'nM')}"
    )


def tray_readout(result: TrayView) -> dict[str, str]:
    """The numbers of the lesson beside the picture, as texts."""
    wells, held = (_from_wells(result, row) for row in (0, 1))
    return {
        "IC50 of the curve": amount(result.ic50_nM, "nM"),
        "Cheng–Prusoff, from these wells": wells,
        "with depletion, from these wells": held,
        "true Ki": amount(result.ki_nM, "nM"),
        "label bound": amount(100 * result.bound_share, "%", digits=2),
    }


def _from_wells(result: TrayView, row: int) -> str:
    if result.fitted is None:
        return "wells too alike to fit"
    if result.kis.values[row] < result.ki_nM / 100:
        return "none: the sites bind nearly all of the inhibitor"
    low, value, high = (amount(getattr(result.kis, name)[row]) for name in ("low", "values", "high"))
    return f"{value} ({low} to {high}) nM"


def coverage_picture(result: LabelledCurves) -> Picture:
    """Picture of how often intervals hold the truth, over the scatter of the pipettes.

    >>> from course_lib.chapters.binding_and_selectivity.views.tray import coverage_view
    >>> coverage_picture(coverage_view(trays=50)).title.startswith("With sloppy pipettes")
    True
    """

    def title(shown: LabelledCurves) -> str:
        ends = [amount(float(line.values[-1]), digits=2) for line in shown.lines]
        return f"With sloppy pipettes {ends[0]} of 100 intervals hold the truth, or {ends[1]} if widened"

    return Picture(result, stating(labelled_curves_panel, title), of=LabelledCurves)


def laboratories_picture(result: Laboratories) -> Picture:
    """Picture of three sources' Ki beside the blocks that they predict.

    >>> from course_lib.chapters.binding_and_selectivity.views.blood import laboratories
    >>> laboratories_picture(laboratories()).title
    'Ki differ 4.1-fold, the block 1.2-fold, what stays open 3.4-fold'
    """
    kis = stating(part(estimates_panel, attrgetter("kis")), _laboratories_title)
    blocks = stating(part(estimates_panel, attrgetter("blocks")), lambda _: "")
    margins = {"left": ROW_NAMES_IN, "between": ROW_NAMES_IN, "top": 0.3}
    return Picture(result, kis, blocks, margins_in=margins, of=Laboratories)


def _laboratories_title(result: Laboratories) -> str:
    def fold(values) -> str:
        return f"{amount(max(values) / min(values), digits=2)}-fold"

    return (
        f"Ki differ {fold(result.kis.values)}, the block {fold(result.blocks.values)}, "
        f"what stays open {fold(result.open_percent)}"
    )


def block_picture(result: BlockView) -> Picture:
    """Picture of VMAT2 and D2 occupied over the free concentration.

    >>> from course_lib.chapters.binding_and_selectivity.views.blood import block_view
    >>> block_picture(block_view()).title
    '13.5 nM free occupy 82 % of VMAT2 and at most 0.27 % of D2'
    """
    panel = stating(part(labelled_curves_panel, attrgetter("curves")), _block_title)
    return Picture(result, panel, of=BlockView)


def _block_title(result: BlockView) -> str:
    return (
        f"{amount(result.free_nM, 'nM')} free occupy {amount(100 * result.vmat2, '%', digits=2)} of VMAT2 and at most "
        f"{amount(100 * result.d2_at_most, '%', digits=2)} of D2"
    )


def block_readout(result: BlockView) -> dict[str, str]:
    """The numbers of the lesson beside the picture, as texts."""
    ratio_of_kis = result.selectivity_at_least * (result.free_nM + result.ki_nM) - result.free_nM
    return {
        "free": amount(result.free_nM, "nM"),
        "VMAT2 occupied": amount(100 * result.vmat2, "%", digits=2),
        "D2 occupied, at most": amount(100 * result.d2_at_most, "%", digits=2),
        "VMAT2 : D2 at this concentration, at least": f"{amount(result.selectivity_at_least, digits=3)} : 1",
        "VMAT2 : D2 by their Ki, at least": f"{amount(ratio_of_kis / result.ki_nM, digits=4)} : 1",
    }
