"""The drugs of the course as presets, with every measured number from the registry.

`VALBENAZINE` is the typical adult of 70 kg of Nguyen 2025; `valbenazine_for` builds the others.
`DEUTETRABENAZINE` takes clearances and volumes of its two metabolites from the label (the lower end of each
printed range is α-HTBZ, the upper β-HTBZ, which agrees with the ratio of 3 in plasma), and `TETRABENAZINE` is
the same drug without its isotope effect. Two numbers are fitted, and say so. `RESERPINE` has measured
half-lives; its volume, its absorption and the shares of its phases are illustrative.

A preset knows its facts:

>>> from course_lib.facts import sources_of
>>> print(sources_of(VALBENAZINE))  # doctest: +ELLIPSIS
Where the numbers come from
valbenazine_pk.clearance | apparent clearance of valbenazine...: 23.2 L/h... | confirmed | Nguyen et al. 2025...
"""

from dataclasses import replace

import numpy as np

from course_lib.checks import number
from course_lib.facts import fact, fact_range, preset
from course_lib.models.isotope.effect import route_share
from course_lib.models.pk.kinds import HtbzPair, Prodrug, TwoPhaseDrug, molar_mass_g_per_mol, phenotype_factor
from course_lib.models.pk.regimen import Bioavailability
from course_lib.models.pk.simulation import Profile, concentration_nM
from course_lib.models.target.engagement import free_concentration_nM, reversible_occupancy
from course_lib.models.target.turnover import Transporter

REFERENCE_WEIGHT_KG = 70.0  # of the population model: where its covariates have no effect

VALBENAZINE = preset(
    lambda: Prodrug(
        clearance_L_per_h=fact("valbenazine_pk.clearance", "L/h"),
        central_volume_L=fact("valbenazine_pk.central_volume", "L"),
        intercompartmental_clearance_L_per_h=fact("valbenazine_pk.intercompartmental_clearance", "L/h"),
        peripheral_volume_L=fact("valbenazine_pk.peripheral_volume", "L"),
        transit_rate_per_h=fact("valbenazine_pk.transit_rate", "1/h"),
        transits=4,
        formed_share=fact("valbenazine_pk.htbz_formation_fraction", "1"),
        metabolite_clearance_L_per_h=fact("valbenazine_pk.htbz_clearance", "L/h"),
        metabolite_intercompartmental_clearance_L_per_h=fact(
            "valbenazine_pk.htbz_intercompartmental_clearance", "L/h"
        ),
        metabolite_peripheral_volume_L=fact("valbenazine_pk.htbz_peripheral_volume", "L"),
        parent_mass_g_per_mol=molar_mass_g_per_mol("C24H38N2O4"),
        metabolite_mass_g_per_mol=molar_mass_g_per_mol("C19H29NO3"),
        bioavailability=Bioavailability(
            max_increase=fact("valbenazine_pk.bioavailability_max_increase", "1"),
            half_increase_dose_mg=fact("valbenazine_pk.bioavailability_half_dose", "mg"),
        ),
    )
)
_CLEARANCE_EXPONENT = fact("valbenazine_pk.clearance_weight_exponent", "1")
_VOLUME_EXPONENT = fact("valbenazine_pk.volume_weight_exponent", "1")
_FED_RATE_SHIFT = fact("valbenazine_pk.transit_rate_shift_fed", "1")
_FED_ARRIVAL_SHIFT = fact("valbenazine_pk.bioavailability_shift_fed", "1")
_SOLUTION_RATE_SHIFT = fact("valbenazine_pk.transit_rate_shift_solution", "1")
_INTERMEDIATE_SHIFT = fact("valbenazine_pk.htbz_clearance_shift_intermediate", "1")
_POOR_SHIFT = fact("valbenazine_pk.htbz_clearance_shift_poor", "1")
HTBZ_BOUND_PERCENT = fact("htbz.protein_binding", "%")
HTBZ_KI_nM = fact("htbz.vmat2_ki", "nM")


def valbenazine_for(
    *,
    weight_kg: float = REFERENCE_WEIGHT_KG,
    phenotype: str = "normal",
    fed: bool = False,
    solution: bool = False,
) -> Prodrug:
    """Valbenazine in a person: body weight (kg), CYP2D6 phenotype, with food, as oral solution.

    Weight scales the parent's clearance and the shared volume, phenotype the metabolite's clearance, food and
    solution the absorption. Raises `CourseError` for a weight of zero or less and an unknown phenotype.
    Source: Nguyen 2025.

    >>> round(valbenazine_for(phenotype="poor").metabolite_clearance_L_per_h, 2)
    15.0
    """
    because = "it is a person."
    size = number("weight_kg", weight_kg, above=0, at_most=500, because=because) / REFERENCE_WEIGHT_KG
    slower, faster = 1.0 + _FED_RATE_SHIFT * bool(fed), 1.0 + _SOLUTION_RATE_SHIFT * bool(solution)
    cleared = phenotype_factor(phenotype, _INTERMEDIATE_SHIFT, _POOR_SHIFT)
    typical = VALBENAZINE
    return replace(
        typical,
        clearance_L_per_h=typical.clearance_L_per_h * size**_CLEARANCE_EXPONENT,
        central_volume_L=typical.central_volume_L * size**_VOLUME_EXPONENT,
        transit_rate_per_h=typical.transit_rate_per_h * slower * faster,
        metabolite_clearance_L_per_h=typical.metabolite_clearance_L_per_h * cleared,
        bioavailability=replace(typical.bioavailability, base=1.0 + _FED_ARRIVAL_SHIFT * bool(fed)),
    )


