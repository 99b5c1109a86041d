"""What the pair with tissue and isotope effects gives for its published quantities: fits named as fits, misses kept."""

from dataclasses import replace

import numpy as np

from course_lib.facts import fact
from course_lib.models.pk.drugs import TOTAL_HTBZ
from course_lib.models.pk.metrics import auc_nM_h, peak, steady_exposure
from course_lib.models.pk.regimen import once
from course_lib.models.pk.simulation import amounts_at, concentration_nM
from course_lib.models.pk.tissue_drugs import (
    ALPHA_ROUTE_EFFECT,
    BETA_ROUTE_EFFECT,
    DEUTETRABENAZINE_IN_CROSSOVER,
    DEUTETRABENAZINE_IN_TISSUE,
    REST_EFFECT,
    TETRABENAZINE_IN_TISSUE,
)
from course_lib.models.pk.tissue_pair import two_isotope_effects
from course_lib.workshop.validation.row import Row

DOSE_MG, EVERY_H, LONG_H = 25.0, 12.0, 3000.0
_SLOPE_H = (12.0, 36.0)
_SLOPE = "Slope from 12 to 36 h after 25 mg."
_BODY = "One of the five rows to which volumes, tissue, absorption and transits were fitted."
_EFFECTS = (
    f"Isotope effects of {ALPHA_ROUTE_EFFECT:.2f} (α) and {BETA_ROUTE_EFFECT:.2f} (β) on CYP2D6 and {REST_EFFECT:.2f} elsewhere "
    "were solved from this row and two other ratios."
)
_SHARE = "The share of CYP2D6 is set by this row: 1 − 1 over the ratio."
# Another tissue, with the label's volumes: it returns at once, so that half-lives follow clearance.
_FAST = {
    "tissue_ratio": 0.9,
    "return_rate_per_h": 1.0,
    "alpha_volume_L": 500.0,
    "beta_volume_L": 730.0,
}


def _half_life_h(drug, where=TOTAL_HTBZ) -> float:
    early, late = concentration_nM(amounts_at(drug, once(DOSE_MG), list(_SLOPE_H)), where)
    return (_SLOPE_H[1] - _SLOPE_H[0]) * np.log(2) / np.log(early / late)


def _auc(drug, where=TOTAL_HTBZ) -> float:
    return drug.metabolite_mass_g_per_mol * auc_nM_h(drug, once(DOSE_MG), where, to_h=LONG_H)


def _top(drug, where=TOTAL_HTBZ) -> float:
    return drug.metabolite_mass_g_per_mol * peak(drug, once(DOSE_MG), where, to_h=24)[0]


def _top_h(drug, where=TOTAL_HTBZ) -> float:
    return peak(drug, once(DOSE_MG), where, to_h=24)[1]


def _shut(drug):
    return replace(drug, route_blocked=1.0)


def _swing(drug) -> float:
    return steady_exposure(drug, DOSE_MG, EVERY_H, TOTAL_HTBZ).peak_to_trough


def tissue_pair() -> list[Row]:
    """Rows of tetrabenazine and its twin with tissue.

    >>> sum(row.kind == "fitted here" for row in tissue_pair())
    12
    """
    return [*_areas(), *_shapes(), *_following(), *_twin_rows(), *_light_rows(), *_blocked_rows()]


def _fitted(fact_id: str, model: float, note: str) -> Row:
    return Row(fact_id=fact_id, model=model, kind="fitted here", note=note)


def _predicted(fact_id: str, model: float, note: str, also: str = "") -> Row:
    return Row(fact_id=fact_id, also=also, model=model, kind="predicted", note=note)


def _areas() -> list[Row]:
    light, twin, crossed = TETRABENAZINE_IN_TISSUE, DEUTETRABENAZINE_IN_TISSUE, DEUTETRABENAZINE_IN_CROSSOVER
    rises = {each: _auc(_shut(twin), each) / _auc(twin, each) for each in (TOTAL_HTBZ, "alpha")}
    return [
        _fitted("deutetrabenazine.auc_ratio", _auc(crossed) / _auc(light), _EFFECTS),
        _fitted("deutetrabenazine.paroxetine_auc_ratio", rises[TOTAL_HTBZ], _EFFECTS),
        _fitted(
            "deutetrabenazine.paroxetine_alpha_auc_ratio", rises["alpha"], f"{_EFFECTS} {_one_for_both()}"
        ),
        _fitted(
            "deutetrabenazine.alpha_to_beta",
            _auc(twin, "alpha") / _auc(twin, "beta"),
            "The label's lower clearance is given to α and the upper to β, which this ratio decides.",
        ),
        _fitted(
            "deutetrabenazine.starting_conversion",
            _auc(light) / _auc(crossed),
            "Dose for equal AUC: the doubling, turned over.",
        ),
        *(
            _fitted(
                f"tetrabenazine.paroxetine_{each}_auc_ratio",
                _auc(_shut(light), each) / _auc(light, each),
                _SHARE,
            )
            for each in TOTAL_HTBZ
        ),
    ]


