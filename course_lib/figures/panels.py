"""Panels, of which pictures are put together, and the finding that each states in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from matplotlib.axes import Axes


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a picture shows, in words: a title that states it, and the text for who cannot see."""

    title: str
    alt: str


Redraw = Callable[[Any], Finding]
Panel = Callable[[Axes], Redraw]


def joined(findings: Sequence[Finding]) -> Finding:
    """One finding for several panels: the titles in a row, the texts one after the other; an empty title is left out.

    >>> joined([Finding(title="A rises", alt="A."), Finding(title="B falls", alt="B.")]).title
    'A rises; B falls'
    """
    return Finding(
        title="; ".join(f.title for f in findings if f.title), alt=" ".join(f.alt for f in findings)
    )


def part(panel: Panel, of: Callable[[Any], Any]) -> Panel:
    """The panel that draws a part of a result: `part(parabola, attrgetter("parabola"))`."""

    def panel_of_part(axes: Axes) -> Redraw:
        redraw = panel(axes)
        return lambda result: redraw(of(result))

    return panel_of_part


def stating(
    panel: Panel,
    title: Callable[[Any], str],
    alt: Callable[[Any], str] | None = None,
    *,
    adds: Callable[[Any], str] | None = None,
) -> Panel:
    """The same panel with a finding of its own, computed from the result.

    `alt` gives the whole text alternative, `adds` what is said after the panel's own.
    """

    def panel_with_words(axes: Axes) -> Redraw:
        redraw = panel(axes)

        def redrawn(result: Any) -> Finding:
            finding = redraw(result)
            words = alt(result) if alt else finding.alt
            return replace(finding, title=title(result), alt=words + (adds(result) if adds else ""))

        return redrawn

    return panel_with_words
