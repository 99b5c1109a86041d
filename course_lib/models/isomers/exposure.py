"""From a daily dose of deutetrabenazine to free isomers, VMAT2, and receptors that were not meant.

Mean total HTBZ over a day is dose ÷ molar mass × (1/CL_α + 1/CL_β) ÷ 24 h, because each clearance is given for a
dose that becomes α or β. Shares of the blood then share it out, and a free fraction for α and one for β says what
can bind. Nothing is fitted. Limits: day's mean, one free fraction a pair, free in brain as free in plasma; the shares
and the Ki of all isomers but [+]-α are unverified.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from course_lib.checks import fraction, number
from course_lib.facts import fact, fact_range, preset
from course_lib.models.isomers.mixture import occupancies

NAMES = ("[+]-α", "[+]-β", "[−]-α", "[−]-β")
HOURS_A_DAY = 24.0
NMOL_PER_MMOL = 1e6


@dataclass(frozen=True, kw_only=True)
class IsomerMixture:
    """A racemic drug's four isomers: how much a milligram gives, shares of blood (%), free fractions, Ki (nM).

    `last_percent` is shared by [+]-α and [−]-β; `plus_alpha_part` of it is [+]-α. Targets map a name to the Ki of
    the isomers that bind it. Source: label (clearances, binding), Brar 2023 and Grigoriadis 2017 (unverified).

    >>> round(mean_total_nM(DEUTETRABENAZINE_ISOMERS, 24.0), 1)
    63.0
    """

    molar_mass_g_per_mol: float
    clearances_L_per_h: tuple[float, float]
    minus_alpha_percent: float
    plus_beta_percent: float
    last_percent: float
    free_alpha: float
    free_beta: float
    kis_nM: Mapping[str, Mapping[str, float]]
    plus_alpha_part: float = 1.0
    metabolite_mass_g_per_mol: float = field(default=0.0)

    def __post_init__(self) -> None:
        for name in ("free_alpha", "free_beta", "plus_alpha_part"):
            fraction(name, getattr(self, name), because="it is a share of a drug.")
        for clearance in self.clearances_L_per_h:
            number("a clearance", clearance, above=0, because="without it the drug never leaves.")


def mean_total_nM(mixture: IsomerMixture, dose_mg_per_day: float) -> float:
    """Mean total concentration of all isomers over a day at steady state, in nM.

    Raises `CourseError` for a negative dose. Source: average concentration = dose rate ÷ clearance.

    >>> round(mean_total_nM(DEUTETRABENAZINE_ISOMERS, 48.0))
    126
    """
    dose = number("dose_mg_per_day", dose_mg_per_day, at_least=0, at_most=1e4, because="a dose is swallowed.")
    per_hour = dose * NMOL_PER_MMOL / mixture.molar_mass_g_per_mol / HOURS_A_DAY
    return per_hour * sum(1.0 / clearance for clearance in mixture.clearances_L_per_h)


def blood_shares(mixture: IsomerMixture) -> np.ndarray:
    """Share of each isomer in the blood, in the order of `NAMES`, adding up to 1.

    >>> blood_shares(DEUTETRABENAZINE_ISOMERS).round(2).tolist()
    [0.05, 0.29, 0.66, 0.0]
    """
    part, last = mixture.plus_alpha_part, mixture.last_percent
    percent = np.array(
        [last * part, mixture.plus_beta_percent, mixture.minus_alpha_percent, last * (1 - part)]
    )
    return percent / percent.sum()


def free_nM(mixture: IsomerMixture, dose_mg_per_day: float) -> np.ndarray:
    """Mean free concentration of each isomer (nM), in the order of `NAMES`.

    >>> free_nM(DEUTETRABENAZINE_ISOMERS, 24.0).round(2).tolist()
    [1.13, 7.13, 14.97, 0.0]
    """
    free = np.array([mixture.free_alpha, mixture.free_beta, mixture.free_alpha, mixture.free_beta])
    return mean_total_nM(mixture, dose_mg_per_day) * blood_shares(mixture) * free


def held(
    mixture: IsomerMixture, dose_mg_per_day: float, target: str = "VMAT2", *, peak_alpha=1.0, peak_beta=1.0
) -> np.ndarray:
    """Fraction of a target that each isomer holds, in the order of `NAMES`; 0 where no Ki is known.

    `peak_alpha` and `peak_beta` multiply the day's mean, to ask for a moment of the day. Raises `CourseError`
    for an unknown target. Source: `occupancies`.

    >>> float(held(DEUTETRABENAZINE_ISOMERS, 24.0).sum().round(3))
    0.54
    """
    from course_lib.checks import one_of

    one_of("target", target, mixture.kis_nM, because="only these have a Ki.")
    kis = mixture.kis_nM[target]
    at = np.array([peak_alpha, peak_beta, peak_alpha, peak_beta], float)
    concentrations = free_nM(mixture, dose_mg_per_day) * at
    bound = np.zeros(len(NAMES))
    places = [NAMES.index(name) for name in kis]
    bound[places] = occupancies(concentrations[places], list(kis.values()))
    return bound


DEUTETRABENAZINE_ISOMERS = preset(
    lambda: IsomerMixture(
        molar_mass_g_per_mol=fact("molecule.deutetrabenazine", "g/mol"),
        clearances_L_per_h=fact_range("deutetrabenazine.clearance", "L/h"),
        minus_alpha_percent=fact("deutetrabenazine.share_minus_alpha", "%"),
        plus_beta_percent=fact("deutetrabenazine.share_plus_beta", "%"),
        last_percent=fact("deutetrabenazine.share_plus_alpha_and_minus_beta", "%"),
        free_alpha=1.0 - fact("deutetrabenazine.protein_binding_alpha", "%") / 100.0,
        free_beta=1.0 - fact("deutetrabenazine.protein_binding_beta", "%") / 100.0,
        kis_nM={
            "VMAT2": {
                "[+]-α": fact("htbz.vmat2_ki", "nM"),
                "[+]-β": fact("htbz.plus_beta_vmat2_ki", "nM"),
                "[−]-α": fact("htbz.minus_alpha_vmat2_ki_panel", "nM"),
                "[−]-β": fact("htbz.minus_beta_vmat2_ki", "nM"),
            },
            "D2": {
                "[−]-α": fact("htbz.minus_alpha_d2_ki", "nM"),
                "[−]-β": fact("htbz.minus_beta_d2_ki", "nM"),
            },
            "5-HT7": {
                "[−]-α": fact("htbz.minus_alpha_5ht7_ki", "nM"),
                "[−]-β": fact("htbz.minus_beta_5ht7_ki", "nM"),
            },
        },
    )
)
KIS_OF_PLUS_ALPHA_nM = {
    "label": fact("htbz.vmat2_ki", "nM"),
    "Kilbourn": fact("htbz.vmat2_ki_kilbourn", "nM"),
    "Yao": fact("htbz.vmat2_ki_yao", "nM"),
}
