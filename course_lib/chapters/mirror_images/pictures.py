"""Chapter 07's pictures: four shapes, two laid over each other, who does the work, and targets that were not meant."""

from operator import attrgetter

from course_lib.chapters.mirror_images.views.work import Work
from course_lib.figures.curves import LEGEND_MARGIN_IN
from course_lib.figures.dependence import dependence_panel
from course_lib.figures.molecule import molecules, shape_pair
from course_lib.figures.panels import part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.stacked import stacked_panel
from course_lib.figures.words import amount
from course_lib.models.isomers.exposure import NAMES
from course_lib.models.records.dependence import Dependence
from course_lib.models.records.molecules import ShapePair
from course_lib.models.records.stacks import Stacks

__all__ = [
    "blind_picture",
    "gloves_readout",
    "ladder_picture",
    "molecules",
    "shape_pair",
    "work_picture",
    "work_readout",
]


def gloves_readout(result: ShapePair) -> dict[str, str]:
    """The numbers of the gloves beside the picture, as texts."""
    left = round(result.distance_angstrom, 2)
    return {
        "distance as it lies now": f"{result.apart_angstrom:.1f} Å",
        "distance after the best turn": f"{left:.2f} Å",
        "so they are": "the same shape" if left == 0 else "different shapes",
    }


def work_picture(result: Work) -> Picture:
    """Picture of blood beside target.

    >>> from course_lib.chapters.mirror_images.views.work import work_view
    >>> work_picture(work_view()).title
    '[−]-α is 66 % of HTBZ in blood, [+]-β is 63 % of the binding'
    """
    return Picture(result, stating(part(stacked_panel, attrgetter("stacks")), _title), of=Work)


def _title(result: Work) -> str:
    common, busy = int(result.blood.argmax()), int(result.target.argmax())
    if common == busy:
        return f"{NAMES[busy]} leads in blood and does most of the binding ({amount(100 * result.work_shares[busy], '%', digits=2)})"
    return (
        f"{NAMES[common]} is {amount(100 * result.blood[common], '%', digits=2)} of HTBZ in blood, "
        f"{NAMES[busy]} is {amount(100 * result.work_shares[busy], '%', digits=2)} of the binding"
    )


def work_readout(result: Work) -> dict[str, str]:
    """The numbers of the figure beside the picture, as texts."""
    most = "at most " if result.drug == "valbenazine" else ""
    return {
        "HTBZ in blood, mean of the day": amount(result.total_ng_per_mL, "ng/mL", digits=2),
        "VMAT2 occupied": amount(100 * result.occupancy, "%", digits=2),
        "of it": ", ".join(
            f"{name} {amount(100 * share, '%', digits=2)}"
            for name, share in zip(NAMES, result.work_shares, strict=True)
            if share >= 0.005
        ),
        "D2 occupied": most + amount(100 * result.d2, "%", digits=2),
    }


def ladder_picture(result: Dependence) -> Picture:
    """Picture of a target that was not meant, over the daily dose; its finding is the range at the largest dose.

    >>> from course_lib.chapters.mirror_images.views.work import target_ladder
    >>> ladder_picture(target_ladder("D2")).title
    'At 48 mg a day, D2 occupied: mean 14 to 18 %, peak up to 27 %'
    """
    panel = stating(dependence_panel, _ladder_title)
    return Picture(result, panel, margins_in={"top": LEGEND_MARGIN_IN}, of=Dependence)


def _ladder_title(result: Dependence) -> str:
    low, high, top = result.heights_here[:3]
    return (
        f"At {amount(result.here, result.along_unit)} a day, {result.label}: mean {low:.0f} to {high:.0f} %, "
        f"peak up to {top:.0f} %"
    )


def blind_picture(result: Stacks) -> Picture:
    """Picture of blood shares in a body without hands, beside the reported ones.

    >>> from course_lib.chapters.mirror_images.views.work import blind_enzyme
    >>> blind_picture(blind_enzyme()).title
    'Without hands [−]-α would be 38 % of HTBZ in blood; reported are 66 %'
    """
    return Picture(result, stating(stacked_panel, _blind_title), of=Stacks)


def _blind_title(result: Stacks) -> str:
    common = int(result.values[-1].argmax())
    without, reported = (amount(row[common], "%", digits=2) for row in result.values)
    return (
        f"Without hands {result.parts[common]} would be {without} of HTBZ in blood; reported are {reported}"
    )
