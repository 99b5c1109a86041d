"""Chapter 04: one block, too little movement first and too much later, because receptors answer."""

from dataclasses import dataclass

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.cells import clipped, spine
from course_lib.drawings.kit.proteins import receptor
from course_lib.drawings.sheet import Sheet
from course_lib.drawings.svg import dots

_ALT = (
    "The same spine at four times, with dopamine above it. Without a drug two of six D2 receptors hold dopamine. After"
    " days of an antipsychotic five of six are blocked and none holds dopamine: too little movement. After months there"
    " are eight receptors, six blocked, one holds dopamine, and each answers more strongly: movement is back. When doses"
    " are missed for days three of eight hold dopamine, and each answers more strongly: too much movement."
)


@dataclass(frozen=True, kw_only=True)
class _Time:
    name: str
    holds: str  # a letter for each receptor: d dopamine, a antipsychotic, f free
    follows: str
    colour: str
    answer: float  # how bright the spine glows: receptors that hold dopamine, times how strongly each answers


_TIMES = (
    _Time(name="no drug", holds="fdffdf", follows="moves as usual", colour="ink", answer=0.14),
    _Time(name="days of block", holds="aaafaa", follows="moves too little", colour="pk", answer=0.0),
    _Time(name="months of block", holds="aadaafaa", follows="moves again", colour="ink", answer=0.12),
    _Time(name="days of no doses", holds="fdffdfdf", follows="moves too much", colour="dk", answer=0.45),
)
_HELD = {"d": "dopamine", "a": "antipsychotic", "f": "free"}


def _panel(sheet: Sheet, x: float, y: float, half: float, time: _Time) -> list[tuple[float, float]]:
    """The places of the receptors of one panel, which is drawn around x with the spine's head at y."""
    bottom = y + 150
    places = [(x + (i - (len(time.holds) - 1) / 2) * half * 1.66 / 7.2, y) for i in range(len(time.holds))]
    cups = [
        receptor(px, py, holds=_HELD[kind], scale=half / 108)
        for (px, py), kind in zip(places, time.holds, strict=True)
    ]
    near = [(x + half * 0.16 * ((i * 5) % 9 - 4), y - 46 - 13 * ((i * 3) % 4)) for i in range(7)]
    sheet.add(
        clipped(
            f"super-{sheet.width}-{time.holds}",
            sheet.width,
            bottom,
            spine(x, y, half, bottom, glow=time.answer),
        )
    )
    sheet.add(*cups, dots(near, 5))
    sheet.word(time.name, x, y - 124, weight=700)
    sheet.word(time.follows, x, bottom + 24, weight=700, fill=time.colour)
    return places


def _scene(sheet: Sheet) -> None:
    n = sheet.narrow
    if n:
        where, half = [(92, 158), (268, 158), (92, 508), (268, 508)], 78
    else:
        where, half = [(126 + 236 * i, 168) for i in range(4)], 102
    panels = [_panel(sheet, x, y, half, time) for (x, y), time in zip(where, _TIMES, strict=True)]
    (ax, ay), (bx, by), (cx, cy) = panels[0][1], panels[1][4], panels[2][7]
    low = 22
    sheet.label(
        "D2 receptor\nwith dopamine",
        at=(ax, ay + 8),
        to=(panels[0][2][0], ay + low),
        anchor="middle",
        disk=(ax + 8, ay + 52),
    )
    sheet.label(
        "antipsychotic\nin the way",
        at=(bx, by - 10),
        to=(panels[1][2][0], by + low),
        anchor="middle",
        disk=(bx - 16, by + 52),
    )
    sheet.label(
        "more receptors\nthan before",
        at=(cx - 8, cy + 8),
        to=((panels[2][3][0] + panels[2][4][0]) / 2, cy + low),
        anchor="middle",
        disk=(cx - 40, cy + 52),
    )
    (dx, dy) = panels[3][4]
    sheet.label(
        "each answers\nmore strongly",
        at=(dx, dy + 8),
        to=((panels[3][3][0] + panels[3][4][0]) / 2, dy + low),
        anchor="middle",
        disk=(dx - 40, dy + 52),
    )


def drawing() -> Drawing:
    """A spine without a drug, after days, after months, and when a dose is missed.

    >>> drawing().slug
    'supersensitivity'
    """
    return composed(
        "supersensitivity",
        _scene,
        wide=(960, 372),
        narrow=(360, 704),
        title="One block: too little movement now, too much later",
        alt=_ALT,
        caption="Under a lasting block receptors become more and answer more strongly; what is written below is movement.",
    )
