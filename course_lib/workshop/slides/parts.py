"""Cells as the parts of a slide: heading, words, code and what it printed, pictures, questions."""

import re
from dataclasses import dataclass
from functools import cache
from html import escape

import nbformat
from nbformat import NotebookNode

from course_lib.assess.choices import LETTERS
from course_lib.workshop.html import for_pages

_HEADING = re.compile(r"^(#{1,3})\s+(.+?)\s*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_QUESTION = re.compile(r'<form class="qs-question".*?</form>', re.DOTALL)
_REVEAL = re.compile(r'<table class="qs-reveal">.*?</table>', re.DOTALL)
_CLAIMS = re.compile(r"<table>\s*<caption>What the source documents claim</caption>.*?</table>", re.DOTALL)
_CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)
# What a reader finds folded until a prediction is committed stands open on its slide: the speaker chooses the moment.
_GATE = re.compile(r'<details class="qs-gate[^"]*"><summary>[^<]*</summary>(.*)</details>\s*\Z', re.DOTALL)
# What a chapter's header says to a reader at a screen, and not to a room.
_FOR_READERS = re.compile(r"^(?:Time: |In JupyterLab,)[^\n]*\n*", re.MULTILINE)
_PICTURES = ('class="qs-figure"', 'class="qs-static"')


@dataclass(frozen=True, kw_only=True)
class Part:
    """One cell on a slide: its HTML, what kind it is, and whether it waits for a key press."""

    kind: str  # words, code, picture, printed or question
    html: str
    fragment: bool


def heading_of(source: str) -> tuple[str, int, str]:
    """The first heading of a Markdown text, its level, and the rest; a last heading without a text is dropped.

    >>> heading_of("## Take away\\n\\n- one\\n\\n## Sources\\n")
    ('Take away', 2, '- one')
    """
    source = _COMMENT.sub("", source).strip()
    found = _HEADING.match(source)
    title, level, rest = (found[2], len(found[1]), source[found.end() :]) if found else ("", 0, source)
    return title, level, re.sub(r"\n#{1,3} [^\n]+\s*$", "", rest).strip()


def parts_of(cell: NotebookNode, *, fragment: bool) -> list[Part]:
    """A cell as parts of a slide, its heading taken away.

    The input of a cell that shows a picture or a question is hidden: the room looks at what it shows.
    """
    if cell.cell_type == "markdown":
        html = markdown_html(_FOR_READERS.sub("", heading_of(cell.source)[2]))
        return [Part(kind="words", html=html, fragment=fragment)] if html.strip() else []
    outputs = "".join(_output_html(output) for output in cell.outputs)
    if _QUESTION.search(outputs) or _REVEAL.search(outputs):
        asked = _REVEAL.sub(_result, _QUESTION.sub(_prompt, outputs))
        return [Part(kind="question", html=asked, fragment=fragment)]
    if any(sign in outputs for sign in _PICTURES):
        shown = [_output_html(output) for output in cell.outputs]
        pictures = [html for html in shown if any(sign in html for sign in _PICTURES)]
        others = [html for html in shown if html not in pictures]
        parts = [Part(kind="picture", html="".join(pictures), fragment=fragment)]
        return parts + ([Part(kind="printed", html="".join(others), fragment=fragment)] if others else [])
    html = outputs if 'class="qs-code"' in outputs else _code_html(cell.source) + outputs
    return [Part(kind="code", html=html, fragment=fragment)]


def hides_input(cell: NotebookNode) -> bool:
    """Whether a code cell shows a picture, a question or code of the library, so that its own code stays away."""
    outputs = "".join(output.get("data", {}).get("text/html", "") for output in cell.outputs)
    return bool(re.search(r'class="qs-(?:question|reveal|figure|static|code)"', outputs))


def markdown_html(source: str) -> str:
    """Markdown as HTML, formulas as MathML."""
    return _exporter().markdown2html({}, source)


@cache
def _exporter():
    from course_lib.workshop.mathml import BodyExporter

    return BodyExporter(exclude_input_prompt=True, exclude_output_prompt=True)


def _code_html(source: str) -> str:
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import PythonLexer

    longest = max(map(len, source.splitlines()), default=0)
    return highlight(source, PythonLexer(), HtmlFormatter(cssclass=f"highlight {_width(longest)}"))


def _width(longest: int) -> str:
    """The class of a block of code, by its longest line: long lines are set smaller, and never cut.

    >>> _width(60), _width(110)
    ('qs-roomy', 'qs-wide')
    """
    return "qs-roomy" if longest <= 80 else "qs-full" if longest <= 96 else "qs-wide"


def _output_html(output: NotebookNode) -> str:
    """What a cell showed, as HTML: printed text, a page's own HTML, a formula, or plain text."""
    if output.output_type == "stream":
        return _printed(output.text)
    data = output.get("data", {})
    if "text/html" in data:
        html = _CLAIMS.sub(_claims, data["text/html"])
        return f'<div class="qs-output">{_GATE.sub(_opened, html)}</div>'
    return _printed(data.get("text/plain", ""))


def _opened(gate: re.Match[str]) -> str:
    return f'<div class="qs-output">{gate[1]}</div>'


def _printed(text: str) -> str:
    lines = text.rstrip().splitlines()
    longest = max(map(len, lines), default=0)
    return f'<pre class="qs-printed {_width(longest)}">{escape(chr(10).join(lines), quote=False)}</pre>'


def _prompt(form: re.Match[str]) -> str:
    """The question as the room sees it: prompt and lettered options; replies, hints and the right answer stay away."""
    text = form.group()
    legend = re.search(r"<legend>(.*?)</legend>", text, re.DOTALL)[1]
    options = re.findall(r"<label><input[^>]*> <span>(.*?)</span></label>", text, re.DOTALL)
    items = re.search(r"<ul>.*?</ul>", text, re.DOTALL)
    rows = "".join(
        f'<li><span class="qs-letter" aria-hidden="true">{letter.upper()}</span><span>{option}</span></li>'
        for letter, option in zip(LETTERS, options, strict=False)
    )
    choices = f'<ol class="qs-options">{rows}</ol>' if rows else items.group() if items else ""
    return f'<div class="qs-asked"><p>{legend}</p>{choices}</div>'


def _result(table: re.Match[str]) -> str:
    """The result alone: what one reader predicted has no place on a wall."""
    result = re.findall(r"<td[^>]*>(.*?)</td>", table.group(), re.DOTALL)[-1]
    return f'<p class="qs-result">The result: <strong>{result}</strong></p>'


def _claims(table: re.Match[str]) -> str:
    """Claims as lists: five columns of sentences are too narrow for a wall."""
    head, *rows = (_CELL.findall(row) for row in re.findall(r"<tr>.*?</tr>", table.group(), re.DOTALL))
    lists = (
        "".join(
            f"<div><dt>{name}</dt><dd>{text}</dd></div>" for name, text in zip(head[2:], row[2:], strict=True)
        )
        for row in rows
    )
    return "".join(f'<dl class="qs-claim">{one}</dl>' for one in lists)


def prepared(notebook: NotebookNode) -> NotebookNode:
    """A copy of an executed notebook whose formulas are MathML."""
    return for_pages(nbformat.from_dict(notebook))
