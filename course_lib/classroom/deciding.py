"""What a lecturer decides about a class and about single students; every decision reaches all outputs at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path

from course_lib.checks import near, number
from course_lib.classroom.giving_back.publish import publish
from course_lib.classroom.grading_folder import GradingFolder
from course_lib.classroom.inside.isolation import Limits
from course_lib.classroom.intake.headings import plain
from course_lib.classroom.intake.people import People
from course_lib.classroom.intake.tables import read_rows
from course_lib.classroom.intake.times import moment, zone_of
from course_lib.classroom.locks import held
from course_lib.classroom.marks.decisions import Decisions, Due, write_decisions
from course_lib.classroom.marks.kit import kit_for
from course_lib.errors import CourseError

NOT_YET = "There is nothing marked yet: it will count when `course grade` has run."
TIMES = (
    "time",
    "when",
    "handedin",
    "submitted",
    "submittedat",
    "submissiontime",
    "zeit",
    "abgabe",
    "abgegebenam",
    "zuletztgeändertabgabe",  # of Moodle's grading sheet
    "lastmodifiedsubmission",
)
NO_TIME = ("", "-", "–")


def set_due(
    grading_folder: GradingFolder, text: str, *, per_day: float, grace_min: float, most_days: int | None
) -> Iterator[str]:
    """Say when a chapter's assignment is due, and what each begun day costs."""
    points = number("--per-day", per_day, at_least=0, because="lateness takes points off.")
    grace = number("--grace", grace_min, at_least=0, because="it is a time in minutes.")
    due = Due(
        when=moment(text, _no_zone()), said=text, points_per_day=points, grace_min=grace, most_days=most_days
    )
    with held(grading_folder.folder, "course due"):
        decide(grading_folder, replace(grading_folder.decisions(), due=due))
        yield f"Due {due.when:%Y-%m-%d %H:%M} UTC ({text}); {points:g} points off for each begun day after {grace:g} min."
        yield from _published(grading_folder)


def no_due(grading_folder: GradingFolder) -> Iterator[str]:
    """Take the due date back: nobody is late."""
    with held(grading_folder.folder, "course due"):
        decide(grading_folder, replace(grading_folder.decisions(), due=None))
        yield "No due date: nobody is late."
        yield from _published(grading_folder)


def set_own_due(grading_folder: GradingFolder, student: str, text: str) -> Iterator[str]:
    """Give one student another due date."""
    with held(grading_folder.folder, "course due"):
        student = known(grading_folder, student)
        if grading_folder.decisions().due is None:
            raise CourseError(f"{grading_folder.chapter.stem} has no due date yet: give the class one first.")
        when = moment(text, _no_zone()).isoformat()
        decide(grading_folder, grading_folder.decisions().with_student(student, due=when, due_said=text))
        yield f"{student}: due {text}."
        yield from _published(grading_folder)


class _NoZone(tzinfo):
    """A stand-in for the zone of a time that names none."""

    def utcoffset(self, _when: object) -> None:
        """Refuse."""
        raise CourseError("A due date needs its time zone: write it as 2026-11-03 23:59 Europe/Berlin.")

    def tzname(self, _when: object) -> None:
        """No name: no abbreviation is this zone's own."""

    dst = tzname


def _no_zone() -> tzinfo:
    return _NoZone()


def excuse(grading_folder: GradingFolder, student: str, because: str | None) -> Iterator[str]:
    """Excuse a student (or, without a reason, take the excuse back): no total, in any output."""
    with held(grading_folder.folder, "course excuse"):
        student = known(grading_folder, student)
        decide(grading_folder, grading_folder.decisions().with_student(student, excused=because))
        yield (
            f"{student}: excused: {because}." if because is not None else f"{student}: not excused any more."
        )
        yield from _published(grading_folder)


def say_handed_in(grading_folder: GradingFolder, student: str, text: str) -> Iterator[str]:
    """Say when a student handed in, where the submission itself does not."""
    with held(grading_folder.folder, "course handed-in"):
        student = known(grading_folder, student)
        decisions = grading_folder.decisions()
        when = moment(text, _zone_of_the_class(decisions)).isoformat()
        decide(grading_folder, decisions.with_student(student, handed_in=when))
        yield f"{student}: handed in {text}."
        yield from _published(grading_folder)


def read_times(grading_folder: GradingFolder, path: Path) -> Iterator[str]:
    """Take from a table (id or name; time) when students handed in."""
    rows = read_rows(path, "The table of times")
    heads = [plain(cell) for cell in rows[0]] if rows else []
    column = next((i for i, head in enumerate(heads) if head in TIMES), None)
    if column is None:
        raise CourseError(
            f"{path.name} has no column of times: give one the heading time, beside a column id."
        )
    with held(grading_folder.folder, "course handed-in"):
        decisions, people, unread = grading_folder.decisions(), People(grading_folder.roster()), []
        home = _zone_of_the_class(decisions)
        known_ids = {one.casefold(): one for one in grading_folder.results.students()}
        rows = [row for row in rows[1:] if "".join(row[column : column + 1]) not in NO_TIME]
        for row in rows:
            found = _of_row(row, column, people, known_ids)
            try:
                when = moment(row[column], home).isoformat() if found else None
            except (CourseError, IndexError):
                when = None
            if when is None:
                unread.append(" ".join(row)[:60])
                continue
            decisions = decisions.with_student(found, handed_in=when)
        decide(grading_folder, decisions)
        yield f"{len(rows) - len(unread)} of {len(rows)} times were read."
        yield from (f"Not read: {one!r}: nobody known, or no time." for one in unread)
        yield from _published(grading_folder)


def _zone_of_the_class(decisions: Decisions) -> tzinfo | None:
    """The zone of the due date: in it stand times that name none, whatever the zone of the machine that marks."""
    return zone_of(decisions.due.said) if decisions.due else None


def _of_row(row: list[str], column: int, people: People, known_ids: dict[str, str]) -> str | None:
    words = [cell for i, cell in enumerate(row) if i != column and cell]
    sets = [one for one in (people.by_word(word) for word in words) if one]
    common = set.intersection(*sets) if sets else {known_ids.get(word.casefold()) for word in words} - {None}
    return next(iter(common)) if len(common) == 1 else None


def known(grading_folder: GradingFolder, student: str) -> str:
    """The id of a student as the class list or the results spell it.

    Raises `CourseError` for somebody unknown; near matches are named.
    """
    there = {one.casefold(): one for one in (*grading_folder.results.students(), *grading_folder.roster())}
    if student.casefold() in there:
        return there[student.casefold()]
    hint = near(student, list(there.values()))
    ending = f" Did you mean {', '.join(hint)}?" if hint else " They are known by the ids of the class list."
    raise CourseError(f"There is no student {student[:60]!r} in {grading_folder.folder}.{ending}")


def decide(grading_folder: GradingFolder, decisions: Decisions) -> None:
    """Keep the decisions about a chapter."""
    write_decisions(grading_folder.decisions_file, decisions)


def _published(grading_folder: GradingFolder) -> Iterator[str]:
    if not grading_folder.results.there():
        yield NOT_YET
        return
    yield from publish(grading_folder, kit_for(grading_folder.chapter, None, Limits())).lines()
