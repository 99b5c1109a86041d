"""Chapter 07: two hands of one molecule before a lock that touches three points."""

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.arrows import arrow
from course_lib.drawings.sheet import Sheet
from course_lib.drawings.svg import circle, line, path, rect, tag

_ALT = (
    "Two gloved hands, mirror images of each other, each hold the same skeleton with three centres: a disk, a square and a"
    " triangle. Before each stands the same lock with three pins. Turned so that two centres meet their pins, the right"
    " hand's third centre meets its pin too; the left hand's third points away. Beside them, one drug has become four"
    " isomers in blood, in very different shares; who of them occupies VMAT2 is a question."
)
_GLOVE = (
    "M-34,96V40C-46,34 -62,20 -72,-2C-76,-12 -62,-20 -55,-12L-36,10V-40Q-36,-50 -27,-50Q-18,-50 -18,-40V-4L-15,-4V-58"
    "Q-15,-68 -6,-68Q3,-68 3,-58V-4L6,-4V-52Q6,-62 15,-62Q24,-62 24,-52V0L27,0V-34Q27,-44 35,-44Q43,-44 43,-34V40L34,60V96Z"
)
_CENTRES = ((-22, 8), (22, 16), (6, 48))  # on the palm of the left-pointing glove


def _mark(x: float, y: float, kind: int) -> str:
    if kind == 0:
        return circle(x, y, 9, fill="vbz", stroke="paper", width=2)
    if kind == 1:
        return rect(x - 8, y - 8, 16, 16, fill="vmat", stroke="paper", stroke_width=2)
    return path(f"M{x},{y - 10}L{x + 10},{y + 8}H{x - 10}Z", fill="d1", stroke="paper", width=2)


def _hand(x: float, y: float, side: int) -> str:
    """A glove with the skeleton on its palm; side 1 is one hand, −1 its mirror image."""
    glove = path(_GLOVE, fill="paper", stroke="ink2", width=3)
    places = [(px, py) for px, py in _CENTRES]
    bonds = line(*places, places[0], stroke="ink", width=3)
    marks = "".join(_mark(px, py, kind) for kind, (px, py) in enumerate(places))
    return tag("g", glove, bonds, marks, transform=f"translate({x},{y}) scale({side},1)")


def _lock(x: float, y: float, missing: bool) -> str:
    """A lock with three pins in the order of one hand; the third pin touches nothing where `missing`."""
    body = rect(x - 48, y - 36, 96, 112, r=12, fill="raised", stroke="ink", stroke_width=3)
    ends = [(x + px, y + py) for px, py in _CENTRES]
    pins = "".join(circle(*end, 13, fill="lumen", stroke="ink", width=2.5) for end in ends)
    held = [(-22, 8), (22, 16), (-24, 46)] if missing else list(_CENTRES)
    marks = "".join(_mark(x + px, y + py, kind) for kind, (px, py) in enumerate(held))
    return body + pins + marks


def _ribbon(sheet: Sheet, x: float, y: float, width: float) -> None:
    """Draw four isomers as bands by their share of blood, on their way to a lock that has not told yet."""
    blood, names = (0.05, 0.62, 0.29, 0.04), ("[+]-α", "[−]-α", "[+]-β", "[−]-β")
    tall, gap, top = 118, 8, y
    for i, name in enumerate(names):
        thick = max(5, tall * blood[i])
        opacity = (1, 0.35, 0.6, 0.85)[i]
        sheet.add(rect(x, top, width - 132, thick, fill="vbz" if i == 0 else "ink2", opacity=opacity))
        aside = (-3, 0, 0, 6)[i]
        sheet.word(name, x - 10, top + thick / 2 + aside, anchor="end")
        top += thick + gap
    middle = y + (top - gap - y) / 2
    sheet.add(arrow((x + width - 122, middle), (x + width - 82, middle), width=2.5))
    box = {"fill": "raised", "stroke": "ink", "stroke_width": 3}
    sheet.add(rect(x + width - 74, middle - 40, 74, 80, r=12, **box))
    sheet.word("?", x + width - 37, middle, weight=700, size=34, symbol=True)
    sheet.word("in blood", x + 34, y - 18, fill="ink2", weight=600)
    sheet.word("at VMAT2", x + width - 37, middle - 58, fill="ink2", weight=600)


def _scene(sheet: Sheet) -> None:
    n = sheet.narrow
    right, left = ((84, 104), (84, 310)) if n else ((92, 108), (92, 320))
    aside = 190 if n else 196
    for (x, y), side, missing, told in ((right, 1, False, "three pins met"), (left, -1, True, "only two")):
        sheet.add(_hand(x, y - 20, side), arrow((x + 66, y), (x + aside - 58, y), width=2.5))
        sheet.add(_lock(x + aside, y - 10, missing))
        sheet.word(told, x + aside, y + 86, weight=700)
    (x, y), (lx, ly) = right, left
    sheet.label("one hand", at=(x, y + 66), to=(x, y + 86), anchor="middle", disk=(x - 46, y + 56))
    sheet.label(
        "its mirror image", at=(lx, ly + 66), to=(lx, ly + 86), anchor="middle", disk=(lx - 46, ly + 56)
    )
    sheet.label(
        "VMAT2, a lock\nwith three pins",
        at=(x + aside + 44, y - 30),
        to=(x + aside + 66, y - 62),
        disk=(x + aside + 62, y - 60),
    )
    if n:
        _ribbon(sheet, 92, 478, 240)
    else:
        _ribbon(sheet, 592, 214, 330)
        sheet.word("four isomers of the metabolite:\nwidth is share in blood", 757, 130, fill="ink")


def drawing() -> Drawing:
    """Two hands of a molecule before a lock, and four isomers in blood.

    >>> drawing().slug
    'mirror_images'
    """
    return composed(
        "mirror_images",
        _scene,
        wide=(960, 446),
        narrow=(360, 640),
        title="A lock feels hands that a balance cannot",
        alt=_ALT,
        caption="A picture: nobody has seen such pins in VMAT2. The widths of the bands are illustrative: the chapter computes who occupies VMAT2.",
    )
