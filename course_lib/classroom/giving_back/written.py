"""A student's Markdown as HTML that runs nothing and loads nothing, with the parser that nbconvert shows notebooks with."""

import html
import re

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

# Some four pages. The parser's time grows with the square of the length where a text is made to cost time: at this length
# the worst one that we know takes about a second.
MOST_CHARACTERS = 12_000
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_SAYS_SOMETHING = re.compile(r"\w")


def visible(text: str) -> str:
    """A text in which characters that are not seen, or that turn the direction of others, stand by their number.

    >>> visible("10 mg\\u202e, stop\\x00")
    '10 mg⟨U+202E⟩, stop⟨U+0000⟩'
    """
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text.replace("\r\n", "\n"))


def words_in(source: str) -> int:
    """How many words a text in Markdown has: what stands between spaces or the lines of a table, and holds a letter or a digit.

    >>> words_in("## Dose\\n\\n- **40 mg**, not 80\\n\\n| AIMS | 9.5 |\\n|---|---|")
    7
    """
    return sum(bool(_SAYS_SOMETHING.search(piece)) for piece in re.split(r"[\s|]+", source))


def written(source: str) -> str:
    """The HTML of a text in Markdown: tags stand as they were typed, links lead nowhere and say their address, pictures are
    named and not fetched, formulas stay in LaTeX.

    >>> written("**no** <b>tag</b>, [a link](javascript:alert)")
    '<p><strong>no</strong> &lt;b&gt;tag&lt;/b&gt;, a link <code>javascript:alert</code></p>\\n'
    """
    return MarkdownWithMath(renderer=_Renderer()).render(visible(source))


def framed(source: str) -> str:
    """A text in Markdown as `written` shows it, in the frame by which a page tells it from its own words.

    >>> framed("yes")
    "<div class='written'><p>yes</p>\\n</div>"
    """
    return f"<div class='written'>{written(source)}</div>"


def typed(source: str) -> str:
    """A text as it was typed.

    >>> typed("a < b")
    '<pre>a &lt; b</pre>'
    """
    return f"<pre>{_escaped(source)}</pre>"


def read_and_typed(source: str) -> str:
    """A student's Markdown as it reads, with what was typed folded away; as typed alone where there is nothing or too much.

    >>> read_and_typed("**no**").count("<details>"), read_and_typed(" ").count("<details>")
    (1, 0)
    """
    if not source.strip() or len(source) > MOST_CHARACTERS:
        return typed(source)
    return f"{framed(source)}<details><summary>As typed</summary>{typed(source)}</details>"


def _escaped(text: str) -> str:
    return html.escape(visible(text))


class _Renderer(IPythonRenderer):
    """Every tag with its attributes is written here or is one of Markdown's own without any; the rest is escaped."""

    def __init__(self) -> None:
        super().__init__(escape=True, allow_harmful_protocols=False, exclude_anchor_links=True)

    def text(self, text: str) -> str:
        # An entity may name a character that is not seen, as well as one that is.
        return _escaped(_ENTITY.sub(lambda found: html.unescape(found[0]), text))

    def codespan(self, text: str) -> str:
        return f"<code>{_escaped(text)}</code>"

    def block_code(self, code: str, info: str | None = None) -> str:
        return f"<pre>{_escaped(code)}</pre>\n"

    def inline_html(self, html: str) -> str:
        return _escaped(html)

    def block_html(self, html: str) -> str:
        return f"<p>{_escaped(html.strip())}</p>\n"

    def heading(self, text: str, level: int, **_: object) -> str:
        under = min(level + 2, 6)  # below the page's own two
        return f"<h{under}>{text}</h{under}>\n"

    def link(self, text: str, url: str, title: str | None = None) -> str:
        address = _escaped(url)
        said = f" ({_escaped(title)})" if title else ""
        return f"{text}{said}" if text == address else f"{text}{said} <code>{address}</code>"

    def image(self, text: str, url: str, title: str | None = None) -> str:
        said = f": {text}" if text else ""
        if url.startswith("attachment:"):  # it stands on the page by itself, checked to be a picture
            return f"[pasted picture{said}]"
        return f"[picture that is not loaded{said} <code>{_escaped(url)}</code>]"

    def list(self, text: str, ordered: bool, **attrs: object) -> str:
        if not ordered:
            return f"<ul>\n{text}</ul>\n"
        return f"<ol start='{int(attrs.get('start') or 1)}'>\n{text}</ol>\n"

    def task_list_item(self, text: str, checked: bool = False) -> str:
        return f"<li>{'☑' if checked else '☐'} {text}</li>\n"

    def table(self, text: str) -> str:
        return f"<div class='scrolls' tabindex='0' role='group' aria-label='Table of the answer'><table>\n{text}</table></div>\n"

    def inline_math(self, body: str) -> str:
        return f"<code>{_escaped(f'${body}$')}</code>"

    def block_math(self, body: str) -> str:
        return f"<code class='block'>{_escaped(f'$${body}$$')}</code>"

    def latex_environment(self, name: str, body: str) -> str:
        source = f"\\begin{{{name}}}{body}\\end{{{name}}}"
        return f"<code class='block'>{_escaped(source)}</code>"
