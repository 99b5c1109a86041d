"""Arrows: a filled head excites or moves something, a bar inhibits; a bracket holds things together."""

from math import atan2, degrees, hypot

from course_lib.drawings.svg import Point, group, line, path, short


def _bent(a: Point, b: Point, bend: float) -> tuple[str, float]:
    """The path data from a to b, bent sideways by a share of its length, and its angle at the end."""
    (x0, y0), (x1, y1) = a, b
    cx = (x0 + x1) / 2 - bend * (y1 - y0)
    cy = (y0 + y1) / 2 + bend * (x1 - x0)
    d = f"M{short(x0)},{short(y0)}Q{short(cx)},{short(cy)} {short(x1)},{short(y1)}"
    return d, degrees(atan2(y1 - cy, x1 - cx))


def arrow(
    a: Point, b: Point, *, stroke: str = "ink", width: float = 3.0, bend: float = 0.0, dash: str | None = None
) -> str:
    """An arrow with a filled head whose tip is at b.

    >>> arrow((0, 0), (50, 0)).count("<path")
    2
    """
    length = hypot(b[0] - a[0], b[1] - a[1])
    head = min(5 + 3 * width, 0.6 * length)
    back = (b[0] - (b[0] - a[0]) * head * 0.8 / length, b[1] - (b[1] - a[1]) * head * 0.8 / length)
    d, _ = _bent(a, back, bend)
    turn = _bent(a, b, bend)[1]
    tip = path(f"M0,0L{short(-head)},{short(-0.48 * head)}V{short(0.48 * head)}Z", fill=stroke)
    return path(d, stroke=stroke, width=width, stroke_dasharray=dash) + group(tip, x=b[0], y=b[1], turn=turn)


def bar(
    a: Point, b: Point, *, stroke: str = "ink", width: float = 3.0, bend: float = 0.0, dash: str | None = None
) -> str:
    """A line that inhibits: it ends in a bar across it at b.

    >>> bar((0, 0), (50, 0)).count("<path")
    2
    """
    d, turn = _bent(a, b, bend)
    end = path(
        f"M0,{short(-3 * width - 3)}V{short(3 * width + 3)}",
        stroke=stroke,
        width=width * 1.7,
        stroke_linecap="butt",
    )
    return path(d, stroke=stroke, width=width, stroke_dasharray=dash) + group(end, x=b[0], y=b[1], turn=turn)


def bracket(a: Point, b: Point, depth: float = 10, *, stroke: str = "ink2", width: float = 2.0) -> str:
    """A bracket from a to b, both on a horizontal or vertical line, its ends turned by `depth`.

    >>> "<path" in bracket((0, 0), (9, 0))
    True
    """
    (x0, y0), (x1, y1) = a, b
    aside = (0, depth) if y0 == y1 else (depth, 0)
    ends = [(x0 + aside[0], y0 + aside[1]), a, b, (x1 + aside[0], y1 + aside[1])]
    return line(*ends, stroke=stroke, width=width)
