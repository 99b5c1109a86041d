"""Chapter 11: one terminal that can be turned down, and the five synapses of the circuit where that could help."""

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.arrows import arrow, bar
from course_lib.drawings.kit.cells import cell, clipped, omega
from course_lib.drawings.sheet import Sheet
from course_lib.drawings.svg import circle, dots, path, rect

_ALT = (
    "Left, the end of a striatopallidal axon. In its membrane a glutamate receptor with two pockets: glutamate, drifting in"
    " from a neighbour, sits in one and a positive modulator in the other. A solid arrow, its messenger untested here, leads from it to a half-closed"
    " calcium channel, a dotted one to cAMP, a messenger not needed where tested. Of five docked vesicles only two open."
    " Right, the circuit with five synapses, A to E: cortex to striatum, the share of it on D2 cells (dotted),"
    " D2 cells to GPe, cortex to the subthalamic nucleus, and, twice E, from there to GPi and to GPe. No letter:"
    " D1 cells to GPi, the direct pathway, GPe to the subthalamic nucleus, and GPe to GPi."
)


def _bouton(sheet: Sheet, x: float, y: float, k: float) -> None:
    """Draw the terminal in a box of 380 by 300, scaled by k, whose corner is (x, y)."""
    left, top, right, low = x + 40 * k, y + 20 * k, x + 350 * k, y + 230 * k
    shape = (
        f"M{x + 170 * k:.1f},-20V{top + 16:.1f}C{left:.1f},{top + 10:.1f} {left:.1f},{top + 60:.1f} {left:.1f},{top + 100:.1f}"
        f"V{low - 40:.1f}Q{left:.1f},{low:.1f} {left + 50:.1f},{low:.1f}H{right - 50:.1f}"
        f"Q{right:.1f},{low:.1f} {right:.1f},{low - 40:.1f}V{top + 100:.1f}"
        f"C{right:.1f},{top + 60:.1f} {right:.1f},{top + 10:.1f} {x + 225 * k:.1f},{top + 16:.1f}V-20Z"
    )
    sheet.add(clipped(f"bouton-{sheet.width}", sheet.width, sheet.height, cell(shape)))
    for i, place in enumerate((96, 148, 200, 252, 304)):
        _gaba(sheet, x + k * place, low, i in {1, 3})
    from_receptor, channel = (left + 20, y + 130 * k), (right, y + 130 * k)
    _receptor(sheet, left, y + 130 * k)
    for aside in (-30, 6):  # half of its way is shut
        sheet.add(
            rect(
                channel[0] - 12, channel[1] + aside, 24, 26, r=5, fill="raised", stroke="ink", stroke_width=3
            )
        )
    sheet.add(bar((from_receptor[0], from_receptor[1] - 10), (channel[0] - 24, channel[1] - 2), bend=-0.06))
    slow = (x + 150 * k, y + 166 * k)
    sheet.add(arrow((from_receptor[0], from_receptor[1] + 20), slow, width=2.2, dash="2 5"))


def _gaba(sheet: Sheet, x: float, y: float, opened: bool) -> None:
    """Draw a vesicle of GABA at the membrane, or one that has opened there."""
    if opened:
        cloud = [(x - 8, y + 12), (x + 7, y + 16), (x, y + 26)]
        sheet.add(omega(x, y, opening=0.5), dots(cloud, 3.6, fill="paper", edge="ink2"))
        return
    inside = [(x - 5, y - 25), (x + 5, y - 22), (x - 1, y - 14)]
    sheet.add(
        circle(x, y - 21, 17, fill="lumen", stroke="mem", width=3),
        dots(inside, 3.6, fill="paper", edge="ink2"),
    )


def _receptor(sheet: Sheet, x: float, y: float) -> None:
    """Draw a receptor with two pockets in the membrane, glutamate in one and a modulator in the other."""
    pockets = f"M{x - 14:.1f},{y - 24:.1f}a12,12 0 0 1 0,22M{x - 14:.1f},{y + 4:.1f}l14,8l-14,10"
    sheet.add(path(f"M{x - 14:.1f},{y - 34:.1f}h28v68h-28z", fill="raised", stroke="ink", width=3))
    sheet.add(path(pockets, fill="ext", stroke="ink", width=2.5), circle(x - 12, y - 13, 8, fill="ink2"))
    sheet.add(path(f"M{x - 18:.1f},{y + 4:.1f}l16,8l-16,9z", fill="ink", stroke="ink", width=1))


