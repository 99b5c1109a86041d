"""What a reader need not see at once: code, and the deeper parts, folded to one line that says what is in them."""

import re
from collections.abc import Iterator
from html import escape

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from course_lib.workshop.minutes import DEEPER, HIDDEN, load_of, minutes_of

# Cells that only put a question, a table of sources or the imports on the page: nothing to learn from their code.
_PLUMBING = re.compile(r"\s*(?:display\()?(?:ask|predict|reveal|quiz|source_table|once_predicted)\(")
_HEADING = re.compile(r"^#{2,}\s+(?:Deeper[:,·]?\s*)?(?P<title>.+?)[ \t]*$", re.MULTILINE)
# How a deeper part says what is in it: a heading, or bold words at its beginning.
_LEAD = re.compile(
    r"(?:#{2,}\s+(?:Deeper[:,·]?\s*)?(?P<head>[^\n]+)|\*\*Deeper[:,·]\s*(?P<bold>.+?)\*\*)\s*", re.DOTALL
)


def is_marked(cells: list[NotebookNode]) -> bool:
    """Whether a notebook tells code that folds from code that must be read."""
    return any(cell.metadata.get("jupyter", {}).get(HIDDEN) for cell in cells)


def fold_of(cell: NotebookNode, marked: bool) -> tuple[str, bool] | None:
    """The line and whether it starts open for the code of a cell; None for a cell of text.

    `marked` says that the notebook itself tells folded code from code that must be read; otherwise all is folded.

    >>> from nbformat.v4 import new_code_cell
    >>> fold_of(new_code_cell("x = 1"), marked=False)
    ('<summary>Code · 1 line</summary>', False)
    """
    if cell.cell_type != "code":
        return None
    lines = sum(bool(line.strip()) for line in cell.source.splitlines())
    what = "Imports" if cell.id == "setup" else "Code"
    is_open = marked and cell.id != "setup" and not cell.metadata.get("jupyter", {}).get(HIDDEN)
    return f"<summary>{what} · {lines} line{'s' if lines > 1 else ''}</summary>", bool(is_open)


def is_plumbing(cell: NotebookNode) -> bool:
    """Whether the code of a cell shows only when a reader asks for all code."""
    return cell.id == "setup" or _PLUMBING.match(cell.source) is not None


def with_deeper_folded(cells: list[NotebookNode]) -> list[NotebookNode]:
    """The cells with each deeper part between the two ends of a fold; a part begins where one says what is in it.

    Further headings inside a fold become bold text: a section of the page must not begin in a fold.
    """
    parts: list[list[NotebookNode]] = []
    for cell in cells:
        if not parts or _is_deeper(cell) != _is_deeper(parts[-1][0]) or (_is_deeper(cell) and _lead(cell)):
            parts.append([])
        parts[-1].append(cell)
    return [cell for part in parts for cell in (_folded(part) if _is_deeper(part[0]) else part)]


def _is_deeper(cell: NotebookNode) -> bool:
    return DEEPER in cell.metadata.get("tags", ())


def _lead(cell: NotebookNode) -> re.Match[str] | None:
    return _LEAD.match(cell.source) if cell.cell_type == "markdown" else None


def _folded(run: list[NotebookNode]) -> Iterator[NotebookNode]:
    lead = _lead(run[0])
    if lead:
        run[0].source = run[0].source[lead.end() :]
    minutes = max(1, round(minutes_of(load_of(run))))
    title = escape(re.sub(r"[*`$]", "", lead["head"] or lead["bold"] if lead else _first_words(run))).rstrip(
        "."
    )
    head = f'<details class="deeper"><summary><span><b>Deeper, {minutes} min.</b> {title}.</span></summary>'
    yield new_markdown_cell(head, id=f"{run[0].id}-fold"[:64])
    for cell in run:
        if cell.cell_type == "markdown":
            cell.source = _HEADING.sub(lambda found: f"**{found['title']}**", cell.source)
        yield cell
    yield new_markdown_cell("</details>", id=f"{run[-1].id}-end"[:64])


def _first_words(run: list[NotebookNode]) -> str:
    """What is in a part that does not say it: the beginning of its text."""
    text = next((cell.source for cell in run if cell.cell_type == "markdown"), "Code, and what it shows")
    sentence = re.split(r"(?<=[.?!:])\s", text.strip())[0]
    return sentence if len(sentence) <= 120 else sentence[:117].rpartition(" ")[0] + " …"
