"""What the model of valbenazine gives for each of its published quantities."""

from dataclasses import replace

import numpy as np

from course_lib.facts import fact
from course_lib.models.pk.drugs import VALBENAZINE, valbenazine_for, vmat2_occupancy
from course_lib.models.pk.metrics import (
    auc_nM_h,
    doses_to_steady_state,
    peak,
    steady_exposure,
    terminal_half_life_h,
)
from course_lib.models.pk.regimen import absorbed_fraction, once, repeated
from course_lib.models.pk.simulation import amounts_at, concentration_nM, simulate
from course_lib.workshop.validation.row import Row

LONG_H = 3000.0  # after it nothing is left of a dose
STEADY_DAYS = 60
_IN_TD = replace(
    VALBENAZINE,
    clearance_L_per_h=fact("valbenazine_pk.clearance_dyskinesia", "L/h"),
    metabolite_clearance_L_per_h=fact("valbenazine_pk.htbz_clearance_dyskinesia", "L/h"),
)
_WITH_TD = "With the median clearances in tardive dyskinesia."
_SPARSE = (
    "The published number is a mean over people of samples at hours that are little known; the model's is the "
    "typical person's average of a day"
)


def _auc(drug, where: str, dose_mg: float = 80.0) -> float:
    return auc_nM_h(drug, once(dose_mg), where, to_h=LONG_H)


def _late_half_life_h(where: str) -> float:
    early, late = concentration_nM(amounts_at(VALBENAZINE, once(80.0), [24.0, 96.0]), where)
    return 72.0 * np.log(2) / np.log(early / late)


def valbenazine() -> list[Row]:
    """Rows of valbenazine and [+]-α-HTBZ.

    >>> {row.kind for row in valbenazine()} == {"predicted", "same fit"}
    True
    """
    return [*_curve_rows(), *_exposure_rows(), *_food_rows(), *_occupancy_rows()]


def _curve_rows() -> list[Row]:
    return [*_peak_rows(), *_late_rows()]


def _peak_rows() -> list[Row]:
    arrival_h = (VALBENAZINE.transits + 1) / VALBENAZINE.transit_rate_per_h
    parent_h, metabolite_h = _tops_h()
    return [
        Row(
            fact_id="valbenazine.t_max",
            model=parent_h,
            kind="predicted",
            note=f"The population model's capsule takes {arrival_h:.2g} h through its depot and four transits, longer than "
            "the label's peak allows. The next row is another study.",
        ),
        Row(fact_id="valbenazine.t_max_healthy_men", model=parent_h, kind="predicted"),
        Row(fact_id="htbz.t_max", model=metabolite_h, kind="predicted"),
        Row(fact_id="htbz.t_max_healthy_men", model=metabolite_h, kind="predicted"),
    ]


def _late_rows() -> list[Row]:
    late = "Slope between 24 and 96 h, as an assay sees it."
    deep_h = terminal_half_life_h(VALBENAZINE, "metabolite")
    one_compartment = fact("valbenazine.volume_of_distribution", "L") / fact("valbenazine.clearance", "L/h")
    half_life = "valbenazine.half_life"
    return [
        Row(
            fact_id=half_life,
            model=_late_half_life_h("parent"),
            kind="predicted",
            note=f"Valbenazine. {late}",
        ),
        Row(
            fact_id=half_life,
            model=_late_half_life_h("metabolite"),
            kind="predicted",
            note=f"[+]-α-HTBZ. {late} The model's very last phase is {deep_h:.0f} h, from its deep compartment.",
        ),
        Row(
            fact_id=half_life,
            model=np.log(2) * one_compartment,
            kind="predicted",
            note="One compartment with the label's own volume and clearance, to show what it costs: it has no second phase.",
        ),
        Row(
            fact_id="valbenazine.time_to_steady_state",
            model=doses_to_steady_state(VALBENAZINE, 24, "metabolite", share=0.95),
            kind="predicted",
            note="Doses until the trough of [+]-α-HTBZ is at 95 %; the label says within a week and gives no criterion.",
        ),
    ]


def _tops_h() -> list[float]:
    return [peak(VALBENAZINE, once(80), where, to_h=48)[1] for where in ("parent", "metabolite")]


