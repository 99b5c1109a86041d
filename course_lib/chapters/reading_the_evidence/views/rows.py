"""What chapter 14 reads row by row: eight adverse events with their intervals, and the source's own table."""

from dataclasses import dataclass

from course_lib.facts import fact
from course_lib.models.records.curves import Bars
from course_lib.models.trial.harms import Harm, counted

PEOPLE, PEOPLE_PLACEBO = 262, 183
EVENTS = {
    "somnolence": "somnolence",
    "anticholinergic": "anticholinergic effects",
    "balance_falls": "balance, falls",
    "headache": "headache",
    "akathisia": "akathisia",
    "vomiting": "vomiting",
    "nausea": "nausea",
    "arthralgia": "joint pain",
}


@dataclass(frozen=True, kw_only=True)
class HarmTable:
    """Rows of a table of adverse events, and their differences from placebo as marks."""

    harms: tuple[Harm, ...]
    rows: Bars


def harms_view() -> HarmTable:
    """The eight pooled rows of valbenazine, as counts nearest to the printed percentages.

    >>> [row.name for row in harms_view().harms if row.interval[0] > 0]
    ['somnolence']
    """
    harms = tuple(
        Harm(
            name=name,
            events_drug=counted(fact(f"adverse.{key}_valbenazine", "%"), PEOPLE),
            n_drug=PEOPLE,
            events_placebo=counted(fact(f"adverse.{key}_placebo", "%"), PEOPLE_PLACEBO),
            n_placebo=PEOPLE_PLACEBO,
        )
        for key, name in EVENTS.items()
    )
    rows = Bars(
        quantity="valbenazine",
        label="more people with the event",
        unit="percentage points",
        names=tuple(row.name for row in harms),
        values=[round(100 * row.difference, 1) for row in harms],
        low=[100 * row.interval[0] for row in harms],
        high=[100 * row.interval[1] for row in harms],
        interval="95 % interval",
    )
    return HarmTable(harms=harms, rows=rows)
