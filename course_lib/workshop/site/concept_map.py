"""The concept map: chapters as nodes that are links, prerequisites as arrows, and the same in words."""

import textwrap
from collections.abc import Iterator
from html import escape

from course_lib.syllabus import Chapter, chapters
from course_lib.workshop.site.layers import essential, rows
from course_lib.workshop.site.marks import plain

_NODE_W, _NODE_H, _GAP, _PASSAGE_W, _STEP_Y = 172, 66, 16, 40, 112

_PAGE = """# Concept map

An arrow leads from a chapter to one that rests on it; where a longer way says the same, the short arrow is left
out. Every node with a full border is a link; a dashed one is planned. Below the drawing stands the same in words.

{drawing}

## The same in words

{outline}
"""


def concept_map_page() -> str:
    """The page of the concept map: the drawing, and the same as an outline with all objectives."""
    return _PAGE.format(drawing=drawing(), outline="\n\n".join(map(_told, chapters())))


def drawing() -> str:
    """The map as SVG; its colours are those of the page."""
    before = {one.id: one.prerequisites for one in chapters()}
    layers, ways = rows(list(before), essential(before))
    width = max(map(_row_width, layers))
    spots = {name: spot for depth, row in enumerate(layers) for name, spot in _placed(row, depth, width)}
    arrows = "".join(_arrow([spots[name] for name in way]) for way in ways.values())
    nodes = "".join(_node(one, *spots[one.id]) for one in chapters())
    return (
        f'<div class="course-map" tabindex="0" role="region" aria-label="Concept map"><svg viewBox="0 0 {width} '
        f'{len(layers) * _STEP_Y}" role="group" aria-label="Chapters and what they rest on; an outline follows">'
        '<defs><marker id="course-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
        f'orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>{arrows}{nodes}</svg></div>'
    )


def _slot(name: str) -> int:
    return (_PASSAGE_W if ">" in name else _NODE_W) + _GAP  # what only passes by needs little room


def _row_width(row: list[str]) -> int:
    return sum(map(_slot, row))


def _placed(row: list[str], depth: int, width: int) -> Iterator[tuple[str, tuple[float, float]]]:
    left = (width - _row_width(row)) / 2
    for name in row:
        yield name, (left + _slot(name) / 2, 48 + depth * _STEP_Y)
        left += _slot(name)


def _arrow(spots: list[tuple[float, float]]) -> str:
    (x, y), *rest = spots
    path = f"M{x:g} {y + _NODE_H / 2:g}"
    last_x, last_y = x, y + _NODE_H / 2
    for number, (x, y) in enumerate(rest):
        y_end = y - _NODE_H / 2 - 2 if number == len(rest) - 1 else y
        bend = (y_end - last_y) / 2
        path += f"C{last_x:g} {last_y + bend:g} {x:g} {y_end - bend:g} {x:g} {y_end:g}"
        last_x, last_y = x, y_end
    return f'<path class="way" marker-end="url(#course-tip)" d="{path}"/>'


def _node(one: Chapter, x: float, y: float) -> str:
    left, top = x - _NODE_W / 2, y - _NODE_H / 2
    lines = textwrap.wrap(f"{one.id} {one.title}", 18)
    first = y + 5 - 9 * (len(lines) - 1)
    words = "".join(
        f'<text x="{x:g}" y="{first + 18 * i:g}">{escape(line)}</text>' for i, line in enumerate(lines)
    )
    box = f'<rect x="{left:g}" y="{top:g}" width="{_NODE_W}" height="{_NODE_H}" rx="8"/>{words}'
    if not one.notebook.exists():
        return f'<g class="planned" role="img" aria-label="{escape(one.id)} {escape(one.title)}, planned">{box}</g>'
    return (
        f'<a href="chapters/{one.stem}.html" aria-label="{escape(one.id)} {escape(one.title)}">'
        f"<title>{escape(one.question)}</title>{box}</a>"
    )


def _told(one: Chapter) -> str:
    leads = ", ".join(_short(other) for other in chapters() if one.id in other.prerequisites) or "nothing yet"
    rests = (
        ", ".join(_short(other) for other in chapters() if other.id in one.prerequisites)
        or "nothing before it"
    )
    goals = "".join(f"\n  - {plain(objective.text)}" for objective in one.objectives)
    return f"- {_short(one)}. *{plain(one.question)}* Rests on {rests}; leads to {leads}.{goals}"


def _short(one: Chapter) -> str:
    named = f"{one.id} {plain(one.title)}"
    return f"[{named}](chapters/{one.stem}.ipynb)" if one.notebook.exists() else f"{named} (planned)"
