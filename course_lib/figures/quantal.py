"""Chapter 01's picture: single releases on the left, the variance–mean parabola on the right."""

from operator import attrgetter

from course_lib.figures.histogram import distribution_panel
from course_lib.figures.panels import part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.variance_mean import variance_mean_panel
from course_lib.figures.words import amount
from course_lib.models.quantal_view import ReleaseView


def release_picture(result: ReleaseView) -> Picture:
    """Picture of a synapse's responses: their distribution, and its place on the parabola.

    >>> from course_lib.models.quantal_view import release_view
    >>> release_picture(release_view(n_sites=16, release_probability=0.5, quantum_nM=12.5)).title
    '8 quanta of 12.5 nM give 100 nM on average, and 1/CV² is 13.6'
    """
    amplitudes = part(distribution_panel, attrgetter("amplitudes"))
    parabola = part(variance_mean_panel, attrgetter("parabola"))
    # The title rests on the whole view; the second panel adds none.
    return Picture(result, stating(amplitudes, _title), stating(parabola, lambda view: ""), of=ReleaseView)


def release_readout(result: ReleaseView) -> dict[str, str]:
    """The numbers of the lesson beside the picture, as texts."""
    return {
        "quantal content m": amount(result.quantal_content),
        "mean": amount(result.mean_nM, "nM"),
        "standard deviation": amount(result.sd_nM, "nM"),
        "1/CV²": amount(result.inverse_cv_squared),
        "failures": amount(100 * result.failures, "%"),
    }


def _title(result: ReleaseView) -> str:
    quantum = amount(result.synapse.quantum_nM, "nM")
    return (
        f"{amount(result.quantal_content)} quanta of {quantum} give {amount(result.mean_nM, 'nM')} on average,"
        f" and 1/CV² is {amount(result.inverse_cv_squared)}"
    )
