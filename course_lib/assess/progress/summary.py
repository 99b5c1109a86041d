"""Where a learner stands: objective by objective, and what is due today."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from course_lib.assess.progress.rounds import Round, rounds
from course_lib.assess.progress.schedule import due_times
from course_lib.assess.progress.store import Event
from course_lib.questions import bank
from course_lib.syllabus import chapters, primer


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One objective of one learner. `due` is None when it was never tried."""

    chapter: str
    objective: str
    text: str
    tried: int
    right_first: int
    right_at_last: int
    hints: int
    due: datetime | None
    commonest_mistake: str | None

    @property
    def share(self) -> float:
        """The share of tried questions that were right at the first go, without help."""
        return self.right_first / self.tried if self.tried else 0.0

    @property
    def due_day(self) -> date | None:
        """The day on which it is due, as the calendar on the learner's own wall has it."""
        return None if self.due is None else self.due.astimezone().date()

    def is_due(self, moment: datetime) -> bool:
        """Whether it should be reviewed on the day of that moment or before; a day ends at the learner's own midnight."""
        return self.due is not None and self.due_day <= moment.astimezone().date()


def standings(events: Iterable[Event]) -> list[Standing]:
    """The standing in every objective that has questions, in the order of the course."""
    gone_through = rounds(events)
    due = due_times(gone_through)
    asked = {question.objective for question in bank()}
    return [
        _standing(
            chapter.id,
            objective.id,
            objective.text,
            [one for one in gone_through if one.objective == objective.id],
            due.get(objective.id),
        )
        for chapter in (primer(), *chapters())
        for objective in chapter.objectives
        if objective.id in asked
    ]


def _standing(chapter: str, objective: str, text: str, tried: list[Round], due: datetime | None) -> Standing:
    slips = Counter(mistake for one in tried for mistake in one.mistakes)
    return Standing(
        chapter=chapter,
        objective=objective,
        text=text,
        tried=len(tried),
        right_first=sum(one.right_first for one in tried),
        right_at_last=sum(one.right_at_last for one in tried),
        hints=sum(one.hints for one in tried),
        due=due,
        commonest_mistake=min(slips, key=lambda name: (-slips[name], name)) if slips else None,
    )
