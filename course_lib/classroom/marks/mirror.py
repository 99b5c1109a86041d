"""Rows of nbgrader's gradebook read and written many at a time: the ledger goes in, marks of its formgrader come out."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from course_lib.classroom.marks.kit import Kit
from course_lib.classroom.marks.ledger import EXCUSED, StudentMarks, TaskMark

# (points given by a person with extra ones, comment, whether it waits to be confirmed)
Given = tuple[float, str, bool]


class Mirror:
    """The rows of one assignment in an open gradebook whose assignment is set up."""

    def __init__(self, book: object, kit: Kit) -> None:
        from nbgrader import api

        self.db = book.db
        self.students = api.Student.__table__
        self.submissions = api.SubmittedAssignment.__table__
        self.notebooks = api.SubmittedNotebook.__table__
        self.grades, self.comments = api.Grade.__table__, api.Comment.__table__
        stem = kit.chapter.stem
        self.assignment_id = book.find_assignment(stem).id
        notebook = book.find_notebook(stem, stem)
        self.notebook_id = notebook.id
        self.graded = {cell.name: cell.id for cell in notebook.grade_cells}
        self.commented = {cell.name: cell.id for cell in notebook.solution_cells}

    def given(self) -> dict[tuple[str, str], Given]:
        """What persons gave, by student and cell."""
        said = {(row.notebook_id, row.cell_id): row.manual_comment for row in self._rows(self.comments)}
        owners = {notebook: student for student, (_, notebook) in self._there().items()}
        names = {id: name for name, id in self.graded.items()}
        found = {}
        for row in self._rows(self.grades):
            name = names.get(row.cell_id)
            if row.manual_score is None or name is None or row.notebook_id not in owners:
                continue
            comment = said.get((row.notebook_id, self.commented.get(name))) or ""
            points = row.manual_score + (row.extra_credit or 0.0)
            found[owners[row.notebook_id], name] = (points, comment, bool(row.needs_manual_grade))
        return found

    def write(self, ledger: Sequence[StudentMarks], handed_in: Mapping[str, str]) -> None:
        """Write what differs from the ledger, in one transaction; who is excused has no submission there."""
        there = self._there()
        self._remove([there[one.student] for one in ledger if one.status == EXCUSED and one.student in there])
        rows = [one for one in ledger if one.status != EXCUSED]
        self._add([one.student for one in rows if one.student not in there])
        there = self._there()
        self._write_submissions(rows, there, handed_in)
        self._write_grades(rows, there)
        self._write_comments(rows, there)
        self.db.commit()

    def _there(self) -> dict[str, tuple[str, str]]:
        from sqlalchemy import select

        asked = (
            select(self.submissions.c.student_id, self.submissions.c.id, self.notebooks.c.id)
            .join(self.notebooks, self.notebooks.c.assignment_id == self.submissions.c.id)
            .where(self.submissions.c.assignment_id == self.assignment_id)
        )
        return {student: (submission, notebook) for student, submission, notebook in self.db.execute(asked)}

    def _rows(self, table: object) -> Iterable[object]:
        from sqlalchemy import select

        joined = select(table).join(self.notebooks, self.notebooks.c.id == table.c.notebook_id)
        return self.db.execute(joined.where(self.notebooks.c.notebook_id == self.notebook_id))

    def _remove(self, places: Sequence[tuple[str, str]]) -> None:
        for submission, notebook in places:
            for table in (self.grades, self.comments):
                self.db.execute(table.delete().where(table.c.notebook_id == notebook))
            self.db.execute(self.notebooks.delete().where(self.notebooks.c.id == notebook))
            self.db.execute(self.submissions.delete().where(self.submissions.c.id == submission))

    def _add(self, students: Sequence[str]) -> None:
        from sqlalchemy import select

        known = {id for (id,) in self.db.execute(select(self.students.c.id))}
        self._insert(self.students, [{"id": one} for one in students if one not in known])
        new = [(one, uuid.uuid4().hex) for one in students]
        about = {"assignment_id": self.assignment_id}
        self._insert(self.submissions, [{"id": id, "student_id": one, **about} for one, id in new])
        rows = [
            {"id": uuid.uuid4().hex, "assignment_id": id, "notebook_id": self.notebook_id, "flagged": False}
            for _, id in new
        ]
        self._insert(self.notebooks, rows)

    def _insert(self, table: object, rows: Sequence[Mapping]) -> None:
        if rows:
            self.db.execute(table.insert(), list(rows))

    def _update(self, table: object, rows: Sequence[Mapping], names: Sequence[str]) -> None:
        from sqlalchemy import bindparam

        if rows:
            changed = {name: bindparam(name) for name in names}
            self.db.connection().execute(
                table.update().where(table.c.id == bindparam("row")).values(changed), list(rows)
            )

    def _write_submissions(
        self, rows: Sequence[StudentMarks], there: Mapping[str, tuple[str, str]], handed_in: Mapping[str, str]
    ) -> None:
        stamps = [
            {"row": there[one.student][0], "timestamp": _for_nbgrader(handed_in.get(one.student))}
            for one in rows
        ]
        self._update(self.submissions, stamps, ["timestamp"])
        late = [{"row": there[one.student][1], "late_submission_penalty": one.late.points} for one in rows]
        self._update(self.notebooks, late, ["late_submission_penalty"])

    def _write_grades(self, rows: Sequence[StudentMarks], there: Mapping[str, tuple[str, str]]) -> None:
        old = {(row.notebook_id, row.cell_id): row for row in self._rows(self.grades)}
        new, changed = [], []
        for one in rows:
            for task in one.tasks:
                place = (there[one.student][1], self.graded[task.cell])
                wanted = _wanted(task)
                if place not in old:
                    ids = {"id": uuid.uuid4().hex, "notebook_id": place[0], "cell_id": place[1]}
                    new.append(ids | wanted)
                elif any(getattr(old[place], name) != value for name, value in wanted.items()):
                    changed.append({"row": old[place].id} | wanted)
        self._insert(self.grades, new)
        self._update(
            self.grades, changed, ["auto_score", "manual_score", "extra_credit", "needs_manual_grade"]
        )

    def _write_comments(self, rows: Sequence[StudentMarks], there: Mapping[str, tuple[str, str]]) -> None:
        old = {(row.notebook_id, row.cell_id): row for row in self._rows(self.comments)}
        new, changed = [], []
        for one in rows:
            said = {task.cell: task.comment or None for task in one.tasks}
            for name, cell in self.commented.items():
                place = (there[one.student][1], cell)
                row = old.get(place)
                if row is None:
                    ids = {"id": uuid.uuid4().hex, "notebook_id": place[0], "cell_id": cell}
                    new.append(ids | {"manual_comment": said.get(name)})
                elif said.get(name) and row.manual_comment != said[name]:
                    changed.append({"row": row.id, "manual_comment": said[name]})
        self._insert(self.comments, new)
        self._update(self.comments, changed, ["manual_comment"])


def _wanted(task: TaskMark) -> dict:
    """The columns that a mark should have; what waits counts nothing, whatever was given before."""
    automatic = task.points if not task.by_hand or task.automatic_zero else None
    manual = task.points if task.by_hand and not task.automatic_zero else None
    waits = task.points is None
    return {
        "auto_score": automatic,
        "manual_score": manual,
        "extra_credit": None,
        "needs_manual_grade": waits,
    }


def _for_nbgrader(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(UTC).replace(tzinfo=None) if text else None
