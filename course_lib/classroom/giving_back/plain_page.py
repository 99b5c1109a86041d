"""Plain HTML pages that stand alone: no script, nothing fetched, every word of a student escaped."""

import base64
import binascii
import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from course_lib.classroom.inside.kinds import PICTURES

SVG = "image/svg+xml"
BEGINNINGS = {
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
    "image/gif": b"GIF8",
    "image/webp": b"RIFF",
    "image/bmp": b"BM",
}
STYLE = """
:root { color-scheme: light dark; background: Canvas; color: CanvasText; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 1rem; }
main { max-width: 60rem; margin: 0 auto; }
main.wide { max-width: 100rem; }
textarea { width: 100%; box-sizing: border-box; font: inherit; }
@media (min-width: 60rem) {
  .beside { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0 2rem; }
  .stays { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; }
}
table { border-collapse: collapse; margin: 1rem 0; }
th, td { border-bottom: 1px solid #8886; padding: .35rem .7rem; text-align: left; vertical-align: top; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
pre { background: #8881; padding: .6rem; overflow-x: auto; white-space: pre-wrap; }
img { max-width: 100%; background: #fff; }
.ours { opacity: .75; }
tbody th { font-weight: normal; }
td { white-space: pre-line; }
summary { cursor: pointer; }
summary h3 { display: inline-block; }
caption { text-align: left; }
.written { border: 1px solid #8886; padding: 0 .8rem; margin: 1rem 0; unicode-bidi: isolate; overflow-wrap: anywhere; }
.written table, .written td, .written th { overflow-wrap: normal; }
.written .scrolls { overflow-x: auto; }
.written pre, .written code { white-space: pre-wrap; }
.written blockquote { border-left: .2rem solid #8888; margin: 1rem 0; padding-left: .8rem; }
code { overflow-wrap: anywhere; }
code.block { display: block; }
.lost { border-left: .3rem solid #b26a00; padding-left: .7rem; }
"""


def page(title: str, *parts: str, wide: bool = False) -> bytes:
    """A whole page with these parts of HTML; a wide one fills the window.

    >>> b"<h1>Marks &amp; more</h1>" in page("Marks & more")
    True
    """
    body = "\n".join(parts)
    kind = " class='wide'" if wide else ""
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n<main{kind}>\n<h1>{escape(title)}</h1>\n{body}\n</main>\n</html>\n"
    ).encode("utf-8", "replace")


def with_code(line: str) -> str:
    """A line of the report as HTML; what stands between backticks is a command.

    >>> with_code("ada <late>: say it with `course handed-in`.")
    'ada &lt;late&gt;: say it with <code>course handed-in</code>.'
    """
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(line))


def days_said(days: int) -> str:
    """Begun days in words.

    >>> days_said(1), days_said(3)
    ('1 begun day', '3 begun days')
    """
    return f"{days} begun day{'' if days == 1 else 's'}"


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; cells that are numbers stand to the right, None is a dash, and text is escaped.

    >>> "<td class='number'>2.5</td>" in table("Points", ["task", "points"], [["one", 2.5]])
    True
    """
    rows = [tuple(row) for row in rows]
    kinds = [_kind([row[i] for row in rows]) if i else "" for i in range(len(heads))]
    head = "".join(
        f"<th scope='col'{kind}>{escape(name)}</th>" for name, kind in zip(heads, kinds, strict=True)
    )
    lines = []
    for first, *rest in rows:
        lines.append(f"<tr><th scope='row'>{_shown(first)}</th>{''.join(map(_cell, rest))}</tr>")
    body = "\n".join(lines)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>"


def _cell(value: object) -> str:
    return f"<td{_kind([value])}>{_shown(value)}</td>"


def _kind(values: Sequence[object]) -> str:
    return (
        " class='number'" if all(value is None or isinstance(value, (int, float)) for value in values) else ""
    )


def _shown(value: object) -> str:
    if value is None:
        return "–"
    return f"{value:g}" if isinstance(value, (int, float)) else escape(str(value))


def picture(shown: Mapping[str, str], alternative: str) -> str:
    """The picture of an output (kind → base64, SVG as text) as an image; what is none is left out with a word.

    An image runs no script and fetches nothing, an SVG's neither.

    >>> picture({"image/png": "bm90IGEgcG5n"}, "x")
    '<p>[an output that is no picture]</p>'
    >>> picture({"image/svg+xml": "<svg/>"}, "x")
    '<img alt="x" src="data:image/svg+xml;base64,PHN2Zy8+">'
    """
    kind = next(one for one in PICTURES if one in shown)
    content = _svg(shown[kind]) if kind == SVG else _decoded(shown[kind])
    if not (b"<svg" in content if kind == SVG else content.startswith(BEGINNINGS[kind])):
        return "<p>[an output that is no picture]</p>"
    return f'<img alt="{escape(alternative)}" src="data:{kind};base64,{base64.b64encode(content).decode()}">'


def has_picture(shown: Mapping[str, str]) -> bool:
    """Whether an output has a picture of any kind."""
    return any(kind in shown for kind in PICTURES)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _svg(text: str) -> bytes:
    # A file that was pasted travels in base64, a figure that was drawn as text.
    return text.encode("utf-8", "replace") if "<svg" in text else _decoded(text)
