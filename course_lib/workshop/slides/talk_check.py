"""Slides and speaker's notes held against each other: every slide has its notes, and the minutes add up."""

from nbformat import NotebookNode

from course_lib.errors import CourseError
from course_lib.questions import question
from course_lib.workshop.slides.talk import SlideNotes, Talk

SLIDE_TYPES = ("slide", "fragment", "skip")
LONG_MINUTES, SHORT_MINUTES = (75, 90), (40, 50)
DISCUSSIONS, DEMONSTRATIONS = (2, 4), (1, 3)
MOST_EXPECTED = 3


def slide_type(cell: NotebookNode) -> str:
    """What a cell does to the slides: `slide`, `fragment`, `skip`, or nothing, which continues the slide.

    >>> slide_type(NotebookNode(metadata={"slideshow": {"slide_type": "skip"}}))
    'skip'
    """
    return cell.metadata.get("slideshow", {}).get("slide_type", "")


def slide_cells(notebook: NotebookNode) -> list[list[NotebookNode]]:
    """The cells of each slide in order; skipped ones are left out."""
    slides: list[list[NotebookNode]] = []
    for cell in notebook.cells:
        kind = slide_type(cell)
        if kind == "slide":
            slides.append([cell])
        elif kind != "skip" and slides:
            slides[-1].append(cell)
    return slides


def talk_faults(talk: Talk, notebook: NotebookNode) -> list[str]:
    """Sentences that say what to mend in the notes or in the slides of a chapter; empty when all is well."""
    return [
        *_marks(notebook),
        *_each_has_notes(talk, notebook),
        *(fault for notes in talk.slides for fault in _notes(notes)),
        *_minutes(talk),
        *_seminar(talk, notebook),
    ]


def _marks(notebook: NotebookNode) -> list[str]:
    faults = [
        f"Cell {cell.id} has the slide type {slide_type(cell)!r}, but must have {', '.join(SLIDE_TYPES)} or none."
        for cell in notebook.cells
        if "slideshow" in cell.metadata and slide_type(cell) not in SLIDE_TYPES
    ]
    if not notebook.cells or slide_type(notebook.cells[0]) != "slide":
        faults.append("The first cell must be a slide: it names the chapter.")
    return faults


def _each_has_notes(talk: Talk, notebook: NotebookNode) -> list[str]:
    shown = [cells[0].id for cells in slide_cells(notebook)]
    noted = [notes.cell for notes in talk.slides]
    faults = [
        f"The slide {cell} has no notes: add a [[slide]] for it." for cell in shown if cell not in noted
    ]
    faults += [
        f"There are notes for {cell}, but no cell of that id begins a slide."
        for cell in noted
        if cell not in shown
    ]
    faults += [
        f"The slide {cell} has notes twice."
        for cell in sorted({one for one in noted if noted.count(one) > 1})
    ]
    if not faults and shown != noted:
        first = next(index for index, pair in enumerate(zip(shown, noted, strict=True)) if len(set(pair)) > 1)
        faults.append(
            f"The notes of {noted[first]} stand where the slide {shown[first]} is: "
            f"keep the order of the notebook, and move the [[slide]] of {shown[first]} there."
        )
    return faults


def _notes(notes: SlideNotes) -> list[str]:
    rules = [
        (
            notes.minutes > 0 and float(2 * notes.minutes).is_integer(),
            f"{notes.minutes} minutes, but must have whole or half ones",
        ),
        (
            bool(notes.ask) == bool(notes.good),
            "a question and its good answer, `ask` and `good`, only together",
        ),
        (bool(notes.ask) or not notes.expect, "wrong answers in `expect`, but no question in `ask`"),
        (
            len(notes.expect) <= MOST_EXPECTED,
            f"{len(notes.expect)} wrong answers, but must have at most {MOST_EXPECTED}",
        ),
    ]
    faults = [f"The notes of {notes.cell} have {what}." for kept, what in rules if not kept]
    if notes.question:
        try:
            question(notes.question)
        except CourseError as unknown:
            faults.append(f"The notes of {notes.cell}: {unknown}")
    return faults


def _minutes(talk: Talk) -> list[str]:
    long = sum(notes.minutes for notes in talk.slides)
    short = sum(notes.minutes for notes in talk.slides if notes.short)
    return [
        f"All slides with {name} take {minutes:g} minutes, but must take {low} to {high}."
        for name, minutes, (low, high) in (
            ("notes", long, LONG_MINUTES),
            ("short = true", short, SHORT_MINUTES),
        )
        if not low <= minutes <= high
    ]


def _seminar(talk: Talk, notebook: NotebookNode) -> list[str]:
    faults = [
        f"There are {len(rows)} {name}s, but must be {low} to {high}."
        for name, rows, (low, high) in (
            ("discussion", talk.discussions, DISCUSSIONS),
            ("demonstration", talk.demonstrations, DEMONSTRATIONS),
        )
        if not low <= len(rows) <= high
    ]
    live = {cell.id for cells in slide_cells(notebook) for cell in cells if "explore(" in cell.source}
    faults += [
        f"The demonstration “{one.title}” names the cell {one.cell}, but must name a live figure on a slide: "
        f"{', '.join(sorted(live)) or 'there is none'}."
        for one in talk.demonstrations
        if one.cell not in live
    ]
    return faults
