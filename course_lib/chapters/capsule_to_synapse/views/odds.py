"""The odds of a block over exposure, with the sponsor's modelled figures, and a crowd beside the typical person."""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import number
from course_lib.facts import fact
from course_lib.models.pk.crowd import crowd_day, crowd_of, share_below
from course_lib.models.pk.drugs import HTBZ_BOUND_PERCENT, VALBENAZINE, HTBZ_KI_nM
from course_lib.models.records.curves import Line
from course_lib.models.records.labelled import LabelledCurves, Points
from course_lib.models.target.odds import block_after, block_of, odds

HOURS, PEOPLE, SEED = 24.0, 1000, 6
EXPOSURES_NG_H = tuple(fact(f"valbenazine_pk.htbz_auc_{dose}mg", "ng*h/mL") for dose in (40, 80))
MODELLED = tuple(fact(f"occupancy.valbenazine_{dose}mg", "%") / 100.0 for dose in (40, 80))
TWIN_MODELLED = tuple(fact(f"occupancy.deutetrabenazine_xr_{dose}mg", "%") / 100.0 for dose in (24, 48))
_ALONG_NG_H = np.geomspace(50, 3000, 80)
_LIMIT = 0.8  # illustrative


@dataclass(frozen=True, kw_only=True)
class OddsView:
    """Odds of a block over exposure, and what a change of exposure makes of the modelled 83 %."""

    ruler: LabelledCurves
    factor: float
    before: float
    after: float


def free_mean_nM(auc_ng_h_per_mL: float) -> float:
    """Mean free [+]-α-HTBZ over a day in nM, from its area in ng·h/mL.

    >>> round(free_mean_nM(316.0), 1)
    14.8
    """
    mean_ng = number("auc_ng_h_per_mL", auc_ng_h_per_mL, at_least=0, because="it is an area.") / HOURS
    return 1000.0 * mean_ng / VALBENAZINE.metabolite_mass_g_per_mol * (1.0 - HTBZ_BOUND_PERCENT / 100.0)


def apparent_ki_nM() -> float:
    """Ki in nM that the modelled 83 % on 40 mg stands for, with the cohort's median exposure.

    >>> round(apparent_ki_nM(), 2)
    3.04
    """
    return free_mean_nM(EXPOSURES_NG_H[0]) / odds(MODELLED[0])


def odds_view(*, factor: float = 2.0, ki_nM: float = HTBZ_KI_nM) -> OddsView:
    """The view for an exposure multiplied by a factor and a Ki in nM.

    Raises `CourseError` for a factor below zero and a Ki that is not above zero.

    >>> view = odds_view(factor=2.0)
    >>> round(100 * view.before), round(100 * view.after)
    (83, 91)
    """
    ki = number("ki_nM", ki_nM, above=0, because="it is a concentration of half effect.")
    times = number("factor", factor, at_least=0, because="nobody can take less than nothing.")
    line = np.array([free_mean_nM(auc) / ki for auc in _ALONG_NG_H.tolist()])
    before = block_of(free_mean_nM(EXPOSURES_NG_H[0]) / ki)
    return OddsView(
        ruler=LabelledCurves(
            quantity="vmat2",
            label="odds of the block, occupied : open",
            unit="",
            along_label="[+]-α-HTBZ a day",
            along_unit="ng·h/mL",
            positions=_ALONG_NG_H,
            lines=[Line(label="C/Ki", values=line)],
            points=[
                Points(
                    label="modelled by the sponsor, 40 and 80 mg",
                    quantity="drug",
                    x=EXPOSURES_NG_H,
                    y=[odds(block) for block in MODELLED],
                )
            ],
            here=float(np.clip(EXPOSURES_NG_H[0] * times, _ALONG_NG_H[0], _ALONG_NG_H[-1])),
            log=True,
            log_heights=True,
        ),
        factor=times,
        before=before,
        after=block_after(times, before),
    )


@dataclass(frozen=True, kw_only=True)
class CrowdView:
    """Share of a crowd whose mean block of the day lies below each value, at two doses; and below one limit."""

    shares: LabelledCurves
    limit_percent: float
    below: tuple[float, ...]
    ends: tuple[tuple[float, float], ...]


def crowd_view() -> CrowdView:
    """A thousand people on 40 and on 80 mg.

    >>> [tuple(round(end) for end in pair) for pair in crowd_view().ends]
    [(67, 93), (82, 97)]
    """
    crowd, along, doses = crowd_of(PEOPLE, seed=SEED), np.linspace(50, 100, 101), (40.0, 80.0)
    blocks = [100 * crowd_day(crowd, dose).block.mean(axis=1) for dose in doses]
    lines = [
        Line(label=f"{dose:g} mg", values=[100 * float((one < value).mean()) for value in along])
        for dose, one in zip(doses, blocks, strict=True)
    ]
    return CrowdView(
        shares=LabelledCurves(
            quantity="vmat2",
            label="people below",
            unit="%",
            along_label="mean block of the day",
            along_unit="%",
            positions=along,
            lines=lines,
            here=100 * _LIMIT,
            top=100.0,
        ),
        limit_percent=100 * _LIMIT,
        below=tuple(100 * share_below(one / 100, _LIMIT) for one in blocks),
        ends=tuple(tuple(np.percentile(one, [5, 95]).tolist()) for one in blocks),
    )
