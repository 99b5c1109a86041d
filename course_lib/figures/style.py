"""The look of every picture: one colour a quantity, and a second cue for eyes that do not tell colours."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import matplotlib

from course_lib.checks import one_of
from course_lib.figures.identity import QUANTITIES, colours

DPI = 92  # at which 11 points are 14 px


@dataclass(frozen=True, kw_only=True)
class Look:
    """The colour of a quantity, with the dash and the marker that say the same without colour."""

    colour: str
    dash: str | tuple[int, tuple[float, ...]]
    marker: object
    open: bool = False


LINE_PX = 2.2
_LINE_PT = LINE_PX * 72 / DPI
INK, FAINT_INK, PAPER, GRID, SHADE = (colours()[token] for token in ("ink", "ink2", "paper", "grid", "rule"))


def dash_of(lengths_px: tuple[float, ...]) -> str | tuple[int, tuple[float, ...]]:
    """matplotlib's dash for strokes and gaps in pixels at a line of the usual width.

    >>> dash_of(()), dash_of((11, 4.4))
    ('-', (0, (5.0, 2.0)))
    """
    return (0, tuple(round(px / LINE_PX, 3) for px in lengths_px)) if lengths_px else "-"


def _look(name: str) -> Look:
    quantity = QUANTITIES[name]
    return Look(
        colour=quantity.light, dash=dash_of(quantity.dash_px), marker=quantity.marker, open=quantity.open
    )


# Two names of the models mean one colour: a receptor that nobody names is D2. What is no substance, protein or state,
# such as an action or a drug at large, is ink.
LOOKS: dict[str, Look] = {
    **{name: _look(name) for name in QUANTITIES},
    "receptor": _look("d2"),
    "drug": Look(colour=INK, dash="-", marker="D"),
    "movement": Look(colour=INK, dash=dash_of((10, 3)), marker="v"),
    "glutamate": Look(colour=INK, dash=dash_of((6, 2, 1, 2)), marker="P"),
}
COLOUR: dict[str, str] = {quantity: look.colour for quantity, look in LOOKS.items()}

# Lines of one quantity (three doses, say) share its colour and are told apart by these and by their names.
DASHES = ("-", dash_of((9, 4)), dash_of((2, 3)), dash_of((12, 4, 2, 4)), dash_of((5, 2, 1, 2)))

_RC = {
    "axes.axisbelow": True,
    "axes.edgecolor": FAINT_INK,
    "axes.facecolor": PAPER,
    "axes.formatter.useoffset": False,
    "axes.grid": True,
    "axes.labelcolor": INK,
    "axes.labelsize": 12,
    "axes.linewidth": 0.9,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 12,
    "figure.facecolor": PAPER,
    "font.family": ["DejaVu Sans"],
    "font.size": 11,
    "grid.color": GRID,
    "grid.linewidth": 0.8,
    "hatch.linewidth": 0.7,
    "lines.linewidth": _LINE_PT,
    "lines.markersize": 7,
    "path.simplify": True,
    "text.color": INK,
    "text.usetex": False,
    "xtick.color": FAINT_INK,
    "xtick.labelcolor": INK,
    "ytick.color": FAINT_INK,
    "ytick.labelcolor": INK,
}


def lecture_view() -> bool:
    """Whether pictures are drawn for the last row of a lecture hall: set COURSE_LECTURE=1 before Jupyter starts."""
    return os.environ.get("COURSE_LECTURE") == "1"


@contextmanager
def course_style() -> Iterator[None]:
    """The course's settings of matplotlib, in force inside the `with` block only."""
    # matplotlib's own rc_context copies all of its 320 settings, which costs a tenth of a move.
    before = {name: matplotlib.rcParams[name] for name in _RC}
    matplotlib.rcParams.update(_RC)
    try:
        yield
    finally:
        matplotlib.rcParams.update(before)


def look(quantity: str) -> Look:
    """The look of a quantity, the same in every chapter.

    Raises `CourseError` for a quantity that has none.

    >>> look("dopamine").marker
    'o'
    """
    return LOOKS[one_of("quantity", quantity, LOOKS, because="each quantity of the course has one colour.")]
