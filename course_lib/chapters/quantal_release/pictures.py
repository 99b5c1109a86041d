"""Chapter 01's picture: single releases on the left, the variance–mean parabola on the right."""

from operator import attrgetter

from matplotlib.axes import Axes

from course_lib.chapters.quantal_release.views.fingerprint import Fingerprint
from course_lib.chapters.quantal_release.views.release import ReleaseView
from course_lib.figures.bars import bars_panel
from course_lib.figures.histogram import distribution_panel
from course_lib.figures.panels import Finding, Panel, Redraw, part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.variance_mean import variance_mean_panel
from course_lib.figures.words import amount, listed, opening


def release_picture(result: ReleaseView) -> Picture:
    """Picture of a synapse's responses: their distribution, and its place on the parabola.

    >>> from course_lib.chapters.quantal_release.views.release import release_view
    >>> release_picture(release_view(n_sites=16, release_probability=0.5, quantum_nM=12.5)).title
    '8 quanta of 12.5 nM give 100 nM on average, and 1/CV² is 13.6'
    """
    amplitudes = part(distribution_panel, attrgetter("amplitudes"))
    parabola = part(variance_mean_panel, attrgetter("parabola"))
    # The title rests on the whole view; the second panel adds none.
    return Picture(result, stating(amplitudes, _title), stating(parabola, lambda view: ""), of=ReleaseView)


def responses_picture(result: ReleaseView) -> Picture:
    """Picture of a synapse's responses alone.

    >>> from course_lib.chapters.quantal_release.views.release import release_view
    >>> responses_picture(release_view(n_sites=16, release_probability=0.5, quantum_nM=12.5)).title
    '8 quanta of 12.5 nM give 100 nM on average, and 1/CV² is 13.6'
    """
    amplitudes = part(distribution_panel, attrgetter("amplitudes"))
    return Picture(result, stating(amplitudes, _title), of=ReleaseView)


def parabola_picture(result: ReleaseView) -> Picture:
    """Picture of a synapse's place on its parabola of variance against mean.

    >>> from course_lib.chapters.quantal_release.views.release import release_view
    >>> parabola_picture(release_view(n_sites=16, release_probability=0.5, quantum_nM=12.5)).title
    'This synapse: mean 100 nM, variance 738 nM²'
    """

    def told(view: ReleaseView) -> str:
        variance = amount(view.sd_nM**2, "nM²")
        return f"This synapse: mean {amount(view.mean_nM, 'nM')}, variance {variance}"

    return Picture(result, stating(part(variance_mean_panel, attrgetter("parabola")), told), of=ReleaseView)


def release_readout(result: ReleaseView) -> dict[str, str]:
    """The numbers of the lesson beside the picture, as texts."""
    return {
        "vesicles per impulse": amount(result.quantal_content),
        "mean": amount(result.mean_nM, "nM"),
        "standard deviation": amount(result.sd_nM, "nM"),
        "1/CV²": amount(result.inverse_cv_squared),
        "no vesicle": amount(100 * result.failures, "% of impulses"),
    }


def _title(result: ReleaseView) -> str:
    quantum = amount(result.synapse.quantum_nM, "nM")
    return (
        f"{amount(result.quantal_content)} quanta of {quantum} give {amount(result.mean_nM, 'nM')} on average,"
        f" and 1/CV² is {amount(result.inverse_cv_squared)}"
    )


def fingerprint_picture(result: Fingerprint) -> Picture:
    """Picture of the means of several recordings and, beside them, of their 1/CV².

    >>> from course_lib.models.quantal.release import TEACHING_SYNAPSE, simulate_responses_nM, with_vmat2_block
    >>> from course_lib.chapters.quantal_release.views.fingerprint import fingerprint
    >>> blocked = with_vmat2_block(TEACHING_SYNAPSE, 0.5)
    >>> both = {"control": TEACHING_SYNAPSE, "blocked": blocked}
    >>> picture = fingerprint_picture(fingerprint({k: simulate_responses_nM(s, 400, seed=1) for k, s in both.items()}))
    >>> picture.title
    'Blocked leaves 1/CV² as it was'
    """
    means, inverse_cv_squared = (
        part(bars_panel, attrgetter(name)) for name in ("means", "inverse_cv_squared")
    )
    # The title rests on both panels; the second adds none.
    left, right = stating(means, _fingerprint_title), stating(inverse_cv_squared, lambda both: "")
    return Picture(result, _says_for_both(left, True), _says_for_both(right, False))


def _says_for_both(panel: Panel, says: bool) -> Panel:
    """The panel with what the whiskers mean under the left one alone: enlarged for a hall, two would collide."""

    def panel_that_says(axes: Axes) -> Redraw:
        redraw = panel(axes)

        def once(result: Fingerprint) -> Finding:
            finding = redraw(result)
            axes.set_ylabel(axes.get_ylabel() if says else "")
            return finding

        return once

    return panel_that_says


def _fingerprint_title(result: Fingerprint) -> str:
    bars = result.inverse_cv_squared
    rows = list(zip(bars.names, bars.values, bars.low, bars.high, strict=True))
    (control, _, control_low, control_high), *others = rows
    moved = [
        f"{name} moves 1/CV² from {amount(bars.values[0])} to {amount(value)}"
        for name, value, low, high in others
        if high < control_low or low > control_high
    ]
    stayed = [name for name, _, low, high in others if not (high < control_low or low > control_high)]
    parts = (
        [*moved, f"{listed(stayed)} leave{'s' if len(stayed) == 1 else ''} 1/CV² as it was"]
        if stayed
        else moved
    )
    return opening("; ".join(parts)) if parts else f"1/CV² of {control} is {amount(bars.values[0])}"
