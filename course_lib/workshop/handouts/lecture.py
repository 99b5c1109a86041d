"""What hand-outs take from a lecture: the lines to take away, the equation with its symbols, numbers with their sources."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nbformat import NotebookNode

from course_lib.errors import CourseError
from course_lib.facts import Fact, ids, record, source
from course_lib.syllabus import Chapter
from course_lib.symbols import Symbol, rows_of
from course_lib.workshop.lecture_pieces import marked_facts
from course_lib.workshop.minutes import DEEPER
from course_lib.workshop.notebooks import read_notebook

_HEADING = re.compile(r"^## (.+?)\s*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DISPLAY = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
_LETTERS = re.compile(r"\\[a-zA-Z]+|[A-Za-z]")
_QUOTED = re.compile(r"[\"']([a-z_0-9]+\.\w+)[\"']")
LINES, NUMBERS, MOST_FAILURE_WORDS = 5, 3, 45


@dataclass(frozen=True, kw_only=True)
class Gist:
    """A chapter in short: five lines in Markdown, its equations as LaTeX with their symbols, facts, and where it fails."""

    lines: tuple[str, ...]
    equations: tuple[str, ...]
    symbols: tuple[Symbol, ...]
    facts: tuple[Fact, ...]
    failures: tuple[str, ...]


@cache
def lecture(chapter: Chapter) -> NotebookNode:
    """The notebook of a chapter, as it is committed: outputs and all.

    Raises `CourseError` for a chapter that is planned only.
    """
    if not chapter.notebook.exists():
        raise CourseError(f"{chapter.stem} is planned but not written yet: there is nothing to hand out.")
    return read_notebook(chapter.notebook)


def gist(chapter: Chapter) -> Gist:
    """What the one-page summary says of a chapter.

    Raises `CourseError` when the lecture lacks one of its parts.

    >>> from course_lib.syllabus import chapter
    >>> len(gist(chapter("01")).lines), gist(chapter("01")).symbols[0].latex
    (5, 'n')
    """
    parts = sections(lecture(chapter))
    lines = re.findall(r"^- (.+)$", parts.get("Take away", ""), re.MULTILINE)
    equations = [one.strip() for one in _DISPLAY.findall(parts.get("The equation", ""))]
    if len(lines) != LINES or not equations:
        raise CourseError(
            f"{chapter.stem} has {len(lines)} lines to take away and {len(equations)} equations, but a summary needs "
            f"{LINES} lines and at least one equation: write them into the lecture."
        )
    return Gist(
        lines=tuple(_COMMENT.sub("", line) for line in lines),
        equations=tuple(equations),
        symbols=tuple(_named(rows_of(parts["The equation"]), equations)),
        facts=tuple(_facts(parts, lecture(chapter))),
        failures=tuple(_failures(parts.get("Where the model fails", ""))),
    )


def sections(notebook: NotebookNode) -> dict[str, str]:
    """The core prose of a lecture below each of its second-level headings, in Markdown."""
    found: dict[str, list[str]] = {}
    title = ""
    for cell in notebook.cells:
        if cell.cell_type != "markdown" or DEEPER in cell.metadata.get("tags", ()):
            continue
        first, *more = _HEADING.split(cell.source)
        found.setdefault(title, []).append(first)
        for name, text in zip(more[::2], more[1::2], strict=True):
            title = name
            found.setdefault(title, []).append(text)
    return {name: "\n\n".join(texts) for name, texts in found.items()}


def _named(rows: list[Symbol], equations: list[str]) -> list[Symbol]:
    """The symbols of the table that the equations hold."""
    text = " ".join(equations)
    plain = set(_LETTERS.findall(text))
    return [
        row
        for row in rows
        if row.latex.replace(" ", "") in text.replace(" ", "") and set(_LETTERS.findall(row.latex)) <= plain
    ]


def _facts(parts: dict[str, str], notebook: NotebookNode) -> list[Fact]:
    """The numbers that the lecture leans on: confirmed measurements with a unit first, each from another source.

    Those named in the core's prose go before those that only its code or its table of sources names.
    """
    named = dict.fromkeys(name for text in parts.values() for _, name, _ in marked_facts(text))
    if len(named) < NUMBERS:
        code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
        named |= dict.fromkeys(name for name in _QUOTED.findall(code) if name in set(ids()))
    numbers = [one for one in map(record, named) if one.value is not None]
    best = sorted(numbers, key=lambda one: (one.status != "confirmed", one.unit == "1", _is_code(one)))
    sources: set[str] = set()
    others = [one for one in best if not (one.source in sources or sources.add(one.source))]
    return [*others, *(one for one in best if one not in others)][:NUMBERS]


def _is_code(one: Fact) -> bool:
    return source(one.source).read == "code"


def _failures(text: str) -> Iterator[str]:
    """Each failure: its bold sentence and what follows it, as far as that stands without the lecture's figures."""
    for paragraph in re.split(r"\n{2,}", _COMMENT.sub("", text).strip()):
        if not paragraph.startswith("**"):
            continue
        first, *more = re.split(r"(?<=[.?!])(?:\*\*)?\s+", paragraph.strip())
        said = [first if first.count("**") % 2 == 0 else f"{first}**"]
        for sentence in more:
            if re.search(r"\b(?:below|above|figure|dot|table)\b", sentence, re.IGNORECASE):
                break
            if len(" ".join([*said, sentence]).split()) > MOST_FAILURE_WORDS:
                break
            said.append(sentence)
        yield " ".join(said)
