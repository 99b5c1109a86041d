"""A lecture as a chapter of a book: its cells for a reader without a screen, questions numbered, answers at the end."""

import re
from dataclasses import dataclass, field
from html import escape
from itertools import groupby

from nbformat import NotebookNode

from course_lib.assess.sheet import rich
from course_lib.facts.tables import SourceTable
from course_lib.syllabus import Chapter
from course_lib.workshop.cards.card import seed_of
from course_lib.workshop.contract import is_deeper
from course_lib.workshop.handouts.asked import Asked, on_paper
from course_lib.workshop.handouts.citations import Citations
from course_lib.workshop.handouts.vectors import with_inline
from course_lib.workshop.mathml import mathml_of_output
from course_lib.workshop.minutes import HIDDEN

_STYLE = re.compile(r"<style>.*?</style>|<script\b.*?</script>", re.DOTALL)
_FORM = re.compile(
    r'<form class="qs-question"(?:(?!</form>).)*?<p class="qs-foot">(?P<id>[\w.]+) · variant (?P<seed>[^<]*)</p></form>',
    re.DOTALL,
)
_GATE = re.compile(r'<details class="qs-gate[^"]*"><summary>[^<]*</summary>(.*)</details>\s*\Z', re.DOTALL)
_DETAILS = re.compile(r"<details[^>]*>\s*<summary>(.*?)</summary>(.*?)</details>", re.DOTALL)
_CAPTION = re.compile(r"<figcaption>")
_NOTEBOOK_LINK = re.compile(r"\]\((\d\d)_\w+\.ipynb[^)]*\)")
_OTHER_LINK = re.compile(r"\[([^\]]+)\]\((?!#|https?:)[^)]*\)")
_LABEL = re.compile(r"\bSlider\([^)]*?label=\"([^\"]+)\"")


@dataclass
class Chaptered:
    """A chapter on its way into the book: the numbers of its figures and questions, and the sources of the whole book."""

    chapter: Chapter
    citations: Citations
    figures: int = 0
    asked: list[tuple[str, Asked]] = field(default_factory=list)

    @property
    def number(self) -> int:
        """The chapter's number as figures and questions carry it."""
        return int(self.chapter.id)


def chapter_html(chapter: Chapter, notebook: NotebookNode, citations: Citations) -> str:
    """The chapter as HTML: head, cells in their order, answers."""
    state = Chaptered(chapter=chapter, citations=citations)
    parts = [_head(chapter)]
    for deeper, cells in groupby(notebook.cells[1:], key=is_deeper):
        inside = "".join(_cell(cell, state) for cell in cells)
        parts.append(f'<div class="deeper">{inside}</div>' if deeper else inside)
    return f'<section class="chapter ch-{chapter.id}" id="ch-{chapter.id}">{"".join(parts)}{_answers(state)}</section>'


def _head(chapter: Chapter) -> str:
    goals = "".join(f"<li>{escape(one.text)}</li>" for one in chapter.objectives)
    scene = f'<p class="scene">{escape(chapter.scene)}</p>' if chapter.scene else ""
    number = f"<span>{chapter.id}</span> " if chapter.id != "00" else ""
    return (
        f"<h1>{number}{escape(chapter.title)}</h1>{scene}<p class='question'>{escape(chapter.question)}</p>"
        f"<p>After this chapter you can:</p><ul>{goals}</ul>"
    )


def _cell(cell: NotebookNode, state: Chaptered) -> str:
    if cell.cell_type == "markdown":
        return prose_html(cell.source, state.citations)
    if cell.cell_type != "code":
        return ""
    folded = cell.metadata.get("jupyter", {}).get(HIDDEN)
    code = "" if folded else f"<pre><code>{escape(cell.source)}</code></pre>"
    shown = "".join(
        _output(output, state, f"{state.chapter.id}-{cell.id}-{place}")
        for place, output in enumerate(cell.outputs)
    )
    labels = _LABEL.findall(cell.source) if "explore(" in cell.source else []
    live = (
        f'<p class="small">In the notebook this figure moves: {escape("; ".join(labels))}.</p>'
        if labels
        else ""
    )
    return code + shown + live


def prose_html(source: str, citations: Citations) -> str:
    """Prose of a lecture for the book: links lead to chapters of the book, folds stand open, numbers name their source."""
    source = _NOTEBOOK_LINK.sub(r"](#ch-\1)", source)
    html = citations.in_prose(_OTHER_LINK.sub(r"\1", source))
    return _DETAILS.sub(lambda found: f'<div class="compare"><b>{found[1]}.</b> {found[2]}</div>', html)


def _output(output: NotebookNode, state: Chaptered, prefix: str) -> str:
    if output.output_type == "stream":
        return f'<pre class="out">{escape(output.text.rstrip())}</pre>'
    data = output.get("data", {})
    if "text/html" in data:
        return _html(data["text/html"], data.get("text/plain", ""), state, prefix)
    if "text/latex" in data:
        return mathml_of_output(data["text/latex"])
    return f'<pre class="out">{escape(data["text/plain"])}</pre>' if "text/plain" in data else ""


def _html(html: str, plain: str, state: Chaptered, prefix: str) -> str:
    html = _STYLE.sub("", html)
    if 'class="qs-reveal"' in html and "<table" in html:
        return f'<p class="result">{escape(plain)}</p>'
    if gate := _GATE.search(html):
        html = gate[1]
    html = _FORM.sub(lambda found: _question(found["id"], found["seed"], state), html)
    html = _CAPTION.sub(lambda _: f"<figcaption><b>{_next_figure(state)}</b> ", html)
    html = html.replace(f"<caption>{SourceTable.CAPTION}</caption>", "")  # the section is called so already
    return state.citations.in_tables(with_inline(html, prefix + "-"))


def _next_figure(state: Chaptered) -> str:
    state.figures += 1
    return f"Figure {state.number}.{state.figures}"


def _question(name: str, seed: str, state: Chaptered) -> str:
    asked = on_paper(name, seed_of(seed))
    number = f"{state.number}.{len(state.asked) + 1}"
    state.asked.append((number, asked))
    letters = asked.letters
    rows = "".join(f"<li><b>{letters[one]}</b><span>{rich(text)}</span></li>" for one, text in asked.options)
    options = f'<ul class="options">{rows}</ul>' if rows else ""
    return f'<div class="ask"><p><b>Question {number}</b> {rich(asked.sheet.prompt)}</p>{options}</div>'


def _answers(state: Chaptered) -> str:
    """The answers, in the order of the questions: letters, and how each is worked."""
    rows = []
    for number, asked in state.asked:
        answer = f"{asked.right}. " if asked.right else ""
        rows.append(f"<p><b>{number}</b> {answer}{rich(asked.sheet.worked)}</p>")
    return f'<h2>Answers</h2><div class="answers">{"".join(rows)}</div>' if rows else ""
