"""The mystery records: three people on an inhibitor and off it, one mask, one with receptors, one with learning."""

from dataclasses import dataclass
from functools import lru_cache
from random import Random

import numpy as np

from course_lib.assess.revealed import Revealed
from course_lib.chapters.maladaptive_learning.questions.mystery import RECORDS, hidden_records
from course_lib.models.learning.withdrawal import treated
from course_lib.models.learning.years import DAYS_PER_WEEK

BEFORE, ON, OFF, SPAN = 4, 96, 26, 4  # weeks; movements are counted on the days of four weeks
PERIODS = {
    "before": (0, BEFORE),
    "on, weeks 1 to 4": (BEFORE, BEFORE + SPAN),
    "on, weeks 93 to 96": (BEFORE + ON - SPAN, BEFORE + ON),
    "off, weeks 1 to 4": (BEFORE + ON, BEFORE + ON + SPAN),
    "off, weeks 23 to 26": (BEFORE + ON + OFF - SPAN, BEFORE + ON + OFF),
}


@lru_cache(maxsize=32)
def _true(story: str, occupancy: float) -> dict[str, float]:
    person = treated(occupancy, weeks_on=ON, weeks_off=OFF, weeks_before=BEFORE, story=story)
    moved = person.course.movements_per_day
    return {
        name: float(moved[DAYS_PER_WEEK * first : DAYS_PER_WEEK * end].mean())
        for name, (first, end) in PERIODS.items()
    }


@dataclass(frozen=True)
class MysteryRecords:
    """Three records known by their seed alone.

    >>> MysteryRecords(3)
    MysteryRecords(3): three people, three stories. Read with .table(), and reveal last.
    """

    seed: object

    def __repr__(self) -> str:
        return f"MysteryRecords({self.seed!r}): three people, three stories. Read with .table(), and reveal last."

    def table(self) -> dict[str, dict[str, float]]:
        """Movements a day by record and period, counted over four weeks each; the same ones at every call."""
        hidden, rows = hidden_records(self.seed), {}
        days = SPAN * DAYS_PER_WEEK
        for name, story in zip(RECORDS, hidden.order, strict=True):
            rng = np.random.default_rng(Random(f"records|{self.seed}|{name}").getrandbits(48))
            true = _true(story, hidden.occupancy)
            rows[name] = {period: round(rng.poisson(days * each) / days, 1) for period, each in true.items()}
        return rows

    def reveal(self) -> Revealed:
        """The three stories in one sentence; folded away on a page."""
        hidden = hidden_records(self.seed)
        told = ", ".join(f"{name} {story}" for name, story in zip(RECORDS, hidden.order, strict=True))
        return Revealed(f"{told}; {100 * hidden.occupancy:.0f} % of VMAT2 was occupied.")


def mystery_records(seed: object = 1) -> MysteryRecords:
    """Three records; the same seed gives the same ones.

    Raises `CourseError` when the seed is neither whole number nor text.

    >>> sorted(mystery_records(3).table())
    ['A', 'B', 'C']
    """
    hidden_records(seed)
    return MysteryRecords(seed)
