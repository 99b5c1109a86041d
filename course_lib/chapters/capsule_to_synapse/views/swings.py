"""Three drugs' block over one day, and what mending a model breaks."""

from dataclasses import dataclass, replace

import numpy as np

from course_lib.checks import fraction, number, one_of
from course_lib.facts import fact
from course_lib.models.pk.drugs import TOTAL_HTBZ, VALBENAZINE, valbenazine_for, vmat2_occupancy
from course_lib.models.pk.metrics import peak, steady_exposure
from course_lib.models.pk.regimen import Regimen, once, repeated
from course_lib.models.pk.simulation import amounts_at, concentration_nM
from course_lib.models.pk.stomach import after_breakfast
from course_lib.models.pk.tissue_drugs import (
    DEUTETRABENAZINE_IN_CROSSOVER,
    DEUTETRABENAZINE_IN_TISSUE,
    TETRABENAZINE_IN_TISSUE,
    HALF_BLOCK_TOTAL_HTBZ_nM,
)
from course_lib.models.records.curves import Line
from course_lib.models.records.labelled import LabelledCurves

DRUGS = ("tetrabenazine", "deutetrabenazine", "valbenazine")
DAILY_MG = {"tetrabenazine": 50.0, "deutetrabenazine": 24.0, "valbenazine": 40.0}
HALF = 0.5
STEP_H, SHOWN_H, DAYS = 0.25, 24.0, 20
_CYP2D6_SHARE_OF_VALBENAZINE = -fact(
    "valbenazine_pk.htbz_clearance_shift_poor", "1"
)  # lost in poor metabolisers
_MEAL_MG = 80.0
_FED_AREA = 1.0 + fact("valbenazine.food_auc_change", "%") / 100.0


@dataclass(frozen=True, kw_only=True)
class SwingView:
    """Block over one day at steady state, its ends as shares, and the hours below one half."""

    block: LabelledCurves
    drug: str
    low: float
    high: float
    below_half_h: float


def swing_view(*, drug: str = "tetrabenazine", every_h: float = 12.0, cyp2d6: float = 1.0) -> SwingView:
    """The view for a drug at its daily dose, split over doses `every_h` apart, with CYP2D6 at a share of its activity.

    Raises `CourseError` for an unknown drug, an interval outside 1 to 24 h and a share outside 0 to 1.

    >>> view = swing_view(drug="tetrabenazine", every_h=12.0)
    >>> round(100 * view.low), round(100 * view.high)
    (25, 78)
    """
    name = one_of("drug", drug, DRUGS, because="three drugs are compared.")
    gap = number("every_h", every_h, at_least=1, at_most=24, because="a day is shown.")
    share = fraction("cyp2d6", cyp2d6, because="it is a share of the enzyme's activity.")
    times_h, block = _valbenazine(gap, share) if name == "valbenazine" else _pair(name, gap, share)
    return SwingView(
        block=LabelledCurves(
            quantity="vmat2",
            label="VMAT2 occupied",
            unit="%",
            along_label="hours of a day",
            along_unit="h",
            positions=times_h,
            lines=[
                Line(label=name, values=100 * block),
                Line(label="one half", values=np.full(times_h.size, 100 * HALF), quantity="movement"),
            ],
            top=100.0,
        ),
        drug=name,
        low=float(block.min()),
        high=float(block.max()),
        below_half_h=float((block[:-1] < HALF).mean() * SHOWN_H),
    )


def _day(drug, daily_mg: float, gap_h: float) -> tuple[np.ndarray, object]:
    doses = int(DAYS * SHOWN_H / gap_h)
    start_h = (doses - max(1, round(SHOWN_H / gap_h))) * gap_h
    times_h = np.arange(0.0, SHOWN_H + STEP_H / 2, STEP_H)
    regimen = repeated(daily_mg * gap_h / SHOWN_H, gap_h, doses + round(SHOWN_H / gap_h))
    return times_h, amounts_at(drug, regimen, start_h + times_h)


def _valbenazine(gap_h: float, share: float) -> tuple[np.ndarray, np.ndarray]:
    left = 1.0 - _CYP2D6_SHARE_OF_VALBENAZINE * (1.0 - share)
    person = replace(
        VALBENAZINE, metabolite_clearance_L_per_h=VALBENAZINE.metabolite_clearance_L_per_h * left
    )
    times_h, run = _day(person, DAILY_MG["valbenazine"], gap_h)
    return times_h, vmat2_occupancy(run)


def _pair(name: str, gap_h: float, share: float) -> tuple[np.ndarray, np.ndarray]:
    drug = TETRABENAZINE_IN_TISSUE if name == "tetrabenazine" else DEUTETRABENAZINE_IN_TISSUE
    times_h, run = _day(replace(drug, route_blocked=1.0 - share), DAILY_MG[name], gap_h)
    total = concentration_nM(run, TOTAL_HTBZ)
    return times_h, total / (total + HALF_BLOCK_TOTAL_HTBZ_nM)


