"""A student's notebook as far as it can be read: its cells, and what we noticed on the way."""

import codecs
import json
from dataclasses import dataclass, field

from course_lib.classroom.intake import pictures
from course_lib.classroom.intake.text import whole
from course_lib.errors import CourseError

MOST_BYTES = 20_000_000
MOST_CELLS = 2_000
MOST_SOURCE = 500_000
KINDS = ("code", "markdown", "raw")


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell: its kind, its source, and the name by which the assignment knows it (None: the student's own).

    `pictures` belong to its text; `saved` are those that it held as output when it was handed in.
    """

    kind: str
    source: str
    name: str | None = None
    pictures: tuple[dict[str, str], ...] = ()
    saved: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReadSubmission:
    """The cells of a submission, and plain lines about what was odd but harmless."""

    cells: tuple[Cell, ...]
    notes: tuple[str, ...] = field(default=())


def read_submission(content: bytes) -> ReadSubmission:
    """The cells of a notebook's bytes; only kinds, sources, names and pictures are taken from it.

    Raises `CourseError`, a line for the report, when no cells can be had from it.

    >>> read_submission(b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": ["1 +", " 1"]}]}').cells[0].source
    '1 + 1'
    >>> read_submission(b"")
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: the file is empty: ask for it again.
    """
    text, notes = _decoded(content)
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise CourseError(
            f"the file is not a whole notebook ({str(problem)[:80]}): ask for it again."
        ) from None
    if not isinstance(notebook, dict):
        raise CourseError(
            f"the file holds a JSON {type(notebook).__name__} and no notebook: ask for the notebook."
        )
    version = notebook.get("nbformat")
    if version != 4:
        raise CourseError(
            f"the notebook says that its format is {whole(str(version)[:20])}, and Jupyter writes 4: open it in JupyterLab, save it, "
            "and hand it in again."
        )
    cells = notebook.get("cells")
    if not isinstance(cells, list) or len(cells) > MOST_CELLS:
        seen = f"{len(cells):,} cells" if isinstance(cells, list) else "no list of cells"
        raise CourseError(f"the notebook has {seen}, and up to {MOST_CELLS:,} are read: ask for it again.")
    if not cells:
        notes.append("The notebook has no cells.")
    notes += _kernel_notes(notebook.get("metadata"))
    read = tuple(_cell(one) for one in cells if isinstance(one, dict))
    if any("\ufffd" in cell.source for cell in read) and "\ufffd" not in text:
        notes.append("A character that is not whole (half an emoji) was replaced.")
    return ReadSubmission(cells=read, notes=tuple(notes))


def _decoded(content: bytes) -> tuple[str, list[str]]:
    if not content.strip():
        raise CourseError("the file is empty: ask for it again.")
    if len(content) > MOST_BYTES:
        raise CourseError(
            f"the file has more than {MOST_BYTES / 1e6:.0f} MB, and no more are read: clear its outputs and hand it in again."
        )
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace"), [
                f"The file is in {encoding}; it was read all the same."
            ]
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError:
        return content.decode("latin-1"), ["The file is not in UTF-8; it was read as Latin-1."]


def _kernel_notes(metadata: object) -> list[str]:
    spec = metadata.get("kernelspec") if isinstance(metadata, dict) else None
    name = spec.get("name") if isinstance(spec, dict) else None
    if name in (None, "python3"):
        return []
    return [f"The notebook names the kernel {whole(str(name))[:40]!r}; it was run with the course's Python."]


def _cell(one: dict) -> Cell:
    source = one.get("source", "")
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    metadata = one.get("metadata")
    graded = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = graded.get("grade_id") if isinstance(graded, dict) else None
    name = name if isinstance(name, str) else one.get("id")
    kind = one.get("cell_type")
    kind = kind if kind in KINDS else "raw"
    source = _one_kind_of_line_end(source) if isinstance(source, str) else ""
    shown = pictures.saved(one) if kind == "code" else []
    pasted = pictures.in_text(one, source) if kind != "code" else []
    if kind != "code":
        source = pictures.without_data(source)
    return Cell(
        kind=kind,
        source=whole(source[:MOST_SOURCE]),
        name=whole(name) if isinstance(name, str) else None,
        pictures=tuple(pasted),
        saved=tuple(shown),
    )


def _one_kind_of_line_end(source: str) -> str:
    return source.replace("\r\n", "\n").replace("\r", "\n") if "\r" in source else source
