"""From a concentration in blood to a block: free drug, two targets, and three sources' Ki."""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import fraction, number
from course_lib.facts import fact_range
from course_lib.models.binding.equilibrium import selectivity_at
from course_lib.models.binding.presets import (
    HTBZ_FREE_SHARE,
    VALBENAZINE_FREE_SHARE_AT_MOST,
    D2_KI_AT_LEAST_nM,
    HTBZ_KI_nM,
    LABORATORIES_KI_nM,
    VALBENAZINE_KI_nM,
)
from course_lib.models.pk.drugs import VALBENAZINE
from course_lib.models.pk.metrics import steady_exposure
from course_lib.models.records.curves import Line
from course_lib.models.records.labelled import Estimates, LabelledCurves
from course_lib.models.target.engagement import reversible_occupancy

DOSE_MG, EVERY_H = 40.0, 24.0
_ALONG_nM = np.geomspace(0.1, 10_000, 160)


@dataclass(frozen=True, kw_only=True)
class BlockView:
    """Block of VMAT2 and of D2 over the free concentration, and the numbers at one: shares between 0 and 1.

    The D2 block is an upper limit and the selectivity a lower one, because the Ki at D2 is a lower limit.
    """

    curves: LabelledCurves
    free_nM: float
    ki_nM: float
    vmat2: float
    d2_at_most: float
    selectivity_at_least: float


def block_view(*, total_nM: float = 37.5, bound_share: float = 0.64, ki_nM: float = HTBZ_KI_nM) -> BlockView:
    """The view for a total concentration (nM), the share of it on plasma protein, and a Ki (nM) at VMAT2.

    Raises `CourseError` for a concentration below zero, a share outside 0 to 1, a Ki that is not above zero.

    >>> view = block_view(total_nM=37.5, bound_share=0.64)
    >>> round(view.free_nM, 1), round(100 * view.vmat2), round(view.selectivity_at_least)
    (13.5, 82, 304)
    """
    bound = fraction("bound_share", bound_share, because="it is a share of the drug.")
    total = number("total_nM", total_nM, at_least=0, at_most=1e9, because="it is a concentration.")
    free = total * (1.0 - bound)
    return BlockView(
        curves=LabelledCurves(
            quantity="vmat2",
            label="target occupied by the drug",
            unit="%",
            along_label="free concentration",
            along_unit="nM",
            positions=_ALONG_nM,
            lines=[
                Line(label="VMAT2", values=100 * reversible_occupancy(_ALONG_nM, ki_nM)),
                Line(
                    label="D2, at most",
                    values=100 * reversible_occupancy(_ALONG_nM, D2_KI_AT_LEAST_nM),
                    quantity="receptor",
                ),
            ],
            here=float(np.clip(free, _ALONG_nM[0], _ALONG_nM[-1])),
            log=True,
            top=100.0,
        ),
        free_nM=free,
        ki_nM=ki_nM,
        vmat2=reversible_occupancy(free, ki_nM),
        d2_at_most=reversible_occupancy(free, D2_KI_AT_LEAST_nM),
        selectivity_at_least=selectivity_at(free, ki_nM, D2_KI_AT_LEAST_nM),
    )


def typical_total_nM(where: str = "metabolite", dose_mg: float = DOSE_MG) -> float:
    """Mean concentration in nM of a typical person at steady state: of [+]-α-HTBZ, or of the `parent`.

    >>> round(typical_total_nM(), 1)
    37.5
    """
    return steady_exposure(VALBENAZINE, dose_mg, EVERY_H, where).average_nM


def valbenazine_alone(dose_mg: float = 80.0) -> tuple[float, float]:
    """VMAT2 that valbenazine itself would occupy at steady state if it were alone: on the day's mean, and at its peak.

    1 % is taken as free, the most that the label allows. Shares of a typical person. Source: free concentration over Ki.

    >>> [round(100 * share, 1) for share in valbenazine_alone(80.0)]
    [3.6, 8.7]
    """
    exposure = steady_exposure(VALBENAZINE, dose_mg, EVERY_H, "parent")
    free = VALBENAZINE_FREE_SHARE_AT_MOST * np.array([exposure.average_nM, exposure.cmax_nM])
    return tuple(reversible_occupancy(free, VALBENAZINE_KI_nM).tolist())


@dataclass(frozen=True, kw_only=True)
class Laboratories:
    """Ki of [+]-α-HTBZ by source, the VMAT2 that each predicts to be occupied on 40 mg, and what is left open, in %."""

    kis: Estimates
    blocks: Estimates
    open_percent: tuple[float, ...]


def laboratories() -> Laboratories:
    """Three sources' Ki and the block that each predicts for a typical person on 40 mg.

    Only one of the three gives a spread. Source: free plasma concentration over Ki.

    >>> laboratories().blocks.values.round(1).tolist()
    [93.3, 81.8, 77.3]
    """
    free, names = typical_total_nM() * HTBZ_FREE_SHARE, tuple(LABORATORIES_KI_nM)
    kis = np.array(list(LABORATORIES_KI_nM.values()))
    low, high = kis.copy(), kis.copy()
    low[0], high[0] = fact_range("htbz.vmat2_ki_kilbourn", "nM")

    def held(ki_nM: np.ndarray) -> np.ndarray:
        return 100.0 * free / (free + ki_nM)

    shown = "± SD"
    return Laboratories(
        kis=Estimates(
            quantity="drug", label="Ki", unit="nM", names=names, values=kis, low=low, high=high, interval=shown,
            log=False,
        ),
        blocks=Estimates(
            quantity="vmat2", label="block", unit="%", names=names, values=held(kis), low=held(high),
            high=held(low), interval=shown, log=False, ends=(0.0, 100.0),
        ),
        open_percent=tuple((100.0 - held(kis)).tolist()),
    )  # fmt: skip
