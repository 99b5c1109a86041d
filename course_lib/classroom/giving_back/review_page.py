"""The page on which a person marks one answer by its rubric: a plain form, without script."""

from html import escape

from course_lib.classroom.giving_back.plain_page import has_picture, page, picture
from course_lib.classroom.giving_back.reviewing import Asked
from course_lib.classroom.giving_back.written import (
    MOST_CHARACTERS,
    framed,
    read_and_typed,
    typed,
    visible,
    words_in,
)
from course_lib.classroom.marks.hand_marks import HandMark
from course_lib.questions.assignment import HandMarked


def answer_page(
    piece: HandMarked,
    result: dict,
    saved: HandMark | None,
    place: tuple[int, int],
    waiting: int,
    asked: Asked,
) -> bytes:
    """One answer without its author's name, beside the rubric; `saved` holds the points given before.

    What was asked and what the worked solution says are folded away at first: the one above the answer, the other below
    the rubric.
    """
    number, count = place
    worked = framed(asked.worked) if asked.kind == "markdown" else typed(asked.worked)
    parts = [
        f"<p>Answer {number + 1} of {count}; {waiting} wait to be marked.</p>",
        _navigation(number, count),
        "<div class='beside'><div><h2>The answer</h2>",
        f"<details><summary>What was asked</summary>{framed(asked.text)}</details>",
        *_answer(piece, result),
        f"</div><div class='stays'><h2>The rubric: {piece.points:g} points</h2>",
        _form(piece, saved),
        _elsewhere(asked),
        f"<details><summary>What the worked solution says</summary>{worked}</details></div></div>",
    ]
    return page(f"{piece.title}: marking", *parts, wide=True)


def overview_page(pieces: list[tuple[HandMarked, int, int]]) -> bytes:
    """All tasks marked by hand, with a link to the first answer that waits and how many do."""
    items = "".join(
        f"<li><a href='{escape(piece.cell)}/{first}'>{escape(piece.title)}</a>: {waiting} wait</li>"
        for piece, first, waiting in pieces
    )
    return page(
        "Marking by hand",
        f"<ul>{items}</ul>",
        "<p>Every mark is saved at once. When you are done, press Ctrl-C in the terminal: feedback and grades "
        "are written again then.</p>",
    )


def _navigation(number: int, count: int) -> str:
    links = ["<a href='../'>All tasks</a>"]
    if number:
        links.append(f"<a href='{number - 1}'>Previous</a>")
    if number + 1 < count:
        links.append(f"<a href='{number + 1}'>Next</a>")
    return f"<nav aria-label='Answers'>{' · '.join(links)}</nav>"


def _answer(piece: HandMarked, result: dict) -> list[str]:
    """All that stands between the locked cells around the answer; where that is nothing, the student's own cells."""
    here = [cell for cell in result["cells"] if piece.cell in (cell.get("task"), cell["name"])]
    standing = result["by_hand"].get(piece.cell)
    own = []
    if standing == "elsewhere":
        own = [
            cell for cell in result["cells"] if cell["name"] is None and not cell["ours"] and cell not in here
        ]
    texts = [cell["source"] for cell in (*here, *own) if cell["kind"] == "markdown"]
    counted = [cell["source"] for cell in own or here if cell["kind"] == "markdown" and not cell["ours"]]
    parts = [] if standing == "blank" else _length(counted, piece.most_words)
    long = sum(map(len, texts)) > MOST_CHARACTERS
    if long:
        parts.append(
            f"<p class='lost'>Above {MOST_CHARACTERS:,} characters: the text stands as it was typed.</p>"
        )
    shown = [part for cell in here for part in _cell(cell, long)]
    if standing == "elsewhere":
        shown += ["<p>Nothing was written here. The student's own cells elsewhere in the notebook:</p>"]
        shown += [part for cell in own for part in _cell(cell, long)]
    return [*parts, *shown] if shown else ["<p>There is no answer.</p>"]


