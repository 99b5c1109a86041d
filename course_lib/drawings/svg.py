"""SVG from small functions: shapes with colours by token, and numbers as short as they can be."""

from collections.abc import Iterable, Sequence
from html import escape
from math import cos, pi, sin, sqrt

from course_lib.drawings.palette import colour

Point = tuple[float, float]
_GOLDEN_ANGLE = pi * (3 - sqrt(5))
_COLOURED = ("fill", "stroke")


def short(value: object) -> str:
    """A number with one decimal at most; anything else as it is.

    >>> short(3.04), short(-0.04), short("M0,0")
    ('3', '0', 'M0,0')
    """
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def tag(name: str, *children: str, **attributes: object) -> str:
    """An element; `fill` and `stroke` name tokens, underscores become hyphens, `None` is left out.

    >>> tag("circle", r=2.0, fill="none", stroke_width=1.25)
    '<circle r="2" fill="none" stroke-width="1.2"/>'
    """
    parts = []
    for key, value in attributes.items():
        if value is None:
            continue
        told = colour(str(value)) if key in _COLOURED else short(value)
        parts.append(f' {key.rstrip("_").replace("_", "-")}="{escape(told, quote=True)}"')
    inner = "".join(children)
    return f"<{name}{''.join(parts)}>{inner}</{name}>" if inner else f"<{name}{''.join(parts)}/>"


def path(d: str, *, fill: str = "none", stroke: str | None = None, width: float = 2.0, **more: object) -> str:
    """A path with round ends; by default a line without a fill.

    >>> path("M0,0H9", stroke="ink", width=1)
    '<path d="M0,0H9" fill="none" stroke="var(--ink,#15212A)" stroke-width="1" stroke-linecap="round" stroke-linejoin="round"/>'
    """
    lines = {"stroke": stroke, "stroke_width": width, "stroke_linecap": "round", "stroke_linejoin": "round"}
    if "stroke_linecap" in more:
        lines.pop("stroke_linecap")
    return tag("path", d=d, fill=fill, **(lines if stroke else {}), **more)


def line(*points: Point, **style: object) -> str:
    """A line through points.

    >>> line((0, 0), (3, 4), stroke="ink")[:19]
    '<path d="M0,0L3,4" '
    """
    return path(through(points), **style)


def through(points: Iterable[Point]) -> str:
    """The path data of a line through points.

    >>> through([(0, 0), (3, 4.55)])
    'M0,0L3,4.5'
    """
    return "M" + "L".join(f"{short(float(x))},{short(float(y))}" for x, y in points)


def circle(
    x: float, y: float, r: float, *, fill: str = "none", stroke: str | None = None, width: float = 2.0, **more
) -> str:
    """A circle.

    >>> circle(1, 2, 3, fill="ink")
    '<circle cx="1" cy="2" r="3" fill="var(--ink,#15212A)"/>'
    """
    edge = {"stroke": stroke, "stroke_width": width} if stroke else {}
    return tag("circle", cx=x, cy=y, r=r, fill=fill, **edge, **more)


def rect(
    x: float, y: float, width: float, height: float, *, r: float = 0, fill: str = "none", **more: object
) -> str:
    """A rectangle with round corners.

    >>> rect(0, 0, 4, 2, fill="paper")
    '<rect x="0" y="0" width="4" height="2" fill="var(--paper,#FBFCFB)"/>'
    """
    return tag("rect", x=x, y=y, width=width, height=height, rx=r or None, fill=fill, **more)


def group(
    *children: str, x: float = 0, y: float = 0, turn: float = 0, scale: float = 1, **more: object
) -> str:
    """Things moved, turned (degrees) and scaled together.

    >>> group("<a/>", x=3, turn=90)
    '<g transform="translate(3,0) rotate(90)"><a/></g>'
    """
    moves = [f"translate({short(float(x))},{short(float(y))})"] if x or y else []
    moves += [f"rotate({short(float(turn))})"] if turn else []
    moves += [f"scale({scale:g})"] if scale != 1 else []
    return tag("g", *children, transform=" ".join(moves) or None, **more)


def around(x: float, y: float, r: float, angle: float) -> Point:
    """The point at a distance and an angle (degrees, clockwise from the right) of another.

    >>> around(0, 0, 2, 0)
    (2.0, 0.0)
    """
    return x + r * cos(angle * pi / 180), y + r * sin(angle * pi / 180)


def seeds(x: float, y: float, r: float, count: int, *, most: int | None = None) -> list[Point]:
    """Places that fill a disk evenly, from its middle out, as a sunflower's seeds; `most` fills all of it.

    >>> len(seeds(0, 0, 10, 5))
    5
    """
    most = most or count
    return [
        (
            x + r * sqrt((i + 0.5) / most) * cos(i * _GOLDEN_ANGLE),
            y + r * sqrt((i + 0.5) / most) * sin(i * _GOLDEN_ANGLE),
        )
        for i in range(count)
    ]


def dots(points: Sequence[Point], r: float = 4.0, *, fill: str = "da-dot", edge: str = "da") -> str:
    """Molecules: disks with an edge, all in two paths of lines without length.

    >>> dots([(1, 2)]).count("<path")
    2
    """
    d = "".join(f"M{short(float(x))} {short(float(y))}h0" for x, y in points)
    return (
        path(d, stroke=edge, width=2 * r) + path(d, stroke=fill, width=2 * r - max(2.2, r * 0.7))
        if points
        else ""
    )
