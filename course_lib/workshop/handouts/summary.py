"""A chapter on one page: five lines, the drawing, the equation with its symbols, three numbers with their sources."""

import re
from html import escape

from course_lib.assess.sheet import rich, sheet_of
from course_lib.drawings import drawing
from course_lib.facts import Fact, source
from course_lib.facts.record import STATUS_WORDS, Source
from course_lib.questions import question, quiz_shown
from course_lib.syllabus import Chapter
from course_lib.workshop.handouts.lecture import Gist, gist
from course_lib.workshop.handouts.markdown import coloured, inline_html
from course_lib.workshop.handouts.shell import head, page
from course_lib.workshop.handouts.vectors import inline
from course_lib.workshop.mathml import mathml

SIZES_PT = (9.6, 9.2, 8.8, 8.4, 8.0)
MOST_SYMBOLS, SELF_ASKED, LONGEST_ASKED = 9, 3, 190


def summary_page(chapter: Chapter) -> str:
    """The summary as a page.

    Raises `CourseError` when the lecture lacks one of its parts.
    """
    short = gist(chapter)
    body = "".join(
        [
            '<main class="sum">',
            head("Quieting the Synapse", f"Chapter {chapter.id} · {escape(chapter.title)}"),
            f"<h1>{escape(chapter.question)}</h1><div class='two'>",
            f"<section><h2>In five lines</h2><ol>{''.join(f'<li>{coloured(inline_html(one))}</li>' for one in short.lines)}</ol></section>",
            f"<section><h2>The equation</h2>{_equation(short)}</section></div>",
            f"<section>{_drawing(chapter)}</section>",
            f"<section><h2>Numbers</h2>{_numbers(short.facts)}</section><div class='two'>",
            f"<section><h2>Where the model fails</h2>{''.join(f'<p>{inline_html(one)}</p>' for one in short.failures)}</section>",
            f"<section><h2>Ask yourself</h2>{_self_asked(chapter)}</section></div></main>",
        ]
    )
    return page(f"Chapter {chapter.id} on one page · {chapter.title}", body, "summary.css")


def _drawing(chapter: Chapter) -> str:
    if not chapter.drawing:
        return ""
    drawn = drawing(chapter.drawing)
    return f"<figure>{inline(drawn.svg(), 'd-')}<figcaption>{escape(drawn.caption)}</figcaption></figure>"


def _equation(short: Gist) -> str:
    equations = "".join(
        f'<div class="eq">{"".join(_piece(one) for one in equation.split(_GAP))}</div>'
        for equation in short.equations
    )
    rows = "".join(
        f"<dt>{mathml(one.latex)}</dt><dd>{inline_html(one.meaning)}{_unit(one.unit)}</dd>"
        for one in short.symbols[:MOST_SYMBOLS]
    )
    return f"{equations}<dl>{rows}</dl>"


_GAP = "\\qquad"  # equations that stand side by side in the lecture go on in the next line where there is no room


def _piece(latex: str) -> str:
    full_size = "\\displaystyle " + latex.strip()
    return f'<span class="math">{mathml(full_size)}</span>'


def _unit(unit: str) -> str:
    return "" if unit in {"–", ""} else f", {inline_html(unit)}"


def _numbers(facts: tuple[Fact, ...]) -> str:
    rows = "".join(
        f"<tr><td>{escape(_what(one))}</td><td class='v'><u class='{one.status}'>{escape(one.value_text)}</u></td>"
        f"<td>{escape(STATUS_WORDS[one.status])}</td><td>{escape(cited(source(one.source)))}</td></tr>"
        for one in facts
    )
    heads = "".join(
        f"<th scope='col'>{one}</th>" for one in ("quantity", "value (range)", "status", "source")
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _what(one: Fact) -> str:
    return ", ".join(filter(None, (one.quantity, one.condition)))


def cited(one: Source) -> str:
    """A citation in short: who and when, or where, and the place in a journal.

    >>> cited(Source(key="x", authors="Xu", year=2020, title="A title", where="J Test 1:2", kind="paper", read="abstract"))
    'Xu 2020, J Test 1:2'
    """
    who = f"{one.authors} {one.year or ''}".strip()
    return ", ".join(filter(None, (who, one.where)))


def _self_asked(chapter: Chapter) -> str:
    """The questions of the closing quiz that are short enough to be read in passing."""
    sheets = [
        sheet_of(name)
        for name in quiz_shown(chapter.id)
        if question(name).kind in {"number", "choice", "text"}
    ]
    prompts = [re.sub(r"\s+", " ", one.prompt) for one in sheets]
    short = sorted((one for one in prompts if len(one) <= LONGEST_ASKED), key=len)[:SELF_ASKED]
    return f"<ol>{''.join(f'<li>{rich(one)}</li>' for one in short)}</ol>"
