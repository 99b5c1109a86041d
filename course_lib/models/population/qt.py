"""QTc against exposure: a straight line through two numbers of a label, and what it is worth.

The label's numbers are themselves read off one model by the sponsor, so the line repeats that model between its points.
Its intercept has no meaning (without drug nothing is prolonged): below an exposure of 40 mg a day it must not be used.
Trials saw less: at week 6 of KINECT 3 the mean change was that of placebo. Not a tool for any patient.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, number, plain
from course_lib.errors import CourseError
from course_lib.facts import fact, preset
from course_lib.models.population.exposure import auc_ng_h_per_mL


@dataclass(frozen=True, kw_only=True)
class QtLine:
    """Straight line of QTc prolongation (ms) on the day's AUC of [+]-α-HTBZ, with the lowest AUC it is meant for (ng·h/mL).

    >>> round(LABEL_LINE.intercept_ms, 2), round(100 * LABEL_LINE.slope_ms_per_auc, 3)
    (1.95, 0.713)
    """

    intercept_ms: float
    slope_ms_per_auc: float
    lowest_auc_ng_h_per_mL: float


def line_through(
    first: tuple[float, float], second: tuple[float, float], lowest_auc_ng_h_per_mL: float
) -> QtLine:
    """The line through two points (AUC in ng·h/mL, prolongation in ms).

    Raises `CourseError` for two equal exposures.

    >>> line_through((100.0, 2.0), (200.0, 3.0), 0.0).slope_ms_per_auc
    0.01
    """
    (one_auc, one_ms), (other_auc, other_ms) = first, second
    if one_auc == other_auc:
        raise CourseError(f"Both exposures are {one_auc:g}, but must differ: a line needs two points.")
    slope = (other_ms - one_ms) / (other_auc - one_auc)
    return QtLine(
        intercept_ms=one_ms - slope * one_auc,
        slope_ms_per_auc=slope,
        lowest_auc_ng_h_per_mL=lowest_auc_ng_h_per_mL,
    )


LABEL_LINE = preset(
    lambda: line_through(
        (float(auc_ng_h_per_mL(60.0)), fact("valbenazine.qtc_increase_60mg", "ms")),
        (float(auc_ng_h_per_mL(80.0)), fact("valbenazine.qtc_increase_80mg", "ms")),
        float(auc_ng_h_per_mL(40.0)),
    )
)


def qtc_increase_ms(auc_ng_h_per_mL: float | np.ndarray, line: QtLine = LABEL_LINE) -> float | np.ndarray:
    """QTc prolongation on the line (ms) at exposures (ng·h/mL), same shape.

    Raises `CourseError` for an exposure below zero. Below the line's lowest exposure the value is an artefact of the
    intercept; `exposure_at_ms` refuses to go there.

    >>> round(qtc_increase_ms(1377.5), 1)
    11.8
    """
    A = array_of_numbers("auc_ng_h_per_mL", auc_ng_h_per_mL, at_least=0, because="an area is not negative.")
    return plain(line.intercept_ms + line.slope_ms_per_auc * A)


def exposure_at_ms(qtc_ms: float, line: QtLine = LABEL_LINE) -> float:
    """Exposure (ng·h/mL) at which the line reaches a prolongation (ms).

    Raises `CourseError` for a prolongation below what the line gives at its lowest exposure.

    >>> round(exposure_at_ms(10.0))
    1130
    """
    floor = qtc_increase_ms(line.lowest_auc_ng_h_per_mL, line)
    wanted = number(
        "qtc_ms", qtc_ms, at_least=round(floor, 6), because="below 40 mg a day the line has no meaning."
    )
    return (wanted - line.intercept_ms) / line.slope_ms_per_auc
