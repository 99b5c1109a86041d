"""Tables for notebooks: HTML that a screen reader can walk through, and the same as plain text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from course_lib.facts.record import STATUS_WORDS, Fact, Source


def html_table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """An HTML table with a caption; the first cell of each row is its header. Cells are HTML already.

    >>> html_table("Two", ["a", "b"], [["1", "2"]])[:42]
    '<table>\\n<caption>Two</caption>\\n<thead><tr>'
    """
    # Jupyter aligns cells to the right, which suits numbers; these are sentences.
    left = 'style="text-align:left"'
    head = "".join(f'<th scope="col" {left}>{escape(text)}</th>' for text in heads)
    body = "\n".join(
        f'<tr><th scope="row" {left}>{first}</th>{"".join(f"<td {left}>{cell}</td>" for cell in rest)}</tr>'
        for first, *rest in rows
    )
    return (
        f"<table>\n<caption>{escape(caption)}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
    )


def linked(citation: Source) -> str:
    """A citation as HTML, linked where its address is known.

    >>> linked(Source(key="x", where="J Test 1:2", kind="paper", read="abstract"))
    'J Test 1:2 (abstract read)'
    """
    text = escape(str(citation))
    return f'<a href="{escape(citation.link)}">{text}</a>' if citation.link else text


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class SourceTable:
    """Facts with their citations, ready to be shown, on request with their ids; made by `source_table`."""

    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    ids_shown: bool = False

    CAPTION = "Where the numbers come from"

    def _repr_html_(self) -> str:
        rows = [
            (
                escape(", ".join(filter(None, (each.quantity, each.condition)))),
                escape(each.value_text),
                _status_cell(each),
                linked(citation),
            )
            for each, citation in zip(self.facts, self.sources, strict=True)
        ]
        heads = ("Quantity", "Value (range)", "Status", "Source")
        if self.ids_shown:
            heads = (*heads, "Id")
            rows = [(*row, f"<code>{each.id}</code>") for row, each in zip(rows, self.facts, strict=True)]
        return html_table(self.CAPTION, heads, rows)

    def __repr__(self) -> str:
        rows = (
            f"{f'{each.id} | ' if self.ids_shown else ''}{each} | {STATUS_WORDS[each.status]} | {citation}"
            for each, citation in zip(self.facts, self.sources, strict=True)
        )
        return "\n".join((self.CAPTION, *rows))


def _status_cell(shown: Fact) -> str:
    words = STATUS_WORDS[shown.status]
    return f"<strong>{words}</strong>" if shown.status == "unverified" else words
