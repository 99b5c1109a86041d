"""Tetrabenazine and deutetrabenazine with tissue and two isotope effects, as presets.

Label: the twin's clearances, and the ends of its volumes. Solved: the two isotope effects, from a doubled area and a
threefold rise under paroxetine. Fitted to the shape of the curves, and said so: the central volumes as one share of the
label's, the tissue, and three rates of absorption. What was fitted cannot be a test; `docs/validation.md` tells which is.
"""

from dataclasses import replace

from course_lib.facts import fact, fact_range
from course_lib.models.isotope.effect import route_share
from course_lib.models.pk.drugs import TOTAL_HTBZ
from course_lib.models.pk.kinds import molar_mass_g_per_mol
from course_lib.models.pk.metrics import steady_exposure
from course_lib.models.pk.tissue_pair import TissuePair, two_isotope_effects

# Fitted to the half-life of 9.5 h after the twin and to the peak-to-trough of 11 after tetrabenazine.
FITTED_VOLUME_SHARE, FITTED_TISSUE_RATIO, FITTED_RETURN_PER_H = 0.55, 1.8, 0.22
FITTED_ABSORPTION_PER_H = 1.2
# Fitted to the label's peak at 3 to 4 h: a tablet that passes three transits.
FITTED_LABEL_RATE_PER_H, FITTED_LABEL_TRANSITS = 1.5, 3

_LIGHT_MASS = molar_mass_g_per_mol("C19H29NO3")
_PARENT_MASS = molar_mass_g_per_mol("C19H27NO3")
_HEAVY_PARENT_MASS = fact("molecule.deutetrabenazine", "g/mol")
_SHARES = (
    route_share(fact("tetrabenazine.paroxetine_alpha_auc_ratio", "1")),
    route_share(fact("tetrabenazine.paroxetine_beta_auc_ratio", "1")),
)
_HEAVY_CLEARANCES = fact_range("deutetrabenazine.clearance", "L/h")
_VOLUMES = fact_range("deutetrabenazine.volume_of_distribution", "L")
ROUTE_EFFECT, REST_EFFECT = two_isotope_effects(
    _HEAVY_CLEARANCES,
    _SHARES,
    fact("deutetrabenazine.auc_ratio", "1"),
    fact("deutetrabenazine.paroxetine_auc_ratio", "1"),
)


def _light_clearance(heavy_L_per_h: float, share: float) -> float:
    return heavy_L_per_h / (share / ROUTE_EFFECT + (1.0 - share) / REST_EFFECT)


TETRABENAZINE_IN_TISSUE = TissuePair(
    absorption_rate_per_h=FITTED_ABSORPTION_PER_H,
    transits=0,
    alpha_clearance_L_per_h=_light_clearance(_HEAVY_CLEARANCES[0], _SHARES[0]),
    beta_clearance_L_per_h=_light_clearance(_HEAVY_CLEARANCES[1], _SHARES[1]),
    alpha_volume_L=FITTED_VOLUME_SHARE * _VOLUMES[0],
    beta_volume_L=FITTED_VOLUME_SHARE * _VOLUMES[1],
    alpha_route_share=_SHARES[0],
    beta_route_share=_SHARES[1],
    tissue_ratio=FITTED_TISSUE_RATIO,
    return_rate_per_h=FITTED_RETURN_PER_H,
    parent_mass_g_per_mol=_PARENT_MASS,
    metabolite_mass_g_per_mol=_LIGHT_MASS,
)
# As in the crossover, where both were taken alike; and as the label describes the tablet.
DEUTETRABENAZINE_IN_CROSSOVER = replace(
    TETRABENAZINE_IN_TISSUE,
    route_effect=ROUTE_EFFECT,
    rest_effect=REST_EFFECT,
    parent_mass_g_per_mol=_HEAVY_PARENT_MASS,
    metabolite_mass_g_per_mol=_LIGHT_MASS + _HEAVY_PARENT_MASS - _PARENT_MASS,
)
DEUTETRABENAZINE_IN_TISSUE = replace(
    DEUTETRABENAZINE_IN_CROSSOVER,
    absorption_rate_per_h=FITTED_LABEL_RATE_PER_H,
    transits=FITTED_LABEL_TRANSITS,
)


def _half_block_nM() -> float:
    """Total HTBZ in nM that holds half of VMAT2, from one modelled PET figure: 54 % on 24 mg a day."""
    held = fact("occupancy.deutetrabenazine_xr_24mg", "%") / 100.0
    mean = steady_exposure(DEUTETRABENAZINE_IN_TISSUE, 12.0, 12.0, TOTAL_HTBZ).average_nM
    return mean * (1.0 - held) / held


HALF_BLOCK_TOTAL_HTBZ_nM = _half_block_nM()
