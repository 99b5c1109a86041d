"""Cells and their parts: membranes, vesicles small and enlarged, fusion, terminal, spine, neuron."""

from course_lib.drawings.kit.proteins import drug, proton_pump, pump
from course_lib.drawings.svg import around, circle, dots, group, line, path, rect, seeds, short, tag

_SMALL_R, _SMALL_PUMPS, _SMALL_FULL = 17.0, 5, 9


def cell(d: str, *, fill: str = "cyt", edge: str = "mem") -> str:
    """A cell's outline: a broad membrane with a fine line of the inside's colour in its middle.

    >>> cell("M0,0H9V9Z").count("<path")
    2
    """
    return path(d, fill=fill, stroke=edge, width=6) + path(d, stroke=fill, width=1.6)


def vesicle(
    x: float,
    y: float,
    *,
    filling: float = 1.0,
    plugged: int = 0,
    mark: str = "vbz",
    scale: float = 1.0,
    turn: float = 20,
) -> str:
    """A small vesicle with five pumps, of which some are plugged; `filling` 1 is a full one.

    >>> vesicle(0, 0).count("<circle")
    1
    """
    places = [turn + k * 360 / _SMALL_PUMPS for k in range(_SMALL_PUMPS)]
    pumps = [
        group(
            rect(13, -3.4, 8, 6.8, r=1.5, fill="vmat"),
            drug(25, 0, mark, 0.42) if k < plugged else "",
            turn=place,
        )
        for k, place in enumerate(places)
    ]
    inside = dots(seeds(0, 0, 11.5, round(_SMALL_FULL * filling), most=_SMALL_FULL + 1), 3.1)
    ring = circle(0, 0, _SMALL_R, fill="lumen", stroke="mem", width=3)
    return group(ring, *pumps, inside, x=x, y=y, scale=scale)


def big_vesicle(
    x: float, y: float, r: float, *, filling: float = 1.0, plugged: int = 0, mark: str = "vbz", pumps: int = 10,
    full: int = 44, scale: float = 1.0, without: tuple[int, ...] = (), proton_pump_at: float | None = -17,
) -> str:  # fmt: skip
    """A vesicle under the loupe: two rings of lipid heads, pumps around it, a proton pump, `filling` of `full` molecules.

    Plugged pumps are spread around the ring; `without` are the numbers of pumps that are left out.

    >>> big_vesicle(0, 0, 100, filling=0.5, full=40).count("h0")
    40
    """
    heads = "".join(
        circle(
            x,
            y,
            r + side * 5 * scale,
            stroke="mem",
            width=6 * scale,
            stroke_linecap="round",
            stroke_dasharray=f"0 {short(7.2 * scale)}",
        )
        for side in (1, -1)
    )
    order = sorted(range(pumps), key=lambda k: (k * 0.6180339887 + 0.05) % 1)
    stuck = set(order[:plugged])
    ring = []
    for k in range(pumps):
        if k in without:
            continue
        angle = (k + 0.5) * 360 / pumps - 17
        place = around(x, y, r, angle)
        ring.append(pump(*place, turn=angle + 90, scale=scale, plugged=mark if k in stuck else None))
    driver = []
    if proton_pump_at is not None:
        driver = [proton_pump(*around(x, y, r, proton_pump_at), turn=proton_pump_at + 90, scale=scale)]
    inside = dots(seeds(x, y, r - 24 * scale, round(full * filling), most=full), 6 * scale)
    return circle(x, y, r, fill="lumen") + heads + "".join(ring + driver) + inside


def omega(x: float, y: float, *, opening: float = 0.55, r: float = _SMALL_R) -> str:
    """A vesicle that has opened through a membrane at (x, y): an Ω; `opening` 0 has just touched, 1 is nearly flat.

    >>> omega(0, 0).count("<path")
    2
    """
    from math import sin

    mouth, radius = 0.25 + 2.5 * opening, r * (1 + 0.5 * opening)
    half = radius * sin(mouth)
    bow = f"M{short(x - half)},{short(y)}A{short(radius)},{short(radius)} 0 {int(mouth < 1.571)} 1 {short(x + half)},{short(y)}"
    return path(bow, fill="ext", stroke="mem", width=3) + path(
        f"M{short(x - half + 1)},{short(y)}H{short(x + half - 1)}",
        stroke="ext",
        width=9,
        stroke_linecap="butt",
    )


