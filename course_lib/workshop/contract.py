"""The contract of a lecture: one notebook for two readers, checked cell by cell."""

import re
from collections.abc import Iterator
from itertools import groupby

from nbformat import NotebookNode

from course_lib.questions import quiz_ids
from course_lib.questions.registry import QUIZ_SHOWN
from course_lib.syllabus import Chapter
from course_lib.symbols import rows_of, symbols
from course_lib.workshop.lecture_pieces import (
    MOST_BYTES,
    MOST_LIVE_FIGURES,
    code_lines,
    execution_faults,
    header_faults,
    prose_faults,
    section_faults,
)
from course_lib.workshop.minutes import DEEPER, HIDDEN, estimated, misjudged

SECTIONS = (
    "Remember",
    "What happens",
    "Predict",
    "The idea in words",
    "With numbers",
    "The equation",
    "Try it",
    "What the sources say",
    "Where the model fails",
    "Check yourself",
    "Take away",
    "Where the numbers come from",
)
STEPS = ("Worked.", "One step missing.", "Two steps missing.", "Alone.")
CORE_CELLS = (22, 34)
MOST_OPEN_LINES, MOST_OPEN_IN_ALL, MOST_FOLDED_LINES = 6, 40, 15
MOST_FAILURES, LINES_TO_TAKE_AWAY = 2, 5
# JupyterLab folds everything below a heading whose cell says so, down to the next heading.
COLLAPSED = "jp-MarkdownHeadingCollapsed"
_DEEPER_LINE = re.compile(r"### Deeper: \S[^\n]*\Z")
_HEADING = re.compile(r"#{1,3} ")
# A sealed prediction waits for the end of its chapter: what lies between is evidence, and folds nothing.
_GATED = re.compile(r"\b(predict|once_predicted|reveal)\(\s*[\"']([^\"']+)[\"'](?!, sealed=True)")


def breaches(notebook: NotebookNode, chapter: Chapter, size_bytes: int) -> list[str]:
    """Sentences that say where the notebook departs from the contract; empty when it fulfils it."""
    return [
        *header_faults(notebook, chapter),
        *section_faults(notebook, SECTIONS),
        *_budget(notebook, size_bytes),
        *_code(notebook),
        *deeper_faults(notebook),
        *prose_faults(notebook),
        *_order(notebook),
        *_gates(notebook),
        *_symbols(notebook, chapter),
        *_quiz(notebook, chapter),
        *_drawing(notebook, chapter),
        *_time(notebook, chapter),
        *execution_faults(notebook),
    ]


def is_deeper(cell: NotebookNode) -> bool:
    """Whether a cell belongs to the folded part that nothing in the core needs."""
    return DEEPER in cell.metadata.get("tags", ())


def _core(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if not is_deeper(cell)]


def _budget(notebook: NotebookNode, size_bytes: int) -> Iterator[str]:
    low, high = CORE_CELLS
    core = len(_core(notebook))
    if not low <= core <= high:
        yield f"{core} core cells, but {low} to {high} are allowed: what is more goes into deeper cells."
    live = sum(cell.source.count("explore(") for cell in notebook.cells if cell.cell_type == "code")
    if not 1 <= live <= MOST_LIVE_FIGURES:
        yield f"{live} live figures, but 1 to {MOST_LIVE_FIGURES} are allowed."
    if size_bytes >= MOST_BYTES:
        yield f"{size_bytes / 1e6:.1f} MB, but a chapter stays below {MOST_BYTES / 1e6:g} MB."


def _code(notebook: NotebookNode) -> Iterator[str]:
    in_all = 0
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        lines, folded = code_lines(cell.source), cell.metadata.get("jupyter", {}).get(HIDDEN)
        in_all += 0 if folded else lines
        most = MOST_FOLDED_LINES if folded else MOST_OPEN_LINES
        if lines > most:
            how = "Folded" if folded else "Open"
            yield f"{how} code of {lines} lines, above {most}: “{cell.source.strip()[:50]}…”"
    if in_all > MOST_OPEN_IN_ALL:
        yield f"{in_all} lines of open code in all, above {MOST_OPEN_IN_ALL}: fold what a reader need not read."


def deeper_faults(notebook: NotebookNode) -> Iterator[str]:
    """Each run of deeper cells begins with one line that JupyterLab folds, and ends where a heading follows."""
    runs = [(deep, list(run)) for deep, run in groupby(notebook.cells, key=is_deeper)]
    for (deep, run), (_, after) in zip(runs, [*runs[1:], (False, [])], strict=True):
        if not deep:
            continue
        first = run[0]
        name = first.source.strip()[:50]
        if first.cell_type != "markdown" or not _DEEPER_LINE.match(first.source.strip()):
            yield f"Deeper cells begin with one line, “### Deeper: what is in them”, not with “{name}”."
        if not first.metadata.get(COLLAPSED):
            yield f"The line of deeper cells “{name}” is not folded: set the metadata {COLLAPSED} of its cell to true."
        for cell in run[1:]:
            if (
                cell.cell_type == "markdown"
                and _HEADING.match(cell.source)
                and not _DEEPER_LINE.match(cell.source)
            ):
                yield f"The heading “{cell.source[:50]}” within deeper cells would end the fold: make it bold."
        if after and (after[0].cell_type != "markdown" or not _HEADING.match(after[0].source)):
            yield f"The core after the deeper cells “{name}” would be folded too: begin it with a heading."


