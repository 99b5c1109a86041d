"""Everything that goes back to students, platforms and the lecturer, written from one ledger."""

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from course_lib.classroom.giving_back.exports import (
    canvas_csv,
    general_csv,
    workbook_rows,
    write_moodle_zip,
)
from course_lib.classroom.giving_back.feedback import feedback_page
from course_lib.classroom.giving_back.notebooks import autograded_notebook
from course_lib.classroom.giving_back.remarks import Remarks, remarks
from course_lib.classroom.giving_back.report import report_page
from course_lib.classroom.giving_back.settle import Settled, settle
from course_lib.classroom.giving_back.workbook import workbook
from course_lib.classroom.grading_folder import GradingFolder
from course_lib.classroom.marks.kit import Kit
from course_lib.classroom.marks.ledger import EXCUSED, StudentMarks, changes, snapshot_of
from course_lib.classroom.marks.marked import numbers_of_everyone
from course_lib.files import write_atomically

CHANGES_HEAD = ("when", "student", "what", "before", "after")


@dataclass(frozen=True, kw_only=True)
class Published:
    """What was written: remarks for the lecturer, and what changed for whom since the last time."""

    odd: Remarks
    changed: tuple[tuple[str, str, str, str], ...]

    def lines(self, most: int = 12) -> Iterator[str]:
        """What changed, as lines for the terminal."""
        students = len({one[0] for one in self.changed})
        if students:
            yield f"Marks changed for {students} student{'s' if students != 1 else ''}:"
            yield from (change_line(one) for one in self.changed[:most])
        if len(self.changed) > most:
            yield f"… and {len(self.changed) - most} more changes: see the report."


def change_line(change: Sequence[str]) -> str:
    """One change in words."""
    student, what, before, after = change
    return f"{student}: {what}: {before} → {after}"


def publish(grading_folder: GradingFolder, kit: Kit) -> Published:
    """Settle the ledger and write feedback, executed notebooks, grades and the report from it.

    Pages that would say the same as before are left alone. Killed at any moment, it can be done again.
    """
    settled = settle(grading_folder, kit)
    changed = tuple(changes(grading_folder.remembered("ledger", {}), settled.ledger))
    _write_pages(grading_folder, kit, settled)
    odd = _remarks(grading_folder, kit, settled)
    _write_moodle(grading_folder, settled.ledger)
    roster = grading_folder.roster()
    reported = [one for one in settled.results if not one["refused"]]
    excused = {one.student for one in settled.ledger if one.status == EXCUSED}
    counted = [one for one in reported if one["student"] not in excused]
    for name, content in (
        ("grades.csv", general_csv(kit, settled.ledger, roster)),
        ("grades.xlsx", workbook(workbook_rows(kit, settled.ledger, roster))),
        ("grades_canvas.csv", canvas_csv(kit, settled.ledger, roster)),
        ("report.html", report_page(kit, counted, settled.ledger, odd, changed)),
        ("report.txt", _text(odd, changed)),
    ):
        write_atomically(grading_folder.reports / name, content)
    _remember_changes(grading_folder, changed)
    grading_folder.remember("ledger", {one.student: snapshot_of(one) for one in settled.ledger})
    return Published(odd=odd, changed=changed)


def _text(odd: Remarks, changed: Sequence[Sequence[str]]) -> bytes:
    parts = [str(odd)]
    if changed:
        parts.append("\n".join(["Changed since the last time", *map(change_line, changed)]))
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _remember_changes(grading_folder: GradingFolder, changed: Sequence[Sequence[str]]) -> None:
    if not changed:
        return
    path = grading_folder.reports / "changes.csv"
    old = path.read_text(encoding="utf-8") if path.exists() else ",".join(CHANGES_HEAD) + "\n"
    lines = io.StringIO()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    csv.writer(lines, lineterminator="\n").writerows([now, *one] for one in changed)
    write_atomically(path, (old + lines.getvalue()).encode())


def _write_pages(grading_folder: GradingFolder, kit: Kit, settled: Settled) -> None:
    before, now, look = grading_folder.remembered("published", {}), {}, _look(kit)
    for one, result in _with_results(settled):
        student = one.student
        given = grading_folder.hand_marks.of(student)
        says = hashlib.sha256(
            repr((look, result["digest"], one, sorted(given.items()))).encode()
        ).hexdigest()[:16]
        now[student] = says
        page, notebook = grading_folder.feedback(student), grading_folder.autograded(student)
        if before.get(student) == says and _is_there(page) and _is_there(notebook):
            continue
        full = grading_folder.results.load(student)
        if full is not None:
            write_atomically(page, feedback_page(kit, full, one, given), lasting=False)
            write_atomically(notebook, autograded_notebook(kit, full), lasting=False)
    if now != before:
        grading_folder.remember("published", now)


def _is_there(path: Path) -> bool:
    # After a power cut a page that did not reach the disk may be there and empty.
    return path.exists() and path.stat().st_size > 0


def _with_results(settled: Settled) -> Iterator[tuple[StudentMarks, dict]]:
    by_student = {result["student"]: result for result in settled.results}
    return ((one, by_student[one.student]) for one in settled.ledger if one.student in by_student)


def _look(kit: Kit) -> str:
    """A print of what pages look like: of the code that writes them, and of the course."""
    here = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join([path.read_bytes() for path in here]) + kit.course.encode()).hexdigest()


def _write_moodle(grading_folder: GradingFolder, ledger: Sequence[StudentMarks]) -> None:
    returns_as = grading_folder.remembered("returns_as", {})
    pages = {
        returns_as[one.student]: grading_folder.feedback(one.student)
        for one in ledger
        if one.student in returns_as
    }
    pages = {name: page for name, page in pages.items() if page.exists()}
    if pages:
        write_moodle_zip(grading_folder.reports / "feedback_moodle.zip", pages)


def _about_absent(grading_folder: GradingFolder, ledger: Sequence[StudentMarks]) -> list[str]:
    """Who handed in nothing, as far as nothing was decided about them since: an excuse, a notebook sent later."""
    known = {one.student for one in ledger}
    absent = [student for student in grading_folder.remembered("absent", []) if student not in known]
    if not absent:
        return []
    return [
        f"Nothing to mark from {len(absent)} of {len(grading_folder.roster())} on the class list: {', '.join(absent)}."
    ]


def _remarks(grading_folder: GradingFolder, kit: Kit, settled: Settled) -> Remarks:
    noted = grading_folder.intake()
    return remarks(
        settled.results,
        [*_about_absent(grading_folder, settled.ledger), *noted["lines"]],
        numbers_of_everyone(kit),
        told=noted["told"],
        ledger=settled.ledger,
        course=kit.course,
        released=grading_folder.released()["given"],
        costs_when_late=bool((due := grading_folder.decisions().due) and due.points_per_day),
        said_late=grading_folder.remembered("said_late", {}),
    )
