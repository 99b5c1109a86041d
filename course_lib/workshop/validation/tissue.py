"""What the pair with tissue and two isotope effects gives for its published quantities: fits named as fits, misses kept."""

from dataclasses import replace

import numpy as np

from course_lib.models.pk.drugs import TOTAL_HTBZ
from course_lib.models.pk.metrics import auc_nM_h, peak, steady_exposure
from course_lib.models.pk.regimen import once
from course_lib.models.pk.simulation import amounts_at, concentration_nM
from course_lib.models.pk.tissue_drugs import (
    DEUTETRABENAZINE_IN_CROSSOVER,
    DEUTETRABENAZINE_IN_TISSUE,
    REST_EFFECT,
    ROUTE_EFFECT,
    TETRABENAZINE_IN_TISSUE,
)
from course_lib.workshop.validation.row import Row

DOSE_MG, EVERY_H, LONG_H = 25.0, 12.0, 3000.0
_SLOPE_H = (12.0, 36.0)
_SHAPE = "Central volumes, tissue and its return rate were fitted to this number and to the swing of tetrabenazine."
_SLOPE = "Slope from 12 to 36 h after 25 mg."


def _half_life_h(drug, where=TOTAL_HTBZ) -> float:
    early, late = concentration_nM(amounts_at(drug, once(DOSE_MG), list(_SLOPE_H)), where)
    return (_SLOPE_H[1] - _SLOPE_H[0]) * np.log(2) / np.log(early / late)


def _auc(drug) -> float:
    return drug.metabolite_mass_g_per_mol * auc_nM_h(drug, once(DOSE_MG), TOTAL_HTBZ, to_h=LONG_H)


def _top(drug) -> float:
    return drug.metabolite_mass_g_per_mol * peak(drug, once(DOSE_MG), TOTAL_HTBZ, to_h=24)[0]


def tissue_pair() -> list[Row]:
    """Rows of tetrabenazine and its twin with tissue.

    >>> sum(row.kind == "fitted here" for row in tissue_pair())
    5
    """
    return [*_fitted_rows(), *_predicted_rows()]


def _fitted_rows() -> list[Row]:
    light, twin, crossed = TETRABENAZINE_IN_TISSUE, DEUTETRABENAZINE_IN_TISSUE, DEUTETRABENAZINE_IN_CROSSOVER
    effects = f"Isotope effects of {ROUTE_EFFECT:.2f} on CYP2D6 and {REST_EFFECT:.2f} elsewhere were solved from this and the other ratio."
    fitted = [
        (
            "deutetrabenazine.t_max",
            peak(twin, once(DOSE_MG), TOTAL_HTBZ, to_h=24)[1],
            "Three transits and their rate.",
        ),
        ("deutetrabenazine.half_life", _half_life_h(twin), f"{_SLOPE} {_SHAPE}"),
        (
            "deutetrabenazine.peak_to_trough_tetrabenazine",
            steady_exposure(light, DOSE_MG, EVERY_H, TOTAL_HTBZ).peak_to_trough,
            "Twice a day. Its absorption was fitted to this number.",
        ),
        ("deutetrabenazine.auc_ratio", _auc(crossed) / _auc(light), effects),
        (
            "deutetrabenazine.paroxetine_auc_ratio",
            _auc(replace(twin, route_blocked=1.0)) / _auc(twin),
            effects,
        ),
    ]
    return [Row(fact_id=name, model=value, kind="fitted here", note=note) for name, value, note in fitted]


def _predicted_rows() -> list[Row]:
    light, twin, crossed = TETRABENAZINE_IN_TISSUE, DEUTETRABENAZINE_IN_TISSUE, DEUTETRABENAZINE_IN_CROSSOVER
    shut = replace(light, route_blocked=1.0)
    broken = (
        "The tissue that mends the half-life breaks the ratio: it delays both drugs alike. A faster tissue with the label's "
        "own volumes gives 1.72, and then a peak-to-trough of 5."
    )
    beta = "The review's range; a monograph gives 5 h for β and 7 h for α."
    predicted = [
        (
            "deutetrabenazine.peak_to_trough",
            steady_exposure(twin, DOSE_MG, EVERY_H, TOTAL_HTBZ).peak_to_trough,
            "Twice a day.",
        ),
        ("deutetrabenazine.cmax_ratio", _top(crossed) / _top(light), "One rate of absorption for both."),
        ("deutetrabenazine.half_life_ratio", _half_life_h(crossed) / _half_life_h(light), broken),
        ("tetrabenazine.alpha_htbz_half_life", _half_life_h(light, "alpha"), _SLOPE),
        ("tetrabenazine.beta_htbz_half_life", _half_life_h(light, "beta"), f"{_SLOPE} {beta}"),
        ("tetrabenazine.paroxetine_half_life", _half_life_h(shut, "alpha"), f"α. {_SLOPE}"),
        (
            "tetrabenazine.paroxetine_half_life",
            _half_life_h(shut, "beta"),
            f"β. {_SLOPE} With CYP2D6 shut only a ninth of its clearance is left, and the tissue then feeds it for longer "
            "than was seen.",
        ),
    ]
    rows = [Row(fact_id=name, model=value, kind="predicted", note=note) for name, value, note in predicted]
    poor = Row(
        fact_id="deutetrabenazine.pm_exposure_ratio",
        model=_auc(replace(twin, route_blocked=1.0)) / _auc(twin),
        kind="same fit",
        note="Follows from the fit to paroxetine; the published value is a prediction too.",
    )
    return [*rows, poor]
