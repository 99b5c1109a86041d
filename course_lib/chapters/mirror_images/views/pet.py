"""How chapter 07 meets the sponsor's occupancy without a fit, and which uncertain numbers the agreement hangs on."""

from collections.abc import Mapping
from dataclasses import replace

from course_lib.chapters.mirror_images.views.work import varied
from course_lib.checks import number
from course_lib.models.isomers.exposure import (
    DEUTETRABENAZINE_ISOMERS,
    IsomerMixture,
    KIS_OF_PLUS_ALPHA_nM,
    held,
)

DOSES_MG = (24.0, 48.0)
# The clearances are the ends of a printed range, read as α and β; the other five are unverified.
MOVED = {
    "clearance": "clearance",
    "minus_alpha_share": "blood share of [−]-α",
    "plus_beta_share": "blood share of [+]-β",
    "last_share": "the last 5 %",
    "plus_beta_ki": "Ki of [+]-β",
    "minus_alpha_ki": "Ki of [−]-α",
}
_FACTOR = "it multiplies a clearance, a share or a Ki."


def pet_pair(
    *,
    clearance: float = 1.0,
    minus_alpha_share: float = 1.0,
    plus_beta_share: float = 1.0,
    last_share: float = 1.0,
    plus_beta_ki: float = 1.0,
    minus_alpha_ki: float = 1.0,
) -> tuple[float, float]:
    """Occupancy of VMAT2 by deutetrabenazine 24 and 48 mg a day, each of six inputs times a factor.

    Shares of the blood are scaled to add up to 1 again. Raises `CourseError` for a factor that is not above 0 and
    at most 100. Source: `held`.

    >>> [round(100 * each) for each in pet_pair()], [round(100 * each) for each in pet_pair(plus_beta_ki=2)]
    ([54, 70], [45, 62])
    >>> [round(100 * pet_pair(clearance=factor)[0]) for factor in (0.5, 2)]
    [70, 37]
    """
    given = dict(
        zip(
            MOVED,
            (clearance, minus_alpha_share, plus_beta_share, last_share, plus_beta_ki, minus_alpha_ki),
            strict=True,
        )
    )
    times = {
        name: number(name, value, above=0, at_most=100, because=_FACTOR) for name, value in given.items()
    }
    mixture = _moved(times)
    low, high = (float(held(mixture, dose).sum()) for dose in DOSES_MG)
    return low, high


def _moved(times: Mapping[str, float]) -> IsomerMixture:
    """The preset mixture with each input times its factor."""
    base = DEUTETRABENAZINE_ISOMERS
    vmat2 = dict(base.kis_nM["VMAT2"])
    vmat2["[+]-β"] *= times["plus_beta_ki"]
    vmat2["[−]-α"] *= times["minus_alpha_ki"]
    return replace(
        base,
        clearances_L_per_h=tuple(each * times["clearance"] for each in base.clearances_L_per_h),
        minus_alpha_percent=base.minus_alpha_percent * times["minus_alpha_share"],
        plus_beta_percent=base.plus_beta_percent * times["plus_beta_share"],
        last_percent=base.last_percent * times["last_share"],
        kis_nM={**base.kis_nM, "VMAT2": vmat2},
    )


def pet_rows() -> tuple[tuple[str, float, float, float, float], ...]:
    """Occupancy of VMAT2 by deutetrabenazine 24 and 48 mg a day under four sets of assumptions, nothing fitted.

    A row is (laboratory of the Ki of [+]-α, that Ki in nM, its part of the last share, occupancy at 24, at 48 mg).

    >>> [round(100 * each, 1) for each in pet_rows()[0][3:]]
    [54.0, 70.1]
    """
    cases = (("label", 1.0), ("label", 0.0), ("Kilbourn", 1.0), ("Yao", 0.5))
    rows = []
    for laboratory, part in cases:
        ki = KIS_OF_PLUS_ALPHA_nM[laboratory]
        mixture = varied(plus_alpha_ki_nM=ki, plus_alpha_part=part)
        low, high = (float(held(mixture, dose).sum()) for dose in DOSES_MG)
        rows.append((laboratory, ki, part, low, high))
    return tuple(rows)
