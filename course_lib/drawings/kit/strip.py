"""The way of a capsule: capsule, gut, a vessel with its fork, a wall, scissors of an enzyme."""

from course_lib.drawings.svg import circle, dots, group, path, rect, short


def capsule(x: float, y: float, *, turn: float = -30, scale: float = 1.0) -> str:
    """A capsule of two halves.

    >>> capsule(0, 0).count("<path")
    2
    """
    left = path("M0,-15H-22A15,15 0 0 0 -22,15H0Z", fill="vbz", stroke="ink", width=2.5)
    right = path("M0,-15H22A15,15 0 0 1 22,15H0Z", fill="paper", stroke="ink", width=2.5)
    return group(left, right, x=x, y=y, turn=turn, scale=scale)


def beads(x: float, y: float, count: int, step: float, *, down: bool = False, r: float = 15) -> str:
    """A chain of transit compartments: beads joined by a line, along the sheet or down it.

    >>> beads(0, 0, 4, 40).count("<circle")
    4
    """
    places = [(x, y + i * step) if down else (x + i * step, y) for i in range(count)]
    (x0, y0), (x1, y1) = places[0], places[-1]
    chain = path(f"M{short(x0)},{short(y0)}L{short(x1)},{short(y1)}", stroke="ink2", width=3)
    return chain + "".join(circle(*place, r, fill="organ", stroke="mem", width=3) for place in places)


def vessel(d: str, *, width: float = 44) -> str:
    """A blood vessel along a path: a pale tube with two walls.

    >>> vessel("M0,0H9").count("<path")
    2
    """
    return path(d, stroke="ink2", width=width + 5, stroke_linecap="butt") + path(
        d, stroke="paper", width=width, stroke_linecap="butt"
    )


def wall(x: float, y: float, height: float, *, level: bool = False) -> str:
    """A wall of cells: bricks in a row, standing or (with `level`) lying.

    >>> wall(0, 0, 90).count("<rect")
    3
    """
    count = round(height / 30)
    parts = []
    for i in range(count):
        px, py, w, h = (x + 30 * i, y, 28, 20) if level else (x, y + 30 * i, 20, 28)
        parts.append(rect(px, py, w, h, r=6, fill="spine", stroke="mem2", stroke_width=2.5))
    return "".join(parts)


def grains(points: list[tuple[float, float]], token: str, r: float = 4) -> str:
    """Molecules of a drug in its colour.

    >>> grains([(0, 0)], "vbz").count("<path")
    2
    """
    return dots(points, r, fill=token, edge=token)


def scissors(x: float, y: float, turn: float, scale: float = 1.0) -> str:
    """A pair of scissors, an enzyme that cuts at (x, y).

    >>> scissors(0, 0, 0).count("<circle")
    2
    """
    blades = path("M0,0L-34,-13M0,0L-34,13", stroke="ink2", width=3.4)
    tips = path("M0,0L14,6M0,0L14,-6", stroke="ink2", width=3.4)
    rings = circle(-42, -16, 8.5, stroke="ink2", width=3.4) + circle(-42, 16, 8.5, stroke="ink2", width=3.4)
    return group(blades, tips, rings, x=x, y=y, turn=turn, scale=scale)
