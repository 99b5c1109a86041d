"""Marks in nbgrader's gradebook, through nbgrader's own functions; one writer at a time."""

import contextlib
import sqlite3
import warnings
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from course_lib.classroom.marks.kit import Kit
from course_lib.errors import CourseError
from course_lib.questions.assignment import HandMarked, Task


@dataclass(frozen=True, kw_only=True)
class TaskMark:
    """The mark of one task; `points` is None while a person has still to mark it."""

    cell: str
    title: str
    most: float
    points: float | None
    by_hand: bool
    comment: str


def pieces(kit: Kit) -> tuple[Task | HandMarked, ...]:
    """The tasks of an assignment in the order of the notebook."""
    order = {cell.name: i for i, cell in enumerate(kit.master)}
    return tuple(
        sorted((*kit.assignment.tasks, *kit.assignment.hand_marked), key=lambda one: order[one.cell])
    )


@contextlib.contextmanager
def opened(path: Path) -> Iterator[object]:
    """The gradebook in a file, made when it is not there.

    Raises `CourseError` when the file is no gradebook or another program holds it.
    """
    from nbgrader import api
    from sqlalchemy import text
    from sqlalchemy.exc import SAWarning, SQLAlchemyError

    path.parent.mkdir(parents=True, exist_ok=True)
    api.get_alembic_version = schema_version
    try:
        _write_ahead(path)
        with warnings.catch_warnings(), api.Gradebook(f"sqlite:///{path}") as book:
            # nbgrader reads a submission while it makes it, and SQLAlchemy remarks on every one.
            warnings.simplefilter("ignore", SAWarning)
            book.db.execute(text("PRAGMA synchronous=NORMAL"))
            book.db().expire_on_commit = False  # nobody else writes, so what was read need not be read again
            yield book
    except (SQLAlchemyError, sqlite3.DatabaseError) as problem:
        raise CourseError(
            f"The gradebook {path} cannot be used ({str(problem).splitlines()[0][:100]}): close other programs that hold it, "
            "or move it away to begin a new one; `course grade` fills it again from its saved results."
        ) from None


def _write_ahead(path: Path) -> None:
    # With a write-ahead log a mark costs no wait for the disk, and a power cut still leaves a whole gradebook.
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")


def schema_version() -> str:
    """The version of nbgrader's tables, as its own migrations name it.

    nbgrader starts the program `alembic` to ask; that takes a second, and a PATH that only an activated
    environment has.
    """
    import nbgrader
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(Path(nbgrader.__file__).parent / "alembic")).get_current_head()


def set_up(book: object, kit: Kit) -> None:
    """The assignment with its cells, as nbgrader's formgrader expects them; marks that exist stay."""
    stem = kit.chapter.stem
    book.update_or_create_assignment(stem)
    book.update_or_create_notebook(stem, stem)
    points = {piece.cell: piece.points for piece in pieces(kit)}
    for cell in kit.master:
        more = {"cell_type": cell.kind}
        book.update_or_create_source_cell(
            cell.name, stem, stem, source=cell.source, locked=cell.locked, **more
        )
        if not cell.locked:
            book.update_or_create_solution_cell(cell.name, stem, stem)
        if cell.graded:
            book.update_or_create_grade_cell(cell.name, stem, stem, max_score=points[cell.name], **more)


def record(book: object, kit: Kit, results: Sequence[dict], renewed: Set[str] = frozenset()) -> None:
    """Automatic marks and comments of these results written; marks given by hand are kept.

    Students in `renewed` have handed in something else since: their marks by hand wait to be confirmed.
    """
    stem = kit.chapter.stem
    names = {piece.cell for piece in kit.assignment.hand_marked}
    blank = {cell.name: cell.released.strip() for cell in kit.master if cell.name in names}
    cells = _cell_names(book, kit)
    for result in results:
        student = result["student"]
        book.update_or_create_student(student)
        submission = book.update_or_create_submission(stem, student)
        (notebook,) = submission.notebooks
        for grade in notebook.grades:
            _write_grade(grade, cells[grade.cell_id], result, blank, renewed)
        for comment in notebook.comments:
            comment.auto_comment = _comment(result, cells[comment.cell_id])
    book.db.commit()


def _cell_names(book: object, kit: Kit) -> dict[str, str]:
    # Asking each grade for its name would ask the database for its cell, one by one.
    notebook = book.find_notebook(kit.chapter.stem, kit.chapter.stem)
    return {cell.id: cell.name for cell in (*notebook.grade_cells, *notebook.solution_cells)}


def _write_grade(grade: object, name: str, result: dict, blank: dict[str, str], renewed: Set[str]) -> None:
    if name in blank:
        untouched = all(
            cell["source"].strip() in ("", blank[name]) for cell in result["cells"] if cell["name"] == name
        )
        grade.auto_score = 0.0 if untouched or result["refused"] else None
        unconfirmed = grade.manual_score is None or result["student"] in renewed
        grade.needs_manual_grade = grade.auto_score is None and unconfirmed
    else:
        grade.auto_score = sum(part["points"] for part in result["parts"] if part["task"] == name)
        grade.needs_manual_grade = False


def _comment(result: dict, cell: str) -> str | None:
    return " ".join(part["message"] for part in result["parts"] if part["task"] == cell) or None


def set_by_hand(book: object, kit: Kit, student: str, cell: str, points: float, comment: str) -> None:
    """A mark and a comment given by a person; the same twice is the same once."""
    stem = kit.chapter.stem
    grade = book.find_grade(cell, stem, stem, student)
    grade.manual_score, grade.needs_manual_grade = points, False
    book.find_comment(cell, stem, stem, student).manual_comment = comment or None
    book.db.commit()


def marks(book: object, kit: Kit) -> dict[str, tuple[TaskMark, ...]]:
    """The mark of every task by student id, automatic and by hand together."""
    stem = kit.chapter.stem
    by_hand = {piece.cell for piece in kit.assignment.hand_marked}
    cells, table = _cell_names(book, kit), {}
    for submission in book.assignment_submissions(stem):
        (notebook,) = submission.notebooks
        grades = {cells[grade.cell_id]: grade for grade in notebook.grades}
        comments = {cells[comment.cell_id]: comment.comment or "" for comment in notebook.comments}
        table[submission.student.id] = tuple(
            TaskMark(
                cell=piece.cell,
                title=piece.title,
                most=piece.points,
                points=None if grades[piece.cell].needs_manual_grade else grades[piece.cell].score,
                by_hand=piece.cell in by_hand,
                comment=comments.get(piece.cell, ""),
            )
            for piece in pieces(kit)
        )
    return table


def students(book: object, kit: Kit) -> set[str]:
    """The ids of the students whose submission the gradebook knows."""
    return {submission.student.id for submission in book.assignment_submissions(kit.chapter.stem)}
