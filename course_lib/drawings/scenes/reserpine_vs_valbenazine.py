"""Chapter 05: a week after the last dose both plasmas are empty, and one of the two blocks is still there."""

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.arrows import arrow
from course_lib.drawings.kit.proteins import drug, pump
from course_lib.drawings.sheet import Sheet
from course_lib.drawings.svg import dots, line, rect

_ALT = (
    "Two drugs at two times. On the last day of treatment blood holds each drug, and most VMAT2 pumps of a vesicle are"
    " plugged, by valbenazine as by reserpine. A week after the last dose neither drug is left in blood. Valbenazine's"
    " pumps are free again and carry dopamine; reserpine still sits in its pumps."
)
_ROWS = (("valbenazine", "vbz"), ("reserpine", "res"))


def _cell(sheet: Sheet, x: float, y: float, width: float, mark: str, later: bool) -> None:
    """None; draws blood above, and below it a vesicle's membrane with three pumps."""
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
    for aside in (-6, 6):
        sheet.add(
            line(
                (x + 6, membrane + aside),
                (x + width - 6, membrane + aside),
                stroke="mem",
                width=6,
                stroke_linecap="round",
                stroke_dasharray="0 7.2",
            )
        )
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
    (x0, x1), (y0, y1), e = columns, rows, width
    if n:
        sheet.label("drug in blood plasma", at=(x0 + e - 30, y0 + 38), to=(x0 + e - 6, y0 + 58))
        sheet.label("VMAT2 pump of a vesicle, blocked", at=(x0 + e * 0.18, y0 + 122), to=(x0 + 30, y0 + 168))
        sheet.label("valbenazine has let go", at=(x1 + e * 0.5, y0 + 122), to=(x1 + e * 0.5 + 14, y0 + 168))
        sheet.label("reserpine has not", at=(x1 + e * 0.5, y1 + 122), to=(x1 + e * 0.5 + 14, y1 + 168))
        return
    mid = x0 + e + gap / 2
    sheet.word("plasma", mid, y0 + 22, fill="ink2")
    sheet.word("plasma", mid, y1 + 22, fill="ink2")
    sheet.word("VMAT2", mid, y0 + 104, fill="vmat", weight=700)
    sheet.word("VMAT2", mid, y1 + 104, fill="vmat", weight=700)
    sheet.word("has let go", x1 + e + 12, y0 + 104, anchor="start")
    sheet.word("has not", x1 + e + 12, y1 + 104, anchor="start")
    sheet.word("empty", x1 + e / 2, y0 + 22, fill="ink2")
    sheet.word("empty", x1 + e / 2, y1 + 22, fill="ink2")


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
        title="Both plasmas are empty; one effect is still here",
        alt=_ALT,
        caption="Blood plasma above, the membrane of a vesicle with its pumps below.",
    )
