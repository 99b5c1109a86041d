"""The list of a class: student ids, and the names and numbers by which a learning platform knows them."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from course_lib.classroom.intake.headings import columns, is_heading
from course_lib.classroom.intake.tables import read_rows
from course_lib.errors import CourseError

STUDENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}")
SHORTENED = re.compile(r"\d+[.,]\d+E\+\d+", re.IGNORECASE)
NOBODY = ("points possible", "student, test", "test student")  # lines of Canvas's export that are no student
WHAT = "The list of students"


def read_roster(path: Path) -> dict[str, dict[str, str]]:
    """Rows by student id, from a CSV with a heading, or a plain list of one id a line.

    Headings are those of Excel, LibreOffice, pandas, Moodle, Canvas and others, in any encoding and with any separator;
    each row has `id` and, where the list has them, `name`, `email`, `moodle`, `canvas` and further columns.
    Raises `CourseError` for an unreadable file, an unusable id or one that is there twice.
    """
    heads, lines = _heads_and_lines(path)
    rows: dict[str, dict[str, str]] = {}
    seen: set[str] = set()
    for line in lines:
        row = _row(heads, line)
        if _is_nobody(row):
            continue
        student = row["id"]
        _refuse_unusable(path, student, row)
        if student.casefold() in seen:
            raise CourseError(f"{path.name} has the id {student!r} twice: each student has one.")
        seen.add(student.casefold())
        rows[student] = row
    if not rows:
        raise CourseError(f"{path.name} names no student: write one id a line.")
    return rows


def _heads_and_lines(path: Path) -> tuple[list[str], Sequence[Sequence[str]]]:
    lines = read_rows(path, WHAT)
    if lines and is_heading(lines[0]):
        heads = columns(lines[0])
        if "id" not in heads:
            if "email" not in heads:
                raise CourseError(
                    f"{path.name} has no column of ids ({', '.join(lines[0][:6])}): add one with the heading id."
                )
            heads[heads.index("email")] = "id"
        return heads, lines[1:]
    return ["id", "name"], lines


def _row(heads: Sequence[str], line: Sequence[str]) -> dict[str, str]:
    row: dict[str, str] = {"id": ""}
    for head, cell in zip(heads, line, strict=False):
        value = cell.removeprefix("'")
        if head and value and not row.get(head):
            row[head] = value
    for number in ("id", "moodle", "canvas", "sis", "brightspace"):
        if (
            number in row
        ):  # pandas writes a whole number beside a gap as 4711.0, and Moodle “Participant 4711”
            row[number] = re.sub(r"^(\d+)\.0$", r"\1", row[number])
    if "moodle" in row:
        row["moodle"] = re.sub(r"^\D+(\d+)$", r"\1", row["moodle"])
    if "name" not in row and ("first" in row or "last" in row):
        row["name"] = " ".join(filter(None, (row.get("first"), row.get("last"))))
    return row


def _is_nobody(row: Mapping[str, str]) -> bool:
    return any(row.get(key, "").strip().casefold() in NOBODY for key in ("name", "id"))


def _refuse_unusable(path: Path, student: str, row: Mapping[str, str]) -> None:
    if SHORTENED.fullmatch(student):
        raise CourseError(
            f"{path.name} has the id {student!r}, a number that a spreadsheet has shortened: format the column as text, "
            "and save it anew."
        )
    if not STUDENT.fullmatch(student):
        whose = f" (in the row of {row['name'][:40]})" if row.get("name") else ""
        raise CourseError(
            f"{path.name} has the id {student!r}{whose}, but an id is up to 64 letters, digits and . _ @ + -: "
            "it becomes the name of a folder."
        )
