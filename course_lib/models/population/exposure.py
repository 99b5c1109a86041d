"""Exposure to an active metabolite: from activity score to clearance, from dose and clearance to the area of a day.

At steady state a day's dose makes as much metabolite as is cleared, so the area follows from what is formed and from
the metabolite's clearance alone: the parent's clearance, volumes, absorption and transit drop out. Limits: clearances
that do not saturate; one metabolite; scores above 2 count as 2, since the population model has one clearance for
normal and ultrarapid metabolisers together. Source of the numbers: Nguyen 2025.
"""

from dataclasses import replace

import numpy as np

from course_lib.checks import array_of_numbers, fraction, number, plain
from course_lib.errors import CourseError
from course_lib.facts import fact
from course_lib.models.isotope.effect import route_share
from course_lib.models.pk.drugs import VALBENAZINE, valbenazine_for
from course_lib.models.pk.kinds import PHENOTYPES, Prodrug
from course_lib.models.pk.regimen import Bioavailability, absorbed_fraction

FULL_SCORE = 2.0  # two copies of normal function
MG_PER_L_IN_NG_PER_ML = 1000.0
# Share of the metabolite's clearance that runs over CYP2D6: what poor metabolisers lack of it.
CYP2D6_SHARE = -fact("valbenazine_pk.htbz_clearance_shift_poor", "1")
NORMAL_CLEARANCE_L_per_h = VALBENAZINE.metabolite_clearance_L_per_h
# Of the category, as measured; a score within a category has another one by `clearance_left`.
CLEARANCES_L_per_h = {
    kind: valbenazine_for(phenotype=kind).metabolite_clearance_L_per_h for kind in PHENOTYPES
}


def cyp2d6_share(poor_auc_ratio: float) -> float:
    """Share of clearance on CYP2D6 from the exposure of poor over normal metabolisers, 1 − 1/R.

    Raises `CourseError` for a ratio below 1. Source: `clearance_left` at score 0, solved for the share.

    >>> round(cyp2d6_share(3.0), 3)
    0.667
    """
    return route_share(poor_auc_ratio)


def clearance_left(score: float | np.ndarray, share: float = CYP2D6_SHARE) -> float | np.ndarray:
    """Clearance at an activity score over that at score 2, `1 − f + f·x/2`, same shape as the score.

    `share` is f, the part of the clearance on CYP2D6; a score above 2 counts as 2. Raises `CourseError` for a score below
    zero and a share outside 0 to 1. Source: two parallel routes, one proportional to the score.

    >>> clearance_left(0.0, share=0.6), clearance_left(1.0, share=0.6), clearance_left(3.0, share=0.6)
    (0.4, 0.7, 1.0)
    """
    f = fraction("share", share, because="it is a share of clearance.")
    x = array_of_numbers("score", score, at_least=0, because="activities add up from nothing.")
    return plain(1.0 - f + f * np.minimum(x, FULL_SCORE) / FULL_SCORE)


def auc_ratio(score: float | np.ndarray, share: float = CYP2D6_SHARE) -> float | np.ndarray:
    """Exposure at an activity score over that at score 2, `1/(1 − f + f·x/2)`.

    Raises `CourseError` as `clearance_left` does, and where nothing clears the drug.

    >>> round(auc_ratio(0.0), 2)
    2.07
    """
    left = clearance_left(score, share)
    if np.min(left) <= 0:
        raise CourseError(
            "share is 1 at score 0, but some clearance must be left: the exposure would be endless."
        )
    return 1.0 / left


def auc_ng_h_per_mL(
    dose_mg: float | np.ndarray,
    clearance_L_per_h: float | np.ndarray = NORMAL_CLEARANCE_L_per_h,
    drug: Prodrug = VALBENAZINE,
) -> float | np.ndarray:
    """Area under a day's metabolite concentration at steady state, in ng·h/mL, for one dose a day.

    `1000 · fm · (M_metabolite/M_parent) · F(D) · D/CL_m`, broadcast over doses (mg) and clearances of the metabolite (L/h).
    Raises `CourseError` for a negative dose and a clearance of zero or less. Source: mass balance.

    >>> auc_ng_h_per_mL([40, 60, 80]).round(1).tolist()
    [287.6, 470.3, 666.7]
    """
    D = array_of_numbers("dose_mg", dose_mg, at_least=0, because="a dose is an amount.")
    CL = array_of_numbers(
        "clearance_L_per_h", clearance_L_per_h, above=0, because="what is never cleared has an endless area."
    )
    formed = drug.formed_share * drug.metabolite_mass_g_per_mol / drug.parent_mass_g_per_mol
    return plain(MG_PER_L_IN_NG_PER_ML * formed * absorbed_fraction(drug.bioavailability, D) * D / CL)


def equal_exposure_dose_mg(
    dose_mg: float, ratio: float, bioavailability: Bioavailability | None = None
) -> float:
    """Dose (mg) that gives a person of `ratio` times the exposure per dose what others have on `dose_mg`.

    Without a bioavailability that rises with the dose it is `dose_mg/ratio`; with one, a smaller dose also arrives less well,
    and a little more is needed. Raises `CourseError` for numbers that are not above zero. Source: `auc_ng_h_per_mL`, solved.

    >>> equal_exposure_dose_mg(48, 3.0), round(equal_exposure_dose_mg(80, 2.066, VALBENAZINE.bioavailability), 1)
    (16.0, 44.0)
    """
    D = number("dose_mg", dose_mg, above=0, because="there must be an exposure to match.")
    wanted = D / number("ratio", ratio, above=0, because="it compares two exposures.")
    if bioavailability is None or not bioavailability.max_increase:
        return wanted
    wanted *= float(absorbed_fraction(bioavailability, D)) / bioavailability.base
    if wanted <= 1.0:  # below the reference dose of 1 mg nothing rises
        return wanted
    rise, half = 1.0 + bioavailability.max_increase, bioavailability.half_increase_dose_mg
    linear = half + rise - wanted  # of a quadratic in the dose above 1 mg
    return float(1.0 + (np.sqrt(linear**2 + 4 * rise * half * (wanted - 1.0)) - linear) / (2 * rise))


def with_parent_oxidation(drug: Prodrug, clearance_factor: float) -> Prodrug:
    """The drug when its parent is oxidised more or less, so that all of the parent's clearance changes by a factor.

    What becomes metabolite is formed by another enzyme at the same pace: of fewer molecules lost, the metabolite's share
    rises as the clearance falls. `clearance_factor` multiplies the parent's clearance. Raises `CourseError` for a factor
    so small that more than all of the parent would become metabolite. Source: competing routes.

    >>> slower = with_parent_oxidation(VALBENAZINE, 0.5)
    >>> slower.formed_share / VALBENAZINE.formed_share, slower.clearance_L_per_h
    (2.0, 11.6)
    """
    factor = number(
        "clearance_factor",
        clearance_factor,
        at_least=float(np.max(drug.formed_share)),
        because="hydrolysis to the metabolite stays, and cannot be more than all of the clearance.",
    )
    return replace(
        drug, clearance_L_per_h=drug.clearance_L_per_h * factor, formed_share=drug.formed_share / factor
    )
