"""Progress as a CSV file, one row an event."""

import csv
import io
from collections.abc import Iterable

from course_lib.assess.progress.store import COLUMNS, Event

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(events: Iterable[Event]) -> str:
    """All events as comma-separated text with a heading, safe to open in a spreadsheet.

    >>> as_csv([])
    'at,kind,question,objective,seed,correct,score,mistake,hint_level\\r\\n'
    """
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    for event in events:
        writer.writerow([_cell(getattr(event, name)) for name in COLUMNS])
    return sheet.getvalue()


def _cell(value: object) -> object:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    # A spreadsheet would run text that begins like a formula; a seed is whatever a person typed.
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
