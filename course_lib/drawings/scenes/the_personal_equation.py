"""Chapter 13: four basins with two drains; where one drain is shut the water stands higher."""

from dataclasses import dataclass

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.arrows import arrow
from course_lib.drawings.sheet import Sheet
from course_lib.drawings.svg import path, rect
from course_lib.facts import fact

_CUT = {
    "intermediate": -fact("valbenazine_pk.htbz_clearance_shift_intermediate", "1"),
    "poor": -fact("valbenazine_pk.htbz_clearance_shift_poor", "1"),
}


def _level(cut: float) -> float:
    """Exposure relative to a normal metaboliser, when this share of clearance is lost."""
    return 1 / (1 - cut)


@dataclass(frozen=True, kw_only=True)
class _Lake:
    name: str
    shut: float  # share of the CYP2D6 drain that is shut
    level: float
    tablet: bool = False


_LAKES = (
    _Lake(name="normal", shut=0.0, level=1.0),
    _Lake(name="intermediate", shut=0.5, level=_level(_CUT["intermediate"])),
    _Lake(name="poor", shut=1.0, level=_level(_CUT["poor"])),
    _Lake(name="normal, inhibitor", shut=0.0, level=_level(_CUT["poor"]), tablet=True),
)


def _lake(sheet: Sheet, x: float, y: float, lake: _Lake) -> None:
    """Draw a basin 150 wide whose floor stands at y, with its inlet and its two drains."""
    left, right, deep = x - 66, x + 66, 62 * lake.level
    sheet.add(
        rect(left, y - deep, 132, deep, fill="spine"),
        path(f"M{left},{y - deep:.1f}H{right}", stroke="vbz", width=4),
    )
    sheet.add(path(f"M{left},{y - 158}V{y}M{right},{y - 158}V{y}", stroke="ink", width=4))
    sheet.add(path(f"M{left},{y}H{x - 50}M{x - 16},{y}H{x + 16}M{x + 50},{y}H{right}", stroke="ink", width=4))
    sheet.add(arrow((x, y - 176), (x, y - 148), stroke="vbz", width=4))
    sheet.add(arrow((x + 33, y + 2), (x + 33, y + 34), width=4))
    if lake.shut:
        sheet.add(path(f"M{x - 50},{y}h{34 * lake.shut}", stroke="ink", width=9, stroke_linecap="butt"))
    if lake.tablet:
        sheet.add(rect(x - 46, y - 12, 26, 22, r=9, fill="paper", stroke="ink", stroke_width=3))
    elif lake.shut < 1:
        sheet.add(
            arrow(
                (x - 33 + 17 * lake.shut, y + 2), (x - 33 + 17 * lake.shut, y + 34), width=4 - 2 * lake.shut
            )
        )
    sheet.word(f"× {lake.level:.2g}" if lake.level > 1 else "× 1", x, y - deep / 2, weight=700)


def _scene(sheet: Sheet) -> None:
    n = sheet.narrow
    places = [(92, 232), (268, 232), (92, 518), (268, 518)] if n else [(124 + 238 * i, 236) for i in range(4)]
    for (x, y), lake in zip(places, _LAKES, strict=True):
        _lake(sheet, x, y, lake)
        sheet.word(lake.name, x, y - 198, weight=700)
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = places
    sheet.label("drug", at=(ax + 4, ay - 168), to=(ax + 24, ay - 173), disk=(ax + 44, ay - 168))
    sheet.label(
        "CYP2D6,\nhalf of the way out",
        at=(ax - 33, ay + 30),
        to=(ax - 20, ay + 52),
        anchor="middle",
        disk=(ax - 33, ay + 52),
    )
    sheet.label(
        "other ways", at=(bx + 33, by + 30), to=(bx + 33, by + 52), anchor="middle", disk=(bx + 33, by + 52)
    )
    sheet.label(
        "closed by genes",
        at=(cx - 33, cy + 3),
        to=(cx - 10, cy + 52),
        anchor="middle",
        disk=(cx - 33, cy + 44),
    )
    sheet.label(
        "blocked by a tablet",
        at=(dx - 33, dy + 10),
        to=(dx - 6, dy + 52),
        anchor="middle",
        disk=(dx - 33, dy + 44),
    )


def drawing() -> Drawing:
    """Four basins: two drains open, one half shut, one closed, one blocked.

    >>> [round(lake.level, 1) for lake in _LAKES]
    [1.0, 1.4, 2.1, 2.1]
    """
    mild, high = (f"{_level(_CUT[name]):.1f}" for name in ("intermediate", "poor"))
    alt = (
        "Four basins, fed by the same stream of drug. Each has two drains: CYP2D6, about half of the way out, and all other"
        f" ways. In a normal metaboliser both are open. In an intermediate one the first is half shut and the water stands"
        f" {mild} times as high. In a poor one it is closed: {high} times. In a normal one whose first drain is blocked by"
        f" the tablet of an inhibitor the water stands {high} times as high too."
    )
    return composed(
        "the_personal_equation",
        _scene,
        wide=(960, 352),
        narrow=(360, 590),
        title="One capsule, four levels: who has a drain shut?",
        alt=alt,
        caption="Levels are exposures to the active metabolite of valbenazine, relative to a normal metaboliser.",
    )
