"""What the simple pair of this chapter costs: its numbers beside measured ones and those of the mended pair."""

from dataclasses import dataclass, replace

import numpy as np

from course_lib.chapters.deuteration.views.deuteration import DOSE_MG
from course_lib.facts import fact
from course_lib.models.pk.comparison import EVERY_H
from course_lib.models.pk.drugs import DEUTETRABENAZINE, TETRABENAZINE, TOTAL_HTBZ
from course_lib.models.pk.kinds import HtbzPair
from course_lib.models.pk.metrics import auc_nM_h, peak, steady_exposure
from course_lib.models.pk.regimen import once
from course_lib.models.pk.simulation import amounts_at, concentration_nM
from course_lib.models.pk.tissue_drugs import (
    DEUTETRABENAZINE_IN_CROSSOVER,
    DEUTETRABENAZINE_IN_TISSUE,
    TETRABENAZINE_IN_TISSUE,
)
from course_lib.models.pk.tissue_pair import TissuePair

Drug = HtbzPair | TissuePair
_LONG_H = 1_500.0  # nothing is left by then
_SLOPE_H = (12.0, 36.0)


@dataclass(frozen=True, kw_only=True)
class Cost:
    """One number as measured, in the simple pair, and in the mended one; and who was fitted to it.

    `bound` is ">" where the measured number is known only to lie above `measured`.
    """

    what: str
    measured: float
    simple: float
    mended: float
    fitted: str = ""
    bound: str = ""

    @property
    def told(self) -> str:
        """What mending did to a number that was not fitted: better, worse, or hardly moved (by less than a twentieth)."""
        if abs(self.mended - self.simple) < 0.05 * self.measured:
            return "hardly moved"
        nearer = abs(self.mended - self.measured) < abs(self.simple - self.measured)
        return "better when mended" if nearer else "worse when mended"


def pair_costs() -> tuple[Cost, ...]:
    """Six numbers of tetrabenazine and its twin, 25 mg each: measured, by the simple pair, by the mended pair.

    The mended pair has a tissue, a tablet of each drug, and isotope effects of each metabolite and of other routes
    (`tissue_drugs`). In the crossover study both drugs were absorbed alike.

    >>> [round(row.simple, 1) for row in pair_costs()]
    [7.7, 2.0, 1.3, 2.1, 5.1, 1.8]
    """
    simple = _numbers(TETRABENAZINE, DEUTETRABENAZINE, DEUTETRABENAZINE)
    mended = _numbers(TETRABENAZINE_IN_TISSUE, DEUTETRABENAZINE_IN_CROSSOVER, DEUTETRABENAZINE_IN_TISSUE)
    rows = (
        ("peak ÷ trough, tetrabenazine", "peak_to_trough_tetrabenazine", "1", "mended"),
        ("AUC, twin ÷ tetrabenazine", "auc_ratio", "1", "both"),
        ("peak, twin ÷ tetrabenazine", "cmax_ratio", "1", ""),
        ("twin’s AUC, with paroxetine ÷ without", "paroxetine_auc_ratio", "1", "mended"),
        ("twin’s half-life, h", "half_life", "h", "mended"),
        ("half-life, twin ÷ tetrabenazine", "half_life_ratio", "1", ""),
    )
    return tuple(
        Cost(
            what=what,
            measured=fact(f"deutetrabenazine.{name}", unit),
            simple=one,
            mended=other,
            fitted=fitted,
            bound=">" if name == "cmax_ratio" else "",
        )
        for (what, name, unit, fitted), one, other in zip(rows, simple, mended, strict=True)
    )


def _numbers(light: Drug, crossed: Drug, twin: Drug) -> tuple[float, ...]:
    """The six numbers of a pair; `crossed` is the twin as absorbed in the crossover, `twin` as on its label."""
    return (
        steady_exposure(light, DOSE_MG, EVERY_H, TOTAL_HTBZ).peak_to_trough,
        _area(crossed) / _area(light),
        _top(crossed) / _top(light),
        _area(replace(twin, route_blocked=1.0)) / _area(twin),
        _half_life_h(twin),
        _half_life_h(crossed) / _half_life_h(light),
    )


def _area(drug: Drug) -> float:
    return drug.metabolite_mass_g_per_mol * auc_nM_h(drug, once(DOSE_MG), TOTAL_HTBZ, to_h=_LONG_H)


def _top(drug: Drug) -> float:
    return drug.metabolite_mass_g_per_mol * peak(drug, once(DOSE_MG), TOTAL_HTBZ, to_h=24)[0]


def _half_life_h(drug: Drug) -> float:
    early, late = concentration_nM(amounts_at(drug, once(DOSE_MG), list(_SLOPE_H)), TOTAL_HTBZ)
    return float((_SLOPE_H[1] - _SLOPE_H[0]) * np.log(2) / np.log(early / late))
