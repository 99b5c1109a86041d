"""Plain text put into MyST Markdown so that every character comes out as it went in."""

import re
from collections.abc import Iterable, Sequence

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    r"""The text with every sign of Markdown disarmed.

    >>> plain("a*b | [x]")
    'a\\*b \\| \\[x\\]'
    """
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def named(kind: str, shown: str, target: str) -> str:
    """A link by name, such as a fact's; `kind` is one of the roles of the site.

    >>> named("fact", "0.06", "dopamine.release_probability")
    '{fact}`0.06 <dopamine.release_probability>`'
    """
    shown = re.sub(r"[`<>]", "", shown)
    return f"{{{kind}}}`{shown} <{target}>`"


def anchor(name: str) -> str:
    """A place that links can lead to."""
    return f'<span id="{name}"></span>'


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; cells are Markdown already.

    >>> table(["a", "b"], [["1", "2"]])
    '| a | b |\\n| --- | --- |\\n| 1 | 2 |'
    """
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def raw(html: str) -> str:
    """HTML that Sphinx puts on the page as it is.

    >>> raw("<hr>")
    '```{raw} html\\n<hr>\\n```'
    """
    return f"```{{raw}} html\n{html}\n```"
