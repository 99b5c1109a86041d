"""Two drugs by the numbers of their curves: the same dose, or the dose that gives the same area.

Concentrations are in ng/mL and add α- and β-HTBZ, as the published assays do. The model is linear, so one
curve per mg serves every dose; peaks are read off a grid of six minutes, which costs less than 0.1 %.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from course_lib.checks import number
from course_lib.errors import CourseError
from course_lib.models.pk.drugs import TOTAL_HTBZ
from course_lib.models.pk.kinds import HtbzPair
from course_lib.models.pk.metrics import auc_nM_h
from course_lib.models.pk.regimen import once, repeated
from course_lib.models.pk.simulation import concentration_ng_per_mL, simulate
from course_lib.models.records.curves import Line, TimeCourse

EVERY_H = 12.0  # illustrative for tetrabenazine, which is also given three times a day
STEADY_DOSES = 28  # after two weeks twice a day nothing of the first dose is left
_NOTHING_LEFT_H = 1_500.0
_STEP_H, _SHOWN_H = 0.1, 24.0
_POINTS = round(_SHOWN_H / _STEP_H) + 1
_NOISE = 1e-12
_FASTEST, _CLOSE = 100.0, 1e-3
_ML_PER_L = 1e-3  # an amount per mL is a thousandth of that per L


@dataclass(frozen=True, kw_only=True)
class CurveNumbers:
    """Total HTBZ after one dose: peak (ng/mL), its hour, area (ng·h/mL); at steady state, twice a day: peak and
    peak ÷ trough.
    """

    dose_mg: float
    peak_ng_per_mL: float
    peak_h: float
    auc_ng_h_per_mL: float
    steady_peak_ng_per_mL: float
    peak_to_trough: float


def curve_numbers(drug: HtbzPair, dose_mg: float) -> CurveNumbers:
    """The numbers of a drug's curve at a dose in mg; with those of steady state.

    The trough is the concentration just before a dose. Raises `CourseError` for a dose that is not above zero.

    >>> from course_lib.models.pk.drugs import DEUTETRABENAZINE, TETRABENAZINE
    >>> round(curve_numbers(DEUTETRABENAZINE, 25).auc_ng_h_per_mL / curve_numbers(TETRABENAZINE, 25).auc_ng_h_per_mL, 2)
    2.0
    """
    dose = _dose(dose_mg)
    single, steady = _per_mg(drug, steady=False), _per_mg(drug, steady=True)
    return CurveNumbers(
        dose_mg=dose,
        peak_ng_per_mL=float(dose * single.max()),
        peak_h=float(_STEP_H * single.argmax()),
        auc_ng_h_per_mL=dose * _area_per_mg(drug),
        steady_peak_ng_per_mL=float(dose * steady.max()),
        peak_to_trough=float(steady.max() / steady[-1]),
    )


def matching_dose_mg(drug: HtbzPair, reference: HtbzPair, dose_mg: float) -> float:
    """Dose of a drug (mg) whose area, in ng·h/mL, equals that of the reference at `dose_mg`.

    Raises `CourseError` for a dose that is not above zero.

    >>> from course_lib.models.pk.drugs import DEUTETRABENAZINE, TETRABENAZINE
    >>> round(matching_dose_mg(DEUTETRABENAZINE, TETRABENAZINE, 25), 1)
    12.5
    """
    return _dose(dose_mg) * _area_per_mg(reference) / _area_per_mg(drug)


def faster_absorption(drug: HtbzPair, peak_lift: float) -> tuple[float, float]:
    """By what factor absorption must speed up to lift the peak so much, and the hour of the peak then.

    The area stays, since the same amount arrives. Found by halving an interval on a logarithmic scale. Raises
    `CourseError` for a lift below 1 and for one that even a hundredfold rate does not reach. Source: `curve_numbers`.

    >>> from course_lib.models.pk.drugs import DEUTETRABENAZINE
    >>> factor, peak_h = faster_absorption(DEUTETRABENAZINE, 1.5)
    >>> round(factor), round(peak_h, 1)
    (8, 0.7)
    """
    lift = number("peak_lift", peak_lift, at_least=1, because="faster absorption cannot lower a peak.")
    before, most = curve_numbers(drug, 1.0).peak_ng_per_mL, curve_numbers(_sped_up(drug, _FASTEST), 1.0)
    if lift * before > most.peak_ng_per_mL:
        raise CourseError(
            f"peak_lift is {lift:g}, but must be at most {most.peak_ng_per_mL / before:.2f}: "
            "a dose that arrives all at once has no higher peak."
        )
    low, high = 1.0, _FASTEST
    while high / low > 1.0 + _CLOSE:
        middle = (low * high) ** 0.5
        reached = curve_numbers(_sped_up(drug, middle), 1.0).peak_ng_per_mL >= lift * before
        low, high = (low, middle) if reached else (middle, high)
    return high, curve_numbers(_sped_up(drug, high), 1.0).peak_h


def _sped_up(drug: HtbzPair, factor: float) -> HtbzPair:
    return replace(drug, absorption_rate_per_h=factor * drug.absorption_rate_per_h)


def plasma_course(curves: dict[str, tuple[HtbzPair, float]], *, steady: bool = False) -> TimeCourse:
    """Total HTBZ over 24 h for drugs at doses in mg, by name: after one dose, or twice a day at steady state.

    Raises `CourseError` for a dose that is not above zero.

    >>> from course_lib.models.pk.drugs import TETRABENAZINE
    >>> course = plasma_course({"tetrabenazine": (TETRABENAZINE, 25)})
    >>> course.unit, round(float(course.lines[0].values.max()))
    ('ng/mL', 37)
    """
    return TimeCourse(
        quantity="drug",
        label="total HTBZ in plasma",
        unit="ng/mL",
        times=np.linspace(0.0, _SHOWN_H, _POINTS),
        time_unit="h",
        lines=[
            Line(label=label, values=_dose(dose_mg) * _per_mg(drug, steady=steady), quantity=_drug_of(label))
            for label, (drug, dose_mg) in curves.items()
        ],
    )


def _drug_of(label: str) -> str | None:
    """The drug that a curve is named after, if it is; the twin is the deuterated one."""
    if "deute" in label or label.startswith("twin"):
        return "deutetrabenazine"
    return "tetrabenazine" if "tetrabenazine" in label else None


def _dose(dose_mg: object) -> float:
    return number("dose_mg", dose_mg, above=0, because="two curves are compared, and no dose has none.")


@lru_cache(maxsize=64)
def _per_mg(drug: HtbzPair, *, steady: bool) -> np.ndarray:
    before = (STEADY_DOSES - 2) * round(EVERY_H / _STEP_H) if steady else 0
    doses = repeated(1.0, EVERY_H, STEADY_DOSES) if steady else once(1.0)
    profile = simulate(drug, doses, until_h=before * _STEP_H + _SHOWN_H + _STEP_H / 2, every_h=_STEP_H)
    shown = concentration_ng_per_mL(profile, TOTAL_HTBZ)[before : before + _POINTS]
    shown = np.where(shown < _NOISE * shown.max(), 0.0, shown)  # a plasma that never saw drug must say 0
    shown.flags.writeable = False
    return shown


@lru_cache(maxsize=64)
def _area_per_mg(drug: HtbzPair) -> float:
    area_nM_h = auc_nM_h(drug, once(1.0), TOTAL_HTBZ, to_h=_NOTHING_LEFT_H)
    return drug.metabolite_mass_g_per_mol * _ML_PER_L * area_nM_h
