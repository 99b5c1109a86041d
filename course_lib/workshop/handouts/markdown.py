"""Markdown of lectures as HTML for paper, formulas as MathML."""

import re
from functools import cache
from typing import Any

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@cache
def _exporter() -> Any:
    from course_lib.workshop.mathml import BodyExporter

    return BodyExporter(exclude_input_prompt=True, exclude_output_prompt=True)


def markdown_html(source: str) -> str:
    """A text in Markdown as HTML."""
    return _exporter().markdown2html({}, source)


def inline_html(source: str) -> str:
    """A sentence in Markdown as HTML, without the paragraph around it and without comments.

    >>> inline_html("*p* stays<!-- why -->")
    '<em>p</em> stays'
    """
    return markdown_html(_COMMENT.sub("", source)).strip().removeprefix("<p>").removesuffix("</p>")


_WORDS = {
    "dopamine": "da", "serotonin": "ser", "noradrenaline": "na", "VMAT2": "vmat", "valbenazine": "vbz",
    "tetrabenazine": "tbz", "deutetrabenazine": "dtbz", "reserpine": "res", "D1": "d1", "D2": "d2", "acetylcholine": "ach",
}  # fmt: skip
_WORD = re.compile(rf"\b({'|'.join(_WORDS)})\b", re.IGNORECASE)
_TOKENS = {word.lower(): token for word, token in _WORDS.items()}
_TAGS_AND_MATH = re.compile(r"(<math\b.*?</math>|<[^>]+>)", re.DOTALL)


def coloured(html: str) -> str:
    """HTML in which the words for a quantity have its colour, as in drawings and figures.

    >>> coloured("<em>Dopamine</em> falls")
    '<em><b class="q-da">Dopamine</b></em> falls'
    """
    parts = _TAGS_AND_MATH.split(html)
    for place in range(0, len(parts), 2):  # the others are tags and formulas
        parts[place] = _WORD.sub(
            lambda found: f'<b class="q-{_TOKENS[found[1].lower()]}">{found[1]}</b>', parts[place]
        )
    return "".join(parts)