def three_swings() -> LabelledCurves:
    """Block over one day of the three drugs, as their labels ask: three times a day, twice, once.

    >>> [line.label for line in three_swings().lines]
    ['tetrabenazine', 'deutetrabenazine', 'valbenazine']
    """
    gaps = {"tetrabenazine": 8.0, "deutetrabenazine": 12.0, "valbenazine": 24.0}
    views = [swing_view(drug=name, every_h=gaps[name]) for name in DRUGS]
    return LabelledCurves(
        quantity="vmat2",
        label="VMAT2 occupied",
        unit="%",
        along_label="hours of a day",
        along_unit="h",
        positions=views[0].block.positions,
        lines=[
            Line(label=view.drug, values=view.block.lines[0].values, quantity=view.drug) for view in views
        ],
        top=100.0,
    )


def published_meal() -> tuple[float, float, float]:
    """As `slowed_meal`, with the meal of the population model: transit slowed 3.2-fold, 6 % less absorbed.

    >>> relative, hour, metabolite = published_meal()
    >>> round(relative, 2), round(hour, 1), round(metabolite, 2)
    (0.77, 3.1, 0.93)
    """
    return _beside_fasted(valbenazine_for(fed=True), once(_MEAL_MG), 1.0)


@dataclass(frozen=True, kw_only=True)
class Mended:
    """What one choice of tissue gives: half-life after the twin in hours, ratio of half-lives, and swing."""

    twin_half_life_h: float
    half_life_ratio: float
    peak_to_trough: float


def mended(*, fast_tissue: bool) -> Mended:
    """The pair with the fitted tissue, or with a faster one and the label's volumes.

    >>> [round(mended(fast_tissue=fast).half_life_ratio, 2) for fast in (False, True)]
    [1.51, 1.85]
    """
    change = (
        {"tissue_ratio": 0.9, "return_rate_per_h": 1.0, "alpha_volume_L": 500.0, "beta_volume_L": 730.0}
        if fast_tissue
        else {}
    )
    light, twin = (
        replace(drug, **change) for drug in (TETRABENAZINE_IN_TISSUE, DEUTETRABENAZINE_IN_CROSSOVER)
    )
    return Mended(
        twin_half_life_h=_half_life_h(twin),
        half_life_ratio=_half_life_h(twin) / _half_life_h(light),
        peak_to_trough=steady_exposure(light, 25.0, 12.0, TOTAL_HTBZ).peak_to_trough,
    )


def _half_life_h(drug) -> float:
    early, late = concentration_nM(amounts_at(drug, once(25.0), [12.0, 36.0]), TOTAL_HTBZ)
    return float(24.0 * np.log(2) / np.log(early / late))


def slowed_meal(factor: float) -> tuple[float, float, float]:
    """Peak of the parent relative to fasted, its hour, and the metabolite's peak relative to fasted, absorption slowed.

    The area falls by the label's 13 % in all. Raises `CourseError` for a factor below 1.

    >>> relative, hour, metabolite = slowed_meal(8.17)
    >>> round(relative, 2), round(hour, 1), round(metabolite, 2)
    (0.53, 6.9, 0.83)
    """
    slower = number("factor", factor, at_least=1, because="a meal delays.")
    fed = replace(VALBENAZINE, transit_rate_per_h=VALBENAZINE.transit_rate_per_h / slower)
    return _beside_fasted(fed, once(_MEAL_MG), _FED_AREA)


def waiting_meal(empty_h: float) -> tuple[float, float, float]:
    """As `slowed_meal`, for a stomach that opens after 40 min and lets the capsule go evenly until `empty_h`.

    The area falls by the label's 13 %, as there. Raises `CourseError` for a stomach that is empty before it opens.

    >>> relative, hour, metabolite = waiting_meal(5.5)
    >>> round(relative, 2), round(hour, 1), round(metabolite, 2)
    (0.65, 6.0, 0.86)
    """
    return _beside_fasted(VALBENAZINE, after_breakfast(_MEAL_MG, empty_h=empty_h), _FED_AREA)


def _beside_fasted(drug, meal: Regimen, arriving: float) -> tuple[float, float, float]:
    fed, fasted = (
        [peak(each, regimen, where, to_h=48.0) for where in ("parent", "metabolite")]
        for each, regimen in ((drug, meal), (VALBENAZINE, once(_MEAL_MG)))
    )
    parent, metabolite = (arriving * high / usual for (high, _), (usual, _) in zip(fed, fasted, strict=True))
    return float(parent), float(fed[0][1]), float(metabolite)
