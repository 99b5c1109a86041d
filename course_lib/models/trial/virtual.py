"""A virtual trial of valbenazine in tardive dyskinesia: its assumptions, its visits, and what reaches the target.

Each imagined patient has a CYP2D6 phenotype, a clearance of [+]-α-HTBZ, a true AIMS (sum of seven items, 0 to 28),
an exposure of half effect and a response to placebo. Exposure is linear in dose, and its effect lags behind it.

Where the numbers come from: shares, clearances, their spread, bioavailability and drop-out are measured (the preset's
table names them). The exposure of half effect and the largest relief are *fitted* to two numbers, 1.8 and 3.1 points
less than placebo on 40 and 80 mg. The mean, both spreads of the score, the spread of half effects, placebo and the lag
are *illustrative*: 2.475 is the 3.5 points that trials' tables imply for the spread of a change, over √2. For teaching;
no medical advice.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, fraction, number, whole_number
from course_lib.errors import CourseError
from course_lib.facts import fact, preset
from course_lib.models.pk.drugs import VALBENAZINE
from course_lib.models.pk.kinds import phenotype_factor
from course_lib.models.population.exposure import auc_ng_h_per_mL

BLOCK = (
    8_190  # patients drawn from one stream: small enough for the cache, divisible by 2, 3, 5, 6, 7, 9 and 10
)
MOST_WEEKS = 520
EARLY_VISITS = (2, 4, 6, 8, 12, 16, 20, 24, 30, 36, 42, 48)
LATE_EVERY_WEEKS = 6
LEAD_IN_WEEKS = 1.0  # the arm on the larger dose begins on the smaller one
DAYS_A_WEEK = 7.0
_SCORE = "an AIMS of seven items lies between 0 and 28."
_SPREAD = "a spread has no sign."


@dataclass(frozen=True, kw_only=True)
class VirtualTrial:
    """The assumptions of a virtual trial; change one with `dataclasses.replace`.

    `doses_mg` has one daily dose an arm, the first of which is the placebo, and `lead_in_mg` the dose of the first
    week. Scores and spreads are in AIMS points, spreads of logarithms are standard deviations of ln.
    `dropout_per_point` is the change of the log hazard of leaving with each point of true worsening; at 0 leaving has
    nothing to do with the outcome. Raises `CourseError` for values out of bounds.

    >>> VIRTUAL_TRIAL.doses_mg, VIRTUAL_TRIAL.weeks, round(VIRTUAL_TRIAL.dropout_per_week, 5)
    ((0.0, 40.0, 80.0), 48, 0.00975)
    """

    doses_mg: tuple[float, ...] = (0.0, 40.0, 80.0)
    lead_in_mg: tuple[float, ...] = (0.0, 40.0, 40.0)
    weeks: int = 48
    true_mean: float = 10.0
    true_spread: float = 3.1
    rating_spread: float = 2.475
    placebo_mean: float = -0.1
    placebo_spread: float = 0.8
    half_effect_ng_h_per_mL: float = 1389.0
    half_effect_log_spread: float = 0.5
    largest_relief: float = 0.835
    lag_days: float = 10.0
    clearances_L_per_h: tuple[float, ...]
    clearance_shares: tuple[float, ...]
    clearance_log_spread: float
    dropout_per_week: float
    dropout_per_point: float = 0.0

    def __post_init__(self) -> None:
        _check_arms(self.doses_mg, self.lead_in_mg)
        weeks_of_visits(self.weeks)
        number("true_mean", self.true_mean, at_least=0, at_most=28, because=_SCORE)
        for name in ("true_spread", "rating_spread", "placebo_spread"):
            number(name, getattr(self, name), at_least=0, at_most=28, because=_SPREAD)
        number("placebo_mean", self.placebo_mean, at_least=-28, at_most=28, because=_SCORE)
        number("half_effect_ng_h_per_mL", self.half_effect_ng_h_per_mL, above=0, because="it is an exposure.")
        for name in ("half_effect_log_spread", "clearance_log_spread"):
            number(name, getattr(self, name), at_least=0, at_most=3, because=_SPREAD)
        fraction("largest_relief", self.largest_relief, because="nobody can lose more than all movements.")
        number("lag_days", self.lag_days, above=0, because="an effect follows exposure, not the reverse.")
        number("dropout_per_week", self.dropout_per_week, at_least=0, because="nobody comes back.")
        number(
            "dropout_per_point", self.dropout_per_point, at_least=-3, at_most=3, because="it is a log hazard."
        )
        _check_kinds(self.clearances_L_per_h, self.clearance_shares)


def _check_arms(doses_mg: tuple[float, ...], lead_in_mg: tuple[float, ...]) -> None:
    because = "nobody can take less than nothing."
    for name, doses in (("doses_mg", doses_mg), ("lead_in_mg", lead_in_mg)):
        array_of_numbers(name, doses, dimensions=1, at_least=0, at_most=1000, because=because)
    if len(doses_mg) != len(lead_in_mg):
        raise CourseError(
            f"doses_mg has {len(doses_mg)} items and lead_in_mg {len(lead_in_mg)}, but both must have one an arm."
        )
    if BLOCK % len(doses_mg) or not 2 <= len(doses_mg) <= 10:
        raise CourseError(
            f"There are {len(doses_mg)} arms, but there must be 2, 3, 5, 6, 7, 9 or 10: a block of {BLOCK} patients is "
            "divided among them evenly."
        )


def _check_kinds(clearances_L_per_h: tuple[float, ...], shares: tuple[float, ...]) -> None:
    because = "each phenotype has its clearance and its share of people."
    array_of_numbers("clearances_L_per_h", clearances_L_per_h, dimensions=1, above=0, because=because)
    array_of_numbers("clearance_shares", shares, dimensions=1, at_least=0, at_most=1, because=because)
    if len(clearances_L_per_h) != len(shares) or abs(sum(shares) - 1.0) > 1e-9:
        raise CourseError(
            f"clearance_shares are {len(shares)} numbers that add up to {sum(shares):.4g}, but must be "
            f"{len(clearances_L_per_h)} that add up to 1: {because}"
        )


def _preset() -> VirtualTrial:
    seen = [fact(f"valbenazine_pk.share_{kind}", "%") for kind in ("normal", "intermediate", "poor")]
    seen[0] += fact("valbenazine_pk.share_ultrarapid", "%")  # one clearance in the population model
    shifts = [fact(f"valbenazine_pk.htbz_clearance_shift_{kind}", "1") for kind in ("intermediate", "poor")]
    typical = fact("valbenazine_pk.htbz_clearance", "L/h")
    left = fact("trial.kinect3_extension_week_48", "1") / fact("trial.kinect3_extension_entered", "1")
    kinds = ("normal", "intermediate", "poor")
    return VirtualTrial(
        clearances_L_per_h=tuple(typical * phenotype_factor(kind, *shifts) for kind in kinds),
        clearance_shares=tuple(share / sum(seen) for share in seen),
        clearance_log_spread=fact("valbenazine_pk.variance_htbz_clearance", "1") ** 0.5,
        dropout_per_week=float(-np.log(left)) / 48.0,
    )


def weeks_of_visits(weeks: int) -> tuple[int, ...]:
    """The weeks of the visits at which patients are rated: closer at first, and always in the last week.

    Raises `CourseError` for less than one week or more than ten years.

    >>> weeks_of_visits(48)
    (2, 4, 6, 8, 12, 16, 20, 24, 30, 36, 42, 48)
    >>> weeks_of_visits(7), weeks_of_visits(1), weeks_of_visits(60)[-3:]
    ((2, 4, 6, 7), (1,), (48, 54, 60))
    """
    because = "a trial lasts a whole number of weeks, and no patient is followed longer than ten years."
    last = whole_number("weeks", weeks, at_least=1, at_most=MOST_WEEKS, because=because)
    late = range(EARLY_VISITS[-1] + LATE_EVERY_WEEKS, last, LATE_EVERY_WEEKS)
    return (*(week for week in (*EARLY_VISITS, *late) if week < last), last)


def formed_ug_per_day(dose_mg: float) -> float:
    """Active metabolite formed from a daily dose (mg) of valbenazine at steady state, in µg a day.

    It is the area under the curve of a day, in ng·h/mL, times the clearance in L/h: what is formed in a day is cleared in
    a day. Source: mass balance. Raises `CourseError` for a negative dose.

    >>> round(formed_ug_per_day(80.0) / 31.0, 1), round(formed_ug_per_day(40.0) / 31.0, 1)
    (666.7, 287.6)
    """
    return float(auc_ng_h_per_mL(dose_mg, 1.0))


def lagged_ug_per_day(trial: VirtualTrial) -> np.ndarray:
    """What `formed_ug_per_day` has come to in the lagging effect, shape (visits, arms): exact between changes of dose.

    The lag is `e' = k (goal − e)`, so that over any time t with one goal `e ← goal + (e − goal) exp(−k t)`. The lead-in
    lasts a week. Clearance divides both sides alike, so that one number an arm and visit serves all patients.

    >>> lagged_ug_per_day(VIRTUAL_TRIAL)[[0, -1]].round().astype(int).tolist()
    [[0, 6717, 12633], [0, 8915, 20668]]
    """
    weeks = np.array(weeks_of_visits(trial.weeks), dtype=float)[:, None]
    first, then = (
        np.array([formed_ug_per_day(dose) for dose in doses]) for doses in (trial.lead_in_mg, trial.doses_mg)
    )
    k = DAYS_A_WEEK / trial.lag_days
    at_change = first * -np.expm1(-k * np.minimum(weeks, LEAD_IN_WEEKS))
    return then + (at_change - then) * np.exp(-k * np.maximum(weeks - LEAD_IN_WEEKS, 0.0))


VIRTUAL_TRIAL = preset(_preset, VALBENAZINE)
