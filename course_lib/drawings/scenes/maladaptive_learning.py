"""Chapter 12: hide, freeze, teach: three things that a drug can do to a file of movements."""

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.arrows import arrow
from course_lib.drawings.sheet import Sheet
from course_lib.drawings.svg import circle, line, path, rect

_ALT = (
    "Three filing cabinets, each with a Go drawer and a NoGo drawer. Hide: a cloth hangs over the screen beside the first, the"
    " file is untouched. Freeze: the key of the second is crossed out, nothing new is filed, and the file only fades. Teach: a hand files a note that"
    " says do not into the NoGo drawer of the third, which grows thick, while its Go drawer thins. Beside them two loops from one signal: the receptor"
    " loop carries a minus, it pushes back; the synapse loop carries a plus, it gives in."
)
_PANELS = (
    ("hide", "file unchanged"),
    ("freeze", "nothing new;\nonly forgetting"),
    ("teach", "less Go,\nmore NoGo"),
)


def _cabinet(sheet: Sheet, x: float, y: float, *, go: int = 4, nogo: int = 3) -> None:
    """Draw a cabinet 120 wide and 176 high, with so many sheets in its two drawers."""
    sheet.add(rect(x, y, 120, 176, r=6, fill="paper", stroke="ink", stroke_width=3))
    for row, (name, count) in enumerate((("Go", go), ("NoGo", nogo))):
        top = y + 10 + 82 * row
        sheet.add(rect(x + 10, top, 100, 74, r=4, fill="raised", stroke="ink", stroke_width=2.5))
        papers = [
            line((x + 18 + 9 * i, top + 28), (x + 18 + 9 * i, top + 6), stroke="ink2", width=3)
            for i in range(count)
        ]
        sheet.add(*papers, line((x + 48, top + 64), (x + 72, top + 64), stroke="ink", width=4))
        sheet.word(name, x + 60, top + 44, weight=700)


def _act(sheet: Sheet, x: float, y: float, act: int) -> None:
    """Draw what a drug does to the cabinet at (x, y)."""
    if act == 0:
        screen = rect(x + 134, y + 64, 66, 46, r=4, fill="paper", stroke="ink", stroke_width=3)
        foot = path(f"M{x + 167},{y + 112}v14m-16,0h32", stroke="ink", width=3)
        cloth = f"M{x + 128},{y + 56}H{x + 206}V{y + 96}q-6,12 -13,0q-6,12 -13,0q-6,12 -13,0q-6,12 -13,0q-6,12 -13,0q-6,12 -13,0z"
        sheet.add(screen, foot, path(cloth, fill="rule", stroke="ink2", width=2.5))
    elif act == 1:
        key = circle(x + 148, y + 66, 13, stroke="ink2", width=5) + path(
            f"M{x + 148},{y + 80}v42m0,-6h12m-12,-14h9", stroke="ink2", width=5
        )
        sheet.add(key, path(f"M{x + 128},{y + 130}L{x + 172},{y + 52}", stroke="ink", width=4))
    else:
        sheet.add(arrow((x + 172, y + 126), (x + 116, y + 126), width=3))
        sheet.add(rect(x + 134, y + 84, 62, 32, r=3, fill="paper", stroke="ink", stroke_width=2.5))
        sheet.word("don’t", x + 165, y + 100)


def _loops(sheet: Sheet, x: float, y: float) -> None:
    """Draw two loops from one signal in a box of 210 by 210."""
    for cy, sign, name, word in (
        (y + 46, "−", "receptor", "pushes back"),
        (y + 136, "+", "synapse", "gives in"),
    ):
        sheet.add(
            arrow((x - 34, cy), (x + 38, cy - 1), width=3, bend=0.9),
            arrow((x + 38, cy + 2), (x - 34, cy + 2), width=3, bend=0.9),
        )
        sheet.add(circle(x + 2, cy, 15, fill="paper", stroke="ink", width=2.5))
        sheet.word(sign, x + 2, cy, weight=700, size=22)
        sheet.word(f"{name}:\n{word}", x + 64, cy - 11, anchor="start")


def _scene(sheet: Sheet) -> None:
    n = sheet.narrow
    places = [(34, 54), (34, 300), (34, 546)] if n else [(34, 62), (254, 62), (474, 62)]
    for act, ((x, y), (name, after)) in enumerate(zip(places, _PANELS, strict=True)):
        _cabinet(sheet, x, y, **({"go": 2, "nogo": 8} if act == 2 else {}))
        _act(sheet, x, y, act)
        sheet.word(name, x + 60, y - 30, weight=700)
        sheet.word(
            after,
            *((x + 138, y + 160) if n else (x + 60, y + 206)),
            anchor="start" if n else "middle",
            fill="ink2",
        )
    if n:
        _loops(sheet, 62, 782)
        sheet.word("one signal, two loops", 180, 774, weight=700)
    else:
        _loops(sheet, 770, 62)
        sheet.word("one signal, two loops", 820, 32, weight=700)


def drawing() -> Drawing:
    """A file of movements that is hidden, frozen or added to; and two loops.

    >>> drawing().slug
    'maladaptive_learning'
    """
    return composed(
        "maladaptive_learning",
        _scene,
        wide=(960, 320),
        narrow=(360, 960),
        title="A drug can hide a movement, freeze it, or teach against it",
        alt=_ALT,
        caption="The cabinet is the striatum: one drawer for what it learned to do, one for what it learned not to do; the more strokes, the larger the weight. The covered screen hides; the crossed key stops saving; “don’t” teaches. Right: receptors push a changed signal back, synapses add to the change.",
    )
