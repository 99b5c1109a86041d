"""Chapter 05: a week after the last dose hardly any drug is left in blood, and one of the two blocks is still there."""

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.arrows import arrow
from course_lib.drawings.kit.cells import bilayer
from course_lib.drawings.kit.proteins import drug, pump
from course_lib.drawings.sheet import Sheet
from course_lib.drawings.svg import dots, rect

_ALT = (
    "Two drugs at two times. On the last day of treatment blood holds each drug, and most VMAT2 pumps of a vesicle are"
    " plugged, by valbenazine as by reserpine. A week after the last dose hardly any of either drug is left in blood. Valbenazine's"
    " pumps are free again and carry dopamine; reserpine still sits in its pumps."
)
_ROWS = (("valbenazine", "vbz"), ("reserpine", "res"))


def _cell(sheet: Sheet, x: float, y: float, width: float, mark: str, later: bool) -> None:
    """Draw blood above, and below it a vesicle's membrane with three pumps."""
    tube, membrane = y + 22, y + 104
    sheet.add(rect(x, tube - 17, width, 34, r=17, fill="paper", stroke="ink2", stroke_width=2.5))
    if not later:
        count = 4 if sheet.narrow else 8
        sheet.add(
            *(
                drug(x + width * (i + 0.6) / (count + 0.2), tube + 5 * (-1) ** i, mark, 0.62)
                for i in range(count)
            )
        )
    sheet.add(rect(x, membrane - 9, width, 74, r=9, fill="lumen"))
    sheet.add(bilayer(x + 6, membrane, width - 12))
    free = later and mark == "vbz"
    for i in range(3):
        px, stuck = x + width * (0.18 + 0.32 * i), not free and (later or i < 3)
        sheet.add(pump(px, membrane, plugged=mark if stuck else None))
        if not stuck:
            sheet.add(
                arrow((px, membrane - 40), (px, membrane + 32), stroke="da", width=2.5),
                dots([(px - 16, membrane - 34)], 5),
            )
    inside = 9 if free else 3
    sheet.add(
        dots(
            [
                (x + width * (0.08 + 0.84 * ((i * 0.618) % 1)), membrane + 34 + 9 * (i % 3))
                for i in range(inside)
            ],
            5,
        )
    )


def _scene(sheet: Sheet) -> None:
    n = sheet.narrow
    left, width, gap = (14, 160, 12) if n else (152, 290, 94)
    columns = (left, left + width + gap)
    rows = (86, 320) if n else (62, 252)
    sheet.word("on the last day", columns[0] + width / 2, 26, weight=700)
    sheet.word("a week later", columns[1] + width / 2, 26, weight=700)
    for y, (name, mark) in zip(rows, _ROWS, strict=True):
        for x, later in zip(columns, (False, True), strict=True):
            _cell(sheet, x, y, width, mark, later)
        if n:
            sheet.word(name, left, y - 20, anchor="start", fill=mark, weight=700)
        else:
            sheet.word(name, 18, y + 70, anchor="start", fill=mark, weight=700)
    (_name_narrow if n else _name_wide)(sheet, columns, rows, width)


def _name_narrow(sheet: Sheet, columns: tuple, rows: tuple, width: float) -> None:
    (x0, x1), (y0, y1) = columns, rows
    middle = x1 + width / 2
    sheet.label("drug in blood plasma", at=(x0 + width - 30, y0 + 38), to=(x0 + width - 6, y0 + 58))
    sheet.label("VMAT2 pump of a vesicle, blocked", at=(x0 + width * 0.18, y0 + 122), to=(x0 + 30, y0 + 168))
    sheet.label("free again", at=(middle, y0 + 122), to=(middle + 14, y0 + 168))
    sheet.label("still blocked", at=(middle, y1 + 122), to=(middle + 14, y1 + 168))


def _name_wide(sheet: Sheet, columns: tuple, rows: tuple, width: float) -> None:
    between = (columns[0] + width + columns[1]) / 2
    for y, ends in zip(rows, ("free again", "blocked"), strict=True):
        sheet.word("plasma", between, y + 22, fill="ink2")
        sheet.word("VMAT2", between, y + 104, fill="vmat", weight=700)
        sheet.word("hardly any left", columns[1] + width / 2, y + 22, fill="ink2")
        sheet.word(ends, columns[1] + width + 12, y + 104, anchor="start")


def drawing() -> Drawing:
    """Two drugs on the last day and a week after it: blood, and the pumps of a vesicle.

    >>> drawing().slug
    'reserpine_vs_valbenazine'
    """
    return composed(
        "reserpine_vs_valbenazine",
        _scene,
        wide=(960, 450),
        narrow=(360, 516),
        title="Hardly any drug is left in blood; one effect is still here",
        alt=_ALT,
        caption="Blood plasma above, the membrane of a vesicle with its pumps below.",
    )