def _of_section(notebook: NotebookNode, title: str) -> list[NotebookNode]:
    """The core cells from one section's heading to the next."""
    found, inside = [], False
    for cell in _core(notebook):
        if cell.cell_type == "markdown" and re.search(r"^## ", cell.source, re.MULTILINE):
            inside = bool(re.search(rf"^## {re.escape(title)}\s*$", cell.source, re.MULTILINE))
        if inside:
            found.append(cell)
    return found


def _order(notebook: NotebookNode) -> Iterator[str]:
    """Words before numbers before algebra, help that fades, few failures, five lines to take away."""
    for title in SECTIONS[: SECTIONS.index("The equation")]:
        if any("$" in cell.source for cell in _of_section(notebook, title) if cell.cell_type == "markdown"):
            yield f"A formula stands in “{title}”: it belongs behind “The equation”."
    text = {
        title: "\n\n".join(
            cell.source for cell in _of_section(notebook, title) if cell.cell_type == "markdown"
        )
        for title in ("Try it", "Where the model fails", "Take away")
    }
    steps = re.findall(r"^\*\*(.+?)\*\*", text["Try it"], re.MULTILINE)
    if [step for step in steps if step in STEPS] != list(STEPS):
        yield f"“Try it” must lead from {' to '.join(f'**{step}**' for step in STEPS)}, each at the start of a paragraph."
    failures = len(re.findall(r"^\*\*", text["Where the model fails"], re.MULTILINE))
    if not 1 <= failures <= MOST_FAILURES:
        yield f"{failures} failures begin with a bold sentence in the core, but 1 to {MOST_FAILURES} are allowed."
    lines = len(re.findall(r"^- ", text["Take away"].partition("## Where the numbers")[0], re.MULTILINE))
    if lines != LINES_TO_TAKE_AWAY:
        yield f"{lines} lines to take away, but must be {LINES_TO_TAKE_AWAY}."


def _gates(notebook: NotebookNode) -> Iterator[str]:
    """Nothing between a prediction and its reveal shows anything outside the fold of that prediction."""
    waiting: list[str] = []
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type != "code":
            continue
        calls = _GATED.findall(cell.source)
        asked = [name for how, name in calls if how == "predict"]
        open_gates = {name for how, name in calls if how != "predict"}
        for name in waiting:
            if cell.get("outputs") and not asked and name not in open_gates:
                yield f'Cell {number} shows something before the prediction {name} is revealed: put it into once_predicted("{name}", …).'
        waiting = [*waiting, *asked]
        waiting = [name for name in waiting if ("reveal", name) not in calls]


def _symbols(notebook: NotebookNode, chapter: Chapter) -> Iterator[str]:
    """The table of symbols says what the course says."""
    rows = [row for cell in notebook.cells if cell.cell_type == "markdown" for row in rows_of(cell.source)]
    if not rows:
        yield "The lecture has no table of symbols: write what course_lib.symbols.symbol_table gives."
    known = symbols()
    for row in rows:
        own = known.get(row.latex)
        if own is None or (own.meaning, own.unit) != (row.meaning, row.unit):
            yield f"The symbol {row.latex} is not what course_lib/symbols.toml says: one symbol has one meaning in the whole course."
        elif chapter.id not in own.chapters:
            yield f"course_lib/symbols.toml does not name chapter {chapter.id} beside the symbol {row.latex}."


def _quiz(notebook: NotebookNode, chapter: Chapter) -> Iterator[str]:
    if len(quiz_ids(chapter.id)) > QUIZ_SHOWN:
        more = f'quiz("{chapter.id}", more=True'
        if not any(more in cell.source for cell in notebook.cells if is_deeper(cell)):
            yield f"The quiz has more than {QUIZ_SHOWN} questions: offer the others by {more}) in a deeper cell."


def _drawing(notebook: NotebookNode, chapter: Chapter) -> Iterator[str]:
    call = f'drawing("{chapter.drawing}")'
    if chapter.drawing and not any(call in cell.source for cell in notebook.cells[:4]):
        yield f"The chapter's drawing is not among its first cells: show it by {call} in a folded cell."


def _time(notebook: NotebookNode, chapter: Chapter) -> list[str]:
    found = estimated(notebook, chapter.id)
    return misjudged(
        found, core=chapter.minutes or 0, deeper=chapter.deeper_minutes, quiz=chapter.quiz_minutes or 0
    )
