"""What the pair with tissue and two isotope effects gives for its published quantities: fits named as fits, misses kept."""

from dataclasses import replace

import numpy as np

from course_lib.facts import fact
from course_lib.models.pk.drugs import TOTAL_HTBZ
from course_lib.models.pk.metrics import auc_nM_h, peak, steady_exposure
from course_lib.models.pk.regimen import once
from course_lib.models.pk.simulation import amounts_at, concentration_nM
from course_lib.models.pk.tissue_drugs import (
    DEUTETRABENAZINE_IN_CROSSOVER,
    DEUTETRABENAZINE_IN_TISSUE,
    FITTED_VOLUME_SHARE,
    REST_EFFECT,
    ROUTE_EFFECT,
    TETRABENAZINE_IN_TISSUE,
)
from course_lib.workshop.validation.row import Row

DOSE_MG, EVERY_H, LONG_H = 25.0, 12.0, 3000.0
_SLOPE_H = (12.0, 36.0)
_SHAPE = "Central volumes, tissue and its return rate were fitted to this number and to the swing of tetrabenazine."
_FAST = {
    "tissue_ratio": 0.9,
    "return_rate_per_h": 1.0,
}  # another tissue, tried with the label's whole volumes
_ENDS = "The label's lower clearance is given to α and the upper to β, which this ratio decides."
_SLOPE = "Slope from 12 to 36 h after 25 mg."


def _half_life_h(drug, where=TOTAL_HTBZ) -> float:
    early, late = concentration_nM(amounts_at(drug, once(DOSE_MG), list(_SLOPE_H)), where)
    return (_SLOPE_H[1] - _SLOPE_H[0]) * np.log(2) / np.log(early / late)


def _auc(drug, where=TOTAL_HTBZ) -> float:
    return drug.metabolite_mass_g_per_mol * auc_nM_h(drug, once(DOSE_MG), where, to_h=LONG_H)


def _top(drug, where=TOTAL_HTBZ) -> float:
    return drug.metabolite_mass_g_per_mol * peak(drug, once(DOSE_MG), where, to_h=24)[0]


def _shut(drug):
    return replace(drug, route_blocked=1.0)


def _swing(drug) -> float:
    return steady_exposure(drug, DOSE_MG, EVERY_H, TOTAL_HTBZ).peak_to_trough


def tissue_pair() -> list[Row]:
    """Rows of tetrabenazine and its twin with tissue.

    >>> sum(row.kind == "fitted here" for row in tissue_pair())
    9
    """
    return [*_fitted_rows(), *_twin_rows(), *_light_rows(), *_blocked_rows()]


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
            _swing(light),
            "Twice a day. Its absorption was fitted to this number.",
        ),
        ("deutetrabenazine.auc_ratio", _auc(crossed) / _auc(light), effects),
        ("deutetrabenazine.paroxetine_auc_ratio", _auc(_shut(twin)) / _auc(twin), effects),
        ("deutetrabenazine.alpha_to_beta", _auc(twin, "alpha") / _auc(twin, "beta"), _ENDS),
        (
            "deutetrabenazine.starting_conversion",
            _auc(light) / _auc(crossed),
            "Dose for equal AUC: the doubling, turned over.",
        ),
        *(
            (
                f"tetrabenazine.paroxetine_{isomer}_auc_ratio",
                _auc(_shut(light), isomer) / _auc(light, isomer),
                "The share of CYP2D6 is set by this row: 1 − 1 over the ratio.",
            )
            for isomer in TOTAL_HTBZ
        ),
    ]
    return [Row(fact_id=name, model=value, kind="fitted here", note=note) for name, value, note in fitted]


def _twin_rows() -> list[Row]:
    light, twin, crossed = TETRABENAZINE_IN_TISSUE, DEUTETRABENAZINE_IN_TISSUE, DEUTETRABENAZINE_IN_CROSSOVER
    volumes = {
        f"{each}_volume_L": getattr(light, f"{each}_volume_L") / FITTED_VOLUME_SHARE for each in TOTAL_HTBZ
    }
    quick, quick_twin = (replace(drug, **_FAST, **volumes) for drug in (light, crossed))
    broken = (
        "The tissue that mends the half-life delays both drugs alike. A faster and smaller one with the label's whole volumes gives "
        f"{_half_life_h(quick_twin) / _half_life_h(quick):.3g}, and a peak-to-trough of {_swing(quick):.2g} after tetrabenazine."
    )
    rows = [
        _predicted("deutetrabenazine.peak_to_trough", _swing(twin), "Twice a day."),
        _predicted(
            "deutetrabenazine.cmax_ratio", _top(crossed) / _top(light), "One rate of absorption for both."
        ),
        _predicted("deutetrabenazine.half_life_ratio", _half_life_h(crossed) / _half_life_h(light), broken),
    ]
    for isomer, share in zip(TOTAL_HTBZ, (light.alpha_route_share, light.beta_route_share), strict=True):
        name = f"deutetrabenazine.paroxetine_{isomer}_auc_ratio"
        needed = share / (1.0 - share) / (fact(name, "1") - 1.0)
        note = (
            f"The total was fitted, the parts follow. Both metabolites have one ratio of the two isotope effects, "
            f"{ROUTE_EFFECT / REST_EFFECT:.3g}; this number would need {needed:.3g}."
        )
        rows.append(_predicted(name, _auc(_shut(twin), isomer) / _auc(twin, isomer), note))
    poor = Row(
        fact_id="deutetrabenazine.pm_exposure_ratio",
        model=_auc(_shut(twin)) / _auc(twin),
        kind="same fit",
        note="Follows from the fit to paroxetine; the published value is a prediction too.",
    )
    return [*rows, poor]


