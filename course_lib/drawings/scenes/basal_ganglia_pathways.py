"""Chapter 10: two pathways from the striatum to the brake, one that lets go and one that holds."""

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.arrows import arrow, bar
from course_lib.drawings.kit.brain import MIDDLES, brain
from course_lib.drawings.sheet import Sheet
from course_lib.drawings.svg import path

_ALT = (
    "A frontal slice through one half of the brain. Cortex excites the striatum, caudate and putamen, and the subthalamic nucleus. Striatal neurons"
    " with D1 receptors inhibit GPi directly. Those with D2 receptors inhibit GPe, which inhibits GPi and the subthalamic"
    " nucleus, which excites GPi. GPi inhibits the thalamus, and the thalamus excites cortex. Dopamine from the nigra"
    " reaches the striatum and sets the gain of both pathways."
)
_NAMES = {
    "cortex": "cortex", "caudate": "caudate", "putamen": "putamen", "gpe": "GPe", "gpi": "GPi", "thalamus": "thalamus",
    "stn": "STN", "nigra": "nigra",
}  # fmt: skip
_LONG = {
    "caudate": "caudate, with putamen the striatum", "putamen": "putamen", "gpe": "GPe, external globus pallidus",
    "gpi": "GPi, internal globus pallidus: the brake", "stn": "STN, subthalamic nucleus", "nigra": "substantia nigra",
}  # fmt: skip
_PATHWAYS = (
    ("direct, D1: go", "d1", None),
    ("indirect, D2: no-go", "d2", "8 4"),
    ("dopamine sets both gains", "da", "dots"),
)


def _legend(sheet: Sheet, x: float, y: float, step: float) -> None:
    for number, (text, token, dash) in enumerate(_PATHWAYS):
        row = y + number * step
        if dash == "dots":
            sheet.add(path(f"M{x},{row}h52", stroke=token, width=6.5, stroke_dasharray="0.1 9.2"))
        else:
            sheet.add(path(f"M{x},{row}h52", stroke=token, width=3.6, stroke_dasharray=dash))
        sheet.word(text, x + 68, row, anchor="start", fill=token, weight=700)


def _scene(sheet: Sheet) -> None:
    n = sheet.narrow
    scale, x, y = (0.62, -12, 0) if n else (1.0, 8, 14)
    sheet.add(brain(x, y, scale, width=4.2 if n else 3.4))
    for name, (mx, my) in MIDDLES.items():
        place = (x + mx * scale, y + my * scale)
        if n:
            sheet.label(_LONG.get(name, name), at=place, to=place)
        else:
            sheet.word(_NAMES[name], *place, weight=700 if name in {"putamen", "gpi"} else 500)
    if n:
        _legend(sheet, 14, 330, 32)
        return
    _legend(sheet, 606, 146, 44)
    rows = ((arrow, "excites"), (bar, "inhibits"))
    for number, (draw, word) in enumerate(rows):
        at = 306 + 40 * number
        sheet.add(draw((606, at), (658, at), width=3.2))
        sheet.word(word, 674, at, anchor="start")
    sheet.place("midline", 40, 496, anchor="start")


def drawing() -> Drawing:
    """The circuit of the basal ganglia in a slice of the brain.

    >>> drawing().slug
    'basal_ganglia_pathways'
    """
    return composed(
        "basal_ganglia_pathways",
        _scene,
        wide=(960, 512),
        narrow=(360, 424),
        ground="paper",
        title="Two pathways from the striatum to one brake",
        alt=_ALT,
        caption="A frontal slice, seen from the front, nuclei moved apart so that the ways between them can be seen.",
    )
