"""What chapter 04 shows of years: a steady block, a year on a VMAT2 inhibitor, and both stopped, with three models.

The calendar is fixed: an antipsychotic every day for four and a half years, a VMAT2 inhibitor through the fourth
year, then neither for two years. ILLUSTRATION: calendar and the antipsychotic's half-life are chosen for teaching.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import fraction, number
from course_lib.models.records.curves import Line, TimeCourse
from course_lib.models.target.adaptation import STRIATUM
from course_lib.models.target.adaptation_drive import DailyDrug, daily_occupancy
from course_lib.models.target.slow_store import (
    DAYS_PER_MONTH,
    FED_BY_BLOCKADE,
    FED_BY_SUPERSENSITIVITY,
    StoreCourse,
    simulate_with_store,
)

DAYS_PER_WEEK = 7
HALF_LIFE_h = 12.0  # illustrative, as the whole calendar
INHIBITOR_FROM, INHIBITOR_UNTIL, STOPPED, MONTHS = 36, 48, 54, 78
PHASES = {
    "antipsychotic, every day": (0, INHIBITOR_FROM),
    "+ inhibitor": (INHIBITOR_FROM, INHIBITOR_UNTIL),
    "off it": (INHIBITOR_UNTIL, STOPPED),
    "no drug": (STOPPED, MONTHS),
}
STORES = {"blockade": FED_BY_BLOCKADE, "supersensitivity": FED_BY_SUPERSENSITIVITY}
# Weeks, counted from the month at which a phase begins; the first of each pair is the week before it.
NAMED_WEEKS = {
    "before inhibitor": (INHIBITOR_FROM, -1),
    "week 1 on it": (INHIBITOR_FROM, 0),
    "week 6 on it": (INHIBITOR_FROM, 5),
    "week 48 on it": (INHIBITOR_FROM, 47),
    "week 1 after it": (INHIBITOR_UNTIL, 0),
    "a year after the last dose": (STOPPED, 52),
}


@dataclass(frozen=True, kw_only=True)
class YearsView:
    """Six and a half years with receptors alone and with each of two slow stores, by what fills the store.

    `balance` holds weekly means of the balance over months. `onset_month` is None where dyskinesia never begins;
    `weeks` holds the balance in the named weeks.
    """

    balance: TimeCourse
    phases: dict[str, tuple[int, int]]
    onset_month: dict[str, float | None]
    weeks: dict[str, dict[str, float]]


def years_view(*, peak_occupancy: float = 0.85, vmat2_occupancy: float = 0.83) -> YearsView:
    """The view of these years, for a daily peak of D2 occupancy and a VMAT2 occupancy in the fourth year.

    Raises `CourseError` for values out of range. Source: `adaptation` and `slow_store`.

    >>> view = years_view()
    >>> {store: round(month) for store, month in view.onset_month.items()}
    {'blockade': 18, 'supersensitivity': 19}
    >>> [round(view.weeks[store]["week 48 on it"], 2) for store in ("blockade", "supersensitivity")]
    [1.05, 1.52]
    """
    peak = number(
        "peak_occupancy", peak_occupancy, at_least=0, at_most=0.97, because="a last site stays free."
    )
    held = fraction("vmat2_occupancy", vmat2_occupancy, because="it is a share of transporters.")
    months = np.arange(round(MONTHS * DAYS_PER_MONTH)) / DAYS_PER_MONTH
    drug = DailyDrug(half_life_h=HALF_LIFE_h, peak_occupancy=peak)
    antipsychotic = daily_occupancy(drug, (months < STOPPED).astype(float))
    inhibited = held * ((months >= INHIBITOR_FROM) & (months < INHIBITOR_UNTIL))
    courses = {
        name: simulate_with_store(STRIATUM, store, antipsychotic, inhibited[:, np.newaxis])
        for name, store in STORES.items()
    }
    return YearsView(
        balance=_balance(courses),
        phases=PHASES,
        onset_month={name: course.onset_month for name, course in courses.items()},
        weeks={
            name: {week: _week(course.balance, *at) for week, at in NAMED_WEEKS.items()}
            for name, course in courses.items()
        },
    )


def _week(by_day: np.ndarray, month: int, week: int) -> float:
    start = round(month * DAYS_PER_MONTH) + DAYS_PER_WEEK * week
    return float(by_day[start : start + DAYS_PER_WEEK].mean())


def _weekly(by_day: np.ndarray) -> np.ndarray:
    whole = len(by_day) // DAYS_PER_WEEK * DAYS_PER_WEEK
    return by_day[:whole].reshape(-1, DAYS_PER_WEEK).mean(axis=1)


def _balance(courses: dict[str, StoreCourse]) -> TimeCourse:
    lines = {f"store fed by {name}": _weekly(course.balance) for name, course in courses.items()}
    lines["receptors alone"] = _weekly(courses["blockade"].signal)
    weeks = len(lines["receptors alone"])
    return TimeCourse(
        quantity="movement",
        label="balance",
        unit="",
        times=(np.arange(weeks) + 0.5) * DAYS_PER_WEEK / DAYS_PER_MONTH,
        time_unit="months",
        lines=[
            Line(label=name, values=values, quantity="receptor" if name == "receptors alone" else None)
            for name, values in lines.items()
        ],
        levels={"dyskinesia threshold": STRIATUM.dyskinesia_above},
    )
