"""Chapter 08's picture: a drug and its deuterated twin, at the same dose and at the same exposure."""

from operator import attrgetter

import numpy as np
from matplotlib.axes import Axes

from course_lib.chapters.deuteration.views.deuteration import DeuterationView
from course_lib.figures.curves import LEGEND_MARGIN_IN
from course_lib.figures.heat_map import heat_map_panel
from course_lib.figures.panels import Finding, Redraw, part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.time_course import time_course_panel
from course_lib.figures.words import amount, opening
from course_lib.models.records.curves import TimeCourse
from course_lib.models.records.maps import HeatMap


def deuteration_picture(result: DeuterationView) -> Picture:
    """Picture of three plasma curves: tetrabenazine, and the deuterated drug at two doses.

    >>> from course_lib.chapters.deuteration.views.deuteration import deuteration_view
    >>> deuteration_picture(deuteration_view(intrinsic=6.4, commitment=0.8, route_share=2 / 3)).title
    'Same dose: exposure × 2, peak × 1.3; same exposure: peak × 0.65'
    """
    panel = stating(part(time_course_panel, attrgetter("plasma")), _title)
    return Picture(result, panel, margins_in={"top": LEGEND_MARGIN_IN})


def deuteration_readout(result: DeuterationView) -> dict[str, str]:
    """The numbers of the lesson beside the picture, as texts."""
    chain = (result.intrinsic, result.route_effect, result.exposure_ratio)
    swings = (result.same_dose.peak_to_trough, result.light.peak_to_trough)
    return {
        "isotope effect: bond → route → AUC": " → ".join(amount(value) for value in chain),
        "peak, same dose": f"× {amount(result.same_dose_peak_ratio)}",
        "dose for the same AUC": amount(result.same_auc.dose_mg, "mg"),
        "peak, same AUC": f"× {amount(result.same_auc_peak_ratio)}",
        "peak ÷ trough, twice a day": " against ".join(amount(value) for value in swings),
    }


def _title(result: DeuterationView) -> str:
    return (
        f"Same dose: exposure × {amount(result.exposure_ratio)}, "
        f"peak × {amount(result.same_dose_peak_ratio, digits=2)}; "
        f"same exposure: peak × {amount(result.same_auc_peak_ratio, digits=2)}"
    )


def peaks_picture(result: TimeCourse) -> Picture:
    """Picture of plasma after one dose; its finding compares every peak with that of the first drug.

    >>> from course_lib.models.records.curves import Line
    >>> drugs = [Line(label="drug", values=[0, 4, 1]), Line(label="twin", values=[0, 6, 3])]
    >>> peaks_picture(TimeCourse(quantity="drug", label="plasma", unit="nM", times=[0, 2, 9], time_unit="h",
    ...     lines=drugs)).title
    'Peak against drug: twin × 1.5'
    """
    return Picture(
        result, stating(time_course_panel, _peaks), margins_in={"top": LEGEND_MARGIN_IN}, of=TimeCourse
    )


def _peaks(result: TimeCourse) -> str:
    first, *others = result.lines
    ratios = [f"{line.label} × {amount(line.values.max() / first.values.max(), digits=2)}" for line in others]
    return f"Peak against {first.label}: {', '.join(ratios)}"


def swing_picture(result: TimeCourse) -> Picture:
    """Picture of plasma at steady state; its finding is how far every drug swings, peak ÷ trough.

    >>> from course_lib.models.records.curves import Line
    >>> day = [Line(label="drug", values=[2, 8, 2, 8, 2])]
    >>> swing_picture(TimeCourse(quantity="drug", label="plasma", unit="nM", times=[0, 2, 12, 14, 24],
    ...     time_unit="h", lines=day)).title
    'Peak ÷ trough: drug 4'
    """
    return Picture(result, swing_panel, margins_in={"top": LEGEND_MARGIN_IN}, of=TimeCourse)


def swing_panel(axes: Axes) -> Redraw:
    """How to redraw a steady state on these axes, see `swing_picture`; a single drug's peak and trough are named."""
    redraw_course = time_course_panel(axes)
    peak, trough = axes.text(0, 0, "", ha="center", va="bottom"), axes.text(0, 0, "", ha="left", va="center")

    def redraw(result: TimeCourse) -> Finding:
        redraw_course(result)
        ends = [(line.label, line.values.min(), line.values.max()) for line in result.lines]
        alone = result.lines[0].values if len(ends) == 1 else None
        for text, name, place in ((peak, "peak", np.argmax), (trough, "trough", _first_dip)):
            at = 0 if alone is None else place(alone)
            text.set_visible(alone is not None)
            if alone is not None:
                text.set(position=(result.times[at], alone[at]), text=f" {name} {amount(alone[at])}")
        swings = [f"{name} {amount(top / bottom, digits=2)}" for name, bottom, top in ends]
        told = [
            f"{name} between {amount(bottom)} and {amount(top, result.unit)}" for name, bottom, top in ends
        ]
        hours = amount(result.times[-1] - result.times[0], result.time_unit)
        return Finding(
            title=f"Peak ÷ trough: {'; '.join(swings)}",
            alt=f"{opening(result.label)} over {hours} at steady state swings: {'; '.join(told)}.",
        )

    return redraw


def _first_dip(values: np.ndarray) -> int:
    """Where the curve first stops falling, or its lowest place."""
    dips = np.flatnonzero((values[1:-1] < values[:-2]) & (values[1:-1] <= values[2:]))
    return int(dips[0]) + 1 if dips.size else int(values.argmin())


def exposure_picture(result: HeatMap) -> Picture:
    """Picture of the AUC ratio over a route's share and its isotope effect, with the share that sets the limit.

    >>> from course_lib.chapters.deuteration.views.deuteration import exposure_map
    >>> exposure_picture(exposure_map(9, level=2)).title
    'A route with less than 50 % of clearance can never double exposure'
    """
    return Picture(result, stating(heat_map_panel, _limit))


def _limit(result: HeatMap) -> str:
    least = amount(100 * (1 - 1 / result.level), "%")
    feat = "double exposure" if result.level == 2 else f"reach exposure × {amount(result.level)}"
    return f"A route with less than {least} of clearance can never {feat}"
