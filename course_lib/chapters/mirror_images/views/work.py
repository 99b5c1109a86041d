"""What chapter 07 compares: who is in the blood and who holds the target, at VMAT2 and elsewhere, and the blind enzyme."""

from dataclasses import dataclass, replace

import numpy as np

from course_lib.checks import number, one_of
from course_lib.facts import fact
from course_lib.models.isomers.exposure import (
    DEUTETRABENAZINE_ISOMERS,
    NAMES,
    IsomerMixture,
    blood_shares,
    held,
    mean_total_nM,
)
from course_lib.models.pk.drugs import DEUTETRABENAZINE, VALBENAZINE
from course_lib.models.pk.metrics import steady_exposure
from course_lib.models.pk.tissue_drugs import DEUTETRABENAZINE_IN_TISSUE
from course_lib.models.records.curves import Line
from course_lib.models.records.dependence import Dependence
from course_lib.models.records.stacks import Stacks
from course_lib.models.target.engagement import free_concentration_nM, reversible_occupancy

FAINT = (False, False, True, True)  # the (−) hand
HALOPERIDOL = {
    "haloperidol helps": "antipsychotic.response_occupancy",
    "disturbs movement": "antipsychotic.parkinsonism_occupancy",
}
DOSES_MG = np.linspace(1.0, 48.0, 48)
NG_PER_NMOL = DEUTETRABENAZINE.metabolite_mass_g_per_mol / 1000.0


@dataclass(frozen=True, kw_only=True)
class Work:
    """A day's mean on one drug: what is in the blood, who holds VMAT2, what D2 sees. Shares and occupancies 0 to 1.

    `blood` and `target` have shape (isomers,), in the order of `NAMES`; `target` adds up to the occupancy.
    """

    drug: str
    total_ng_per_mL: float
    blood: np.ndarray
    target: np.ndarray
    d2: float
    stacks: Stacks

    @property
    def occupancy(self) -> float:
        """Fraction of VMAT2 that is held in all."""
        return float(self.target.sum())

    @property
    def work_shares(self) -> np.ndarray:
        """Share of the binding that each isomer does, adding up to 1."""
        return self.target / self.target.sum()


def varied(*, plus_alpha_ki_nM: float, plus_alpha_part: float) -> IsomerMixture:
    """The preset mixture with another Ki of [+]-α, and another part of the last share.

    >>> varied(plus_alpha_ki_nM=0.97, plus_alpha_part=0.5).kis_nM["VMAT2"]["[+]-α"]
    0.97
    """
    base = DEUTETRABENAZINE_ISOMERS
    ki = number("plus_alpha_ki_nM", plus_alpha_ki_nM, above=0, because="it holds half at some concentration.")
    kis = {**base.kis_nM, "VMAT2": {**base.kis_nM["VMAT2"], "[+]-α": ki}}
    return replace(base, kis_nM=kis, plus_alpha_part=plus_alpha_part)


def work_view(
    *,
    drug: str = "deutetrabenazine",
    dose_mg: float = 24.0,
    plus_alpha_part: float = 1.0,
    plus_alpha_ki_nM: float = 3.0,
) -> Work:
    """The day's mean on a daily dose of deutetrabenazine or valbenazine.

    `plus_alpha_part` is the part of the last 5 % of the blood that is [+]-α; valbenazine has no such part.
    Raises `CourseError` for another drug. Source: `exposure`, and chapter 06's population model for valbenazine.

    >>> view = work_view()
    >>> round(view.occupancy, 2), view.work_shares.round(2).tolist()
    (0.54, [0.32, 0.63, 0.05, 0.0])
    """
    one_of("drug", drug, ("deutetrabenazine", "valbenazine"), because="these two are compared.")
    if drug == "valbenazine":
        return _valbenazine(dose_mg, plus_alpha_ki_nM)
    mixture = varied(plus_alpha_ki_nM=plus_alpha_ki_nM, plus_alpha_part=plus_alpha_part)
    total = NG_PER_NMOL * mean_total_nM(mixture, dose_mg)
    off = float(held(mixture, dose_mg, "D2").sum())
    return _work(drug, total, blood_shares(mixture), held(mixture, dose_mg), off)


