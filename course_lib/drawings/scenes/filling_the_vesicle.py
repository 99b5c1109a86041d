"""Chapter 02: pump and leak fill a vesicle; a drug blocks seven pumps of ten, and how full it will be is asked."""

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.arrows import arrow
from course_lib.drawings.kit.cells import big_vesicle, protons
from course_lib.drawings.sheet import Sheet
from course_lib.drawings.svg import around, dots

_AROUND = 4  # molecules drawn in the cytosol


def _one(sheet: Sheet, x: float, y: float, r: float, *, filling: float, plugged: int) -> None:
    """Draw one vesicle with its pumps, its leak and the dopamine around it."""
    k = r / 125
    sheet.add(big_vesicle(x, y, r, filling=filling, plugged=plugged, scale=k * 1.1, proton_pump_at=-17))
    out = around(x, y, r + 40 * k, 163), around(x, y, r - 20 * k, 163)
    sheet.add(arrow(out[1], out[0], stroke="da", width=3), dots([around(x, y, r + 52 * k, 163)], 6 * k))
    sheet.add(protons([around(x, y, r + 46 * k, -10), around(x, y, r + 46 * k, -22)], 5 * k))
    spots = [around(x, y, r + (40 + 19 * (i % 3)) * k, 66 + 16 * i) for i in range(_AROUND)]
    sheet.add(dots(spots, 6 * k))


def _scene(sheet: Sheet) -> None:
    n = sheet.narrow
    r = 96 if n else 118
    (x0, y0), (x1, y1) = ((180, 150), (180, 480)) if n else ((236, 204), (716, 204))
    _one(sheet, x0, y0, r, filling=1.0, plugged=0)
    _one(sheet, x1, y1, r, filling=0.0, plugged=7)
    sheet.word("?", x1, y1, size=96, weight=700, symbol=True)
    below = r + (76 if n else 106)
    sheet.word("all pumps free: full", x0, y0 + below, weight=700)
    sheet.word("7 of 10 pumps blocked: how full?", x1, y1 + below, weight=700)
    sheet.place("cytosol", *((52, 24) if n else (462, y0 + below)))
    _name_first(sheet, x0, y0, r)
    _name_second(sheet, x1, y1, r)


def _name_first(sheet: Sheet, x0: float, y0: float, r: float) -> None:
    k = r / 125
    sheet.label(
        "proton pump: H⁺ in,\npaid with ATP",
        at=around(x0, y0, r + 20 * k, -17),
        to=(x0 + r + 56, y0 - r + 6),
        disk=(x0 + r + 42, y0 - r + 22),
    )
    sheet.label(
        "VMAT2: H⁺ out,\ndopamine in",
        at=around(x0, y0, r + 4, -143),
        to=(104, 64),
        anchor="middle",
        disk=(x0 - r - 24, y0 - r + 14),
    )
    sheet.label(
        "leak",
        at=around(x0, y0, r + 40 * k, 163),
        to=(x0 - r - 46, y0 + r - 14),
        anchor="middle",
        disk=(x0 - r - 52, y0 + r - 16),
    )


def _name_second(sheet: Sheet, x1: float, y1: float, r: float) -> None:
    k, n = r / 125, sheet.narrow
    sheet.label(
        "inhibitor:\nthis pump is blocked",
        at=around(x1, y1, r + 18 * k, -31),
        to=(x1 + 126, 64),
        anchor="middle",
        disk=(x1 + 74, y1 - r - 34),
    )
    sheet.label(
        "dopamine that\nMAO can metabolise",
        at=around(x1, y1, r + 40 * k, 66 if n else 114),
        to=(x1 - r - 50, y1 + r - 16),
        anchor="end",
        disk=(x1 + r + 34, y1 + r - 2),
    )


def drawing() -> Drawing:
    """Two vesicles, one without a drug and one with seven of ten pumps blocked; what this leaves in it is asked.

    >>> drawing().slug
    'filling_the_vesicle'
    """
    alt = (
        "Two vesicles in the cytosol of a dopamine terminal. In the first all ten VMAT2 pumps are free and it is full: a"
        " proton pump drives protons in, each VMAT2 lets protons out and dopamine in, and dopamine leaks out. In the"
        " second seven of ten pumps hold an inhibitor, and a question mark stands where the dopamine was."
    )
    return composed(
        "filling_the_vesicle",
        _scene,
        wide=(960, 450),
        narrow=(360, 680),
        ground="cyt",
        title="Pumps fill a vesicle, and it leaks: what is left when seven of ten pumps are blocked?",
        alt=alt,
        caption="A vesicle without a drug, and with one; one dot stands for many molecules.",
    )
