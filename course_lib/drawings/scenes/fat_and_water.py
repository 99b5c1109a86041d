"""Chapter 09: three bathtubs with one level of water, and three of oil."""

from itertools import pairwise

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.arrows import arrow
from course_lib.drawings.kit.proteins import pump
from course_lib.drawings.sheet import Sheet
from course_lib.drawings.svg import circle, path, rect

_ALT = (
    "Three bathtubs in a row: blood, the wall of its vessels, brain. Each is half water and half oil. Pipes join the water,"
    " and its level is the same in all three; the levels of oil differ. A tap, the blood's flow, feeds the first tub; a"
    " small pump in the wall pushes some water back. At the bottom of the third VMAT2 touches the water only."
)
_TUBS = (("blood", 0.42), ("wall", 0.78), ("brain", 0.94))
_WATER = 0.62


def _tub(sheet: Sheet, x: float, y: float, width: float, height: float, oil: float) -> None:
    """Draw a tub with its water on the left and its oil on the right."""
    half = width / 2
    sheet.add(rect(x, y, width, height, r=10, fill="paper"))
    sheet.add(rect(x + 3, y + height * (1 - _WATER), half - 3, height * _WATER - 3, fill="spine"))
    sheet.add(rect(x + half, y + height * (1 - oil), half - 3, height * oil - 3, fill="da-dot", opacity=0.55))
    surface = y + height * (1 - _WATER)
    sheet.add(path(f"M{x + 4},{surface}h{half - 6}", stroke="mem2", width=3))
    sheet.add(path(f"M{x + half},{y + 14}V{y + height}", stroke="ink2", width=3, stroke_dasharray="3 6"))
    sheet.add(
        path(
            f"M{x},{y - 6}V{y + height - 10}q0,10 10,10H{x + width - 10}q10,0 10,-10V{y - 6}",
            stroke="ink",
            width=4,
        )
    )


def _scene(sheet: Sheet) -> None:
    (_narrow if sheet.narrow else _wide)(sheet)


def _tap(x: float, y: float) -> str:
    return path(
        f"M{x - 44},{y}h34q14,0 14,14v14M{x - 26},{y}v-14M{x - 38},{y - 14}h24", stroke="ink", width=7
    )


def _wide(sheet: Sheet) -> None:
    y, width, height = 106, 200, 180
    xs = (76, 380, 684)
    for x, (name, oil) in zip(xs, _TUBS, strict=True):
        _tub(sheet, x, y, width, height, oil)
        sheet.word(name, x + width / 2, y + height + 30, weight=700)
    pipe = y + height - 30
    for a, b in pairwise(xs):
        sheet.add(
            rect(a + width - 2, pipe - 9, b - a - width + 4, 18, fill="spine", stroke="ink", stroke_width=3)
        )
    sheet.add(
        _tap(112, 60),
        circle(116, 100, 6, fill="spine", stroke="mem2", width=2),
        arrow((376, 214), (284, 214), width=3, bend=0.3),
    )
    sheet.add(pump(xs[2] + 50, y + height - 2, scale=1.3))
    sheet.label("tap: blood flow", at=(112, 62), to=(150, 44))
    sheet.label("water: free drug,\none level", at=(xs[0] + 60, y + 74), to=(350, 62))
    sheet.label("oil: drug in fat,\nthree levels", at=(xs[1] + 150, y + 60), to=(620, 62))
    sheet.label("pump in the wall\npushes back", at=(330, 200), to=(330, 318), anchor="middle")
    sheet.label("VMAT2 touches\nwater only", at=(xs[2] + 50, y + height + 16), to=(800, 358))


def _narrow(sheet: Sheet) -> None:
    x, width, height = 80, 200, 140
    ys = (66, 276, 486)
    for y, (name, oil) in zip(ys, _TUBS, strict=True):
        _tub(sheet, x, y, width, height, oil)
        sheet.word(name, x + width / 2, y + height + 24, weight=700)
    for a, b in pairwise(ys):
        sheet.add(
            rect(x + 18, a + height, 18, b - a - height + 40, fill="spine", stroke="ink", stroke_width=3)
        )
    sheet.add(
        _tap(112, 36), arrow((52, 396), (52, 178), width=3), pump(x + 66, ys[2] + height - 2, scale=1.2)
    )
    sheet.label("tap: blood flow", at=(112, 38), to=(150, 30))
    sheet.label("water: free drug, one level", at=(x + 70, ys[0] + 84), to=(x + 70, ys[0] + 112))
    sheet.label("oil: drug in fat, three levels", at=(x + 150, ys[1] + 60), to=(x + 172, ys[1] + 40))
    sheet.label("a pump in the wall pushes back", at=(52, 300), to=(28, 300))
    sheet.label(
        "VMAT2 touches water only", at=(x + 66, ys[2] + height + 14), to=(x + 36, ys[2] + height + 44)
    )


def drawing() -> Drawing:
    """Blood, wall and brain as bathtubs of water and oil.

    >>> drawing().slug
    'fat_and_water'
    """
    return composed(
        "fat_and_water",
        _scene,
        wide=(960, 390),
        narrow=(360, 700),
        title="Fat decides when, water decides how much",
        alt=_ALT,
        caption="Water stands for the free drug, oil for the drug in membranes and on proteins; at rest the waters are level.",
    )
