"""What a lecturer should know about a class's submissions beside their marks, as plain lines."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from course_lib.classroom.marks.ledger import StudentMarks

UNPROTECTED = "These submissions ran WITHOUT a sandbox (--trust-submissions): their marks are only as honest as their authors."
TO_DO = "For you to do"
MANY, NAMED = 4, 6
PUT_RIGHT = "Put right or stopped: nothing to do, and the students are told"


@dataclass(frozen=True, kw_only=True)
class Remarks:
    """Lines that ask the lecturer for something, and lines that only tell what was put right."""

    to_do: tuple[str, ...] = ()
    put_right: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The lines under their two headings.

        >>> print(Remarks(to_do=("ada: the file is empty.",)))
        For you to do
        ada: the file is empty.
        """
        parts = ((TO_DO, self.to_do), (PUT_RIGHT, self.put_right))
        told = ["\n".join([heading, *lines]) for heading, lines in parts if lines]
        return "\n\n".join(told) or "Nothing was odd."


def remarks(
    results: Sequence[dict],
    intake_lines: Sequence[str],
    everyone: str,
    *,
    told: Sequence[str] = (),
    ledger: Sequence[StudentMarks] = (),
    course: str | None = None,
    released: Mapping[str, Sequence[str]] | None = None,
    costs_when_late: bool = False,
    said_late: Mapping[str, str] | None = None,
) -> Remarks:
    """The remarks on a class: what the intake refused, whose numbers were found, what was put right or stopped.

    `everyone` is the short name of the numbers in the public exercise, `released` those that each student was ever given;
    `course` is the print of the course as it is now.
    """
    to_do = [UNPROTECTED] if any(not result["protected"] for result in results) else []
    to_do += intake_lines
    owners = {one["numbers"]["own"]: one["student"] for one in results if one.get("numbers")}
    common = _common(results)
    put_right = [*told, *(f"{count} of {len(results)} students: {note}" for note, count in common.items())]
    numbers = []
    for result in results:
        student = result["student"]
        if result["refused"]:
            to_do.append(f"{student}: not marked: {result['refused']}")
            continue
        numbers += _about_numbers(result, owners, everyone, (released or {}).get(student, ()))
        put_right += [f"{student}: {note}" for note in result["notes"] if note not in common]
    to_do += [*_gathered(numbers), *_about_old_marks(results, course), *_about_ledger(ledger)]
    if costs_when_late:
        to_do += _about_times(ledger, said_late or {})
    return Remarks(to_do=tuple(to_do), put_right=tuple(put_right))


def _common(results: Sequence[dict]) -> dict[str, int]:
    # What befell most of a class comes from one cause, as a cell that was changed after the release: one line, not forty.
    counts = Counter(note for result in results for note in result["notes"])
    return {note: count for note, count in counts.items() if count >= MANY and count > len(results) / 2}


def _about_numbers(
    result: dict, owners: Mapping[str, str], everyone: str, given: Sequence[str]
) -> list[tuple[str, str]]:
    numbers, student = result.get("numbers") or {}, result["student"]
    found = numbers.get("found")
    if not found or found == numbers["own"]:
        return []
    if found in owners:
        return [(student, f"the notebook holds the numbers of {owners[found]}: ask both.")]
    if found == everyone:
        return [(student, f"worked on the public exercise, not on the notebook released to {student}.")]
    if found in given:
        return [
            (
                student,
                "the notebook holds numbers of an earlier release: mark it with the course as it was then, or by hand.",
            )
        ]
    return [
        (
            student,
            "the numbers in the notebook are not those released: it was changed there, or comes from another release.",
        )
    ]


def _gathered(lines: Sequence[tuple[str, str]]) -> list[str]:
    """One line for each student, or one for all of whom the same is to be said."""
    by_line = defaultdict(list)
    for student, line in lines:
        by_line[line].append(student)
    said = []
    for line, students in by_line.items():
        if len(students) >= MANY:
            said.append(f"{len(students)} students ({_names(students)}): {line} {_MARKED.format('their')}")
        else:
            said += [f"{one}: {line} {_MARKED.format(one + '’s')}" for one in students]
    return said


_MARKED = "It was marked with {} own numbers: what the code works out counts, numbers typed by hand do not."


def _about_old_marks(results: Sequence[dict], course: str | None) -> list[str]:
    old = [one["student"] for one in results if course and one["kit"].split("-")[0] != course]
    if not old:
        return []
    return [
        f"Marks of {len(old)} ({_names(old)}) come from an earlier version of the course, and their notebooks were not in "
        "what was marked now: mark them again with `course grade`."
    ]


def _about_ledger(ledger: Sequence[StudentMarks]) -> list[str]:
    return [
        f"{one.student}: {task.title}: a mark by hand was given for another notebook and is not counted: give it again with "
        "`course appeal`, if it still holds."
        for one in ledger
        for task in one.tasks
        if task.outdated and not task.by_hand
    ]


def _about_times(ledger: Sequence[StudentMarks], said_late: Mapping[str, str]) -> list[str]:
    unknown = [one.student for one in ledger if not one.late.known and one.total is not None]
    if not unknown:
        return []
    late = [one for one in unknown if one in said_late]
    more = f" Canvas says that {_names(late)} handed in late." if late else ""
    return [
        f"When {len(unknown)} ({_names(unknown)}) handed in is not known, so nothing was taken off:{more} say it with "
        "`course handed-in`."
    ]


def _names(students: Sequence[str]) -> str:
    more = f" and {len(students) - NAMED} more" if len(students) > NAMED else ""
    return ", ".join(students[:NAMED]) + more
