"""What a student gets back: points, what each answer means, and the notebook as it was marked."""

from collections.abc import Mapping, Sequence
from html import escape

from course_lib.classroom.giving_back.page import page, picture, table
from course_lib.classroom.marks.gradebook import TaskMark
from course_lib.classroom.marks.kit import Kit
from course_lib.questions.assignment import HandMarked


def total(marks: Sequence[TaskMark]) -> float:
    """The points so far."""
    return round(sum(mark.points or 0.0 for mark in marks), 2)


def is_final(marks: Sequence[TaskMark]) -> bool:
    """Whether nothing waits for a person any more."""
    return all(mark.points is not None for mark in marks)


def feedback_page(kit: Kit, result: dict, marks: Sequence[TaskMark], by_hand: Mapping[str, dict]) -> bytes:
    """The page of one student; `by_hand` holds the points of each line of a rubric by cell."""
    most = kit.assignment.points
    so_far, waiting = "", ""
    if not is_final(marks):
        so_far, waiting = " so far", " Tasks with a dash are still being marked by hand."
    parts = [f"<p><strong>{total(marks):g} of {most:g} points{so_far}.</strong>{waiting}</p>"]
    if result["refused"]:
        parts.append(f"<p class='lost'>Your notebook could not be marked: {escape(result['refused'])}</p>")
    parts.append(table("Points", ["task", "points", "of"], [[m.title, m.points, m.most] for m in marks]))
    parts.append(_answers(kit, result, marks, by_hand))
    if result["notes"]:
        items = "".join(f"<li>{escape(note)}</li>" for note in result["notes"])
        parts.append(f"<h2>What we noticed</h2><ul>{items}</ul>")
    parts.append("<h2>Your notebook as it was marked</h2>")
    parts += [_notebook_cell(i, cell) for i, cell in enumerate(result["cells"], start=1)]
    return page(f"{kit.chapter.id} · {kit.chapter.title}: feedback for {result['student']}", *parts)


def _answers(kit: Kit, result: dict, marks: Sequence[TaskMark], by_hand: Mapping[str, dict]) -> str:
    titles = {mark.cell: mark.title for mark in marks}
    rows = [
        [f"{titles[part['task']]}: {part['name']}", part["points"], part["most"], part["message"]]
        for part in result["parts"]
    ]
    rubrics = {piece.cell: piece for piece in kit.assignment.hand_marked}
    for mark in marks:
        if mark.by_hand:
            said = [*_by_rubric(rubrics[mark.cell], mark, by_hand.get(mark.cell, {})), mark.comment]
            rows.append([mark.title, mark.points, mark.most, "\n".join(filter(None, said))])
    return table("Your answers", ["answer", "points", "of", "what it means"], rows)


def _by_rubric(piece: HandMarked, mark: TaskMark, given: Mapping) -> list[str]:
    points = given.get("points", [])
    if not points or sum(points) != mark.points:  # waits again, or was marked elsewhere, as in nbgrader
        return []
    return [
        f"{one:g} of {criterion.points:g}: {criterion.text}"
        for one, criterion in zip(points, piece.criteria, strict=True)
    ]


def _notebook_cell(number: int, cell: dict) -> str:
    if cell["ours"] and cell["kind"] != "code":
        return ""
    name = cell["name"] or "your own cell"
    pieces = [f"<h3>Cell {number}: {escape(name)}</h3>", f"<pre>{escape(cell['source'])}</pre>"]
    if cell["text"]:
        pieces.append(f"<pre>{escape(cell['text'])}</pre>")
    for shown in cell["displays"]:
        if "image/png" in shown:
            pieces.append(picture(shown["image/png"], f"Output of cell {number}"))
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
