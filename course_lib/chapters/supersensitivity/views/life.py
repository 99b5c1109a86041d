"""What chapter 04 shows of a life: forty-four weeks of receptors, signal and movements under four decisions.

The calendar is fixed: a daily antipsychotic from day 0, an anticholinergic from week 1 on, one forgotten week,
missed doses from week 18 on, and a VMAT2 inhibitor from week 26 to week 34.
ILLUSTRATION: calendar and drugs' half-lives are chosen for teaching; VMAT2 is held at one level all day.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import fraction, number, whole_number
from course_lib.models.records.curves import Line, TimeCourse
from course_lib.models.target.adaptation import STRIATUM, Striatum
from course_lib.models.target.adaptation_course import AdaptationCourse, simulate_treatment
from course_lib.models.target.adaptation_drive import DailyDrug, daily_occupancy
from course_lib.models.terminal.vesicle import TERMINAL_VESICLE, content

DAYS_PER_WEEK = 7
WEEKS = 44  # illustrative, as the whole calendar
ANTICHOLINERGIC_FROM, FORGOTTEN, IRREGULAR_FROM = 1, 12, 18
INHIBITOR_FROM, INHIBITOR_UNTIL = 26, 34
NAMED_WEEKS = {
    "first week": 0,
    "missed week": FORGOTTEN,
    "week 18": IRREGULAR_FROM,
    "before inhibitor": INHIBITOR_FROM - 1,
    "on inhibitor": INHIBITOR_FROM,
    "off inhibitor": INHIBITOR_UNTIL,
    "last week": WEEKS - 1,
}
HALF_LIFE_h = 12.0  # illustrative
MOST_PEAK = 0.97
_STEP_WEEKS = 1e-3  # the width of a step's edge: times must rise
BARE = "nothing added"
_OWN = {"parkinsonism": "parkinsonism", "dyskinesia": "dyskinesia"}  # lines that are quantities of their own


@dataclass(frozen=True, kw_only=True)
class LifeView:
    """One life on one time axis, beside the same life with nothing added, and the numbers of the lesson.

    The twin is left out where nothing is added, for it would lie on the same lines. Amounts are relative to no drug. Balance and movement are weekly means; `scores` holds parkinsonism and
    dyskinesia in the named weeks, `number_change_percent` is what receptor number did in the inhibitor's first week,
    `dopamine_left` the share of dopamine that the terminal of chapter 02 releases under the inhibitor.
    """

    course: AdaptationCourse
    receptors: TimeCourse
    balance: TimeCourse
    movement: TimeCourse
    phases: dict[str, tuple[int, int]]
    inhibited: bool
    scores: dict[str, dict[str, float]]
    number_change_percent: float
    dopamine_left: float


def doses_of(missed_per_week: int) -> np.ndarray:
    """The antipsychotic's doses day by day, shape (308,): 1 is taken, 0 is missed.

    From week 18 on the last days of each week are missed. Raises `CourseError` for other than 0 to 7 a week.

    >>> doses_of(2).reshape(-1, 7)[[11, 12, 18]].sum(axis=1)
    array([7., 0., 5.])
    """
    missed = whole_number(
        "missed_per_week",
        missed_per_week,
        at_least=0,
        at_most=DAYS_PER_WEEK,
        because="a week has seven doses.",
    )
    doses = np.ones((WEEKS, DAYS_PER_WEEK))
    doses[FORGOTTEN] = 0
    doses[IRREGULAR_FROM:, DAYS_PER_WEEK - missed :] = 0
    return doses.ravel()


def phases_of(missed_per_week: int, *, inhibited: bool) -> dict[str, tuple[int, int]]:
    """First week and end of each phase of the calendar, by its name.

    >>> phases_of(7, inhibited=False)
    {'missed week': (12, 13), 'antipsychotic stopped': (18, 44)}
    """
    doses = {0: "daily doses", DAYS_PER_WEEK: "antipsychotic stopped"}.get(
        missed_per_week, f"{missed_per_week} of 7 doses missed"
    )
    early = {"missed week": (FORGOTTEN, FORGOTTEN + 1)}
    if not inhibited:
        return early | {doses: (IRREGULAR_FROM, WEEKS)}
    return early | {
        doses: (IRREGULAR_FROM, INHIBITOR_FROM),
        "+ VMAT2 inhibitor": (INHIBITOR_FROM, INHIBITOR_UNTIL),
        "inhibitor stopped": (INHIBITOR_UNTIL, WEEKS),
    }


def life_course(
    *,
    peak_occupancy: float = 0.9,
    missed_per_week: int = 4,
    acetylcholine: float = 1.0,
    vmat2_occupancy: float = 0.0,
    half_life_h: float = HALF_LIFE_h,
    striatum: Striatum = STRIATUM,
) -> AdaptationCourse:
    """The forty-four weeks as the receptors live them.

    `half_life_h` is that of the antipsychotic, `peak_occupancy` is the antipsychotic's just after a dose, `acetylcholine` its tone from week 1 on, relative to
    normal, `vmat2_occupancy` that of weeks 26 to 34. Raises `CourseError` for values out of range.
    Source: the equation of `adaptation`.

    >>> len(life_course().number)
    309
    """
    peak = number(
        "peak_occupancy", peak_occupancy, at_least=0, at_most=MOST_PEAK, because="a last site stays free."
    )
    tone = number("acetylcholine", acetylcholine, above=0, at_most=2, because="it is 1 without drugs.")
    held = fraction("vmat2_occupancy", vmat2_occupancy, because="it is a share of transporters.")
    weeks = np.arange(WEEKS * DAYS_PER_WEEK) // DAYS_PER_WEEK
    drug = DailyDrug(half_life_h=half_life_h, peak_occupancy=peak)
    inhibited = held * ((weeks >= INHIBITOR_FROM) & (weeks < INHIBITOR_UNTIL))
    return simulate_treatment(
        striatum,
        daily_occupancy(drug, doses_of(missed_per_week)),
        inhibited[:, np.newaxis],
        acetylcholine=np.where(weeks >= ANTICHOLINERGIC_FROM, tone, 1.0),
    )


def life_view(
    *,
    peak_occupancy: float = 0.9,
    missed_per_week: int = 4,
    acetylcholine: float = 1.0,
    vmat2_occupancy: float = 0.0,
) -> LifeView:
    """The view of a life under four decisions, beside the same life with nothing added to the antipsychotic.

    Arguments and errors as `life_course`.

    >>> treated = life_view(vmat2_occupancy=0.83)
    >>> [round(treated.scores["dyskinesia"][week], 2) for week in ("before inhibitor", "on inhibitor", "off inhibitor")]
    [0.1, 0.0, 0.36]
    """
    doses = {"peak_occupancy": peak_occupancy, "missed_per_week": missed_per_week}
    course = life_course(**doses, acetylcholine=acetylcholine, vmat2_occupancy=vmat2_occupancy)
    bare = life_course(**doses) if acetylcholine != 1 or vmat2_occupancy else None
    scores = _scores(course)
    twin = {f"dyskinesia, {BARE}": _scores(bare)["dyskinesia"]} if bare else {}
    first = DAYS_PER_WEEK * INHIBITOR_FROM
    return LifeView(
        course=course,
        receptors=_receptors(course, bare),
        balance=_balance(course, bare),
        movement=_timeline("movement", "movement score", {**scores, **twin}),
        phases=phases_of(missed_per_week, inhibited=vmat2_occupancy > 0),
        inhibited=vmat2_occupancy > 0,
        scores={
            name: {week: float(score[at]) for week, at in NAMED_WEEKS.items()}
            for name, score in scores.items()
        },
        number_change_percent=100 * float(course.number[first + DAYS_PER_WEEK] / course.number[first] - 1),
        dopamine_left=float(content(TERMINAL_VESICLE, vmat2_occupancy)),
    )


def weekly(by_day: np.ndarray) -> np.ndarray:
    """Means of whole weeks, shape (weeks,), of a record by day.

    >>> weekly(np.array([7.0, 0, 0, 0, 0, 0, 0, *[2.0] * 7])).tolist()
    [1.0, 2.0]
    """
    return by_day.reshape(-1, DAYS_PER_WEEK).mean(axis=1)


def _scores(course: AdaptationCourse) -> dict[str, np.ndarray]:
    return {"parkinsonism": weekly(course.daily_parkinsonism), "dyskinesia": weekly(course.daily_dyskinesia)}


def _receptors(course: AdaptationCourse, bare: AdaptationCourse | None) -> TimeCourse:
    pools = {"function": course.function}
    if bare:  # second, as dyskinesia's twin is: so the same dash means the same life in both panels
        pools[f"function, {BARE}"] = bare.function
    pools["number"] = course.number
    return _timeline("receptor", "receptors", {name: values[:-1] for name, values in pools.items()})


def _balance(course: AdaptationCourse, bare: AdaptationCourse | None) -> TimeCourse:
    lines = {"this life": weekly(course.daily_balance)}
    if bare:
        lines[BARE] = weekly(bare.daily_balance)
    thresholds = {
        "dyskinesia threshold": STRIATUM.dyskinesia_above,
        "parkinsonism threshold": STRIATUM.parkinsonism_below,
    }
    return _timeline("dopamine", "balance", lines, thresholds)


def _timeline(
    quantity: str, label: str, lines: dict[str, np.ndarray], levels: dict[str, float] | None = None
) -> TimeCourse:
    """Lines by day from the first day on, or weekly means as steps, so that nothing begins before its week does."""
    length = len(next(iter(lines.values())))
    times = np.arange(length) / DAYS_PER_WEEK
    if length == WEEKS:
        times = np.repeat(np.arange(WEEKS + 1.0), 2)[1:-1]
        times[1::2] -= _STEP_WEEKS
        lines = {name: np.repeat(values, 2) for name, values in lines.items()}
    return TimeCourse(
        quantity=quantity,
        label=label,
        unit="",
        times=times,
        time_unit="weeks",
        lines=[
            Line(label=name, values=values, quantity=_OWN.get(name.partition(",")[0]))
            for name, values in lines.items()
        ],
        levels=levels or {},
    )
