"""What stands on the wall of one slide: a figure, a question with lettered options, a short text, a drawing."""

import re
from functools import cache
from html import escape

from nbformat import NotebookNode

from course_lib.assess.choices import LETTERS
from course_lib.assess.reading import shown_unit
from course_lib.assess.sheet import Sheet, rich, sheet_of
from course_lib.drawings import drawing
from course_lib.questions.kinds import NumberQuestion, OrderingQuestion
from course_lib.syllabus import Chapter

# Kinds of question that a room can answer with hands or a number.
ON_A_WALL = ("choice", "choices", "number", "ordering")
_PICTURE = re.compile(r'<figure class="qs-(?:figure|drawn)".*?</figure>', re.DOTALL)
_LIVE = 'class="qs-static"'
_UNIT = re.compile(r"(?<=\d) (?=(?:%|[nµ]M|mg|m?L|ng|g/mol|h|s|min|hours|days|Å|mV)(?!\w))")
_CLAIM = re.compile(r" \((?:claims? )?#[^)]*\)")  # the course's own numbers, which a room does not know


def is_live(cell: NotebookNode) -> bool:
    """Whether a cell shows a live figure.

    >>> is_live(NotebookNode(source="explore(view, picture, controls)"))
    True
    """
    return "explore(" in cell.source


def shows_picture(cell: NotebookNode) -> bool:
    """Whether a cell's outputs hold a figure, a live figure or a drawing."""
    return any(_LIVE in html or _PICTURE.search(html) for html in _outputs(cell))


def picture_html(cell: NotebookNode) -> str:
    """The first picture that a cell shows, live where the notebook was run for a page; nothing else of the cell.

    What a reader finds folded until a prediction is made stands open: the speaker chooses the moment.
    """
    for html in _outputs(cell):
        if _LIVE in html:
            return html
        if found := _PICTURE.search(html):
            return found.group()
    return ""


def _outputs(cell: NotebookNode) -> list[str]:
    return [output.get("data", {}).get("text/html", "") for output in cell.get("outputs", [])]


def question_html(question_id: str) -> str:
    """A question as the room sees it: prompt and lettered options, the votes, and the answer, which waits for a key.

    Hints stay away. Raises `CourseError` for a question that no bank holds.
    """
    sheet = sheet_of(question_id)
    rows = "".join(_option(*row) for row in _options(sheet))
    options = f'<ol class="qs-options">{rows}</ol>' if rows else ""
    votes = _VOTES if rows and not isinstance(sheet.asked, OrderingQuestion) else ""
    return (
        f'<div class="qs-asked"><p class="qs-prompt">{rich(in_plain_words(sheet.prompt))}</p>'
        f"{options}{votes}"
        f'<details class="qs-answer fragment"><summary>Answer</summary><p>{answer_html(sheet)}</p></details></div>'
    )


_VOTES = (
    '<form class="qs-votes" hidden><label>Votes, such as A 12, B 30; or one letter for its reply '
    '<input autocomplete="off" spellcheck="false"></label></form><p class="qs-said" role="status"></p>'
)


def _options(sheet: Sheet) -> list[tuple[str, str, bool, str]]:
    """Letter, text, whether it is right, and the reply, of each option of a question."""
    asked, params = sheet.asked, sheet.params
    if isinstance(asked, OrderingQuestion):
        return [
            (letter.upper(), text, False, "")
            for letter, (_, text) in zip(LETTERS, sheet.options, strict=False)
        ]
    if isinstance(asked, NumberQuestion):
        return []
    return [
        (letter.upper(), text, option.is_right(params), asked.says(option.reply, params))
        for letter, option, (_, text) in zip(LETTERS, asked.options, sheet.options, strict=False)
    ]


def _option(letter: str, text: str, is_right: bool, reply: str) -> str:
    right = " data-right" if is_right else ""
    return (
        f'<li data-letter="{letter}"{right} data-reply="{escape(reply)}"><b>{letter}</b> <span>{rich(text)}</span>'
        '<span class="qs-bar" hidden><i></i><em></em></span></li>'
    )


def answer_html(sheet: Sheet) -> str:
    """The right answer in a line, by letter where there are letters, and why.

    >>> answer_html(sheet_of("quantal.locus"))[:13]
    '<b>C</b>: the'
    """
    asked, params = sheet.asked, sheet.params
    if isinstance(asked, NumberQuestion):
        return f"<b>{asked.truth(params):.3g}{shown_unit(asked.unit)}</b>. {rich(sheet.worked)}"
    if isinstance(asked, OrderingQuestion):
        letters = {name: letter.upper() for letter, (name, _) in zip(LETTERS, sheet.options, strict=False)}
        return f"<b>{' '.join(letters[name] for name in asked.truth(params))}</b>. {rich(sheet.worked)}"
    right = [row for row in _options(sheet) if row[2]]
    if len(right) == 1:
        letter, text, _, reply = right[0]
        again = "" if text == letter else f": {rich(text)}"
        return f"<b>{letter}</b>{again}. {rich(reply)}"
    return f"<b>{', '.join(row[0] for row in right)}</b>. {rich(sheet.worked)}"


def in_plain_words(text: str) -> str:
    """A question without the numbers that claims have in the course's list.

    >>> in_plain_words("“Reserpine destroys VMAT” (claim #14). Which measurement?")
    '“Reserpine destroys VMAT”. Which measurement?'
    """
    return _CLAIM.sub("", text)


def text_html(text: str, *, display: bool) -> str:
    """The short text of a slide as HTML, its formula as MathML, which stands on a line of its own if `display`.

    Each line of the text stays a line, so that cases can stand under each other.

    >>> text_html("Health: open.\\nParkinson: shut.", display=True)
    '<span>Health: open.</span> <span>Parkinson: shut.</span>'
    """
    lines = [inline(line) for line in _UNIT.sub("\N{NO-BREAK SPACE}", text.strip()).split("\n")]
    html = lines[0] if len(lines) == 1 else " ".join(f"<span>{line}</span>" for line in lines)
    return html.replace('display="inline"', 'display="block"') if display else html


def opening_html(chapter: Chapter) -> str:
    """The first slide of a chapter: its title, its question and its drawing.

    A wall has room for the wide layout; a phone shows the narrow one, whose labels stand in the key.
    """
    shown = drawing(chapter.drawing or chapter.slug)
    key = "".join(f"<li>{escape(label)}</li>" for label in shown.key)
    return (
        f'<p class="qs-eyebrow">Chapter {int(chapter.id)} · {escape(chapter.title)}</p><h1>{escape(chapter.question)}</h1>'
        f'<figure class="qs-drawn">{shown.svg()}{shown.svg(layout="narrow")}</figure>{f"<ol>{key}</ol>" if key else ""}'
    )


def inline(text: str) -> str:
    """A sentence of a talk as HTML, formulas as MathML, without the paragraph around it.

    >>> inline("*p* stays")
    '<em>p</em> stays'
    """
    return _exporter().markdown2html({}, text).strip().removeprefix("<p>").removesuffix("</p>")


@cache
def _exporter():
    from course_lib.workshop.mathml import BodyExporter

    return BodyExporter(exclude_input_prompt=True, exclude_output_prompt=True)
