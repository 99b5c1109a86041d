"""Sources of a book, each once: numbered where they are first named, listed in the end."""

import re
from dataclasses import dataclass, field
from html import escape

from course_lib.facts import record, source
from course_lib.facts.registry import read_toml
from course_lib.facts.tables import linked
from course_lib.workshop.handouts.markdown import markdown_html
from course_lib.workshop.lecture_pieces import MARKER

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_KEPT = "\ue000"  # a sign that no text has
_KEPT_NUMBER = re.compile(f"{_KEPT}(\\d+){_KEPT}")
_CELL = re.compile(r"<td[^>]*>(?:<a [^>]*>)?(?P<text>[^<]+)(?:</a>)?</td>")


@dataclass
class Citations:
    """The sources named so far, in order; a number is counted from 1."""

    keys: list[str] = field(default_factory=list)

    def mark(self, key: str) -> str:
        """The number of a source as a link to its place in the list.

        >>> Citations().mark("gurney2001").count("[1]")
        1
        """
        if key not in self.keys:
            self.keys.append(key)
        return f'<a class="cite" href="#source-{escape(key)}">[{self.keys.index(key) + 1}]</a>'

    def in_prose(self, markdown: str) -> str:
        """HTML of a Markdown text, in which the marker behind a number has become the number of its source."""
        found: list[str] = []

        def keep(marker: re.Match[str]) -> str:
            found.append(self.mark(record(marker["id"]).source))
            return f"{marker.group().partition('<!--')[0]}{_KEPT}{len(found) - 1}{_KEPT}"

        # A link within Markdown could be read as something else: it is put in afterwards.
        html = markdown_html(_COMMENT.sub("", MARKER.sub(keep, markdown)))
        return _KEPT_NUMBER.sub(lambda kept: found[int(kept[1])], html)

    def in_tables(self, html: str) -> str:
        """HTML in which a cell that holds a whole citation holds its number instead."""
        by_text = _by_text()

        def short(found: re.Match[str]) -> str:
            key = by_text.get(found["text"])
            return f"<td>{self.mark(key)}</td>" if key else found.group()

        return _CELL.sub(short, html)

    def listed(self) -> str:
        """The list of all that was named, in the order of the numbers."""
        rows = (f'<li id="source-{escape(key)}">{linked(source(key))}</li>' for key in self.keys)
        return f'<ol class="sources">{"".join(rows)}</ol>'


def _by_text() -> dict[str, str]:
    return {escape(str(source(key))): key for key in read_toml("sources")}
