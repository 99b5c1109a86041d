"""Tables of adverse events: counts behind percentages, differences with intervals, and what no event can mean."""

import math
from dataclasses import dataclass

from course_lib.checks import number, whole_number
from course_lib.errors import CourseError
from course_lib.models.trial.responders import difference_interval, needed_to_treat, wilson


@dataclass(frozen=True, kw_only=True)
class Harm:
    """One row of a table: people with the event and people observed, on drug and on placebo.

    Raises `CourseError` for more events than people, and for arms without anybody.

    >>> row = Harm(name="somnolence", events_drug=29, n_drug=262, events_placebo=8, n_placebo=183)
    >>> round(100 * row.difference, 1), [round(100 * end, 1) for end in row.interval]
    (6.7, [1.5, 11.6])
    """

    name: str
    events_drug: int
    n_drug: int
    events_placebo: int
    n_placebo: int

    def __post_init__(self) -> None:
        wilson(self.events_drug, self.n_drug)
        wilson(self.events_placebo, self.n_placebo)

    @property
    def difference(self) -> float:
        """Share with the event on drug less that on placebo."""
        return self.events_drug / self.n_drug - self.events_placebo / self.n_placebo

    @property
    def interval(self) -> tuple[float, float]:
        """95 % confidence interval of the difference, Newcombe's method 10."""
        return difference_interval(self.events_drug, self.n_drug, self.events_placebo, self.n_placebo)

    @property
    def needed_to_harm(self) -> float:
        """People treated for one more event than on placebo; below 0 for fewer. Raises `CourseError` if equal."""
        if self.events_drug == self.events_placebo == 0:
            raise CourseError(
                f"{self.name} happened to nobody in either arm, but a number needed to harm must have an event: "
                "use the upper limit for none instead."
            )
        return needed_to_treat(self.events_drug / self.n_drug, self.events_placebo / self.n_placebo)

    @property
    def fisher_p(self) -> float:
        """Two-sided P of Fisher's exact test; 1 without any event, which tells nothing.

        With all margins held, the share of the ways to deal the events to both arms that are at most as many as
        the way seen; counted in whole numbers, so no rounding decides which are as rare.
        """
        events = self.events_drug + self.events_placebo
        ways = [
            math.comb(self.n_drug, on_drug) * math.comb(self.n_placebo, events - on_drug)
            for on_drug in range(events + 1)
        ]
        seen = ways[self.events_drug]
        return sum(way for way in ways if way <= seen) / sum(ways)


def counted(per_cent: float, people: int) -> int:
    """The whole number of people nearest to a printed percentage.

    >>> counted(10.9, 262), counted(4.2, 183)
    (29, 8)
    """
    share = number("per_cent", per_cent, at_least=0, at_most=100, because="it is a percentage of people.")
    n = whole_number("people", people, at_least=1, because="a percentage is of somebody.")
    return round(share / 100 * n)


def is_whole_count(per_cent: float, people: int, *, decimals: int = 1) -> bool:
    """Whether some whole number of these people, rounded, gives the printed percentage.

    >>> is_whole_count(3.4, 262), is_whole_count(10.9, 262)
    (True, False)
    """
    count = counted(per_cent, people)
    return any(round(100 * (count + step) / people, decimals) == per_cent for step in (-1, 0, 1))


def upper_limit_of_none(people: int, *, level: float = 0.95) -> float:
    """Largest chance of an event that none of these people had, 1 − (1 − level)^(1/n); near 3/n for many.

    Raises `CourseError` for nobody. Source: exact binomial; Jovanovic and Levy 1997, Am Stat 51:137.

    >>> round(100 * upper_limit_of_none(262), 1), round(100 * upper_limit_of_none(30), 1)
    (1.1, 9.5)
    """
    n = whole_number("people", people, at_least=1, because="nobody observed says nothing.")
    inside = number("level", level, above=0, below=1, because="a limit leaves some chance.")
    return 1 - (1 - inside) ** (1 / n)


def people_to_see(chance: float, *, level: float = 0.95) -> int:
    """People needed to see at least one event of this chance with this certainty.

    >>> 2990 < people_to_see(0.001) < 3000
    True
    """
    rare = number("chance", chance, above=0, below=1, because="an event without a chance is never seen.")
    inside = number("level", level, above=0, below=1, because="certainty needs everybody.")
    return math.ceil(math.log(1 - inside) / math.log1p(-rare))
