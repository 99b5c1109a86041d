"""What chapter 05 shows first: two drugs, taken alike, forgotten alike, overdone alike and stopped together.

Valbenazine occupies VMAT2 while its active metabolite is there; what reserpine has blocked stays blocked. ILLUSTRATION:
reserpine's dose, volume, absorption, its free share in plasma and the rates of blocking and letting go are chosen for
teaching; what is measured is its plasma half-life, of which the view uses the first phase alone, as if the drug then
were gone. The free share decides whether the usual dose blocks nearly everything, so it is a setting.
"""

from dataclasses import dataclass, replace

import numpy as np

from course_lib.checks import number, whole_number
from course_lib.models.pk.drugs import RESERPINE, RESERPINE_LETS_GO_SLOWLY, VALBENAZINE, vmat2_occupancy
from course_lib.models.pk.kinds import TwoPhaseDrug
from course_lib.models.pk.regimen import Regimen, joined, once, repeated, with_missed
from course_lib.models.pk.simulation import concentration_nM, simulate
from course_lib.models.records.curves import Line, TimeCourse
from course_lib.models.target.turnover import Transporter, blocked_by_dosing

VALBENAZINE_DOSE_MG, RESERPINE_DOSE_MG = 80.0, 0.25  # illustrative regimens
DOSES, FIRST_MISSED, FOLLOWED_DAYS = 14, 8, 28  # illustrative calendar
MOST_MISSED = 5
SHOWN_FROM_DAY = -7.0  # both drugs are near their steady course by then, and fewer peaks are easier to read
EVERY_H = 2.0
DAY_H = 24.0
LAST_DOSE_H = DAY_H * (DOSES - 1)
_UNTIL_H = LAST_DOSE_H + DAY_H * FOLLOWED_DAYS
_FREE = "only reserpine that no protein binds can block, and it is a share of what is in plasma."
_GONE = 1e-6  # of a dose is left for the slow phase: a trace, so that the fast phase is all there is
RESERPINE_FAST_PHASE = replace(RESERPINE, fast_share=1.0 - _GONE)


@dataclass(frozen=True, kw_only=True)
class WashoutView:
    """Two drugs over time: what is in plasma, what VMAT2 is blocked, and how long half of it stays blocked.

    Times of the courses are days from the last dose, from a week before it on; `half_free_days` maps each drug to the days from the
    last dose until half of VMAT2 is free, `lowest_held` to the lowest share blocked in the second week, and
    `before_last` to the share blocked right before the last dose.
    """

    plasma: TimeCourse
    held: TimeCourse
    half_free_days: dict[str, float]
    lowest_held: dict[str, float]
    before_last: dict[str, float]


def taken(dose_mg: float, missed: int = 0, last_factor: float = 1.0) -> Regimen:
    """Fourteen daily doses in mg, with some forgotten from day 8 on and the last one multiplied.

    Raises `CourseError` for a dose below zero, more than five missed doses and a factor below zero.

    >>> taken(80, missed=1, last_factor=5).doses_mg.tolist()[6:]
    [80.0, 0.0, 80.0, 80.0, 80.0, 80.0, 80.0, 400.0]
    """
    count = whole_number(
        "missed", missed, at_least=0, at_most=MOST_MISSED, because="the last day's dose is always taken."
    )
    factor = number("last_factor", last_factor, at_least=0, because="nobody can take less than nothing.")
    before = with_missed(
        repeated(dose_mg, every_h=DAY_H, doses=DOSES - 1), *range(FIRST_MISSED, FIRST_MISSED + count)
    )
    return joined(before, once(factor * dose_mg, at_h=LAST_DOSE_H))


def letting_go(half_time_days: float) -> Transporter:
    """A pool of VMAT2 that reserpine blocks and leaves with this half-time, in days.

    Raises `CourseError` for a half-time of zero or less.

    >>> from course_lib.models.target.turnover import recovery_half_time_h
    >>> round(recovery_half_time_h(letting_go(10)), 9)
    240.0
    """
    days = number(
        "half_time_days", half_time_days, above=0, because="a drug that lets go at once is another."
    )
    return replace(RESERPINE_LETS_GO_SLOWLY, release_per_h=float(np.log(2) / (DAY_H * days)))


