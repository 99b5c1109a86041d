"""Chapter 14: what a trial's printed row shows, and what lies under it."""

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.trial import crowd, estimate, lot
from course_lib.drawings.sheet import Sheet
from course_lib.drawings.svg import path

_ALT = (
    "An iceberg. Above the water stands the row that a trial prints: the mean difference and P. Below, larger, lie the"
    " layers that the row does not show: the standard deviation, the rater, the gate at entry, those who dropped out, the"
    " other endpoints, and the other trials. Beside it the trial itself: people, a draw by lot, a group on the drug and a"
    " group on placebo, and one difference with its interval."
)
_LAYERS = ("standard deviation", "who rated", "gate at entry", "drop-outs", "other endpoints", "other trials")


def _berg(sheet: Sheet, x: float, water: float, step: float, width: float, sea: tuple[float, float]) -> None:
    """Draw an iceberg around x whose layers are `step` high in a sea (its right end and its ground), and name them."""
    half, bottom = width / 2, water + step * len(_LAYERS) + 8
    top = f"M{x - half * 0.66},{water}L{x - half * 0.5},{water - 46}L{x - half * 0.18},{water - 84}L{x + half * 0.12},{water - 70}L{x + half * 0.46},{water - 40}L{x + half * 0.66},{water}Z"
    deep = f"M{x - half * 0.66},{water}L{x - half},{water + 50}L{x - half * 0.92},{bottom - 70}L{x - half * 0.4},{bottom}L{x + half * 0.34},{bottom}L{x + half * 0.9},{bottom - 60}L{x + half},{water + 44}L{x + half * 0.66},{water}Z"
    sheet.add(path(f"M0,{water}H{sea[0]}V{sea[1] - 10}q0,10 -10,10H10q-10,0 -10,-10Z", fill="spine"))
    sheet.add(
        path(deep, fill="raised", stroke="ink2", width=3), path(top, fill="paper", stroke="ink", width=3)
    )
    sheet.add(path(f"M0,{water}H{sea[0]}", stroke="mem2", width=3))
    sheet.word("mean, P", x, water - 26, weight=700)
    for number, name in enumerate(_LAYERS):
        y = water + 26 + step * number
        sheet.word(name, x, y)
        if number < len(_LAYERS) - 1:
            sheet.add(
                path(
                    f"M{x - half * 0.5},{y + step / 2}h{half}",
                    stroke="ink2",
                    width=1.6,
                    stroke_dasharray="2 4",
                )
            )


def _trial(sheet: Sheet, x: float, y: float) -> None:
    """Draw people, the lot, two arms and the estimate in a box of 330 by 250."""
    sheet.add(
        crowd(x + 14, y + 66, 2, 4, step=30), lot(x + 132, y + 118, (x + 196, y + 62), (x + 196, y + 178))
    )
    sheet.add(crowd(x + 218, y + 56, 4, 1, fill="vbz"), crowd(x + 218, y + 172, 4, 1))
    sheet.word("drug", x + 206, y + 94, anchor="start", fill="vbz", weight=700)
    sheet.word("placebo", x + 206, y + 210, anchor="start", fill="ink2", weight=700)


def _scene(sheet: Sheet) -> None:
    n = sheet.narrow
    x, water, step, width = (180, 104, 42, 300) if n else (300, 116, 44, 430)
    # The trial itself is printed: it stands on dry land, beside the sea or, where narrow, below it.
    _berg(sheet, x, water, step, width, (sheet.width, 384) if n else (548, sheet.height))
    tx, ty = (20, 396) if n else (580, 136)
    _trial(sheet, tx, ty)
    sheet.label(
        "drawn by lot",
        at=(tx + 132, ty + 138),
        to=(tx + 132, ty + 176),
        anchor="middle",
        disk=(tx + 132, ty + 172),
    )
    ex, ey = (180, 646) if n else (760, 70)
    sheet.add(estimate(ex, ey, 54))
    sheet.label(
        "one difference, with its interval",
        at=(ex, ey - 6),
        to=(ex, ey - 22),
        anchor="middle",
        disk=(ex, ey - 26),
    )
    if not n:
        sheet.place("printed", 40, water - 24, anchor="start")
        sheet.place("not printed", 40, sheet.height - 24, anchor="start")


def drawing() -> Drawing:
    """A trial as an iceberg, and the trial itself.

    >>> drawing().slug
    'reading_the_evidence'
    """
    return composed(
        "reading_the_evidence",
        _scene,
        wide=(960, 412),
        narrow=(360, 680),
        title="Most of a trial lies under its printed row",
        alt=_ALT,
        caption="Above the water what a table prints, below what must be asked for.",
    )
