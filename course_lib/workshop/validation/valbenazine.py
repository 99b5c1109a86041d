"""What the model of valbenazine gives for each of its published quantities."""

from dataclasses import replace

import numpy as np

from course_lib.facts import fact
from course_lib.models.pk.drugs import VALBENAZINE, valbenazine_for
from course_lib.models.pk.metrics import (
    auc_nM_h,
    doses_to_steady_state,
    peak,
    steady_exposure,
)
from course_lib.models.pk.regimen import Regimen, absorbed_fraction, once
from course_lib.models.pk.stomach import EMPTY_AT_EARLIEST_H, OPENS_H, after_breakfast
from course_lib.workshop.validation.row import Row

LATE_EMPTY_H = 8.0  # an hour at which the stomach may be empty, too: the images end before
ONE = once(80)
LONG_H = 3000.0  # after it nothing is left of a dose
IN_TD = replace(
    VALBENAZINE,
    clearance_L_per_h=fact("valbenazine_pk.clearance_dyskinesia", "L/h"),
    metabolite_clearance_L_per_h=fact("valbenazine_pk.htbz_clearance_dyskinesia", "L/h"),
)
WITH_TD = "With the median clearances in tardive dyskinesia."


def _auc(drug, where: str, dose_mg: float = 80.0) -> float:
    return auc_nM_h(drug, once(dose_mg), where, to_h=LONG_H)


def valbenazine() -> list[Row]:
    """Rows of valbenazine and [+]-α-HTBZ in the typical person.

    >>> sum(row.kind == "same fit" for row in valbenazine())
    6
    """
    return [*_late_rows(), *_exposure_rows(), *_food_rows()]


def _late_rows() -> list[Row]:
    one_compartment = fact("valbenazine.volume_of_distribution", "L") / fact("valbenazine.clearance", "L/h")
    return [
        Row(
            fact_id="valbenazine.half_life",
            model=np.log(2) * one_compartment,
            kind="simpler model",
            note="One compartment with the label's own volume and clearance: it has no second phase.",
        ),
        Row(
            fact_id="valbenazine.time_to_steady_state",
            model=doses_to_steady_state(VALBENAZINE, 24, "metabolite", share=0.95),
            kind="predicted",
            note="Doses until the trough of [+]-α-HTBZ is at 95 %; the label says within a week and gives no criterion. "
            "All parameters are those of the population model.",
        ),
    ]


def _exposure_rows() -> list[Row]:
    def auc_ng(dose_mg: float) -> float:
        area = steady_exposure(IN_TD, dose_mg, 24, "metabolite").auc_nM_h
        return area * VALBENAZINE.metabolite_mass_g_per_mol / 1000.0

    def ratio(phenotype: str) -> float:
        return _auc(valbenazine_for(phenotype=phenotype), "metabolite") / _auc(VALBENAZINE, "metabolite")

    arriving = absorbed_fraction(VALBENAZINE.bioavailability, [40.0, 60.0, 80.0])
    return [
        Row(fact_id="valbenazine_pk.htbz_auc_40mg", model=auc_ng(40), kind="same fit", note=WITH_TD),
        Row(fact_id="valbenazine_pk.htbz_auc_80mg", model=auc_ng(80), kind="same fit", note=WITH_TD),
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
    fed, label_area = valbenazine_for(fed=True), 1.0 + fact("valbenazine.food_auc_change", "%") / 100.0
    slower, late_h = _meal_of_the_label(label_area)
    meal = (
        f"The population model's fed state: {fed.bioavailability.base:.3f} of it arrives, at "
        f"{fed.transit_rate_per_h / VALBENAZINE.transit_rate_per_h:.3f} of the rate. The label's meal was high in fat; what "
        f"the model's people had eaten was not seen. The label needs {label_area:.2f} to arrive at {slower:.2f} of the rate, "
        f"which would put the peak at {late_h:.1f} h. {_stomach(fed)}"
    )
    unaffected = "The population model's fed state. The label says unaffected, without a number: 10 % are allowed, as everywhere."
    return [
        Row(
            fact_id="valbenazine.food_cmax_change",
            model=100 * (_top(fed)[0] / _top(VALBENAZINE)[0] - 1),
            kind="predicted",
            note=meal,
        ),
        Row(
            fact_id="valbenazine.food_auc_change",
            model=100 * (_auc(fed, "parent") / _auc(VALBENAZINE, "parent") - 1),
            kind="predicted",
            note=meal,
        ),
        Row(
            fact_id="htbz.food_cmax_ratio",
            model=_top(fed, "metabolite")[0] / _top(VALBENAZINE, "metabolite")[0],
            kind="predicted",
            note=unaffected,
        ),
        Row(
            fact_id="htbz.food_auc_ratio",
            model=_auc(fed, "metabolite") / _auc(VALBENAZINE, "metabolite"),
            kind="predicted",
            note=f"{unaffected} The parent's area falls as much, and in the label by 13 %: that the metabolite's should not, the "
            "wiring allows only where what is lost was turned into it on the way in.",
        ),
    ]


def _stomach(fed) -> str:
    """What a stomach that waits and then empties evenly would make of the peak, until two hours."""
    usual = _top(VALBENAZINE)[0]
    early, late = (
        100
        * (
            fed.bioavailability.base * _top(VALBENAZINE, regimen=after_breakfast(80, empty_h=hour))[0] / usual
            - 1
        )
        for hour in (EMPTY_AT_EARLIEST_H, LATE_EMPTY_H)
    )
    return (
        f"A stomach that opens {60 * OPENS_H:.0f} min after the capsule and then lets it go evenly with the food until "
        f"{EMPTY_AT_EARLIEST_H} h, the earliest that images after such a breakfast allow, would lower the peak by {-early:.0f} % with "
        f"the model's area, and until {LATE_EMPTY_H:.0f} h by {-late:.0f} %: if the drug goes with the food, even emptying would "
        "explain the larger part."
    )


def _top(drug, where: str = "parent", regimen: Regimen = ONE) -> tuple[float, float]:
    return peak(drug, regimen, where, to_h=48)


def _meal_of_the_label(arriving: float) -> tuple[float, float]:
    """Factor of the transit rate that lowers the peak as the label's meal does, and the hour of the peak then."""
    from scipy.optimize import brentq

    def slowed(factor: float):
        return replace(
            VALBENAZINE,
            transit_rate_per_h=factor * VALBENAZINE.transit_rate_per_h,
            bioavailability=replace(VALBENAZINE.bioavailability, base=arriving),
        )

    wanted = 1.0 + fact("valbenazine.food_cmax_change", "%") / 100.0
    usual = _top(VALBENAZINE)[0]
    factor = brentq(lambda each: _top(slowed(each))[0] / usual - wanted, 0.02, 1.0, xtol=1e-6)
    return factor, _top(slowed(factor))[1]
