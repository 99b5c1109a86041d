"""What the models of tetrabenazine, deutetrabenazine and reserpine give for their published quantities."""

from dataclasses import replace

import numpy as np

from course_lib.facts import fact
from course_lib.models.isotope.effect import intrinsic_isotope_effect
from course_lib.models.pk.drugs import (
    DEUTETRABENAZINE,
    RESERPINE,
    RESERPINE_LETS_GO_SLOWLY,
    TETRABENAZINE,
    TOTAL_HTBZ,
)
from course_lib.models.pk.metrics import auc_nM_h, peak, steady_exposure, terminal_half_life_h
from course_lib.models.pk.regimen import once
from course_lib.models.target.turnover import recovery_time_h
from course_lib.workshop.validation.row import Row

LONG_H = 3000.0  # after it nothing is left of a dose
DOSE_MG, EVERY_H = 25.0, 12.0
_NO_PERIPHERY = (
    "The model has no periphery, so its last phase is V/CL. The label's own volume, clearance and half-life do not meet "
    "in one compartment: 500 L over 65 L/h is 5.3 h, not 9 to 10."
)
_NOR_ITS_TWIN = "V/CL again: that of deutetrabenazine's label, with the isotope effect taken away."
_WEIGHED = "Compared in ng/mL, as the assay does: the deuterated metabolites are 2 % heavier."


def _auc(drug, where=TOTAL_HTBZ) -> float:
    return drug.metabolite_mass_g_per_mol * auc_nM_h(drug, once(DOSE_MG), where, to_h=LONG_H)


def _top(drug) -> float:
    return drug.metabolite_mass_g_per_mol * peak(drug, once(DOSE_MG), TOTAL_HTBZ, to_h=24)[0]


def htbz_pair() -> list[Row]:
    """Rows of the pair with one compartment and one isotope effect, as total HTBZ unless a note says otherwise.

    >>> sum(row.kind == "fitted here" for row in htbz_pair())
    4
    """
    return [*_deuterated_rows(), *_compared_rows(), *_blocked_rows()]


def _deuterated_rows() -> list[Row]:
    drug = DEUTETRABENAZINE
    return [
        Row(
            fact_id="deutetrabenazine.t_max",
            model=peak(drug, once(DOSE_MG), TOTAL_HTBZ, to_h=24)[1],
            kind="fitted here",
            note="Absorption rate, to the early end of the range.",
        ),
        Row(
            fact_id="deutetrabenazine.half_life",
            model=terminal_half_life_h(drug, TOTAL_HTBZ),
            kind="simpler model",
            note=_NO_PERIPHERY,
        ),
        Row(
            fact_id="deutetrabenazine.alpha_to_beta",
            model=_auc(drug, "alpha") / _auc(drug, "beta"),
            kind="fitted here",
            note="From the two ends of the label's range of clearance; this ratio decides which end is whose.",
        ),
        Row(
            fact_id="deutetrabenazine.peak_to_trough",
            model=steady_exposure(drug, DOSE_MG, EVERY_H, TOTAL_HTBZ).peak_to_trough,
            kind="simpler model",
            note="Twice a day.",
        ),
        Row(
            fact_id="deutetrabenazine.peak_to_trough_tetrabenazine",
            model=steady_exposure(TETRABENAZINE, DOSE_MG, EVERY_H, TOTAL_HTBZ).peak_to_trough,
            kind="simpler model",
            note=f"Twice a day. {_rounded_peak()}",
        ),
    ]


def _rounded_peak() -> str:
    faster = replace(TETRABENAZINE, absorption_rate_per_h=1.0)
    top_h = peak(faster, once(DOSE_MG), TOTAL_HTBZ, to_h=24)[1]
    ratio = steady_exposure(faster, DOSE_MG, EVERY_H, TOTAL_HTBZ).peak_to_trough
    return (
        "Tetrabenazine is given the absorption of deutetrabenazine, which rounds its peak: absorbed at 1/h, with a peak "
        f"at {top_h:.2g} h, it would give {ratio:.3g}."
    )


