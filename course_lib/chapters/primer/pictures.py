"""The primer's pictures, one a part."""

from operator import attrgetter

from course_lib.chapters.primer.views.approach import ApproachView
from course_lib.chapters.primer.views.dilution import DilutionView
from course_lib.chapters.primer.views.dose import DoseView
from course_lib.chapters.primer.views.reading import ReadingView
from course_lib.chapters.primer.views.scatter import ScatterView
from course_lib.figures.concentration_response import concentration_response_panel
from course_lib.figures.curves import LEGEND_MARGIN_IN
from course_lib.figures.histogram import distribution_panel
from course_lib.figures.labelled import labelled_curves_panel
from course_lib.figures.panels import part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.time_course import time_course_panel
from course_lib.figures.words import amount


def scatter_picture(result: ScatterView) -> Picture:
    """Picture of readings about their mean.

    >>> from course_lib.chapters.primer.views.scatter import scatter_view
    >>> scatter_picture(scatter_view(sd_nM=20)).title
    'Standard deviation 20 nM, variance 400 nM²'
    """
    return Picture(result, stating(part(distribution_panel, attrgetter("readings")), _scatter_title))


def scatter_readout(result: ScatterView) -> dict[str, str]:
    """The numbers of the part beside the picture, as texts."""
    return {
        "standard deviation": amount(result.sd_nM, "nM"),
        "variance": amount(result.variance_nM2, "nM²"),
        "readings within one standard deviation": amount(100 * result.share_within, "%"),
    }


def _scatter_title(result: ScatterView) -> str:
    return f"Standard deviation {amount(result.sd_nM, 'nM')}, variance {amount(result.variance_nM2, 'nM²')}"


def dilution_picture(result: DilutionView) -> Picture:
    """Picture of a row of dilutions: plain axis on the left, logarithmic axis on the right.

    >>> from course_lib.chapters.primer.views.dilution import dilution_view
    >>> dilution_picture(dilution_view()).title
    'A plain axis hides the last tubes; a logarithmic one gives every tenfold step the same length'
    """
    left = stating(part(_bare, attrgetter("plain")), lambda view: "A plain axis hides the last tubes")
    right = stating(
        part(_bare, attrgetter("logarithmic")),
        lambda view: "a logarithmic one gives every tenfold step the same length",
    )
    return Picture(result, left, right)


def _bare(axes):
    return labelled_curves_panel(axes, named=False)


def approach_picture(result: ApproachView) -> Picture:
    """Picture of a level on its way to equilibrium.

    >>> from course_lib.chapters.primer.views.approach import approach_view
    >>> approach_picture(approach_view(gain_nM_per_h=20, half_time_h=3)).title
    'Equilibrium at 86.6 nM; half-way after 3 h'
    """
    panel = stating(part(time_course_panel, attrgetter("course")), _approach_title)
    return Picture(result, panel, margins_in={"top": LEGEND_MARGIN_IN})


def approach_readout(result: ApproachView) -> dict[str, str]:
    """The numbers of the part beside the picture, as texts."""
    return {
        "equilibrium": amount(result.rest_nM, "nM"),
        "half-way after": amount(result.half_time_h, "h"),
        "three quarters after": amount(2 * result.half_time_h, "h"),
    }


def _approach_title(result: ApproachView) -> str:
    return f"Equilibrium at {amount(result.rest_nM, 'nM')}; half-way after {amount(result.half_time_h, 'h')}"


def dose_picture(result: DoseView) -> Picture:
    """Picture of two drugs that occupy the same sites.

    >>> from course_lib.chapters.primer.views.dose import dose_view
    >>> dose_picture(dose_view()).title
    'Half of the sites are occupied at 3 nM of drug A and at 30 nM of drug B'
    """
    panel = stating(part(concentration_response_panel, attrgetter("curves")), _dose_title)
    return Picture(result, panel, margins_in={"top": LEGEND_MARGIN_IN})


def _dose_title(result: DoseView) -> str:
    halves = " and at ".join(f"{amount(kd, 'nM')} of {name}" for name, kd in result.kd_nM.items())
    return f"Half of the sites are occupied at {halves}"


def reading_picture(result: ReadingView) -> Picture:
    """Picture of a fall with all that the course's figures have: units, a band, a level, a logarithmic axis.

    >>> from course_lib.chapters.primer.views.reading import reading_view
    >>> reading_picture(reading_view()).title
    'The median falls below what is needed at 18 h'
    """
    panel = stating(part(time_course_panel, attrgetter("course")), _reading_title)
    return Picture(result, panel, margins_in={"top": LEGEND_MARGIN_IN})


def _reading_title(result: ReadingView) -> str:
    return f"The median falls below what is needed at {amount(result.crosses_h, 'h')}"
