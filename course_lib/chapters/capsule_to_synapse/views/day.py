"""A capsule of valbenazine hour by hour: plasma in ng/mL and VMAT2 occupied, for one person and any row of doses."""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import number, whole_number
from course_lib.models.pk.drugs import VALBENAZINE, valbenazine_for, vmat2_occupancy
from course_lib.models.pk.metrics import steady_exposure
from course_lib.models.pk.regimen import once, repeated, with_missed
from course_lib.models.pk.simulation import concentration_ng_per_mL, simulate
from course_lib.models.records.curves import Line
from course_lib.models.records.labelled import LabelledCurves

EVERY_H, STEP_H = 24.0, 0.1
_HALF = 0.5
_FINE_H = 0.01
_SHOWN_H = 48.0


@dataclass(frozen=True, kw_only=True)
class DayView:
    """Plasma and block over one stretch of hours, with their ends.

    `block_low` and `block_high` are shares; `swing` is the highest over the lowest concentration of the metabolite;
    `half_after_h` the hours after the first capsule at which half of VMAT2 is occupied, infinite if it never is.
    """

    plasma: LabelledCurves
    block: LabelledCurves
    block_low: float
    block_high: float
    swing: float
    half_after_h: float


def first_capsule(dose_mg: float = 80.0) -> DayView:
    """The first two days after one capsule, in a typical person.

    >>> view = first_capsule(80.0)
    >>> round(100 * view.block_high), round(view.half_after_h, 1)
    (89, 0.9)
    """
    run = simulate(VALBENAZINE, once(_dose(dose_mg)), until_h=_SHOWN_H, every_h=STEP_H)
    return _view(
        run, run.times_h, slice(None), _half_after_h(VALBENAZINE, dose_mg), "hours after the capsule"
    )


def day_view(
    *, dose_mg: float = 80.0, capsules: int = 21, missed: int = 0, phenotype: str = "normal"
) -> DayView:
    """One day after so many capsules, one a day, of which the last `missed` were forgotten.

    With one capsule and none missed it is the first day. Raises `CourseError` for a dose that is not above zero, for
    fewer than one capsule, and for more missed than taken.

    >>> view = day_view(dose_mg=80.0, capsules=21)
    >>> round(100 * view.block_low), round(100 * view.block_high), round(view.swing, 1)
    (87, 93, 1.9)
    """
    count = whole_number("capsules", capsules, at_least=1, at_most=400, because="capsules are counted.")
    gone = whole_number("missed", missed, at_least=0, at_most=30, because="capsules are counted.")
    drug = valbenazine_for(phenotype=phenotype)
    regimen = repeated(_dose(dose_mg), EVERY_H, count + gone)
    regimen = with_missed(regimen, *range(count + 1, count + gone + 1)) if gone else regimen
    last_h = (count + gone - 1) * EVERY_H
    run = simulate(drug, regimen, until_h=last_h + EVERY_H, every_h=STEP_H)
    shown = slice(round(last_h / STEP_H), None)
    label = "hours after the last capsule was due" if gone else "hours after the last capsule"
    return _view(run, run.times_h[shown] - last_h, shown, _half_after_h(drug, dose_mg), label)


def _dose(dose_mg: float) -> float:
    return number("dose_mg", dose_mg, above=0, because="without drug there is no curve.")


def _half_after_h(drug, dose_mg: float) -> float:
    run = simulate(drug, once(_dose(dose_mg)), until_h=EVERY_H, every_h=_FINE_H)
    reached = vmat2_occupancy(run) >= _HALF
    return float(run.times_h[reached.argmax()]) if reached.any() else float("inf")


def _view(run, hours: np.ndarray, shown: slice, half_after_h: float, label: str) -> DayView:
    parent, metabolite = (
        concentration_ng_per_mL(run, where)[..., shown] for where in ("parent", "metabolite")
    )
    block = vmat2_occupancy(run)[shown]
    seen = metabolite[1:] if metabolite[0] == 0 else metabolite  # before the first capsule there is none
    return DayView(
        plasma=LabelledCurves(
            quantity="drug",
            label="plasma",
            unit="ng/mL",
            along_label=label,
            along_unit="h",
            positions=hours,
            lines=[
                # On one axis with its metabolite the drug would leave no room: it is shown a tenth as high.
                Line(label="valbenazine ÷ 10", values=parent / 10, quantity="valbenazine"),
                Line(label="[+]-α-HTBZ", values=metabolite),
            ],
        ),
        block=LabelledCurves(
            quantity="vmat2",
            label="VMAT2 occupied",
            unit="%",
            along_label=label,
            along_unit="h",
            positions=hours,
            lines=[Line(label="VMAT2 occupied", values=100 * block)],
            top=100.0,
        ),
        block_low=float(block[1:].min() if block[0] == 0 else block.min()),
        block_high=float(block.max()),
        swing=float(seen.max() / seen[-1]),
        half_after_h=half_after_h,
    )


def mean_block(dose_mg: float, phenotype: str = "normal") -> float:
    """Mean of the block over a day at steady state, a share.

    >>> [round(100 * mean_block(dose, kind)) for dose, kind in ((80, "normal"), (80, "poor"), (40, "poor"))]
    [91, 96, 90]
    """
    run = simulate(
        valbenazine_for(phenotype=phenotype),
        repeated(dose_mg, EVERY_H, 60),
        until_h=60 * EVERY_H - 0.25,
        every_h=0.25,
    )
    return float(vmat2_occupancy(run)[-96:].mean())


def swings(dose_mg: float = 80.0) -> dict[str, float]:
    """Highest over lowest within a day at steady state, of parent and metabolite.

    >>> {name: round(value, 1) for name, value in swings().items()}
    {'parent': 5.8, 'metabolite': 1.9}
    """
    return {
        where: steady_exposure(VALBENAZINE, dose_mg, EVERY_H, where).peak_to_trough
        for where in ("parent", "metabolite")
    }
