"""Marks as files for other programs: a general CSV (Moodle reads it), Canvas's own, and executed notebooks."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from course_lib.classroom.giving_back.feedback import is_final, total
from course_lib.classroom.marks.gradebook import TaskMark
from course_lib.classroom.marks.kit import Kit
from course_lib.classroom.marks.rebuild import MasterCell


def general_csv(
    kit: Kit,
    marks: Mapping[str, Sequence[TaskMark]],
    refused: Mapping[str, str],
    roster: Mapping[str, Mapping[str, str]],
) -> bytes:
    """One row a student; Moodle's grade import matches `ID number` and the total's column; names are for you."""
    title = f"{kit.chapter.id} {kit.chapter.title}"
    titles = [f"{mark.title} ({mark.most:g})" for mark in next(iter(marks.values()), ())]
    rows = [["ID number", "Name", title, "Maximum", "Status", *titles]]
    for student, ones in sorted(marks.items()):
        status = refused.get(student) or ("final" if is_final(ones) else "waits for marks by hand")
        who = [student, roster.get(student, {}).get("name", "")]
        rows.append([*who, total(ones), kit.assignment.points, status, *(_points(mark) for mark in ones)])
    return _csv(rows)


def canvas_csv(
    kit: Kit, marks: Mapping[str, Sequence[TaskMark]], roster: Mapping[str, Mapping[str, str]]
) -> bytes:
    """Canvas's gradebook import: names and numbers from the class list, where it has them."""
    title = f"{kit.chapter.id} {kit.chapter.title}"
    rows = [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", title],
        ["    Points Possible", "", "", "", "", kit.assignment.points],
    ]
    for student, ones in sorted(marks.items()):
        known = roster.get(student, {})
        row = [known.get("name", student), known.get("canvas", ""), known.get("sis", ""), student]
        rows.append([*row, known.get("section", ""), total(ones)])
    return _csv(rows)


def write_moodle_zip(path: Path, pages: Mapping[str, Path]) -> None:
    """The zip for Moodle's *Upload multiple feedback files in a zip*, whole or absent: each page in its student's folder.

    `pages` maps the folder in which Moodle handed a submission out to the page that goes back.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder, page in pages.items():
            # Without a date, the same feedback is the same zip.
            archive.writestr(
                zipfile.ZipInfo(f"{folder}/feedback_{page.name}"), page.read_bytes(), zipfile.ZIP_DEFLATED
            )
    unfinished.replace(path)


def _points(mark: TaskMark) -> float | str:
    return "" if mark.points is None else mark.points


def _csv(rows: Sequence[Sequence[object]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([[_safe(value) for value in row] for row in rows])
    return buffer.getvalue().encode("utf-8")


def _safe(value: object) -> object:
    # A spreadsheet takes a text that begins like a formula for one.
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value


def autograded_notebook(kit: Kit, result: dict) -> bytes:
    """The notebook as it was run, in the form in which nbgrader's formgrader shows it."""
    master = {cell.name: cell for cell in kit.master}
    notebook = {
        "cells": [
            _cell(kit, number, one, master.get(one["name"])) for number, one in enumerate(result["cells"])
        ],
        "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(notebook, ensure_ascii=False, indent=1).encode()


def _cell(kit: Kit, number: int, one: dict, known: MasterCell | None) -> dict:
    cell = {
        "id": one["name"] or f"own-{number}",
        "cell_type": one["kind"],
        "metadata": {"nbgrader": _nbgrader(kit, known)} if known else {},
        "source": one["source"],
    }
    return cell | ({"outputs": _outputs(one), "execution_count": number + 1} if one["kind"] == "code" else {})


def _nbgrader(kit: Kit, cell: MasterCell) -> dict:
    points = {piece.cell: piece.points for piece in (*kit.assignment.tasks, *kit.assignment.hand_marked)}
    metadata = {
        "schema_version": 3,
        "grade_id": cell.name,
        "cell_type": cell.kind,
        "locked": cell.locked,
        "solution": not cell.locked,
        "grade": cell.graded,
        "task": False,
    }
    return metadata | ({"points": points[cell.name]} if cell.graded else {})


def _outputs(one: dict) -> list[dict]:
    outputs = [{"output_type": "stream", "name": "stdout", "text": one["text"]}] if one["text"] else []
    outputs += [{"output_type": "display_data", "data": shown, "metadata": {}} for shown in one["displays"]]
    if one["error"]:
        name, _, value = one["error"].partition(": ")
        outputs.append({"output_type": "error", "ename": name, "evalue": value, "traceback": [one["error"]]})
    return outputs
