"""What a lecturer decides about a class: when work is due, what lateness costs, who is excused, what was appealed."""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from course_lib.errors import CourseError
from course_lib.files import write_atomically

DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Due:
    """When work is due (in universal time), as it was said, and what each begun day costs after the grace."""

    when: datetime
    said: str
    points_per_day: float = 0.0
    grace_min: float = 0.0
    most_days: int | None = None


@dataclass(frozen=True, kw_only=True)
class Personal:
    """What holds for one student: excused why, an own due date, when they handed in, remarks."""

    excused: str | None = None
    due: str | None = None
    due_said: str | None = None
    handed_in: str | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Late:
    """How late something was, in begun days, and the points that it costs."""

    days: int = 0
    points: float = 0.0
    known: bool = True


@dataclass(frozen=True, kw_only=True)
class Decisions:
    """All decisions about one chapter's assignment."""

    due: Due | None = None
    students: Mapping[str, Personal] = field(default_factory=dict)

    def of(self, student: str) -> Personal:
        """What holds for a student."""
        return self.students.get(student, Personal())

    def with_student(self, student: str, **changes: object) -> "Decisions":
        """These decisions with changes for one student."""
        return replace(self, students={**self.students, student: replace(self.of(student), **changes)})

    def late(self, student: str, handed_in: str | None) -> Late:
        """How late a student was; `handed_in` is what the submission itself says, in ISO form.

        A day is 24 hours from the due time, whatever the clocks do meanwhile; nothing is taken off within the grace, and
        nothing where nobody knows when it was handed in.
        """
        own = self.of(student)
        if self.due is None:
            return Late()
        said = own.handed_in or handed_in
        if said is None:
            return Late(known=False)
        due = datetime.fromisoformat(own.due) if own.due else self.due.when
        over = datetime.fromisoformat(said) - due
        if over <= timedelta(minutes=self.due.grace_min):
            return Late()
        days = math.ceil(over / DAY)
        charged = days if self.due.most_days is None else min(days, self.due.most_days)
        return Late(days=days, points=charged * self.due.points_per_day)


def read_decisions(path: Path) -> Decisions:
    """The decisions in a file; none where there is no file.

    Raises `CourseError` when the file is damaged: marks must not be worked out without what was decided.
    """
    if not path.exists():
        return Decisions()
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        due = data.get("due")
        people = {
            student: Personal(**{**one, "remarks": tuple(one.get("remarks", ()))})
            for student, one in data["students"].items()
        }
        due = Due(**{**due, "when": datetime.fromisoformat(due["when"])}) if due else None
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise CourseError(
            f"{path} cannot be read ({str(problem)[:80]}): it holds due dates and excuses; mend it, or take it away and "
            "give them again."
        ) from None
    return Decisions(due=due, students=people)


def write_decisions(path: Path, decisions: Decisions) -> None:
    """Keep the decisions, whole or not at all."""
    due = decisions.due
    data = {
        "due": {**asdict(due), "when": due.when.astimezone(UTC).isoformat()} if due else None,
        "students": {
            student: {key: value for key, value in asdict(one).items() if value}
            for student, one in sorted(decisions.students.items())
        },
    }
    write_atomically(path, json.dumps(data, ensure_ascii=False, indent=1).encode())