def _light_rows() -> list[Row]:
    light = TETRABENAZINE_IN_TISSUE
    alpha_h, beta_h = (_half_life_h(light, isomer) for isomer in TOTAL_HTBZ)
    slower = replace(light, absorption_rate_per_h=1.0)
    early = (
        f"Total HTBZ; α alone {_top_h(light, 'alpha'):.3g} h. Absorption was fitted to the swing; at 1 /h the peak is at "
        f"{_top_h(slower):.3g} h and the swing {_swing(slower):.3g} instead of 11."
    )
    wide = replace(light, beta_volume_L=light.beta_volume_L / FITTED_VOLUME_SHARE)
    between = f"{_SLOPE} The model lies between the two sources, 3 and 5 h. "
    own_ratio = _own_tissue_of_beta()
    low = f"With a tissue of its own, {own_ratio:.2f} of plasma, β would have {_half_life_h(replace(light, tissue_ratio=own_ratio), 'beta'):.2f} h."
    high = f"With the label's whole volume for β it would be {_half_life_h(wide, 'beta'):.2f} h."
    return [
        _predicted("tetrabenazine.t_max", _top_h(light), early),
        _predicted("tetrabenazine.alpha_htbz_half_life", alpha_h, _SLOPE),
        _predicted("tetrabenazine.alpha_htbz_half_life_monograph", alpha_h, _SLOPE),
        _predicted("tetrabenazine.beta_htbz_half_life", beta_h, between + low),
        _predicted("tetrabenazine.beta_htbz_half_life_monograph", beta_h, between + high),
    ]


def _blocked_rows() -> list[Row]:
    light, shut = TETRABENAZINE_IN_TISSUE, _shut(TETRABENAZINE_IN_TISSUE)
    slower = replace(light, absorption_rate_per_h=0.5)
    long = (
        f"β. {_SLOPE} A ninth of its clearance is left, and a tissue as large as that of α feeds it on. With one of its own, "
        f"{_own_tissue_of_beta():.2f} of plasma instead of {light.tissue_ratio:g}, it would be 14 h."
    )
    flat = (
        "The sooner a metabolite comes, the less its peak tells of its clearance. Absorbed at 0.5 /h the ratio would be "
        f"{_top(_shut(slower), 'beta') / _top(slower, 'beta'):.3g}, and the swing {_swing(slower):.2g} instead of 11."
    )
    half_life, peaks = (
        "tetrabenazine.paroxetine_half_life",
        [_top(shut, each) / _top(light, each) for each in TOTAL_HTBZ],
    )
    return [
        _predicted(half_life, _half_life_h(shut, "alpha"), f"α. {_SLOPE}"),
        _predicted(half_life, _half_life_h(shut, "beta"), long),
        _predicted(
            "tetrabenazine.paroxetine_alpha_cmax_ratio", peaks[0], "The area was used, the peak was not."
        ),
        _predicted("tetrabenazine.paroxetine_beta_cmax_ratio", peaks[1], flat),
    ]


def _predicted(fact_id: str, model: float, note: str) -> Row:
    return Row(fact_id=fact_id, model=model, kind="predicted", note=note)


def _top_h(drug, where=TOTAL_HTBZ) -> float:
    return peak(drug, once(DOSE_MG), where, to_h=24)[1]


def _own_tissue_of_beta() -> float:
    """Tissue of β over its plasma with which its half-life under paroxetine would be the published one."""
    from scipy.optimize import brentq

    shut, wanted_h = _shut(TETRABENAZINE_IN_TISSUE), fact("tetrabenazine.paroxetine_half_life", "h")
    return brentq(lambda ratio: _half_life_h(replace(shut, tissue_ratio=ratio), "beta") - wanted_h, 0.3, 3.0)
