"""Chapter 15's pictures: a forecast before and after tests, what tests narrow, doses, and eight weeks."""

from functools import partial
from operator import attrgetter

from matplotlib.axes import Axes

from course_lib.chapters.capstone_one_patient.views.belief import Seen
from course_lib.chapters.capstone_one_patient.views.doses import Bench
from course_lib.figures.bars import bars_panel, height_of
from course_lib.figures.curves import LEGEND_MARGIN_IN
from course_lib.figures.dependence import dependence_panel
from course_lib.figures.panels import Finding, Redraw, part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.style import SHADE, look
from course_lib.figures.time_course import time_course_panel
from course_lib.figures.words import amount
from course_lib.models.patient.chain import SEM_POINTS
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
    panel = stating(_seen_panel, lambda seen: f"On 40 mg: {forecast_text(seen.now)} points")
    return Picture(result, panel, margins_in=_LEGEND, of=Seen)


def _seen_panel(axes: Axes) -> Redraw:
    """Densities, with mean and 90 % interval of what is believed now on a line of their own below both."""
    redraw = part(partial(dependence_panel, marked=False), attrgetter("density"))(axes)
    (span,) = axes.plot([], [], linewidth=2.5, marker="|", markersize=11, markeredgewidth=2.5, zorder=4)
    (mean,) = axes.plot([], [], linestyle="none", marker="D", markeredgecolor="white", zorder=5)
    name = axes.annotate("now: mean, 90 %", (0, 0), (6, 7), textcoords="offset points", zorder=5)

    def redraw_with_interval(result: Seen) -> Finding:
        finding = redraw(result)
        said, line = result.now.change, result.density.lines[-1]
        height = 0.05 * axes.get_ylim()[1]
        span.set(data=([said.low, said.high], [height] * 2), color=look(line.quantity).colour)
        mean.set(data=([said.mean], [height]), color=look(line.quantity).colour)
        name.xy = (said.mean, height)
        return finding

    return redraw_with_interval


def seen_readout(result: Seen) -> dict[str, str]:
    """The numbers of the lesson beside the picture, as texts."""
    return {
        "change, 90 %": f"{forecast_text(result.now)} points",
        "SD before, now": f"{result.before.change.sd:.1f}, {result.now.change.sd:.1f} points",
        "2 points better": amount(100 * result.now.chance_better, "%", digits=2),
        "total before": f"{result.score[0]:.1f} ± {result.score[1]:.1f}",
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
    return f"Of the benefit's SD the genotype removes {gene:.0f} %, three films and three on a dose {films:.0f} %"


def bench_picture(result: Bench) -> Picture:
    """Picture of benefit beside harm over the dose.

    >>> from course_lib.chapters.capstone_one_patient.views.doses import bench_view
    >>> bench_picture(bench_view(40.0)).title
    '40 mg: 75 % at least 2 points better, 9 % QTc > +10 ms; cap 40 mg'
    """
    return Picture(result, stating(_bench_panel, _bench_title), margins_in=_LEGEND, of=Bench)


def _bench_panel(axes: Axes) -> Redraw:
    """Chances over the dose, and the cap as a line with its name where one is allowed to begin."""
    redraw = part(dependence_panel, attrgetter("curves"))(axes)
    (cap,) = axes.plot([], [], color=SHADE, linewidth=6, zorder=1.1)
    name = axes.annotate("", (0, 100), (6, -3), textcoords="offset points", va="top", zorder=5)

    def redraw_with_cap(result: Bench) -> Finding:
        finding = redraw(result)
        cap.set_data([result.cap_mg] * 2, axes.get_ylim())
        name.xy = (result.cap_mg, axes.get_ylim()[1])
        name.set_text("cap" if result.cap_mg else "")
        return finding

    return redraw_with_cap


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
    """Picture of eight weeks; its finding is how far ratings scatter about the truth, and whether they peak with it.

    >>> from course_lib.chapters.capstone_one_patient.views.doses import weeks_view
    >>> weeks_picture(weeks_view(event="a missed week")).title[:22]
    'Ratings miss the truth'
    """
    return Picture(result, stating(time_course_panel, _weeks_title), margins_in=_LEGEND, of=TimeCourse)


def _weeks_title(result: TimeCourse) -> str:
    rated, true = (line.values for line in result.lines)
    missed = f"Ratings miss the truth by up to {abs(rated - true).max():.0f} points"
    peaks = [f"{result.times[values.argmax()]:g}" for values in (rated, true)]
    if true.max() - true.min() < SEM_POINTS or peaks[0] == peaks[1]:
        return missed
    return f"{missed} and peak in week {peaks[0]}, not {peaks[1]}"
