"""Chapter 15: a relay from the capsule to the eye, and the question how much doubt each runner adds."""

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.body import runner
from course_lib.drawings.sheet import Sheet
from course_lib.drawings.svg import path, rect

_ALT = (
    "A relay of six runners who hand on a baton: capsule, blood, transporter, dopamine, movement, and the eye that rates"
    " it. Under each stands the chapter that taught it and an empty bar with a question mark: how much doubt does it add?"
)
# Each leg and the chapter that teaches it. How much doubt each adds is what the chapter asks: no bar is filled here.
_LEGS = (
    ("capsule", "06"), ("blood", "13"), ("transporter", "03"), ("dopamine", "02"), ("movement", "10"), ("eye", "14"),
)  # fmt: skip


def _scene(sheet: Sheet) -> None:
    (_narrow if sheet.narrow else _wide)(sheet)


def _wide(sheet: Sheet) -> None:
    ground, floor, high = 148, 318, 76
    sheet.add(path(f"M24,{ground}H936", stroke="ink2", width=2.5))
    for i, (name, chapter) in enumerate(_LEGS):
        x = 92 + 155 * i
        sheet.add(runner(x - 6, ground - 84))
        sheet.word(name, x, ground + 24, weight=700)
        sheet.word(f"chapter {chapter}", x, ground + 50, fill="ink2")
        sheet.add(rect(x - 22, floor - high, 44, high, r=4, fill="paper", stroke="ink2", stroke_width=2.5))
        sheet.word("?", x, floor - high / 2 + 6, weight=700)
    sheet.add(path(f"M24,{floor}H936", stroke="ink", width=2))
    sheet.word("doubt that each adds", 480, floor + 28, fill="ink2")


def _narrow(sheet: Sheet) -> None:
    for i, (name, chapter) in enumerate(_LEGS):
        y = 20 + 104 * i
        sheet.add(runner(44, y, 0.86), path(f"M12,{y + 74}H348", stroke="ink2", width=1.6))
        sheet.word(name, 104, y + 14, anchor="start", weight=700)
        sheet.word(f"chapter {chapter}", 346, y + 14, anchor="end", fill="ink2")
        sheet.add(rect(104, y + 34, 44, 28, r=4, fill="paper", stroke="ink2", stroke_width=2.5))
        sheet.word("?", 126, y + 53, weight=700)
        sheet.word("doubt it adds", 160, y + 54, anchor="start", fill="ink2")


def drawing() -> Drawing:
    """A relay of six runners with an empty bar of doubt under each.

    >>> drawing().slug
    'capstone_one_patient'
    """
    return composed(
        "capstone_one_patient",
        _scene,
        wide=(960, 362),
        narrow=(360, 640),
        title="Six hand on the baton: who adds most doubt?",
        alt=_ALT,
        caption="The bars are equal on purpose: how much each adds is asked below.",
    )
