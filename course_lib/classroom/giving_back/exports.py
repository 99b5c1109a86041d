"""Marks as files for other programs: a general CSV (Moodle reads it), Canvas's own, and a zip of feedback for Moodle."""

import codecs
import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from course_lib.classroom.marks.kit import Kit
from course_lib.classroom.marks.ledger import EXCUSED, FINAL, StudentMarks


def workbook_rows(
    kit: Kit, ledger: Sequence[StudentMarks], roster: Mapping[str, Mapping[str, str]]
) -> list[list[object]]:
    """A heading, and one row a student: id, name, total, maximum, status, what lateness cost, each task."""
    title = f"{kit.chapter.id} {kit.chapter.title}"
    titles = [f"{mark.title} ({mark.most:g})" for mark in next((one.tasks for one in ledger), ())]
    rows: list[list[object]] = [["ID number", "Name", title, "Maximum", "Status", "Taken off, late", *titles]]
    for one in ledger:
        who = [one.student, roster.get(one.student, {}).get("name", "")]
        points = ["" if one.total is None or mark.points is None else mark.points for mark in one.tasks]
        late = one.late.points or ""
        rows.append([*who, _total(one), kit.assignment.points, one.status, late, *points])
    return rows


def general_csv(kit: Kit, ledger: Sequence[StudentMarks], roster: Mapping[str, Mapping[str, str]]) -> bytes:
    """One row a student; Moodle's grade import matches `ID number` and the total's column; names are for you."""
    return _csv(workbook_rows(kit, ledger, roster))


def canvas_csv(kit: Kit, ledger: Sequence[StudentMarks], roster: Mapping[str, Mapping[str, str]]) -> bytes:
    """Canvas's gradebook import: names and numbers from the class list, where it has them.

    A column Notes says whose total is not final yet, where there is anybody.
    """
    notes = any(one.status != FINAL for one in ledger)
    title = f"{kit.chapter.id} {kit.chapter.title}"
    heads = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *(["Notes"] if notes else []), title]
    blanks = [""] * (len(heads) - 2)
    rows: list[list[object]] = [heads, ["    Points Possible", *blanks, kit.assignment.points]]
    for one in ledger:
        known = roster.get(one.student, {})
        row = [known.get("name", one.student), known.get("canvas", ""), known.get("sis", ""), one.student]
        said = [one.status if one.status != FINAL else ""] if notes else []
        total = "EX" if one.status == EXCUSED else _total(one)
        rows.append([*row, known.get("section", ""), *said, total])
    return _csv(rows)


def _total(one: StudentMarks) -> float | str:
    return "" if one.total is None else one.total


def write_moodle_zip(path: Path, pages: Mapping[str, Path]) -> None:
    """Write the zip for Moodle's *Upload multiple feedback files in a zip*, whole or absent: each page in its student's folder.

    `pages` maps what Moodle wants before a file's name (`Ada_4711_assignsubmission_file_/`) to the page that goes back.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
        for before, page in pages.items():
            # Without a date, the same feedback is the same zip.
            archive.writestr(
                zipfile.ZipInfo(f"{before}feedback_{page.name}"), page.read_bytes(), zipfile.ZIP_DEFLATED
            )
    unfinished.replace(path)


def _csv(rows: Sequence[Sequence[object]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([[_safe(value) for value in row] for row in rows])
    text = buffer.getvalue()
    # Excel takes a CSV for its own country's encoding, unless a mark says UTF-8; where all is ASCII, none is needed.
    return (b"" if text.isascii() else codecs.BOM_UTF8) + text.encode("utf-8", "replace")


def _safe(value: object) -> object:
    # A spreadsheet takes a text that begins like a formula for one.
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value
