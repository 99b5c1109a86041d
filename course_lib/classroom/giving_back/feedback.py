"""What a student gets back: points, what each answer means, and the notebook as it was marked."""

from collections.abc import Mapping
from html import escape

from course_lib.classroom.giving_back.plain_page import days_said, has_picture, page, picture, table
from course_lib.classroom.giving_back.written import MOST_CHARACTERS, read_and_typed, typed
from course_lib.classroom.marks.hand_marks import HandMark
from course_lib.classroom.marks.kit import Kit
from course_lib.classroom.marks.ledger import EXCUSED, NOT_MARKED, StudentMarks, TaskMark
from course_lib.questions.assignment import HandMarked


def feedback_page(kit: Kit, result: dict, marks: StudentMarks, by_hand: Mapping[str, HandMark]) -> bytes:
    """The page of one student; `by_hand` holds what persons gave, by cell."""
    parts = [*_heading(kit, marks), *_remarks(marks)]
    if marks.status != NOT_MARKED:
        rows = [[one.title, one.points, one.most] for one in marks.tasks]
        if marks.late.points:
            rows.append([f"Late by {days_said(marks.late.days)}", -marks.late.points, None])
        parts += [table("Points", ["task", "points", "of"], rows), _answers(kit, result, marks, by_hand)]
    if result["notes"]:
        items = "".join(f"<li>{escape(note)}</li>" for note in result["notes"])
        parts.append(f"<h2>What we noticed</h2><ul>{items}</ul>")
    if result["cells"]:
        parts.append("<h2>Your notebook as it was marked</h2>")
        texts = [
            len(cell["source"]) for cell in result["cells"] if cell["kind"] == "markdown" and not cell["ours"]
        ]
        long = sum(texts) > MOST_CHARACTERS
        parts += [_notebook_cell(i, cell, long) for i, cell in enumerate(result["cells"], start=1)]
    return page(f"{kit.chapter.id} · {kit.chapter.title}: feedback for {result['student']}", *parts)


def _heading(kit: Kit, marks: StudentMarks) -> list[str]:
    most = kit.assignment.points
    if marks.status == EXCUSED:
        return ["<p><strong>You are excused from this assignment.</strong> It does not count.</p>"]
    if marks.status == NOT_MARKED:
        return [f"<p class='lost'>Your notebook could not be marked: {escape(marks.why)}</p>"]
    so_far, waiting = "", ""
    if not marks.final:
        so_far, waiting = " so far", " Tasks with a dash are still being marked by hand."
    return [f"<p><strong>{marks.total:g} of {most:g} points{so_far}.</strong>{waiting}</p>"]


def _remarks(marks: StudentMarks) -> list[str]:
    if not marks.remarks:
        return []
    return [f"<h2>Looked at again</h2><ul>{''.join(f'<li>{escape(one)}</li>' for one in marks.remarks)}</ul>"]


def _answers(kit: Kit, result: dict, marks: StudentMarks, by_hand: Mapping[str, HandMark]) -> str:
    titles = {one.cell: one.title for one in marks.tasks}
    overruled = {one.cell for one in marks.tasks if one.by_hand}
    rows = [
        [f"{titles[part['task']]}: {part['name']}", part["points"], part["most"], part["message"]]
        for part in result["parts"]
    ]
    rubrics = {piece.cell: piece for piece in kit.assignment.hand_marked}
    for one in marks.tasks:
        if one.cell in rubrics:
            said = [*_by_rubric(rubrics[one.cell], one, by_hand.get(one.cell)), one.comment]
            rows.append([one.title, one.points, one.most, "\n".join(filter(None, said))])
        elif one.cell in overruled:
            rows.append([f"{one.title}: by hand", one.points, one.most, one.comment or "Marked by a person."])
    return table("Your answers", ["answer", "points", "of", "what it means"], rows)


def _by_rubric(piece: HandMarked, mark: TaskMark, given: HandMark | None) -> list[str]:
    # Not while it waits again, and not where points were given as a sum, as in nbgrader.
    if given is None or len(given.points) != len(piece.criteria) or sum(given.points) != mark.points:
        return []
    return [
        f"{one:g} of {criterion.points:g}: {criterion.text}"
        for one, criterion in zip(given.points, piece.criteria, strict=True)
    ]


def _notebook_cell(number: int, cell: dict, long: bool) -> str:
    if cell["ours"] and cell["kind"] != "code":
        return ""
    name = cell["name"] or "your own cell"
    as_it_reads = cell["kind"] == "markdown" and not long
    source = read_and_typed(cell["source"]) if as_it_reads else typed(cell["source"])
    pieces = [f"<h3>Cell {number}: {escape(name)}</h3>", source]
    if cell["text"]:
        pieces.append(f"<pre>{escape(cell['text'])}</pre>")
    for shown in cell["displays"]:
        if has_picture(shown):
            pieces.append(picture(shown, f"Output of cell {number}"))
        elif shown.get("text/plain"):
            pieces.append(f"<pre>{escape(shown['text/plain'])}</pre>")
    if cell["error"]:
        pieces.append(f"<p class='lost'>{escape(cell['error'])}</p>")
    if cell[
        "ours"
    ]:  # folded, since numbers alone may fill ten screens, and the student's own work is what counts here
        head, *rest = pieces
        return f"<details class='ours'><summary>{head}</summary>{''.join(rest)}</details>"
    return f"<section>{''.join(pieces)}</section>"
