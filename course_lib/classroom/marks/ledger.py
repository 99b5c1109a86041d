"""The one truth about marks: worked out from results, marks by hand and decisions, and from nothing else.

Every output (gradebook, exports, feedback, report) is written from it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from course_lib.classroom.marks.decisions import Decisions, Late, Personal
from course_lib.classroom.marks.hand_marks import HandMark
from course_lib.classroom.marks.kit import Kit, pieces
from course_lib.questions.assignment import HandMarked

IN_TIME = Late()
FINAL, WAITS, NOT_MARKED, EXCUSED = "final", "waits for marks by hand", "not marked", "excused"


@dataclass(frozen=True, kw_only=True)
class TaskMark:
    """The mark of one task; `points` is None while a person has still to mark it.

    `by_hand` says that a person marks it, or has overruled the automatic mark; `outdated`, that a mark was given for
    another notebook; `automatic_zero`, that nothing was written where a person would mark.
    """

    cell: str
    title: str
    most: float
    points: float | None
    by_hand: bool
    comment: str = ""
    outdated: bool = False
    automatic_zero: bool = False


@dataclass(frozen=True, kw_only=True)
class StudentMarks:
    """All marks of a student for one assignment; `total` is None for who was not marked or is excused."""

    student: str
    tasks: tuple[TaskMark, ...]
    status: str
    total: float | None
    late: Late = IN_TIME
    remarks: tuple[str, ...] = ()
    why: str = ""

    @property
    def final(self) -> bool:
        """Whether nothing can change this any more but a new decision."""
        return self.status in (FINAL, EXCUSED)


def marks_of(
    kit: Kit,
    result: Mapping,
    given: Mapping[str, HandMark],
    decisions: Decisions,
    handed_in: str | None = None,
) -> StudentMarks:
    """The marks of one student.

    A mark by hand holds for the notebook that it was given for; for another one it waits to be confirmed.
    """
    student = result["student"]
    own = decisions.of(student)
    tasks = tuple(_task_mark(piece, result, given.get(piece.cell)) for piece in pieces(kit))
    late = decisions.late(student, handed_in)
    about = {"student": student, "tasks": tasks, "late": late, "remarks": own.remarks}
    if own.excused is not None:
        return StudentMarks(**about, status=EXCUSED, total=None, why=own.excused)
    if result["refused"]:
        return StudentMarks(**about, status=NOT_MARKED, total=None, why=result["refused"])
    points = max(sum(task.points or 0.0 for task in tasks) - late.points, 0.0)
    status = FINAL if all(task.points is not None for task in tasks) else WAITS
    return StudentMarks(**about, status=status, total=round(points, 2))


def excused_without_work(kit: Kit, student: str, personal: Personal) -> StudentMarks:
    """The row of a student who handed in nothing and need not."""
    tasks = tuple(
        TaskMark(
            cell=one.cell, title=one.title, most=one.points, points=None, by_hand=isinstance(one, HandMarked)
        )
        for one in pieces(kit)
    )
    return StudentMarks(
        student=student,
        tasks=tasks,
        status=EXCUSED,
        total=None,
        remarks=personal.remarks,
        why=personal.excused or "",
    )


def _task_mark(piece: object, result: Mapping, given: HandMark | None) -> TaskMark:
    person = isinstance(piece, HandMarked)
    about = {"cell": piece.cell, "title": piece.title, "most": piece.points}
    holds = given is not None and given.content in ("", result["content"])
    outdated = given is not None and not holds
    comment = given.comment if given else ""
    if result["refused"]:
        return TaskMark(**about, points=None, by_hand=person, outdated=outdated)
    if holds:
        return TaskMark(**about, points=given.total, by_hand=True, comment=comment)
    if not person:
        automatic = sum(part["points"] for part in result["parts"] if part["task"] == piece.cell)
        return TaskMark(**about, points=automatic, by_hand=False, outdated=outdated)
    blank = result["by_hand"].get(piece.cell) == "blank"
    if blank:
        return TaskMark(**about, points=0.0, by_hand=True, automatic_zero=True)
    return TaskMark(**about, points=None, by_hand=True, comment=comment, outdated=outdated)


def changes(before: Mapping[str, Mapping], after: Sequence[StudentMarks]) -> list[tuple[str, str, str, str]]:
    """What changed for whom: (student, what, before, after); a mark that was waited for is no change.

    `before` is the snapshot of an earlier ledger.
    """
    found = []
    for one in after:
        old = before.get(one.student)
        if old is None:
            continue
        new = snapshot_of(one)
        tasks = [
            (title, then, new["tasks"].get(title))
            for title, then in old["tasks"].items()
            if then is not None and then != new["tasks"].get(title)
        ]
        found += [(one.student, title, _said(then), _said(now)) for title, then, now in tasks]
        rest = ("late", "status")
        moved = [name for name in rest if old[name] != new[name] and {old[name], new[name]} != {FINAL, WAITS}]
        found += [(one.student, name, _said(old[name]), _said(new[name])) for name in moved]
        if (tasks or moved) and old["total"] != new["total"]:
            found.append((one.student, "total", _said(old["total"]), _said(new["total"])))
    return found


def snapshot_of(one: StudentMarks) -> dict:
    """What is kept of a student's marks to tell later what changed."""
    return {
        "total": one.total,
        "status": one.status,
        "late": one.late.points,
        "tasks": {task.title: task.points for task in one.tasks},
    }


def _said(value: object) -> str:
    if value is None:
        return "none"
    return f"{value:g}" if isinstance(value, float) else str(value)
