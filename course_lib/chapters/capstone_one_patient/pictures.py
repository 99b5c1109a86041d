"""Chapter 15's pictures: a forecast before and after tests, what tests narrow, doses, and eight weeks."""

from operator import attrgetter

from course_lib.chapters.capstone_one_patient.views.belief import Seen
from course_lib.chapters.capstone_one_patient.views.doses import Bench
from course_lib.figures.bars import bars_panel, height_of
from course_lib.figures.curves import LEGEND_MARGIN_IN
from course_lib.figures.dependence import dependence_panel
from course_lib.figures.panels import part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.time_course import time_course_panel
from course_lib.figures.words import amount
from course_lib.models.patient.forecast import Forecast
from course_lib.models.records.curves import Bars, TimeCourse

_LEGEND = {"top": LEGEND_MARGIN_IN}


def forecast_text(said: Forecast) -> str:
    """A forecast as mean and 90 % interval, in points.

    >>> from course_lib.chapters.capstone_one_patient.views.belief import seen_view
    >>> forecast_text(seen_view(films=3).now)
    '−3.5 (−6.8 to −0.8)'
    """
    change = said.change
    return f"{change.mean:.1f} ({change.low:.1f} to {change.high:.1f})".replace("-", "−")


def seen_picture(result: Seen) -> Picture:
    """Picture of the forecast on 40 mg before any test and now.

    >>> from course_lib.chapters.capstone_one_patient.views.belief import seen_view
    >>> seen_picture(seen_view(films=3)).title
    'On 40 mg: −3.5 (−6.8 to −0.8) points'
    """
    panel = part(dependence_panel, attrgetter("density"))
    return Picture(
        result,
        stating(panel, lambda seen: f"On 40 mg: {forecast_text(seen.now)} points"),
        margins_in=_LEGEND,
        of=Seen,
    )


def seen_readout(result: Seen) -> dict[str, str]:
    """The numbers of the lesson beside the picture, as texts."""
    return {
        "change, 90 %": f"{forecast_text(result.now)} points",
        "2 points better": amount(100 * result.now.chance_better, "%", digits=2),
        "score before": f"{result.score[0]:.1f} ± {result.score[1]:.1f}",
        "share": f"{result.share[0]:.2f} ± {result.share[1]:.2f}",
    }


def workup_picture(result: Bars) -> Picture:
    """Picture of what each test leaves unknown of the benefit; its finding names the genotype and the films.

    >>> from course_lib.chapters.capstone_one_patient.views.belief import workup_view
    >>> "genotype" in workup_picture(workup_view(10)).title
    True
    """
    return Picture(
        result,
        stating(bars_panel, _tests_title),
        height_px=height_of(len(result.names)),
        margins_in={"left": 1.6},
        of=Bars,
    )


def _tests_title(result: Bars) -> str:
    found = dict(zip(result.names, result.values, strict=True))
    nothing = found["nothing"]
    gene, films = (
        100 * (1 - found[name] / nothing) for name in ("genotype", "three films +\nthree on 40 mg")
    )
    return f"The genotype removes {gene:.0f} % of the benefit's SD, six films {films:.0f} %"


def bench_picture(result: Bench) -> Picture:
    """Picture of benefit beside harm over the dose.

    >>> from course_lib.chapters.capstone_one_patient.views.doses import bench_view
    >>> bench_picture(bench_view(40.0)).title
    '40 mg: 75 % at least 2 points better, 9 % QTc > +10 ms; cap 40 mg'
    """
    panel = part(dependence_panel, attrgetter("curves"))
    return Picture(result, stating(panel, _bench_title), margins_in=_LEGEND, of=Bench)


def _bench_title(result: Bench) -> str:
    row = result.row
    cap = f"cap {result.cap_mg:g} mg" if result.cap_mg else "the gate stops it"
    return (
        f"{row.dose_mg:g} mg: {100 * row.chance_better:.0f} % at least 2 points better, "
        f"{100 * row.chance_qtc:.0f} % QTc > +{result.ceiling_ms:g} ms; {cap}"
    )


def bench_readout(result: Bench) -> dict[str, str]:
    """The numbers of the lesson beside the picture, as texts."""
    row = result.row
    return {
        "at least 2 points better": amount(100 * row.chance_better, "%", digits=2),
        f"predicted QTc > +{result.ceiling_ms:g} ms": amount(100 * row.chance_qtc, "%", digits=2),
        "mean growth of QTc": amount(row.qtc_ms, "ms", digits=2),
        "cap": f"{result.cap_mg:g} mg/day" if result.cap_mg else "do not begin",
        "our rule gives": f"{result.best.dose_mg:g} mg/day" if result.best else "no dose",
    }


def weeks_picture(result: TimeCourse) -> Picture:
    """Picture of eight weeks; its finding is how far ratings scatter about the truth.

    >>> from course_lib.chapters.capstone_one_patient.views.doses import weeks_view
    >>> weeks_picture(weeks_view(event="a missed week")).title[:22]
    'Ratings miss the truth'
    """
    return Picture(result, stating(time_course_panel, _weeks_title), margins_in=_LEGEND, of=TimeCourse)


def _weeks_title(result: TimeCourse) -> str:
    rated, true = (line.values for line in result.lines)
    return f"Ratings miss the truth by up to {abs(rated - true).max():.0f} points"
