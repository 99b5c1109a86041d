"""The contract of the primer: an entry test, parts that stand alone, thirty honest minutes."""

import re
from collections.abc import Iterator

from nbformat import NotebookNode

from course_lib.questions import bank, question, quiz_ids
from course_lib.syllabus import Chapter, chapters
from course_lib.symbols import symbols
from course_lib.workshop.contract import deeper_faults
from course_lib.workshop.lecture_pieces import (
    MOST_BYTES,
    code_lines,
    execution_faults,
    header_faults,
    headings,
    prose_faults,
)
from course_lib.workshop.minutes import HIDDEN, estimated, misjudged

ENTRY = "Two minutes first"
PYTHON_LINES = 10
_ASKED = re.compile(r"\bask\(\s*[\"']([^\"']+)[\"']")
_MATHS = re.compile(r"\$\$(.+?)\$\$|\$([^$]+)\$", re.DOTALL)
_WORDS = re.compile(r"\\(?:text|mathrm)\{[^}]*\}|\\[a-zA-Z]+")
# Symbols that the primer uses as the whole course does, and the functions of every mathematician.
SHARED = ("K_d",)


def breaches(notebook: NotebookNode, primer: Chapter, size_bytes: int) -> list[str]:
    """Sentences that say where the primer departs from its contract; empty when it fulfils it."""
    found = estimated(notebook, primer.id)
    return [
        *header_faults(notebook, primer),
        *_order(notebook, primer),
        *_parts(notebook, primer),
        *_entry_test(notebook, primer),
        *_code(notebook),
        *deeper_faults(notebook),
        *_symbols(notebook),
        *prose_faults(notebook),
        *misjudged(
            found, core=primer.minutes or 0, deeper=primer.deeper_minutes, quiz=primer.quiz_minutes or 0
        ),
        *execution_faults(notebook),
        *([] if size_bytes < MOST_BYTES else [f"{size_bytes / 1e6:.1f} MB, but must stay below 1.5 MB."]),
    ]


def named_faults(primer: Chapter) -> Iterator[str]:
    """Headings that a chapter names in its field `primer` and the primer does not have."""
    parts = [one.part for one in primer.objectives]
    for chapter in chapters():
        for name in chapter.primer:
            if name not in parts:
                yield f"Chapter {chapter.id} names “{name}” in its field primer, but the primer has {', '.join(parts)}."


def _order(notebook: NotebookNode, primer: Chapter) -> Iterator[str]:
    wanted = [ENTRY, *(one.part for one in primer.objectives)]
    if headings(notebook) != wanted:
        yield f"The sections are {', '.join(headings(notebook))}, but must be {', '.join(wanted)}: the syllabus names its parts."


def sections(notebook: NotebookNode) -> dict[str, list[NotebookNode]]:
    """The cells below each second-level heading, its own cell first."""
    found: dict[str, list[NotebookNode]] = {}
    name = ""
    for cell in notebook.cells:
        heading = (
            re.match(r"## (.+?)\s*$", cell.source, re.MULTILINE) if cell.cell_type == "markdown" else None
        )
        name = heading[1] if heading else name
        found.setdefault(name, []).append(cell)
    return found


def _parts(notebook: NotebookNode, primer: Chapter) -> Iterator[str]:
    """Each part asks a question of its own objective, and shows a picture or open code."""
    cells = sections(notebook)
    for one in primer.objectives:
        code = [cell for cell in cells.get(one.part, ()) if cell.cell_type == "code"]
        asked = [question(name).objective for cell in code for name in _ASKED.findall(cell.source)]
        if one.id not in asked:
            yield f"The part “{one.part}” asks nothing about {one.id}: end it with ask(…)."
        pictures = any(
            "qs-figure" in "".join(out.get("data", {}).get("text/html", ""))
            for c in code
            for out in c.outputs
        )
        if not pictures and not any(_is_open(cell) for cell in code):
            yield f"The part “{one.part}” shows neither a picture nor code that is read."


def _entry_test(notebook: NotebookNode, primer: Chapter) -> Iterator[str]:
    """One quick question a part, in the order of the parts, and no reply that leaves the reader without a part."""
    if not any("entry_test(" in cell.source for cell in sections(notebook).get(ENTRY, ())):
        yield f"“{ENTRY}” has no entry test: write entry_test()."
    asked = [one for one in bank(primer.id) if one.id in quiz_ids(primer.id)]
    if [one.objective for one in asked] != [one.id for one in primer.objectives]:
        yield "The entry test must ask one question for each part, in their order."
    for one, goal in zip(asked, primer.objectives, strict=False):
        silent = [option.id for option in one.options if f"“{goal.part}”" not in str(option.reply)]
        if silent:
            yield f"{one.id} replies to {', '.join(silent)} without the name of its part, “{goal.part}”."


def _is_open(cell: NotebookNode) -> bool:
    return not cell.metadata.get("jupyter", {}).get(HIDDEN)


def _code(notebook: NotebookNode) -> Iterator[str]:
    open_lines = sum(
        code_lines(cell.source) for cell in notebook.cells if cell.cell_type == "code" and _is_open(cell)
    )
    if open_lines > PYTHON_LINES:
        yield f"{open_lines} lines of open code, but the primer promises {PYTHON_LINES}: fold the others."


def _symbols(notebook: NotebookNode) -> Iterator[str]:
    """Formulas are in words; a letter that the course uses for something of its own does not stand in them."""
    taken = {one.latex for one in symbols().values()} - set(SHARED)
    for cell in notebook.cells:
        for maths in _MATHS.finditer(cell.source if cell.cell_type == "markdown" else ""):
            rest = _WORDS.sub(" ", maths[1] or maths[2])
            for name in SHARED:
                rest = rest.replace(name, " ")
            for letter in re.findall(r"[A-Za-z](?:_\w)?", rest):
                clash = (
                    "which course_lib/symbols.toml gives to something else"
                    if letter in taken
                    else "which it never needs"
                )
                yield f"A formula of the primer uses the symbol {letter}, {clash}: write it in words."