def _valbenazine(dose_mg: float, ki_nM: float) -> Work:
    seen = steady_exposure(VALBENAZINE, dose_mg, 24.0, "metabolite").average_nM
    free = free_concentration_nM(seen, fact("htbz.protein_binding", "%"))
    total = seen * VALBENAZINE.metabolite_mass_g_per_mol / 1000.0
    only = np.array([1.0, 0.0, 0.0, 0.0])
    most_d2 = free / (free + fact("valbenazine.d2_ki", "nM"))  # its Ki is a lower bound, so this is the most
    return _work("valbenazine", total, only, only * reversible_occupancy(free, ki_nM), float(most_d2))


def _work(drug: str, total: float, blood: np.ndarray, target: np.ndarray, d2: float) -> Work:
    stacks = Stacks(
        quantity="drug",
        label="share",
        unit="%",
        columns=("of HTBZ in blood", "of the binding to VMAT2"),
        parts=NAMES,
        values=100 * np.stack([blood, target / target.sum()]),
        faint=FAINT,
    )
    return Work(drug=drug, total_ng_per_mL=float(total), blood=blood, target=target, d2=d2, stacks=stacks)


def target_ladder(target: str) -> Dependence:
    """Occupancy of a target over the daily dose of deutetrabenazine: mean of the day at least and at most, and peak.

    At least: all of the last share is [+]-α; at most: all of it is [−]-β. The peak is that of two doses a day in the
    plasma model of the pair, on top of the "at most". Source: `held`.

    >>> round(target_ladder("D2").heights_here[0], 1)
    14.3
    """
    least, most = (varied(plus_alpha_ki_nM=3.0, plus_alpha_part=part) for part in (1.0, 0.0))
    peaks = dict(zip(("peak_alpha", "peak_beta"), peak_factors(), strict=True))
    lines = (
        Line(label="mean, least", values=[100 * held(least, dose, target).sum() for dose in DOSES_MG]),
        Line(label="mean, most", values=[100 * held(most, dose, target).sum() for dose in DOSES_MG]),
        Line(label="peak", values=[100 * held(most, dose, target, **peaks).sum() for dose in DOSES_MG]),
    )
    if target == "D2":
        for name, fact_id in HALOPERIDOL.items():
            at = np.full(len(DOSES_MG), fact(fact_id, "%"))
            lines += (Line(label=name, values=at, ruler=True),)
    return Dependence(
        quantity="receptor",
        label=f"{target} occupied",
        unit="%",
        along_label="deutetrabenazine a day",
        along_unit="mg",
        positions=DOSES_MG,
        lines=lines,
        here=48.0,
    )


def peak_factors() -> tuple[float, float]:
    """Peak over the day's mean of α- and β-HTBZ, deutetrabenazine twice a day, from the pair with a tissue.

    >>> [round(each, 2) for each in peak_factors()]
    [1.58, 2.24]
    """
    each = [steady_exposure(DEUTETRABENAZINE_IN_TISSUE, 24.0, 12.0, form) for form in ("alpha", "beta")]
    alpha, beta = (one.cmax_nM / one.average_nM for one in each)
    return float(alpha), float(beta)


def blind_enzyme() -> Stacks:
    """Blood shares (%) if nothing in the body had hands, beside those that are reported (unverified).

    α : β is 3 : 1 in plasma, and a racemate has both hands alike. The 5 % that [+]-α and [−]-β share are split evenly.

    >>> blind_enzyme().values[0].tolist()
    [37.5, 12.5, 37.5, 12.5]
    """
    ratio = fact("deutetrabenazine.alpha_to_beta", "1")
    alpha, beta = 50 * ratio / (1 + ratio), 50 / (1 + ratio)
    half = fact("deutetrabenazine.share_plus_alpha_and_minus_beta", "%") / 2
    reported = [
        half,
        fact("deutetrabenazine.share_plus_beta", "%"),
        fact("deutetrabenazine.share_minus_alpha", "%"),
        half,
    ]
    return Stacks(
        quantity="drug",
        label="share of HTBZ in blood",
        unit="%",
        columns=("a body without hands", "reported"),
        parts=NAMES,
        values=[[alpha, beta, alpha, beta], reported],
        faint=FAINT,
    )
