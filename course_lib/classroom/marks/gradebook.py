"""nbgrader's gradebook as a mirror of the ledger, for its formgrader and its exports; one writer at a time.

Marks and comments that a person gave in the formgrader are read from it; everything else is written over.
"""

import contextlib
import re
import sqlite3
import warnings
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

from course_lib.classroom.light_imports import without_server_parts
from course_lib.classroom.marks.decisions import Due
from course_lib.classroom.marks.kit import Kit, pieces
from course_lib.errors import CourseError

_REVISION = re.compile(r"^revision\s*=\s*['\"](\w+)", re.MULTILINE)
_BUILT_UPON = re.compile(r"^down_revision\s*=\s*['\"](\w+)", re.MULTILINE)
NOTHING_LOST = "Nothing is lost: results and marks by hand lie in files beside it."
REASONS = (
    (("locked", "busy"), "is locked by another program: close JupyterLab's Formgrader, or whatever holds it, and run this again"),
    (("readonly", "read-only"), "may not be written: give yourself the right to write to it and to its folder"),
    (("full",), "cannot grow, since the disk is full: free some space, and run this again"),
    (("unable to open",), "cannot be opened: give yourself the right to write to its folder"),
)  # fmt: skip
DAMAGED = "cannot be used ({said}): move it away, and `course grade` writes it anew, with all marks that were given by hand"


@contextlib.contextmanager
def opened(path: Path) -> Iterator[object]:
    """The gradebook in a file, made when it is not there.

    Raises `CourseError` when the file is no gradebook, is locked or may not be written.
    """
    with without_server_parts():
        from nbgrader import api
    from sqlalchemy.exc import SAWarning, SQLAlchemyError

    api.get_alembic_version = schema_version
    try:
        with told(path):
            make_ready(path)
        with told(path), warnings.catch_warnings(), api.Gradebook(_address(path)) as book:
            warnings.simplefilter("ignore", SAWarning)
            _ensure_version(book)
            yield book
    except SQLAlchemyError as problem:
        raise _told(path, problem) from None


def _address(path: Path) -> object:
    # No text, since a folder's name may hold what means something in one ('?').
    from sqlalchemy import URL

    return URL.create("sqlite", database=str(path))


def _ensure_version(book: object) -> None:
    # nbgrader writes it in a second step, before which a run may have been killed.
    from sqlalchemy import text

    book.db.execute(text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL)"))
    if book.db.execute(text("SELECT 1 FROM alembic_version")).first() is None:
        book.db.execute(text("INSERT INTO alembic_version VALUES (:it)"), {"it": schema_version()})
    book.db.commit()


def make_ready(path: Path) -> None:
    """See that the gradebook can be written to, and take it off a write-ahead log, which network disks cannot carry."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """A block in which what SQLite says about the gradebook becomes one sentence."""
    try:
        yield
    except (sqlite3.Error, OSError) as problem:
        raise _told(path, problem) from None


def _told(path: Path, problem: Exception) -> CourseError:
    said = (str(problem).splitlines() or [""])[0]
    for words, sentence in REASONS:
        if any(word in said.casefold() for word in words):
            return CourseError(f"The gradebook {path} {sentence}. {NOTHING_LOST}")
    return CourseError(f"The gradebook {path} {DAMAGED.format(said=said[:100])}. {NOTHING_LOST}")


def schema_version() -> str:
    """The version of nbgrader's tables, as its own migrations name it: the one that no other builds upon.

    nbgrader starts the program `alembic` to ask; that takes a second, and a PATH that only an activated
    environment has.
    """
    import nbgrader

    texts = [
        path.read_text(encoding="utf-8")
        for path in (Path(nbgrader.__file__).parent / "alembic" / "versions").glob("*.py")
    ]
    named = {hit[1] for text in texts if (hit := _REVISION.search(text))}
    built_upon = {hit[1] for text in texts if (hit := _BUILT_UPON.search(text))}
    (head,) = named - built_upon
    return head


def set_up(book: object, kit: Kit, due: Due | None = None) -> None:
    """The assignment with its cells, as nbgrader's formgrader expects them; marks that exist stay."""
    stem = kit.chapter.stem
    when = due.when.astimezone(UTC).replace(tzinfo=None) if due else None
    book.update_or_create_assignment(stem, duedate=when)
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
