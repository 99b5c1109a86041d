"""Bent arrows between two marks: the same places as in the page's script."""

import math
from dataclasses import dataclass

from course_lib.figures.recorder import short

HEAD_PX, BAR_PX = 11.0, 8.0
_HALVINGS = 24
Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class ArrowPaths:
    """The `d` of an arrow's shaft and of its head; a silent arrow has no head."""

    shaft: str
    head: str


def arrow_paths(start: Point, end: Point, bend: float, gaps_px: tuple[float, float], kind: str) -> ArrowPaths:
    """A quadratic curve from mark to mark, cut off at the gaps; `kind` is excites, inhibits or silent.

    >>> arrow_paths((0, 0), (100, 0), 0, (10, 20), "silent").shaft
    'M10 0Q45 0 80 0'
    """
    (x0, y0), (x1, y1) = start, end
    control = ((x0 + x1) / 2 - bend * (y1 - y0), (y0 + y1) / 2 + bend * (x1 - x0))
    curve = (start, control, end)
    first = _where(curve, gaps_px[0])
    last = 1 - _where(curve[::-1], gaps_px[1])
    tail, middle, tip = (
        _blossom(curve, first, first),
        _blossom(curve, first, last),
        _blossom(curve, last, last),
    )
    size = math.hypot(tip[0] - middle[0], tip[1] - middle[1]) or 1.0
    ux, uy = (tip[0] - middle[0]) / size, (tip[1] - middle[1]) / size
    back = tip
    if kind == "excites":  # the shaft ends inside the head
        back = (tip[0] - ux * HEAD_PX * 0.8, tip[1] - uy * HEAD_PX * 0.8)
    half = BAR_PX if kind == "inhibits" else HEAD_PX / 2
    sides = [_told((back[0] - uy * s * half, back[1] + ux * s * half)) for s in (1, -1)]
    heads = {"excites": f"M{_told(tip)}L{sides[0]}L{sides[1]}Z", "inhibits": f"M{sides[0]}L{sides[1]}"}
    return ArrowPaths(shaft=f"M{_told(tail)}Q{_told(middle)} {_told(back)}", head=heads.get(kind, ""))


def _told(point: Point) -> str:
    return f"{short(point[0])} {short(point[1])}"


def _blossom(curve: tuple[Point, Point, Point], s: float, t: float) -> Point:
    """The control point of the piece from `s` to `t`; where both are one, the point of the curve."""
    weights = ((1 - s) * (1 - t), (1 - s) * t + s * (1 - t), s * t)
    x, y = (sum(w * point[axis] for w, point in zip(weights, curve, strict=True)) for axis in (0, 1))
    return x, y


def _where(curve: tuple[Point, Point, Point], gap_px: float) -> float:
    """The share of the curve at which it has come so far from its start."""
    low, high = 0.0, 0.5
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        at = _blossom(curve, middle, middle)
        far = math.hypot(at[0] - curve[0][0], at[1] - curve[0][1]) > gap_px
        low, high = (low, middle) if far else (middle, high)
    return (low + high) / 2
