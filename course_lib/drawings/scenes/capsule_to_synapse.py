"""Chapter 06: from capsule to synapse, and a block that barely moves between two capsules."""

from functools import cache

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.arrows import arrow
from course_lib.drawings.kit.cells import big_vesicle
from course_lib.drawings.kit.strip import beads, capsule, grains, scissors, vessel, wall
from course_lib.drawings.sheet import Sheet
from course_lib.models.pk.drugs import HTBZ_BOUND_PERCENT, VALBENAZINE, HTBZ_KI_nM
from course_lib.models.pk.metrics import steady_exposure
from course_lib.models.target.engagement import free_concentration_nM, reversible_occupancy

_DOSE_mg, _EVERY_h, _PUMPS = 80.0, 24.0, 10


@cache
def _plugged() -> int:
    """Pumps of ten that are plugged at the metabolite's peak, at steady state."""
    at = steady_exposure(VALBENAZINE, _DOSE_mg, _EVERY_h, "metabolite")
    free = free_concentration_nM(at.cmax_nM, bound_percent=HTBZ_BOUND_PERCENT)
    return round(_PUMPS * float(reversible_occupancy(free, ki_nM=HTBZ_KI_nM)))


def _scene(sheet: Sheet) -> None:
    (_narrow if sheet.narrow else _wide)(sheet)


def _wide(sheet: Sheet) -> None:
    sheet.add(capsule(62, 120), beads(124, 120, 4, 40), arrow((268, 120), (310, 120)))
    sheet.add(vessel("M312,120H470C520,120 520,64 570,64H604M470,120C520,120 520,186 570,186H604", width=42))
    sheet.add(grains([(330 + 13 * i, 110 + 7 * (i % 4)) for i in range(11)], "vbz", 4.5))
    sheet.add(grains([(556 + 16 * i, 60 + 8 * (i % 2)) for i in range(3)], "vbz", 5))
    sheet.add(grains([(552 + 7 * i, 176 + 7 * (i % 4)) for i in range(7)], "ap", 4.5))
    sheet.add(scissors(516, 150, -90, 0.8), wall(640, 18, 90))
    sheet.add(arrow((612, 56), (690, 56), width=2.5), grains([(704, 56), (724, 62)], "vbz", 5))
    sheet.add(scissors(590, 100, -90, 0.8))
    _pumps(sheet, ((700, 272), (872, 272)))
    sheet.add(arrow((730, 72), (752, 196), width=2.5))
    _name_wide(sheet)


def _pumps(sheet: Sheet, places: tuple[tuple[int, int], tuple[int, int]]) -> None:
    """A vesicle at the peak, and a question mark for the hour before the next capsule, which a reader is to predict."""
    (x, y), (later_x, later_y) = places
    high = _plugged()
    sheet.add(big_vesicle(x, y, 56, plugged=high, scale=0.56, filling=0.25, full=40, proton_pump_at=None))
    for at, below, what, when in (
        (x, y, f"{high} of {_PUMPS}", "at the peak"),
        (later_x, later_y, "how many?", "before the next"),
    ):
        sheet.word(what, at, below + 90, weight=700)
        sheet.word(when, at, below + 114, fill="ink2")


def _name_wide(sheet: Sheet) -> None:
    sheet.label("capsule, 80 mg", at=(62, 138), to=(88, 172), anchor="middle")
    sheet.label("gut, four steps", at=(184, 104), to=(184, 64), anchor="middle")
    sheet.label("blood", at=(380, 142), to=(380, 172), anchor="middle")
    sheet.label("about a fifth: active metabolite", at=(560, 52), to=(520, 26), anchor="end")
    sheet.label("the rest: mainly oxidised", at=(560, 196), to=(538, 238), anchor="end")
    sheet.label("CYP3A4", at=(502, 188), to=(458, 214), anchor="end")
    sheet.label("CYP2D6", at=(584, 138), to=(616, 146))
    sheet.label("wall: only free\ndrug crosses", at=(660, 38), to=(690, 26))
    sheet.label("VMAT2 pumps of a vesicle", at=(662, 240), to=(600, 300), anchor="end")


def _narrow(sheet: Sheet) -> None:
    sheet.add(capsule(62, 52), beads(118, 52, 4, 40), arrow((262, 52), (300, 92), bend=-0.3))
    sheet.add(vessel("M300,96V140C300,186 100,160 100,226V268M300,140C300,180 280,190 280,226V268", width=42))
    sheet.add(grains([(290 + 7 * (i % 4), 104 + 6 * i) for i in range(8)], "vbz", 4.5))
    sheet.add(grains([(94 + 10 * (i % 2), 226 + 15 * i) for i in range(3)], "vbz", 5))
    sheet.add(grains([(270 + 8 * (i % 4), 216 + 8 * i) for i in range(7)], "ap", 4.5))
    sheet.add(scissors(262, 198, 0, 0.8), scissors(124, 250, 180, 0.8), wall(56, 296, 90, level=True))
    sheet.add(arrow((100, 276), (100, 348), width=2.5), grains([(92, 360), (108, 366)], "vbz", 5))
    _pumps(sheet, ((98, 440), (262, 440)))
    sheet.label("capsule, 80 mg", at=(62, 66), to=(62, 94))
    sheet.label("gut, four steps", at=(178, 66), to=(178, 94))
    sheet.label("blood", at=(322, 120), to=(342, 120))
    sheet.label("about a fifth: active metabolite", at=(80, 226), to=(48, 214))
    sheet.label("rest: mainly oxidised", at=(300, 244), to=(336, 244))
    sheet.label("CYP3A4 cuts here", at=(230, 198), to=(200, 220))
    sheet.label("CYP2D6 cuts the metabolite", at=(156, 250), to=(184, 266))
    sheet.label("wall: only free drug crosses", at=(136, 306), to=(176, 316))
    sheet.label("VMAT2 pumps of a vesicle", at=(136, 410), to=(180, 396))


def drawing() -> Drawing:
    """The way of a capsule, and the pumps at the peak; how many are plugged before the next capsule is a question.

    >>> drawing().slug
    'capsule_to_synapse'
    """
    alt = (
        "The way of a capsule of valbenazine, 80 mg. Through the gut in four steps it comes into blood. There about a"
        " fifth becomes the active metabolite; the rest is mainly oxidised, by the enzyme CYP3A4, and CYP2D6 removes the"
        " metabolite. Only free drug crosses the wall to the brain. At steady state"
        f" {_plugged()} of ten VMAT2 pumps of a vesicle are plugged at the peak; how many just before the next capsule"
        " is a question."
    )
    return composed(
        "capsule_to_synapse",
        _scene,
        wide=(960, 410),
        narrow=(360, 576),
        title="From capsule to synapse",
        alt=alt,
        caption="Pumps plugged are computed for 80 mg a day at steady state, typical adult.",
    )
