"""What a lecture and the primer are checked for alike: header, sections, prose, execution."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from course_lib.syllabus import Chapter, header

if TYPE_CHECKING:  # it takes a second, and the strip above a chapter waits for this module
    from nbformat import NotebookNode

MOST_WORDS = 80
MOST_LIVE_FIGURES = 3
MOST_BYTES = 1_500_000
MEASURED = re.compile(
    r"(?<![\w.$])\d[\d.,\u202f ]*\s?(?:%|nM|µM|mM|nmol|mol(?:ecules)?|Hz|mV|ms|h|hours|days|mg|ng|Å|L)(?![\w/])"
)
MARKER = re.compile(r"(?P<number>[-−]?\d[\d.,]*)\s?(?P<unit>[^\s<]*)<!-- fact (?P<id>[\w.]+) (?P<in>\S+) -->")


def header_faults(notebook: NotebookNode, chapter: Chapter) -> list[str]:
    """Whether the first cell is the one that the syllabus makes."""
    first = notebook.cells[0].source.strip() if notebook.cells else ""
    if first == header(chapter):
        return []
    return [
        f"The first cell is not the header that the syllabus makes: `course build {chapter.id}` writes it."
    ]


def headings(notebook: NotebookNode) -> list[str]:
    """The second-level headings of a notebook, in order."""
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return re.findall(r"^## (.+?)\s*$", prose, flags=re.MULTILINE)


def section_faults(notebook: NotebookNode, sections: Sequence[str]) -> list[str]:
    """Sections that are missing, or stand in another order."""
    found = [title for title in headings(notebook) if title in sections]
    missing = [title for title in sections if title not in found]
    if missing:
        return [f"Missing section{'s' if len(missing) > 1 else ''}: {', '.join(missing)}."]
    if found != list(sections):
        return [f"The sections stand in the order {', '.join(found)}, but must follow the contract."]
    return []


def code_lines(source: str) -> int:
    """Lines of a code cell that are neither empty nor comments.

    >>> code_lines("# why\\nx = 1\\n")
    1
    """
    return sum(1 for line in source.splitlines() if line.strip() and not line.strip().startswith("#"))


# Where a chapter points on is no prose that must be kept in mind.
_POINTER = re.compile(r"^\*\*Next\.\*\*.*$", re.MULTILINE)


def prose_faults(notebook: NotebookNode) -> list[str]:
    """Cells of prose that are too long, and numbers without a source."""
    faults = []
    for cell in notebook.cells[1:]:
        if cell.cell_type != "markdown":
            continue
        if re.search(r"^#\d", cell.source, re.MULTILINE):
            faults.append(
                f"A line begins with the number of a claim, which Markdown takes for a heading: “{cell.source[:50]}…”"
            )
        if re.search(r"^\|\s*\|.*\n\|[-:| ]+$", cell.source, re.MULTILINE):
            faults.append(
                f"A table's first head is empty in “{cell.source[:50]}…”: who hears the table needs a word there."
            )
        words = prose_words(_POINTER.sub("", cell.source))
        if words > MOST_WORDS:
            faults.append(f"A prose cell of {words} words, above {MOST_WORDS}: “{cell.source.strip()[:50]}…”")
        bare = unmarked_numbers(cell.source)
        if bare:
            faults.append(
                f"Numbers without a fact marker: {', '.join(bare)} in “{cell.source.strip()[:50]}…”"
            )
    return faults


def prose_words(source: str) -> int:
    """Words that a reader reads: without comments, formulas and table rules.

    >>> prose_words("One $x^2$ two <!-- hidden words --> three")
    3
    """
    text = re.sub(r"<!--.*?-->", " ", source, flags=re.DOTALL)
    text = re.sub(r"\$\$.*?\$\$|\$[^$]*\$", " ", text, flags=re.DOTALL)
    return len(re.findall(r"[^\W_][\w’'/%-]*", text))


def unmarked_numbers(source: str) -> list[str]:
    """Numbers with a unit that neither a fact marker nor an `illustrative` marker follows.

    >>> unmarked_numbers("p is 0.06<!-- fact dopamine.release_probability 1 --> and q is 12 nM.")
    ['12 nM']
    """
    text = re.sub(r"\$\$.*?\$\$|\$[^$]*\$|`[^`]*`", " ", source, flags=re.DOTALL)
    bare = []
    for match in MEASURED.finditer(text):
        if not re.match(r"\s*<!-- (?:fact|illustrative|derived)", text[match.end() :]):
            bare.append(match.group().strip())
    return bare


def marked_facts(source: str) -> list[tuple[str, str, str]]:
    """Each `number<!-- fact id unit -->` in a text as (number, id, unit).

    >>> marked_facts("p is 0.06<!-- fact dopamine.release_probability 1 -->.")
    [('0.06', 'dopamine.release_probability', '1')]
    """
    return [(m["number"], m["id"], m["in"]) for m in MARKER.finditer(source)]


def execution_faults(notebook: NotebookNode) -> list[str]:
    """Cells that were not run once and in order, failed, or are kept from comparison."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    faults = []
    if [cell.execution_count for cell in code] != list(range(1, len(code) + 1)):
        faults.append("Not every code cell was run once and in order: run `course build`.")
    if any(output.output_type == "error" for cell in code for output in cell.outputs):
        faults.append("A cell holds an error output.")
    if any("nbval-ignore-output" in cell.metadata.get("tags", []) for cell in code):
        faults.append("A cell is excluded from the comparison of outputs (nbval-ignore-output).")
    return faults
