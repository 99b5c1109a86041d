"""Chapter 03: a well in four steps, and what each number on the way to a Ki needs beside the counts."""

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.arrows import arrow
from course_lib.drawings.kit.cells import bilayer
from course_lib.drawings.kit.proteins import pump
from course_lib.drawings.kit.strip import grains
from course_lib.drawings.sheet import Sheet
from course_lib.drawings.svg import path, rect

_ALT = (
    "One well of a plate in four steps: a membrane with binding sites, then radioactive label that sits in sites, sticks to"
    " fat or stays free, then a competitor that takes some sites, then a filter that keeps the membrane and lets the free"
    " label run off. Below, counts become femtomoles, bound label, an IC50 and at last a Ki; each step needs a number more:"
    " the counter's efficiency, the blank, the concentration of label, and its Kd."
)
_STEPS = ("membrane", "label", "competitor", "filter")
# What the three sites hold in each step, and where free label swims.
_HELD = ((None,) * 3, ("label",) * 3, ("label", "rival", "rival"), ("label", "rival", "rival"))
_FREE = ((-50, -96), (-22, -78), (10, -98), (40, -80), (56, -102))
_RIBBON = ("counts", "fmol", "bound", "IC50", "Ki")
_NEEDS = ("efficiency", "blank", "dose curve", "label, Kd")


def _well(sheet: Sheet, x: float, y: float, step: int) -> None:
    """Draw a well whose floor's middle is (x, y), as it stands in a step."""
    outline = f"M{x - 74},{y - 118}L{x - 62},{y}H{x + 62}L{x + 74},{y - 118}"
    level = y - 34
    sheet.add(path(outline, fill="paper", stroke="ink2", width=3), bilayer(x - 54, level, 108))
    for place, held in zip((x - 36, x, x + 36), _HELD[step], strict=True):
        sheet.add(pump(place, level, scale=0.75))
        if held == "label":
            sheet.add(grains([(place, level - 12)], "tbz", 6))
        elif held:
            sheet.add(rect(place - 7, level - 19, 14, 14, fill="ap"))
    if step:
        sheet.add(grains([(x - 18, level), (x + 50, level)], "tbz", 5))
    if step in (1, 2):
        sheet.add(grains([(x + dx, y + dy) for dx, dy in _FREE], "tbz", 5))
    if step == 2:
        sheet.add(*(rect(x + dx, y + dy, 13, 13, fill="ap") for dx, dy in ((-40, -78), (22, -92))))
    if step == 3:
        _filter(sheet, x, y)


def _filter(sheet: Sheet, x: float, y: float) -> None:
    """Draw the filter at a well's floor, and what runs off."""
    d = f"M{x - 58},{y - 10}H{x + 58}"
    sheet.add(path(d, stroke="ink", width=4, stroke_dasharray="7 7", stroke_linecap="butt"))
    sheet.add(*(arrow((x + dx, y + 4), (x + dx, y + 36), width=2.5) for dx in (-30, 30)))
    sheet.add(grains([(x - 44, y + 30), (x + 14, y + 28), (x + 46, y + 32)], "tbz", 5))


def _scene(sheet: Sheet) -> None:
    n = sheet.narrow
    wells = [(92, 176), (268, 176), (92, 408), (268, 408)] if n else [(128 + 234 * i, 196) for i in range(4)]
    for step, ((x, y), name) in enumerate(zip(wells, _STEPS, strict=True)):
        _well(sheet, x, y, step)
        sheet.word(f"{step + 1}  {name}" if not n else name, x, y - 144, weight=700)
    (ax, ay), (bx, by), low = wells[1], wells[2], 40
    sheet.label(
        "specific", at=(ax - 36, ay - 40), to=(ax - 40, ay + low), anchor="end", disk=(ax - 56, ay + 24)
    )
    sheet.label(
        "stuck to fat",
        at=(ax + 50, ay - 34),
        to=(ax + 52, ay + low),
        anchor="middle",
        disk=(ax + 56, ay + 24),
    )
    sheet.label("free", at=(ax + 56, ay - 102), to=(ax + 86, ay - 84), disk=(ax + 70, ay - 136))
    sheet.label(
        "competitor", at=(bx + 36, by - 40), to=(bx + 36, by + low), anchor="middle", disk=(bx + 48, by + 24)
    )
    (_ribbon_narrow if n else _ribbon_wide)(sheet)


def _ribbon_wide(sheet: Sheet) -> None:
    y = 344
    for i, name in enumerate(_RIBBON):
        x = 92 + 194 * i
        sheet.add(rect(x - 44, y - 20, 88, 40, r=8, fill="paper", stroke="ink", stroke_width=2.5))
        sheet.word(name, x, y, weight=700)
        if i < len(_NEEDS):
            sheet.add(arrow((x + 46, y), (x + 148, y), width=2.5))
            sheet.word(_NEEDS[i], x + 97, y - 38, fill="ink2")


def _ribbon_narrow(sheet: Sheet) -> None:
    for i, name in enumerate(_RIBBON):
        y = 500 + 68 * i
        sheet.add(rect(48, y - 18, 100, 36, r=8, fill="paper", stroke="ink", stroke_width=2.5))
        sheet.word(name, 98, y, weight=700)
        if i < len(_NEEDS):
            sheet.add(arrow((98, y + 19), (98, y + 49), width=2.5))
            sheet.word(_NEEDS[i], 124, y + 34, anchor="start", fill="ink2")


def drawing() -> Drawing:
    """One well in four steps, and the way from counts to a Ki.

    >>> drawing().slug
    'binding_and_selectivity'
    """
    return composed(
        "binding_and_selectivity",
        _scene,
        wide=(960, 390),
        narrow=(360, 800),
        title="From a tray of filters to a Ki, and what each step needs",
        alt=_ALT,
        caption="Cross-section of one well; above each arrow stands what must be known beside the number before it.",
    )
