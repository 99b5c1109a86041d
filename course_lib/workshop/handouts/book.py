"""The whole course as one book on paper: contents with pages, every chapter, symbols, words, and its sources once."""

import re
from collections.abc import Mapping
from html import escape

from course_lib.errors import CourseError
from course_lib.syllabus import ROOT, Chapter, lectures
from course_lib.symbols import symbols
from course_lib.workshop.handouts.book_cells import chapter_html
from course_lib.workshop.handouts.citations import Citations
from course_lib.workshop.handouts.lecture import lecture
from course_lib.workshop.handouts.markdown import inline_html
from course_lib.workshop.handouts.printing import Press, places_of, write_page
from course_lib.workshop.handouts.shell import LOGO, page
from course_lib.workshop.mathml import mathml

TITLE = "Quieting the Synapse"
SUBTITLE = "How VMAT2 inhibitors calm an overactive dopamine system"
_ENTRY = re.compile(r"^- \*\*(?P<word>.+?)\*\*(?P<rest>.*)$", re.MULTILINE)
_PLACE = re.compile(r"@PAGE:([\w-]+)@")
BACK = {"symbols": "Symbols", "words": "Words", "sources": "Sources"}


def book_page(chapters: tuple[Chapter, ...] = ()) -> str:
    """The book as a page, with marks where the numbers of pages go; all written chapters unless some are named."""
    chapters = chapters or lectures()
    citations = Citations()
    parts = [chapter_html(one, lecture(one), citations) for one in chapters]
    backs = {"symbols": _symbols(), "words": _words(), "sources": citations.listed()}
    body = "".join(
        [
            _title(chapters),
            _contents(chapters),
            *parts,
            *(
                f'<section class="chapter back-{name}" id="{name}"><h1>{title}</h1>{backs[name]}</section>'
                for name, title in BACK.items()
            ),
        ]
    )
    sheet = _running(chapters)
    return page(TITLE, f"<style>{sheet}</style>{body}", "book.css", foot=TITLE)


def with_pages(html: str, places: Mapping[str, int]) -> str:
    """The book with the page of each place in its contents.

    Raises `CourseError` when a place has no page.

    >>> with_pages("<td>@PAGE:ch-01@</td>", {"ch-01": 7})
    '<td>7</td>'
    """

    def number(found: re.Match[str]) -> str:
        if found[1] not in places:
            raise CourseError(
                f"The browser says on no page where {found[1]} is, but the contents need it: Chromium 131 or newer says it."
            )
        return str(places[found[1]])

    return _PLACE.sub(number, html)


def book_pdf(press: Press, page_file, html: str) -> bytes:
    """The book as PDF, printed twice: the first print tells the pages that its contents name.

    The page of HTML that it was printed from is written to `page_file`.
    """
    first = press.pdf(write_page(page_file, html), outline=False, tagged=False)
    return press.pdf(write_page(page_file, with_pages(html, places_of(first))))


def _title(chapters: tuple[Chapter, ...]) -> str:
    written = [one for one in chapters if one.id != "00"]
    return (
        f'<section class="cover">{LOGO}<h1>{TITLE}</h1><p class="sub">{SUBTITLE}</p>'
        f"<p>{len(written)} chapters. Figures stand here as they are before anything is moved; in the course’s notebooks "
        "they are live, and questions reply.</p>"
        '<p class="small">Text, questions and figures: Creative Commons Attribution 4.0 (CC BY 4.0), the contributors of '
        "Quieting the Synapse. Code: MIT. For research and teaching, not medical advice.</p></section>"
    )


def _contents(chapters: tuple[Chapter, ...]) -> str:
    rows = [(f"ch-{one.id}", one.id if one.id != "00" else "", one.title, one.question) for one in chapters]
    rows += [(name, "", title, "") for name, title in BACK.items()]
    lines = "".join(
        f'<tr><td>{number}</td><td><a href="#{place}"><b>{escape(title)}</b></a>{f"<br>{escape(asks)}" if asks else ""}</td>'
        f'<td class="page">@PAGE:{place}@</td></tr>'
        for place, number, title, asks in rows
    )
    return f'<section class="contents"><h1>Contents</h1><table><tbody>{lines}</tbody></table></section>'


def _running(chapters: tuple[Chapter, ...]) -> str:
    """The name of each chapter above its pages."""
    named = {f"ch-{one.id}": f"{one.id} · {one.title}" if one.id != "00" else one.title for one in chapters}
    named |= {f"back-{name}": title for name, title in BACK.items()}
    return "".join(
        f'.{name}{{page:{name}}}@page {name}{{@top-right{{content:"{title}"}}}}'
        for name, title in named.items()
    )


def _symbols() -> str:
    rows = "".join(
        f"<tr><td>{mathml(one.latex)}</td><td>{inline_html(one.meaning)}</td><td>{inline_html(one.unit)}</td>"
        f"<td>{', '.join(one.chapters)}</td></tr>"
        for one in symbols().values()
    )
    heads = "".join(f'<th scope="col">{one}</th>' for one in ("symbol", "meaning", "unit", "chapters"))
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _words() -> str:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = (
        f"<p><b>{inline_html(one['word'])}</b>{inline_html(one['rest'])}</p>" for one in _ENTRY.finditer(text)
    )
    return f'<div class="words">{"".join(rows)}</div>'
