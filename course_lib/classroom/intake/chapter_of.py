"""Which chapter a notebook belongs to, by its locked cells: names of files are often wrong, and ids of cells alike."""

import json
from collections.abc import Iterable, Mapping
from functools import cache

from course_lib.classroom.intake.submission import ReadSubmission
from course_lib.syllabus import Chapter, chapters

LEAST_LETTERS = 25  # a shorter cell may stand in any notebook


def essence(source: str) -> str:
    """A cell's source without white space and line ends, which programs change on the way.

    >>> essence("a = 1\\r\\n") == essence("a = 1")
    True
    """
    return "".join(source.split())


@cache
def locked_cells() -> Mapping[str, frozenset[str]]:
    """The essences of each chapter's locked cells that no student's own numbers stand in, by the chapter's id."""
    return {one.id: _locked_cells_of(one) for one in chapters() if one.exercise.exists()}


def _locked_cells_of(one: Chapter) -> frozenset[str]:
    notebook = json.loads(one.exercise.read_text(encoding="utf-8"))
    sources = (
        "".join(cell["source"])
        for cell in notebook["cells"]
        if cell["metadata"].get("nbgrader", {}).get("locked")
    )
    return frozenset(key for key in map(essence, sources) if len(key) >= LEAST_LETTERS)


def likeness(submission: ReadSubmission, locked: Iterable[str]) -> int:
    """How many of these locked cells (as essences) a notebook holds, whatever their ids."""
    return len({essence(cell.source) for cell in submission.cells} & set(locked))


def chapter_of(submission: ReadSubmission) -> Chapter | None:
    """The chapter most of whose locked cells a notebook holds; None when it holds none of any chapter."""
    counts = {name: likeness(submission, locked) for name, locked in locked_cells().items()}
    best = max(counts, key=counts.__getitem__, default=None)
    return next(one for one in chapters() if one.id == best) if best and counts[best] else None
