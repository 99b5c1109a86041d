"""Chapter 08: six neutrons at two methoxy groups slow the enzyme that breaks a bond there, and VMAT2 hardly notices."""

from math import exp

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.cells import bilayer
from course_lib.drawings.kit.molecule import DEUTERATED, METHYLS, draw_molecule, place_of
from course_lib.drawings.kit.proteins import pump
from course_lib.drawings.kit.strip import scissors
from course_lib.drawings.sheet import Sheet
from course_lib.drawings.svg import Point, line, path, through

_ALT = (
    "The active metabolite of deutetrabenazine as a skeletal formula. Its two methoxy groups carry three deuterium atoms"
    " each. Scissors at both groups stand for the enzyme CYP2D6, which breaks a bond from carbon to deuterium there. Beside it the energy of a bond"
    " as a well: the lowest level of a bond to deuterium lies deeper than that of a bond to hydrogen, so that more energy"
    " is needed to break it. Below, the same molecule in the pump VMAT2, which binds it as before."
)


def _well(sheet: Sheet, x: float, y: float, width: float, height: float) -> tuple[Point, Point]:
    """The ends of the two levels of a Morse well whose bottom left corner is (x, y)."""

    def energy(r: float) -> float:
        return (1 - exp(-2.0 * (r - 1))) ** 2  # of the depth; a share of it, r in bond lengths

    def at(r: float, e: float) -> tuple[float, float]:
        return x + width * (r - 0.6) / 2.4, y - height * (0.06 + 0.8 * e)

    steps = [0.655 + 0.03 * i for i in range(78)]
    curve = [at(r, energy(r)) for r in steps if energy(r) < 1.12]
    sheet.add(path(through(curve), stroke="ink", width=3))
    ends = []
    for level, token, dash in ((0.30, "ink", None), (0.17, "dtbz", "12 4 2 4")):
        inside = [r for r in steps if energy(r) <= level]
        a, b = at(inside[0], level), at(inside[-1], level)
        sheet.add(line(a, b, stroke=token, width=4, stroke_dasharray=dash, stroke_linecap="butt"))
        ends.append(b)
    sheet.add(line(at(2.9, 1.0), at(1.7, 1.0), stroke="ink2", width=1.6, stroke_dasharray="2 4"))
    return ends[0], ends[1]


def _scene(sheet: Sheet) -> None:
    n = sheet.narrow
    x, y, unit = (112, 186, 36) if n else (150, 242, 54)
    draw_molecule(sheet, DEUTERATED, x, y, unit, size=20 if n else 24)
    ends = [place_of(DEUTERATED, atom, x, y, unit) for atom in METHYLS]
    (ux, uy), (lx, ly) = ends
    k = 0.7 if n else 0.9
    sheet.add(scissors(ux - 6 * k, uy - 27 * k, 90, k), scissors(lx - 6 * k, ly + 27 * k, -90, k))
    wx, wy, ww, wh = (20, 506, 250, 200) if n else (590, 262, 230, 215)
    light, heavy = _well(sheet, wx, wy, ww, wh)
    px, py = (60, 586) if n else (640, 366)
    sheet.add(bilayer(px - 44, py, 88), pump(px, py, scale=1.5, plugged="dtbz"))
    sheet.label("VMAT2 binds it as before", at=(px + 22, py), to=(px + 60, py), disk=(px + 62, py))
    sheet.place("energy of the bond", wx + 44, wy - wh + 6, anchor="start")
    _name_levels(sheet, light, heavy)
    sheet.label(
        "CYP2D6 breaks\na C–D bond here",
        at=(ux + 14 * k, uy - 69 * k),
        to=(ux + 30, 30),
        disk=(ux + 34 * k, uy - 58 * k),
    )
    sheet.label(
        "three deuterium atoms:\nthree neutrons more",
        at=(lx + 27, ly + 2),
        to=(lx + 60, ly + 32),
        disk=(lx + 52, ly + 20),
    )


def _name_levels(sheet: Sheet, light: Point, heavy: Point) -> None:
    sheet.label(
        "bond to hydrogen", at=light, to=(light[0] + 40, light[1] - 14), disk=(light[0] + 40, light[1] - 4)
    )
    sheet.label(
        "bond to deuterium:\ndeeper, harder to break",
        at=heavy,
        to=(heavy[0] + 62, heavy[1] + 12),
        disk=(heavy[0] + 72, heavy[1] + 2),
    )


def drawing() -> Drawing:
    """A deuterated molecule, where it is cut, and why that is harder.

    >>> drawing().slug
    'deuteration'
    """
    return composed(
        "deuteration",
        _scene,
        wide=(960, 430),
        narrow=(360, 640),
        title="Six neutrons slow the cut, not the block",
        alt=_ALT,
        caption="The active metabolite of deutetrabenazine; its isomers are not told apart.",
    )