def _one_for_both() -> str:
    light, twin = TETRABENAZINE_IN_TISSUE, DEUTETRABENAZINE_IN_TISSUE
    shares = np.array([light.alpha_route_share, light.beta_route_share])
    route, rest = two_isotope_effects(
        [twin.clearance_L_per_h(each) for each in TOTAL_HTBZ],
        shares,
        fact("deutetrabenazine.auc_ratio", "1"),
        fact("deutetrabenazine.paroxetine_auc_ratio", "1"),
    )
    alpha, beta = 1.0 + shares / (1.0 - shares) * rest / route
    return f"With one effect on CYP2D6 for both, {route:.2f}, α would rise {alpha:.3g}-fold and β {beta:.3g}-fold."


def _shapes() -> list[Row]:
    light, twin = TETRABENAZINE_IN_TISSUE, DEUTETRABENAZINE_IN_TISSUE
    beta = _top(_shut(light), "beta") / _top(light, "beta")
    return [
        _fitted("deutetrabenazine.half_life", _half_life_h(twin), f"{_SLOPE} {_BODY}"),
        _fitted("deutetrabenazine.t_max", _top_h(twin), _BODY),
        _fitted("deutetrabenazine.peak_to_trough_tetrabenazine", _swing(light), f"Twice a day. {_BODY}"),
        _fitted("tetrabenazine.t_max", _top_h(light), f"Total HTBZ. {_BODY}"),
        _fitted("tetrabenazine.paroxetine_beta_cmax_ratio", beta, _BODY),
    ]


def _following() -> list[Row]:
    twin = DEUTETRABENAZINE_IN_TISSUE
    total, beta = (_auc(_shut(twin), each) / _auc(twin, each) for each in (TOTAL_HTBZ, "beta"))
    return [
        Row(
            fact_id="deutetrabenazine.paroxetine_beta_auc_ratio",
            model=beta,
            kind="same fit",
            note="Total and α were put in, β is what they leave: that the three agree tests the sources, not the model.",
        ),
        Row(
            fact_id="deutetrabenazine.pm_exposure_ratio",
            model=total,
            kind="same fit",
            note="Follows from the fit to paroxetine; the published value is a prediction too.",
        ),
    ]


def _twin_rows() -> list[Row]:
    light, twin, crossed = TETRABENAZINE_IN_TISSUE, DEUTETRABENAZINE_IN_TISSUE, DEUTETRABENAZINE_IN_CROSSOVER
    quick, quick_twin, bare, bare_twin = (
        replace(drug, **change) for change in (_FAST, {"tissue_ratio": 0.0}) for drug in (light, crossed)
    )
    marginal = (
        f"One tablet for both; the paper calls it a marginal increase, and with the twin's own tablet it would be "
        f"{_top(twin) / _top(light):.3g}."
    )
    broken = (
        "Tissue that gives back slowly sets the end of both curves, whatever clearance does. One with the label's volumes that gives "
        f"back within the hour has {_half_life_h(quick_twin) / _half_life_h(quick):.3g}, but a peak-to-trough of "
        f"{_swing(quick):.2g} after tetrabenazine instead of 11; no tissue at all {_half_life_h(bare_twin) / _half_life_h(bare):.3g}, "
        f"but a half-life of {_half_life_h(bare_twin):.2g} h of the twin instead of 9 to 10."
    )
    return [
        _predicted("deutetrabenazine.peak_to_trough", _swing(twin), "Twice a day."),
        _predicted("deutetrabenazine.cmax_ratio", _top(crossed) / _top(light), marginal),
        _predicted("deutetrabenazine.half_life_ratio", _half_life_h(crossed) / _half_life_h(light), broken),
    ]


def _light_rows() -> list[Row]:
    alpha_h, beta_h = (_half_life_h(TETRABENAZINE_IN_TISSUE, isomer) for isomer in TOTAL_HTBZ)
    between = f"{_SLOPE} The sources exclude each other, and the model lies between them."
    return [
        _predicted(
            "tetrabenazine.alpha_htbz_half_life",
            alpha_h,
            _SLOPE,
            also="tetrabenazine.alpha_htbz_half_life_monograph",
        ),
        _predicted(
            "tetrabenazine.beta_htbz_half_life",
            beta_h,
            between,
            also="tetrabenazine.beta_htbz_half_life_monograph",
        ),
    ]


def _blocked_rows() -> list[Row]:
    light, shut = TETRABENAZINE_IN_TISSUE, _shut(TETRABENAZINE_IN_TISSUE)
    left = [shut.clearance_L_per_h(each) for each in TOTAL_HTBZ]
    alike = f"{_SLOPE} Without CYP2D6 the clearances of α and β are {left[0]:.0f} and {left[1]:.0f} L/h, nearly one."
    half_life = "tetrabenazine.paroxetine_half_life"
    return [
        _predicted(half_life, _half_life_h(shut, "alpha"), f"α. {alike}"),
        _predicted(half_life, _half_life_h(shut, "beta"), f"β. {alike}"),
        _predicted(
            "tetrabenazine.paroxetine_alpha_cmax_ratio",
            _top(shut, "alpha") / _top(light, "alpha"),
            "The area was used, the peak of β too; this peak was not.",
        ),
    ]
