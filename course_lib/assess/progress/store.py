"""The file of progress: one SQLite database a learner, to which events are only ever added.

SQLite keeps the file whole when the process is killed, when two notebooks write at once and when the disk is full.
Its rollback journal is used and not its write-ahead log, because home folders of teaching servers often lie on a
network disk, where the log's shared memory does not work.

A later version may add columns with defaults and nothing else; so every version reads and extends every file.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from course_lib.errors import CourseError

SCHEMA = 1
SECONDS_TO_WAIT = 5.0  # for another notebook that is writing
KINDS = ("answer", "hint", "worked", "prediction")


@dataclass(frozen=True, kw_only=True)
class Event:
    """One thing that a learner did: an answer, a hint, a look at the worked answer, or a prediction."""

    at: datetime
    kind: str
    question: str
    objective: str
    seed: str
    correct: bool | None = None
    score: float | None = None
    mistake: str | None = None
    hint_level: int = 0


COLUMNS = tuple(field.name for field in fields(Event))


def now() -> datetime:
    """The present moment, in universal time."""
    return datetime.now(UTC)


def folder() -> Path:
    """Where progress is kept: `COURSE_PROGRESS_DIR`, or else the folder for this user's data.

    Raises `CourseError` for a user who has no home, as some class servers' have.
    """
    chosen = os.environ.get("COURSE_PROGRESS_DIR")
    if chosen:
        return Path(chosen)
    import platformdirs

    try:
        place = Path(platformdirs.user_data_dir("quieting-the-synapse", appauthor=False))
    except RuntimeError:
        place = Path("~")
    if not place.is_absolute():
        raise CourseError(
            "Where your progress belongs is not known, since this account has no home folder: set COURSE_PROGRESS_DIR to a "
            "folder in which it may lie."
        )
    return place


def path() -> Path:
    """The file of progress, whether or not it exists yet."""
    return folder() / "progress.sqlite3"


def save(event: Event) -> None:
    """Nothing; the event stands in the file when this returns, and not at all when it raises.

    Raises `CourseError` when the disk is full, the folder is read-only or the file is no database.
    """
    row = (event.at.astimezone(UTC).isoformat(), *astuple(event)[1:])
    marks = ", ".join("?" for _ in COLUMNS)
    with _in_words("Progress was not saved", "your answer is marked all the same"):
        path().parent.mkdir(parents=True, exist_ok=True)
        with _connection() as database:
            database.execute("BEGIN IMMEDIATE")
            _ensure_table(database)
            database.execute(f"INSERT INTO event ({', '.join(COLUMNS)}) VALUES ({marks})", row)
            database.execute("COMMIT")


def events() -> list[Event]:
    """Everything that was saved, in the order of time.

    Raises `CourseError` when the file cannot be read.
    """
    with _in_words("Progress could not be read", "it is left as it is"):
        if not path().exists():
            return []
    with _in_words("Progress could not be read", "it is left as it is"), _connection() as database:
        known = database.execute(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'event'"
        ).fetchone()
        rows = database.execute(f"SELECT {', '.join(COLUMNS)} FROM event ORDER BY at, rowid") if known else []
        return [_event(row) for row in rows]


def erase() -> bool:
    """Whether there was something to erase; afterwards there is nothing.

    Raises `CourseError` when the file cannot be removed.
    """
    with _in_words("Progress could not be erased", "it is left as it is"):
        there = path().exists()
        for ending in ("", "-journal", "-wal", "-shm"):
            path().with_name(path().name + ending).unlink(missing_ok=True)
    return there


def _event(row: tuple) -> Event:
    values = dict(zip(COLUMNS, row, strict=True))
    values["at"] = datetime.fromisoformat(values["at"])
    values["correct"] = None if values["correct"] is None else bool(values["correct"])
    return Event(**values)


def _ensure_table(database: sqlite3.Connection) -> None:
    if database.execute("PRAGMA user_version").fetchone()[0] >= SCHEMA:
        return
    database.execute(
        "CREATE TABLE IF NOT EXISTS event (at TEXT NOT NULL, kind TEXT NOT NULL, question TEXT NOT NULL, "
        "objective TEXT NOT NULL, seed TEXT NOT NULL, correct INTEGER, score REAL, mistake TEXT, "
        "hint_level INTEGER NOT NULL DEFAULT 0)"
    )
    database.execute(f"PRAGMA user_version = {SCHEMA}")


@contextmanager
def _connection() -> Iterator[sqlite3.Connection]:
    # Transactions are written out by hand (isolation_level=None); closing rolls back what was not committed.
    database = sqlite3.connect(path(), timeout=SECONDS_TO_WAIT, isolation_level=None)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def _in_words(what: str, meanwhile: str) -> Iterator[None]:
    try:
        yield
    except CourseError:
        raise
    except (OSError, sqlite3.Error, ValueError, TypeError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise CourseError(
            f"{what} ({reason}): {meanwhile}. Look at {path()}, free some disk space, "
            "or begin anew with `course progress --erase`."
        ) from None
