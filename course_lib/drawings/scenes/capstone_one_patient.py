"""Chapter 15: a relay from the capsule to the eye, and the doubt that each runner adds."""

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.body import runner
from course_lib.drawings.sheet import Sheet
from course_lib.drawings.svg import path, rect

_ALT = (
    "A relay of six runners who hand on a baton: capsule, blood, transporter, dopamine, movement, and the eye that rates"
    " it. Under each stands the chapter that taught it and a bar for the doubt that it adds. The last bar, the eye's, is the"
    " longest."
)
# Each leg, the chapter that teaches it, and the doubt it adds (illustrative).
_LEGS = (
    ("capsule", "06", 0.18), ("blood", "13", 0.34), ("transporter", "03", 0.26), ("dopamine", "02", 0.4),
    ("movement", "10", 0.55), ("eye", "14", 0.95),
)  # fmt: skip


def _scene(sheet: Sheet) -> None:
    (_narrow if sheet.narrow else _wide)(sheet)


def _wide(sheet: Sheet) -> None:
    ground, floor = 148, 356
    sheet.add(path(f"M24,{ground}H936", stroke="ink2", width=2.5))
    for i, (name, chapter, doubt) in enumerate(_LEGS):
        x = 92 + 155 * i
        sheet.add(runner(x - 6, ground - 84))
        sheet.word(name, x, ground + 24, weight=700)
        sheet.word(f"chapter {chapter}", x, ground + 50, fill="ink2")
        sheet.add(rect(x - 22, floor - 140 * doubt, 44, 140 * doubt, r=4, fill="ink2"))
    sheet.add(path(f"M24,{floor}H936", stroke="ink", width=2))
    sheet.label("doubt that each adds", at=(92, floor - 24), to=(92 + 40, floor - 74))


def _narrow(sheet: Sheet) -> None:
    for i, (name, chapter, doubt) in enumerate(_LEGS):
        y = 20 + 104 * i
        sheet.add(runner(44, y, 0.86), path(f"M12,{y + 74}H348", stroke="ink2", width=1.6))
        sheet.word(name, 104, y + 14, anchor="start", weight=700)
        sheet.word(f"chapter {chapter}", 346, y + 14, anchor="end", fill="ink2")
        sheet.add(rect(104, y + 36, 200 * doubt, 24, r=4, fill="ink2"))
    sheet.label("doubt that each adds", at=(104 + 200 * _LEGS[0][2], 68), to=(196, 68))


def drawing() -> Drawing:
    """A relay of six runners with a bar of doubt under each.

    >>> drawing().slug
    'capstone_one_patient'
    """
    return composed(
        "capstone_one_patient",
        _scene,
        wide=(960, 380),
        narrow=(360, 640),
        title="Six hand on the baton; the last adds most doubt",
        alt=_ALT,
        caption="The lengths of the bars are illustrative.",
    )
