"""The list of a class: student ids, and the names and numbers by which a learning platform knows them."""

import csv
import io
from pathlib import Path

from course_lib.classroom.intake.collected import STUDENT
from course_lib.errors import CourseError


def read_roster(path: Path) -> dict[str, dict[str, str]]:
    """Rows by student id, from a CSV whose first column is `id`, or a plain list of one id a line.

    Further columns (name, moodle, canvas …) are names by which a zip may know the student.
    Raises `CourseError` for an unreadable file, an unusable id or one that is there twice.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise CourseError(
            f"The list of students {path} cannot be read ({problem}): it is a CSV in UTF-8."
        ) from None
    lines = [line for line in text.splitlines() if line.strip()]
    if lines and lines[0].split(",")[0].strip().casefold() != "id":
        lines.insert(0, "id")
    rows: dict[str, dict[str, str]] = {}
    for row in csv.DictReader(io.StringIO("\n".join(lines)), restval="", restkey="more"):
        named = {key.strip(): value.strip() for key, value in row.items() if isinstance(value, str)}
        student = named.get("id") or next(iter(named.values()), "")
        if not STUDENT.fullmatch(student):
            raise CourseError(
                f"{path.name} has the id {student!r}, but an id is up to 64 letters, digits and . _ @ + -: "
                "it becomes the name of a folder."
            )
        if student.casefold() in {known.casefold() for known in rows}:
            raise CourseError(f"{path.name} has the id {student!r} twice: each student has one.")
        rows[student] = named
    if not rows:
        raise CourseError(f"{path.name} names no student: write one id a line.")
    return rows


def known_as(rows: dict[str, dict[str, str]]) -> dict[str, str]:
    """Every name and number of the list, letter case ignored → student id; what two students share names neither.

    >>> known_as({"ada": {"id": "ada", "moodle": "4711"}})["4711"]
    'ada'
    >>> known_as({"a": {"id": "a", "name": "Kim Lee"}, "b": {"id": "b", "name": "Kim Lee"}})
    {'a': 'a', 'b': 'b'}
    """
    owners: dict[str, set[str]] = {}
    for student, row in rows.items():
        for value in (student, *row.values()):
            owners.setdefault(value.casefold(), set()).add(student)
    owners |= {
        student.casefold(): {student} for student in rows
    }  # an id is nobody else's, whatever a column says
    return {value: next(iter(them)) for value, them in owners.items() if value and len(them) == 1}
