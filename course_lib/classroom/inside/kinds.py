"""Kinds of output that a person can be shown safely, and words for those that cannot."""

import re
from collections.abc import Iterable

PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/svg+xml")
WORDS = frozenset({"text/plain", "text/html", "text/latex", "text/markdown", "application/json"})
DRAWN = re.compile(r"<(?:img|svg|canvas|video|iframe|script)\b", re.IGNORECASE)


def not_shown(kinds: Iterable[str], html: str) -> str | None:
    """What to say where an output may be a figure, but of no kind that is shown; None where nothing is missed.

    >>> not_shown(["text/plain", "application/pdf"], "")
    '[a figure of the kind application/pdf is not shown here: the notebook itself has it]'
    >>> not_shown(["text/plain", "text/html"], "<table></table>") is None
    True
    """
    kinds = list(kinds)
    if any(kind in PICTURES for kind in kinds):
        return None
    other = [kind[:60] for kind in kinds if kind not in WORDS]
    if not other and DRAWN.search(html):
        other = ["text/html"]
    return (
        f"[a figure of the kind {', '.join(other)} is not shown here: the notebook itself has it]"
        if other
        else None
    )
