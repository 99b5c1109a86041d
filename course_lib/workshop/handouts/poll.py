"""A deck of questions to vote on: options with letters, the answer on the page behind, and the same as a table."""

import csv
import io
import re
from html import escape
from urllib.parse import urlsplit

from course_lib.assess.sheet import rich
from course_lib.checks import shown
from course_lib.errors import CourseError
from course_lib.questions.kinds import ChoiceQuestion
from course_lib.syllabus import Chapter
from course_lib.workshop.handouts.asked import Asked, on_paper, paper_bank
from course_lib.workshop.handouts.shell import head, page

SEED = 1  # the numbers of the lecture, so that a vote can be talked about with its figures
MOST_LETTERS = 6
_CODE = re.compile(r"`([^`]+)`")


def poll_questions(chapter: Chapter) -> list[Asked]:
    """The questions of a chapter with one right option, in teaching order."""
    return [
        on_paper(one.id, SEED)
        for one in paper_bank(chapter.id)
        if isinstance(one, ChoiceQuestion) and not one.several and len(one.options) <= MOST_LETTERS
    ]


def poll_page(chapter: Chapter, asked: list[Asked], address: str = "") -> str:
    """The deck as a page: a question, then the same with its answer and what is said to the other letters.

    Raises `CourseError` for an address that no phone can open, and when the package that draws its code is missing.
    """
    code = qr_svg(address) if address else ""
    name = f"Chapter {chapter.id} · {escape(chapter.title)}"
    body = "".join(
        _question(number, one, name, address, code) + _answer(number, one, name)
        for number, one in enumerate(asked, start=1)
    )
    return page(f"Poll {chapter.id} · {chapter.title}", body, "poll.css", foot=" ")


def _question(number: int, asked: Asked, name: str, address: str, code: str) -> str:
    said = re.sub(r"^https?://", "", address).rstrip("/")
    vote = f'<aside class="vote">{code}<p>{escape(said)}</p></aside>' if code else ""
    rows = "".join(
        f"<li><b>{asked.letters[one]}</b><span>{rich(text)}</span></li>" for one, text in asked.options
    )
    return (
        f'<section class="slide">{head(name, f"Question {number}")}<div class="ask"><div><h1>{rich(asked.sheet.prompt)}</h1>'
        f'<ul class="letters">{rows}</ul></div>{vote}</div></section>'
    )


def _answer(number: int, asked: Asked, name: str) -> str:
    question, params = asked.sheet.asked, asked.sheet.params
    rows = "".join(
        f'<li class="{"right" if one.is_right(params) else "not"}"><b>{asked.letters[one.id]}</b>'
        f"<span>{rich(question.says(one.text, params))}<small>{rich(question.says(one.reply, params))}</small></span></li>"
        for one in question.options
    )
    return (
        f'<section class="slide">{head(name, f"Answer {number}")}<div class="ask"><div><h2>{rich(asked.sheet.prompt)}</h2>'
        f'<ul class="letters">{rows}</ul></div></div></section>'
    )


def poll_csv(chapter: Chapter, asked: list[Asked]) -> str:
    """The questions as a table for a voting platform or a spreadsheet: a row each, with the letter of the right answer."""
    letters = "ABCDEF"[:MOST_LETTERS]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["chapter", "id", "objective", "question", *letters, "right", "why"])
    for one in asked:
        texts = [_plain(text) for _, text in one.options]
        texts += [""] * (MOST_LETTERS - len(texts))
        said = one.sheet.asked.says(one.sheet.asked.means, one.sheet.params)
        named = [chapter.id, one.sheet.asked.id, one.sheet.asked.objective, _plain(one.sheet.prompt)]
        writer.writerow([*named, *texts, one.right, _plain(said)])
    return out.getvalue()


def _plain(text: str) -> str:
    return _CODE.sub(r"\1", text)


def qr_svg(address: str) -> str:
    """The square code of an address as SVG, with the address as its name.

    Raises `CourseError` for an address that is none, or when the package that draws codes is missing.
    """
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or " " in address:
        raise CourseError(
            f"The address is {shown(address)}, but must begin with https:// (or http://) and name a host, so that a phone can open it."
        )
    try:
        import segno
    except ModuleNotFoundError:
        raise CourseError(
            "A QR code needs the package segno, which is not installed: pip install 'quieting-the-synapse[teach]'."
        ) from None
    drawn = segno.make(address, error="m").svg_inline(omitsize=True, border=2, title=address)
    return drawn.replace("<svg ", '<svg role="img" ', 1)