def _exposure_rows() -> list[Row]:
    def auc_ng(dose_mg: float) -> float:
        area = steady_exposure(_IN_TD, dose_mg, 24, "metabolite").auc_nM_h
        return area * VALBENAZINE.metabolite_mass_g_per_mol / 1000.0

    def ratio(phenotype: str) -> float:
        return _auc(valbenazine_for(phenotype=phenotype), "metabolite") / _auc(VALBENAZINE, "metabolite")

    arriving = absorbed_fraction(VALBENAZINE.bioavailability, [40.0, 60.0, 80.0])
    return [
        Row(fact_id="valbenazine_pk.htbz_auc_40mg", model=auc_ng(40), kind="same fit", note=_WITH_TD),
        Row(fact_id="valbenazine_pk.htbz_auc_80mg", model=auc_ng(80), kind="same fit", note=_WITH_TD),
        Row(fact_id="valbenazine_pk.pm_auc_ratio", model=ratio("poor"), kind="same fit"),
        Row(fact_id="valbenazine_pk.im_auc_ratio", model=ratio("intermediate"), kind="same fit"),
        Row(
            fact_id="valbenazine_pk.bioavailability_60_to_40mg",
            model=arriving[1] / arriving[0],
            kind="same fit",
        ),
        Row(
            fact_id="valbenazine_pk.bioavailability_80_to_40mg",
            model=arriving[2] / arriving[0],
            kind="same fit",
        ),
        Row(
            fact_id="valbenazine.paroxetine_htbz_auc_ratio",
            model=ratio("poor"),
            kind="predicted",
            note="The inhibitor is taken to make a poor metaboliser.",
        ),
    ]


def _food_rows() -> list[Row]:
    fed, meal = (
        valbenazine_for(fed=True),
        "The population model's fed state lowers arrival by 6.5 % and slows it, about half of the label's effect of a "
        "high-fat meal; what its people had eaten was not seen.",
    )
    top = [peak(drug, once(80), "parent", to_h=48)[0] for drug in (fed, VALBENAZINE)]
    area = [_auc(drug, "parent") for drug in (fed, VALBENAZINE)]
    return [
        Row(
            fact_id="valbenazine.food_cmax_change",
            model=100 * (top[0] / top[1] - 1),
            kind="predicted",
            note=meal,
        ),
        Row(
            fact_id="valbenazine.food_auc_change",
            model=100 * (area[0] / area[1] - 1),
            kind="predicted",
            note=meal,
        ),
    ]


def _occupancy_rows() -> list[Row]:
    def occupied_percent(dose_mg: float) -> float:
        days = simulate(
            _IN_TD, repeated(dose_mg, every_h=24, doses=STEADY_DAYS), until_h=24 * STEADY_DAYS - 1
        )
        return 100 * float(vmat2_occupancy(days)[-24:].mean())

    def per_mg(where: str, mass_g_per_mol: float) -> float:
        return steady_exposure(_IN_TD, 80, 24, where).average_nM * mass_g_per_mol / 1000.0 / 80.0

    def sparse(where: str, mass_g_per_mol: float) -> str:
        day = steady_exposure(_IN_TD, 80, 24, where)
        low, high = (nM * mass_g_per_mol / 1000.0 / 80.0 for nM in (day.trough_nM, day.cmax_nM))
        return f"80 mg. {_SPARSE} that runs from {low:.2g} to {high:.2g} ng/mL/mg."

    free = f"{_WITH_TD} Free plasma concentration over Ki, average of the day, nothing fitted."
    return [
        Row(fact_id="occupancy.valbenazine_40mg", model=occupied_percent(40), kind="predicted", note=free),
        Row(fact_id="occupancy.valbenazine_80mg", model=occupied_percent(80), kind="predicted", note=free),
        Row(
            fact_id="valbenazine.concentration_per_dose_without_cyp2d6_inhibitor",
            model=per_mg("parent", VALBENAZINE.parent_mass_g_per_mol),
            kind="predicted",
            note=sparse("parent", VALBENAZINE.parent_mass_g_per_mol),
        ),
        Row(
            fact_id="htbz.concentration_per_dose_without_cyp2d6_inhibitor",
            model=per_mg("metabolite", VALBENAZINE.metabolite_mass_g_per_mol),
            kind="predicted",
            note=sparse("metabolite", VALBENAZINE.metabolite_mass_g_per_mol)
            + " Even the peak lies below: hours alone do not explain it, and a mean over a skewed spread, poor "
            "metabolisers among it, lies above the typical person.",
        ),
    ]