def _length(sources: list[str], most: int | None) -> list[str]:
    count = sum(map(words_in, sources))
    if not count:
        return []
    bound = f" of {most:,} at most" if most else ""
    look = " class='lost'" if most and count > most else ""
    return [f"<p{look}>{count:,} word{'' if count == 1 and not most else 's'}{bound}.</p>"]


def _cell(cell: dict, long: bool) -> list[str]:
    parts = []
    for shown in cell["displays"]:
        if has_picture(shown):
            parts.append(picture(shown, "The student's figure"))
        elif shown.get("text/plain", "").startswith("["):  # a word about what is not shown
            parts.append(f"<p class='lost'>{escape(visible(shown['text/plain']))}</p>")
    if cell["source"].strip() or not parts:
        as_it_reads = cell["kind"] == "markdown" and not long
        parts.append(read_and_typed(cell["source"]) if as_it_reads else typed(cell["source"]))
    if cell["text"].strip():
        parts.append(typed(cell["text"]))
    if cell["error"]:
        parts.append(f"<p class='lost'>{escape(visible(cell['error']))}</p>")
    return parts


def _elsewhere(asked: Asked) -> str:
    """Where points of the other tasks are changed, since a line of a rubric may take them back."""
    if not asked.automatic:
        return ""
    tasks = ", ".join(f"{task.cell} ({task.title})" for task in asked.automatic)
    command = f'course appeal {asked.chapter} STUDENT --task TASK --points N --because "…" --seed-key FILE'
    return (
        "<p><small>Points of other tasks are not set here, even where a line of the rubric takes them back, but with "
        f"<code>{escape(command)}</code>. TASK: {escape(tasks)}. N: what the whole task earns then. STUDENT: the file in "
        "<code>grading/reviews</code> that holds your comment is named so.</small></p>"
    )


def _quarters(most: float) -> str:
    """A pattern of all quarters of a point up to the most, with a point or a comma: a field of numbers refuses the one or
    the other, as the browser's language is.

    >>> import re
    >>> [bool(re.fullmatch(_quarters(1.5), said)) for said in ("0,5", ".25", "1.50", "2", "05", "0.1")]
    [True, True, True, False, False, False]
    """
    said = []
    for quarter in range(round(4 * most) + 1):
        whole, part = divmod(quarter, 4)
        ending = ("([.,]0*)?", "[.,]250*", "[.,]50*", "[.,]750*")[part]
        said.append(f"{whole if whole or not part else '0?'}{ending}")
    return "|".join(said)


def _form(piece: HandMarked, saved: HandMark | None) -> str:
    fits = saved is not None and len(saved.points) == len(piece.criteria)
    given = saved.points if fits else [None] * len(piece.criteria)
    other = ""
    if saved is not None and not fits:
        other = f"<p>Elsewhere {saved.total:g} points were given as a sum.</p>"
    rows = []
    for i, (criterion, points) in enumerate(zip(piece.criteria, given, strict=True)):
        value = "" if points is None else f" value='{points:g}'"
        value += " autofocus" if i == 0 else ""
        rows.append(
            f"<p><label for='c{i}'>{escape(criterion.text)}</label><br>"
            f"<small id='h{i}'>{escape(criterion.look_for)}</small><br>"
            f"<input id='c{i}' name='c{i}' aria-describedby='h{i}' inputmode='decimal' autocomplete='off' size='5' "
            f"pattern='{_quarters(criterion.points)}' title='0 to {criterion.points:g} in quarters, as 0.5 or 0,5' "
            f"required{value}> of {criterion.points:g}</p>"
        )
    comment = escape(saved.comment if saved else "")
    return (
        f"{other}<form method='post'>{''.join(rows)}"
        "<p><label for='comment'>What the student should hear</label><br>"
        f"<textarea id='comment' name='comment' rows='4' maxlength='4000'>{comment}</textarea></p>"
        "<p><button>Save and go on</button> <small>or press Enter in a field for points</small></p></form>"
    )
