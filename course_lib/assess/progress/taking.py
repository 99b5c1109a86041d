"""Progress taken in from a file: from another machine, or from the page on which it was made."""

import csv
import io
from collections.abc import Iterable

from course_lib.assess.progress.store import COLUMNS, KINDS, Event, events, save
from course_lib.errors import CourseError

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def from_csv(text: str) -> tuple[list[Event], list[str]]:
    """The events of a file as `course progress --csv` or a page writes it, and columns that only a newer version knows.

    Raises `CourseError` for a file of another kind, and for a line that is no event.

    >>> from_csv("at,kind,question,objective,seed,correct,score,mistake,hint_level,mood\\r\\n")
    ([], ['mood'])
    """
    names, *rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))) or [[]]
    lacking = [name for name in COLUMNS if name not in names]
    if lacking:
        raise CourseError(
            f"This is no file of progress: its first line must name {', '.join(COLUMNS)}, and {lacking[0]} is missing."
        )
    found = [
        _event(dict(zip(names, row, strict=False)), line) for line, row in enumerate(rows, start=2) if row
    ]
    return found, [name for name in names if name not in COLUMNS]


def _event(row: dict[str, str], line: int) -> Event:
    from datetime import UTC, datetime

    said = {name: _text(row.get(name, "")) for name in COLUMNS}
    try:
        at = datetime.fromisoformat(said["at"])
        known = said["kind"] in KINDS and said["question"] and said["objective"] and at.tzinfo
        event = Event(
            at=at.astimezone(UTC),
            **{name: said[name] for name in ("kind", "question", "objective", "seed")},
            correct=None if said["correct"] == "" else said["correct"] == "True",
            score=None if said["score"] == "" else float(said["score"]),
            mistake=said["mistake"] or None,
            hint_level=int(said["hint_level"] or 0),
        )
    except ValueError:
        known = False
    if not known:
        raise CourseError(f"Line {line} of the file is no event of progress: nothing was taken from it.")
    return event


def _text(cell: str) -> str:
    """A cell without the sign that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def taken_in(found: Iterable[Event]) -> int:
    """How many of these events were new; they are in the file of progress now.

    Raises `CourseError` when the file of progress cannot be read or written.
    """
    known = {_name(event) for event in events()}
    count = 0
    for event in found:
        if _name(event) not in known:
            save(event)
            known.add(_name(event))
            count += 1
    return count


def _name(event: Event) -> tuple[int, str, str, str]:
    """What tells two events apart; a page's clock counts thousandths of a second."""
    return int(event.at.timestamp() * 1000), event.kind, event.question, event.seed