def washout_view(
    *,
    missed: int = 0,
    last_factor: float = 1.0,
    half_time_days: float = 10.0,
    valbenazine_mg: float = VALBENAZINE_DOSE_MG,
    free_share: float = 1.0,
    reserpine: TwoPhaseDrug = RESERPINE_FAST_PHASE,
) -> WashoutView:
    """Two weeks of both drugs and four weeks without, hour by hour, with missed and overdone doses.

    `half_time_days` is that of reserpine's letting go, `free_share` the share of reserpine in plasma that is free to
    block. Raises `CourseError` as `taken` and `letting_go` do, and for a free share of zero or above one.

    >>> view = washout_view()
    >>> {drug: round(days) for drug, days in view.half_free_days.items()}
    {'valbenazine': 3, 'reserpine': 11}
    >>> round(washout_view(free_share=0.01).before_last["reserpine"], 2) < round(view.before_last["reserpine"], 2)
    True
    """
    free = number("free_share", free_share, above=0, at_most=1, because=_FREE)
    pool = letting_go(half_time_days)
    pool = replace(pool, blocking_per_nM_h=free * pool.blocking_per_nM_h)
    doses = taken(RESERPINE_DOSE_MG, missed, last_factor)
    days, level, occupied = _of_valbenazine(taken(valbenazine_mg, missed, last_factor))
    in_plasma, blocked = _of_reserpine(reserpine, pool, doses)
    return _viewed(
        days,
        in_plasma={"valbenazine": level, "reserpine": in_plasma},
        held={"valbenazine": occupied, "reserpine": blocked},
    )


def _of_valbenazine(doses: Regimen) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Days from the last dose, the active metabolite in plasma in nM, and the share of VMAT2 that it blocks."""
    profile = simulate(VALBENAZINE, doses, until_h=_UNTIL_H, every_h=EVERY_H)
    days = (profile.times_h - LAST_DOSE_H) / DAY_H
    return days, concentration_nM(profile, "metabolite"), vmat2_occupancy(profile)


def _of_reserpine(drug: TwoPhaseDrug, pool: Transporter, doses: Regimen) -> tuple[np.ndarray, np.ndarray]:
    """Reserpine in plasma in nM, and the share of VMAT2 that it blocks."""
    profile = simulate(drug, doses, until_h=_UNTIL_H, every_h=EVERY_H)
    blocked = blocked_by_dosing(pool, drug, doses, "plasma", until_h=_UNTIL_H, every_h=EVERY_H)
    return concentration_nM(profile, "plasma"), 1.0 - blocked.free_share


def _viewed(days: np.ndarray, in_plasma: dict[str, np.ndarray], held: dict[str, np.ndarray]) -> WashoutView:
    # Superposition leaves rounding of either sign where nothing is left.
    there = {drug: np.maximum(level, 0.0) / level[days < 0].max() for drug, level in in_plasma.items()}
    return WashoutView(
        plasma=_course("drug", "drug in plasma", days, there),
        held=_course("vmat2", "VMAT2 blocked", days, held),
        half_free_days={drug: _half_free(days, share) for drug, share in held.items()},
        before_last={drug: float(share[np.searchsorted(days, 0.0)]) for drug, share in held.items()},
        lowest_held={drug: float(share[(days >= -7) & (days <= 0)].min()) for drug, share in held.items()},
    )


def _course(quantity: str, label: str, days: np.ndarray, shares: dict[str, np.ndarray]) -> TimeCourse:
    seen = days >= SHOWN_FROM_DAY
    lines = [Line(label=drug, values=100.0 * share[seen], quantity=drug) for drug, share in shares.items()]
    unit = "%" if quantity == "vmat2" else "% of usual peak"
    return TimeCourse(
        quantity=quantity,
        label=label,
        unit=unit,
        times=days[seen],
        time_unit="days from the last dose",
        lines=lines,
        levels={"half of VMAT2 free": 50.0} if quantity == "vmat2" else {},
    )


def _half_free(days: np.ndarray, held: np.ndarray) -> float:
    """Days from the last dose until half of VMAT2 is free for good; infinite if it is not within the record."""
    (above,) = np.nonzero(held > 0.5)
    if not len(above) or days[above[-1]] < 0:
        return 0.0
    last = above[-1]
    if last + 1 == len(days):
        return float("inf")
    share = (held[last] - 0.5) / (held[last] - held[last + 1])
    return float(days[last] + share * (days[last + 1] - days[last]))