def bilayer(x: float, y: float, width: float) -> str:
    """A level piece of membrane from x on: two rows of lipid heads.

    >>> bilayer(0, 0, 50).count("<path")
    2
    """
    dotted = {"stroke": "mem", "width": 6, "stroke_dasharray": "0 7.2"}
    return "".join(line((x, y + aside), (x + width, y + aside), **dotted) for aside in (-6, 6))


def release_site(x: float, y: float, width: float = 26) -> str:
    """The dark bar in the membrane at which a vesicle docks.

    >>> "<path" in release_site(0, 0)
    True
    """
    return path(
        f"M{short(x - width / 2)},{short(y)}h{short(width)}", stroke="ink2", width=7, stroke_linecap="butt"
    )


def protons(points: list[tuple[float, float]], r: float = 5) -> str:
    """Protons: white disks with an edge of ink.

    >>> protons([(0, 0)]).count("<path")
    2
    """
    return dots(points, r, fill="paper", edge="ink")


def neuron(x: float, y: float, *, token: str = "ink2", scale: float = 1.0, reach: float = 150) -> str:
    """A neuron: body with dendrites on the left, an axon of some length with a terminal on the right.

    >>> neuron(0, 0).count("<path")
    3
    """
    dendrites = "M-16,-10C-34,-22 -40,-40 -58,-46M-34,-24C-48,-22 -54,-18 -66,-20M-18,8C-36,14 -44,32 -60,38M-36,16C-50,14 -56,8 -68,8"
    axon = f"M20,2C{short(reach * 0.4)},10 {short(reach * 0.6)},-10 {short(reach)},0"
    bulb = path(f"M{short(reach)},0l14,-14v28z", fill=token, stroke=token, width=3)
    body = circle(0, 0, 22, fill="spine", stroke=token, width=4)
    nucleus = circle(2, 0, 8, fill=token, opacity=0.45)
    lines = path(dendrites, stroke=token, width=4) + path(axon, stroke=token, width=4)
    return group(lines, bulb, body, nucleus, x=x, y=y, scale=scale)


def spine(x: float, y: float, half: float, bottom: float, *, glow: float = 0.0) -> str:
    """A dendritic spine whose flat head is at height y, its neck leaving the sheet at the bottom; `glow` is its answer.

    >>> spine(0, 0, 100, 200).count("<path")
    2
    """
    w, deep = half, bottom - y
    k = min(1.0, deep / 200)
    d = (
        f"M{x - 0.18 * w:.1f},{bottom + 14}C{x - 0.2 * w:.1f},{y + 138 * k:.1f} {x - w:.1f},{y + 150 * k:.1f} {x - w:.1f},{y + 62 * k:.1f}"
        f"C{x - w:.1f},{y + 14 * k:.1f} {x - 0.88 * w:.1f},{y} {x - 0.7 * w:.1f},{y}L{x + 0.7 * w:.1f},{y}"
        f"C{x + 0.88 * w:.1f},{y} {x + w:.1f},{y + 14 * k:.1f} {x + w:.1f},{y + 62 * k:.1f}"
        f"C{x + w:.1f},{y + 150 * k:.1f} {x + 0.2 * w:.1f},{y + 138 * k:.1f} {x + 0.18 * w:.1f},{bottom + 14}Z"
    )
    answer = path(d, fill="d2", opacity=f"{glow:.2f}") if glow else ""
    return path(d, fill="spine", stroke="mem2", width=6) + answer + path(d, stroke="spine", width=1.6)


def clipped(name: str, width: float, height: float, *things: str) -> str:
    """Things cut off at the edges of a sheet with round corners; `name` must be the drawing's own.

    >>> "clip-path" in clipped("x", 9, 9, "<a/>")
    True
    """
    clip = tag("clipPath", rect(0, 0, width, height, r=10, fill="none"), id=name)
    return tag("defs", clip) + tag("g", *things, clip_path=f"url(#{name})")