def vmat2_occupancy(profile: Profile) -> np.ndarray:
    """Fraction of VMAT2 held by free [+]-α-HTBZ at the times of a valbenazine profile, shape (…, points).

    Free plasma concentration over Ki, no fitted number; the brain is taken to hold the free concentration of
    plasma. Source: Ki and protein binding of the label.

    >>> from course_lib.models.pk.simulation import simulate
    >>> from course_lib.models.pk.regimen import repeated
    >>> steady = simulate(VALBENAZINE, repeated(40, every_h=24, doses=30), until_h=719)
    >>> round(float(vmat2_occupancy(steady)[-24:].mean()), 2)
    0.81
    """
    free_nM = free_concentration_nM(concentration_nM(profile, "metabolite"), HTBZ_BOUND_PERCENT)
    return reversible_occupancy(free_nM, HTBZ_KI_nM)


TOTAL_HTBZ = ("alpha", "beta")  # what assays of tetrabenazine and deutetrabenazine report as one sum

# Fitted: the absorption rate so that total deuterated HTBZ peaks at 3 h, the early end of the label's range;
# the isotope effect on CYP2D6 so that the AUC at equal dose doubles (Schneider 2020). Tests repeat both fits.
FITTED_ABSORPTION_PER_H = 0.559
FITTED_ROUTE_EFFECT = 3.261


def _undeuterated_clearance(clearance_L_per_h: float, share: float) -> float:
    return clearance_L_per_h / (share / FITTED_ROUTE_EFFECT + 1.0 - share)


def _tetrabenazine() -> HtbzPair:
    alpha_share = route_share(fact("tetrabenazine.paroxetine_alpha_auc_ratio", "1"))
    beta_share = route_share(fact("tetrabenazine.paroxetine_beta_auc_ratio", "1"))
    alpha_clearance, beta_clearance = fact_range("deutetrabenazine.clearance", "L/h")
    alpha_volume, beta_volume = fact_range("deutetrabenazine.volume_of_distribution", "L")
    return HtbzPair(
        absorption_rate_per_h=FITTED_ABSORPTION_PER_H,
        alpha_clearance_L_per_h=_undeuterated_clearance(alpha_clearance, alpha_share),
        beta_clearance_L_per_h=_undeuterated_clearance(beta_clearance, beta_share),
        alpha_volume_L=alpha_volume,
        beta_volume_L=beta_volume,
        alpha_route_share=alpha_share,
        beta_route_share=beta_share,
        parent_mass_g_per_mol=molar_mass_g_per_mol("C19H27NO3"),
        metabolite_mass_g_per_mol=molar_mass_g_per_mol("C19H29NO3"),
    )


def _deutetrabenazine() -> HtbzPair:
    light, deuterated_mass = TETRABENAZINE, fact("molecule.deutetrabenazine", "g/mol")
    return replace(
        light,
        route_effect=FITTED_ROUTE_EFFECT,
        parent_mass_g_per_mol=deuterated_mass,
        metabolite_mass_g_per_mol=light.metabolite_mass_g_per_mol
        + deuterated_mass
        - light.parent_mass_g_per_mol,
    )


TETRABENAZINE = preset(_tetrabenazine)
DEUTETRABENAZINE = preset(_deutetrabenazine, TETRABENAZINE)

RESERPINE = preset(
    lambda: TwoPhaseDrug(
        fast_half_life_h=fact("reserpine.half_life_fast", "h"),
        slow_half_life_h=fact("reserpine.half_life_slow", "h"),
        fast_share=0.9,  # illustrative
        absorption_rate_per_h=1.0,  # illustrative
        central_volume_L=100.0,  # illustrative
        molar_mass_g_per_mol=molar_mass_g_per_mol("C33H40N2O9"),
    )
)
# Three stories of why reserpine lasts, alike in the recovery of free sites (half-time 10 days, illustrative).
_TEN_DAYS_PER_H = float(np.log(2) / 240.0)
# Illustrative: one therapeutic dose blocks most of the pool within a day. Granules in a dish bind at 1.4.
_BLOCKING_PER_NM_H = 1.0
RESERPINE_BLOCKS_FOR_EVER = Transporter(blocking_per_nM_h=_BLOCKING_PER_NM_H, turnover_per_h=_TEN_DAYS_PER_H)
RESERPINE_DESTROYS = replace(RESERPINE_BLOCKS_FOR_EVER, destroyed=True)
RESERPINE_LETS_GO_SLOWLY = Transporter(blocking_per_nM_h=_BLOCKING_PER_NM_H, release_per_h=_TEN_DAYS_PER_H)
