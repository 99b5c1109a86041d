"""The look of every picture: one colour a quantity, and a second cue for eyes that do not tell colours."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import matplotlib

from course_lib.checks import one_of


@dataclass(frozen=True, kw_only=True)
class Look:
    """The colour of a quantity, with the dash and the marker that say the same without colour."""

    colour: str
    dash: str | tuple[int, tuple[float, ...]]
    marker: str


# Checked by tests: at least 3:1 against white and against the inverted paper of a dark page,
# and every pair apart for a deuteranope and a protanope.
LOOKS: dict[str, Look] = {
    "dopamine": Look(colour="#005FA8", dash="-", marker="o"),
    "vmat2": Look(colour="#D55E00", dash="--", marker="s"),
    "drug": Look(colour="#C2559A", dash="-.", marker="^"),
    "receptor": Look(colour="#009370", dash=(0, (1, 1.2)), marker="D"),
    "movement": Look(colour="#1A1A1A", dash=(0, (7, 2)), marker="v"),
    "glutamate": Look(colour="#6B5200", dash=(0, (5, 1.5, 1, 1.5, 1, 1.5)), marker="P"),
}
COLOUR: dict[str, str] = {quantity: look.colour for quantity, look in LOOKS.items()}

# Lines of one quantity (three doses, say) share its colour and are told apart by these and by their labels.
DASHES = ("-", "--", "-.", ":", (0, (7, 2, 1, 2, 1, 2)))
INK = "#1A1A1A"
FAINT_INK = "#5A5A5A"
PAPER = "#FFFFFF"
GHOST_ALPHA = 0.55

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
    "grid.color": "#E4E4E4",
    "grid.linewidth": 0.8,
    "hatch.linewidth": 0.7,
    "lines.linewidth": 2.2,
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