def _compared_rows() -> list[Row]:
    heavy, light = DEUTETRABENAZINE, TETRABENAZINE
    halves = [terminal_half_life_h(drug, TOTAL_HTBZ) for drug in (heavy, light)]
    doubled = _auc(heavy) / _auc(light)
    return [
        Row(
            fact_id="deutetrabenazine.auc_ratio",
            model=doubled,
            kind="fitted here",
            note=f"Isotope effect of {heavy.route_effect:.2f} on the CYP2D6 route, of each metabolite alike. {_WEIGHED}",
        ),
        Row(fact_id="deutetrabenazine.half_life_ratio", model=halves[0] / halves[1], kind="simpler model"),
        Row(
            fact_id="deutetrabenazine.cmax_ratio",
            model=_top(heavy) / _top(light),
            kind="simpler model",
            note="The paper says marginal; one rate of absorption for both drugs makes it more than that.",
        ),
        Row(
            fact_id="deutetrabenazine.starting_conversion",
            model=1 / doubled,
            kind="fitted here",
            note="Dose for equal AUC, which the isotope effect was fitted to double.",
        ),
        Row(
            fact_id="tetrabenazine.alpha_htbz_half_life",
            model=terminal_half_life_h(light, "alpha"),
            kind="simpler model",
            note=_NOR_ITS_TWIN,
        ),
        Row(
            fact_id="tetrabenazine.beta_htbz_half_life",
            model=terminal_half_life_h(replace(light, absorption_rate_per_h=50.0), "beta"),
            kind="simpler model",
            note=f"With absorption made fast, so that elimination is seen. {_NOR_ITS_TWIN}",
        ),
    ]


def _blocked_rows() -> list[Row]:
    blocked = replace(DEUTETRABENAZINE, route_blocked=1.0)
    ratio = _auc(blocked) / _auc(DEUTETRABENAZINE)
    why = (
        "The shares of CYP2D6 come from tetrabenazine with paroxetine. Where deuterium has slowed that route, "
        "less of it is left to block, and exposure can no longer rise as much. If it slowed every route alike, the ratio "
        f"would be {_all_routes_slowed():.2g}; the published one lies between, so other routes seem slowed too."
    )
    return [
        Row(fact_id="deutetrabenazine.paroxetine_auc_ratio", model=ratio, kind="simpler model", note=why),
        Row(fact_id="deutetrabenazine.pm_exposure_ratio", model=ratio, kind="simpler model", note=why),
    ]


def _all_routes_slowed() -> float:
    """Rise of total exposure when CYP2D6 is blocked and deuterium leaves each metabolite's shares of its routes alone."""
    areas = [_auc(DEUTETRABENAZINE, each) for each in TOTAL_HTBZ]
    blocked = replace(TETRABENAZINE, route_blocked=1.0)
    rises = [_auc(blocked, each) / _auc(TETRABENAZINE, each) for each in TOTAL_HTBZ]
    return float(np.dot(areas, rises) / sum(areas))


def reserpine_and_isotope() -> list[Row]:
    """Rows of reserpine and of the isotope effect.

    >>> reserpine_and_isotope()[0].fact_id
    'reserpine.half_life_fast'
    """
    model = RESERPINE.compartment_model()
    body = model.matrix_per_h[1:, 1:]
    slow_per_h, fast_per_h = sorted(-np.linalg.eigvals(body).real)
    waves = fact("isotope.ch_stretch", "1/cm"), fact("isotope.cd_stretch", "1/cm")
    wired = "The wiring is built from it."
    return [
        Row(fact_id="reserpine.half_life_fast", model=np.log(2) / fast_per_h, kind="fitted here", note=wired),
        Row(fact_id="reserpine.half_life_slow", model=np.log(2) / slow_per_h, kind="fitted here", note=wired),
        Row(
            fact_id="reserpine.washout",
            model=recovery_time_h(RESERPINE_LETS_GO_SLOWLY, 0.0, 0.75) / 24,
            kind="illustrative",
            note="Days until three quarters of the sites are free again after a complete block.",
        ),
        Row(
            fact_id="isotope.kie_ceiling",
            model=intrinsic_isotope_effect(*waves, 298.0),
            kind="predicted",
            note="From the two stretching wavenumbers, which are textbook values not seen in a document.",
        ),
    ]