def _circuit(sheet: Sheet, x: float, y: float, k: float) -> list[tuple[str, tuple[float, float]]]:
    """The places of the five synapses, E at both of its ends, after the chain of nuclei has been drawn in a box of 330 by 300."""
    nodes = {
        "cortex": (165, 20),
        "striatum": (70, 110),
        "GPe": (70, 205),
        "STN": (260, 158),
        "GPi": (165, 282),
    }
    at = {name: (x + k * px, y + k * py) for name, (px, py) in nodes.items()}
    c, s, e, u, i = at.values()
    sheet.add(
        arrow((c[0] - 26, c[1] + 18), (s[0] + 40, s[1] - 20), width=2.6),
        arrow(
            (c[0] - 44, c[1] + 14), (s[0] + 2, s[1] - 20), width=2.2, dash="2 5"
        ),  # the share that D2 cells get
        bar((s[0], s[1] + 20), (e[0], e[1] - 24), width=2.6),
    )
    sheet.add(
        arrow((c[0] + 44, c[1] + 14), (u[0] - 6, u[1] - 20), width=2.6),
        arrow((u[0] - 14, u[1] + 20), (i[0] + 26, i[1] - 20), width=2.6),
    )
    sheet.add(bar((e[0] + 36, e[1] - 8), (u[0] - 40, u[1] + 4), width=2.6))
    sheet.add(arrow((u[0] - 30, u[1] + 20), (e[0] + 38, e[1] + 6), width=2.6))
    sheet.add(bar((s[0] + 34, s[1] + 20), (i[0] - 8, i[1] - 22), width=2.6))  # the direct pathway
    sheet.add(bar((e[0] + 12, e[1] + 20), (i[0] - 36, i[1] - 14), width=2.6))
    for name, (px, py) in at.items():
        half = 50 if len(name) > 3 else 32
        sheet.add(rect(px - half, py - 18, 2 * half, 36, r=18, fill="paper", stroke="ink", stroke_width=2.5))
        sheet.word(name, px, py, weight=600)
    for name, aside in (("D2", -18), ("D1", 58)):  # whose axon leaves there
        sheet.word(name, s[0] + aside, s[1] + 30)
    return [
        ("A", (s[0] + 56, s[1] - 42)),
        ("B", (s[0] + 16, s[1] - 42)),
        ("C", (s[0] - 24, s[1] + 56)),
        ("D", (u[0] - 8, u[1] - 66)),
        ("E", (u[0] - 18, u[1] + 66)),
        ("E", (e[0] + 128, e[1] - 8)),
    ]


def _scene(sheet: Sheet) -> None:
    n = sheet.narrow
    x, y, k = (2, 30, 0.93) if n else (132, 62, 1.0)
    _bouton(sheet, x, y, k)
    (_name_narrow if n else _name_wide)(sheet, x, y, k)
    for letter, place in _circuit(sheet, *((20, 330, 0.96) if n else (636, 40, 1.0))):
        sheet.add(circle(*place, 14, fill="paper", stroke="ink", width=2.5))
        sheet.word(letter, *place, weight=700)


def _name_wide(sheet: Sheet, x: float, y: float, k: float) -> None:
    middle = {"anchor": "middle"}
    sheet.label("glutamate from a neighbour", at=(x + 28, y + 117), to=(x + 4, y + 8), **middle)
    sheet.label("modulator in a\nsecond pocket", at=(x + 26, y + 142), to=(x - 40, y + 214), **middle)
    sheet.label("messenger: untested here", at=(x + 200, y + 118), to=(x + 200, y + 92), **middle)
    sheet.label("cAMP: not needed\nwhere tested", at=(x + 150, y + 166), to=(x + 160, y + 166))
    sheet.label("calcium channel,\nhalf closed", at=(x + 362, y + 150), to=(x + 376, y + 226))
    sheet.label("fewer vesicles open", at=(x + 148, y + 250), to=(x + 200, y + 278), **middle)


def _name_narrow(sheet: Sheet, x: float, y: float, k: float) -> None:
    sheet.label("glutamate from a neighbour", at=(x + 28 * k, y + 117 * k), to=(x + 24, y + 70))
    sheet.label("modulator in a second pocket", at=(x + 26 * k, y + 142 * k), to=(x + 22, y + 186))
    sheet.label("messenger: untested here", at=(x + 200 * k, y + 118 * k), to=(x + 200 * k, y + 92))
    sheet.label(
        "cAMP: not needed\nwhere tested", at=(x + 150 * k, y + 166 * k), to=(x + 170 * k, y + 166 * k)
    )
    sheet.label("calcium channel, half closed", at=(x + 362 * k, y + 150 * k), to=(x + 362 * k, y + 190))
    sheet.label("fewer vesicles open", at=(x + 148 * k, y + 250 * k), to=(x + 200 * k, y + 256 * k))


def drawing() -> Drawing:
    """A terminal that a modulator turns down, and where in the circuit it stands.

    >>> drawing().slug
    'turning_down_glutamate'
    """
    return composed(
        "turning_down_glutamate",
        _scene,
        wide=(960, 370),
        narrow=(360, 640),
        title="One terminal turned down, five places where it could help",
        alt=_ALT,
        caption="A striatopallidal bouton, and the circuit with five synapses that could be weakened: A corticostriatal (both arrows), B of those the ones on D2 cells (dotted),"
        " C striatopallidal, D corticosubthalamic, E subthalamopallidal, to GPi and to GPe alike. D1 cells to GPi: the direct pathway. Arrow: excites; bar: inhibits. cAMP: a slow messenger.",
    )
