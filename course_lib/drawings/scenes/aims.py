"""The seven places that the Abnormal Involuntary Movement Scale rates, on a body."""

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.body import AIMS_PLACES, body
from course_lib.drawings.sheet import Sheet

_ALT = (
    "A person from the front with the seven places that the AIMS rates from 0 to 4 each: muscles of the face, lips, jaw,"
    " tongue, arms and hands, legs and feet, and trunk."
)
_NAMES = {"face": "1 face", "lips": "2 lips", "jaw": "3 jaw", "tongue": "4 tongue", "arms, hands": "5 arms, hands", "legs, feet": "6 legs, feet", "trunk": "7 trunk"}  # fmt: skip
# Where each name stands: how far to the side of the body's middle, and at which height above or below its place.
_WIDE = {"face": (-150, -8), "lips": (-150, 6), "jaw": (-150, 22), "tongue": (150, 0), "arms, hands": (150, 0), "legs, feet": (150, 0), "trunk": (-150, 0)}  # fmt: skip
_NARROW = {"face": (-64, -16), "lips": (-72, 4), "jaw": (-60, 24), "tongue": (70, 0), "arms, hands": (104, 4), "legs, feet": (74, 0), "trunk": (-100, 0)}  # fmt: skip


def _scene(sheet: Sheet) -> None:
    n = sheet.narrow
    x, y, k = (180, 78, 1.35) if n else (480, 74, 1.3)
    sheet.add(body(x, y, k))
    for name, (px, py) in AIMS_PLACES.items():
        aside, lift = (_NARROW if n else _WIDE)[name]
        at, to = (x + k * px, y + k * py), (x + aside * (1.25 if n else 1.2), y + k * py + 1.5 * lift)
        label = _NAMES[name].split(" ", 1)[1] if n else _NAMES[name]
        sheet.label(label, at=at, to=to, anchor="end" if aside < 0 else "start")


def drawing() -> Drawing:
    """A body with the seven places of the AIMS.

    >>> drawing().key[3]
    'tongue'
    """
    return composed(
        "aims",
        _scene,
        wide=(960, 480),
        narrow=(360, 510),
        title="The AIMS rates seven places, from 0 to 4 each",
        alt=_ALT,
        caption="Items 1 to 7 of the Abnormal Involuntary Movement Scale.",
    )
