"""Chapter 14's pictures: trials pooled and ranked, two bells with a cut, a gate, and eight rows of adverse events."""

from functools import partial
from operator import attrgetter

from matplotlib.axes import Axes

from course_lib.chapters.reading_the_evidence.views.people import Bells, Gate
from course_lib.chapters.reading_the_evidence.views.ranking import AGAINST, Ranking
from course_lib.chapters.reading_the_evidence.views.rows import HarmTable
from course_lib.figures.bars import bars_panel, height_of
from course_lib.figures.curves import LEGEND_MARGIN_IN
from course_lib.figures.dependence import dependence_panel
from course_lib.figures.panels import Finding, Redraw, part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.words import amount
from course_lib.models.trial.pooling import Effect

_NAMES = {"left": 2.5}
# Where the axis of the ranking reaches once a third trial is in: with and without it the rows stand on one axis.
_WITH_MISSING = (-4.4, 1.4)
_LEGEND = {"top": LEGEND_MARGIN_IN}


def ranking_picture(result: Ranking) -> Picture:
    """Picture of trials, pools and the comparison through placebo.

    >>> from course_lib.chapters.reading_the_evidence.views.ranking import ranking_view
    >>> ranking_picture(ranking_view()).title
    'Valbenazine leads by 1.2 points, P = 0.046'
    """
    panel = stating(
        part(partial(bars_panel, row_of=_in_two_lines, holds=_WITH_MISSING), attrgetter("rows")),
        _leads,
        adds=_left_out,
    )
    return Picture(result, panel, height_px=height_of(8), margins_in=_NAMES, of=Ranking)


def _left_out(result: Ranking) -> str:
    """What is assumed of the missing trial while it is left out."""
    assumed = f"{result.missing_difference:g}".replace("-", "−")
    return "" if result.with_missing else f" KINECT 1, assumed at {assumed} points, is left out."


def _in_two_lines(name: str) -> str:
    return name.replace(" minus ", "\nminus ")


def _leads(result: Ranking) -> str:
    gap = result.gap
    ahead = "Valbenazine" if gap.difference < 0 else "Deutetrabenazine"
    return f"{ahead} leads by {amount(abs(gap.difference), digits=2)} points, {said_p(gap.p)}"


def said_p(p: float) -> str:
    """P as it is written.

    >>> said_p(0.0465), said_p(0.58), said_p(0.00002)
    ('P = 0.046', 'P = 0.58', 'P < 0.0001')
    """
    if p < 1e-4:
        return "P < 0.0001"
    return f"P = {p:.2f}" if p >= 0.1 else f"P = {p:.3f}"


def interval_text(effect: Effect) -> str:
    """A difference with its interval.

    >>> interval_text(Effect(name="x", difference=-2.0, se=0.5))
    '−2.00 (−2.98 to −1.02)'
    """
    low, high = effect.interval
    return f"{effect.difference:.2f} ({low:.2f} to {high:.2f})".replace("-", "−")


def ranking_readout(result: Ranking) -> dict[str, str]:
    """Pools, comparison and spread between trials beside the picture, as texts."""
    return {
        "valbenazine": interval_text(result.first.effect),
        "deutetrabenazine": interval_text(result.other.effect),
        AGAINST: f"{interval_text(result.gap)}, {said_p(result.gap.p)}",
        "SD between valbenazine trials": amount(result.first.tau_squared**0.5, "points", digits=2),
    }


def bells_picture(result: Bells) -> Picture:
    """Picture of changes on drug and placebo with a cut; its finding is how many lie behind it.

    >>> from course_lib.chapters.reading_the_evidence.views.people import bells_view
    >>> bells_picture(bells_view()).title
    'Behind the cut: 30 % on drug, 8.1 % on placebo'
    """
    panel = stating(part(partial(dependence_panel, marked=False), attrgetter("curves")), _behind)
    return Picture(result, panel, margins_in=_LEGEND, of=Bells)


def _behind(result: Bells) -> str:
    drug, placebo = (amount(100 * share, "%", digits=2) for share in (result.on_drug, result.on_placebo))
    return f"Behind the cut: {drug} on drug, {placebo} on placebo"


def bells_readout(result: Bells) -> dict[str, str]:
    """Responders and the number needed to treat beside the picture, as texts."""
    needed = result.needed
    return {
        f"fell by {100 * result.cut:.0f} % or more, drug": amount(100 * result.on_drug, "%", digits=3),
        "the same, placebo": amount(100 * result.on_placebo, "%", digits=3),
        "number needed to treat": "none: no difference" if needed is None else amount(needed, digits=2),
    }


def gate_picture(result: Gate) -> Picture:
    """Picture of the fall behind a gate; its finding is the fall at this gate.

    >>> from course_lib.chapters.reading_the_evidence.views.people import gate_view
    >>> gate_picture(gate_view()).title
    'No treatment, and the mean falls by 1 point'
    """
    panel = stating(_gate_panel, _falls)
    return Picture(result, panel, margins_in=_LEGEND, of=Gate)


def _gate_panel(axes: Axes) -> Redraw:
    redraw = part(dependence_panel, attrgetter("curve"))(axes)
    name = axes.annotate("", (0, 0), (10, -14), textcoords="offset points", zorder=4)

    def redraw_named(result: Gate) -> Finding:
        finding = redraw(result)
        name.xy = (result.curve.here, result.fall)
        name.set_position((10, -14) if result.fall > 0.3 else (10, 8))  # clear of the axis
        name.set_text(f"gate {amount(result.curve.here)}, fall {result.fall:.1f}")
        return finding

    return redraw_named


def _falls(result: Gate) -> str:
    if result.fall < 0.005:
        return "No treatment, and the mean stays"
    fall = amount(result.fall, digits=2)
    return f"No treatment, and the mean falls by {fall} {'point' if fall == '1' else 'points'}"


def gate_readout(result: Gate) -> dict[str, str]:
    """Fall, people let in and reliability beside the picture, as texts."""
    return {
        "fall, no drug": amount(result.fall, "points", digits=2),
        "let in": amount(100 * result.let_in, "%", digits=2),
        "true share of variance (ICC)": amount(result.icc, digits=2),
    }


def harms_picture(result: HarmTable) -> Picture:
    """Picture of eight adverse events as differences from placebo; its finding is which intervals leave zero out.

    >>> from course_lib.chapters.reading_the_evidence.views.rows import harms_view
    >>> harms_picture(harms_view()).title
    'Of 8 intervals one leaves zero out: somnolence'
    """
    panel = stating(part(bars_panel, attrgetter("rows")), _signals)
    return Picture(result, panel, height_px=height_of(8), margins_in=_NAMES, of=HarmTable)


def _signals(result: HarmTable) -> str:
    clear = [row.name for row in result.harms if row.interval[0] > 0 or row.interval[1] < 0]
    how_many = {0: "none leaves", 1: "one leaves"}.get(len(clear), f"{len(clear)} leave")
    named = f": {', '.join(clear)}" if clear else ""
    return f"Of {len(result.harms)} intervals {how_many} zero out{named}"
