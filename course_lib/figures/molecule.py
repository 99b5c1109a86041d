"""Molecules: flat skeletons with wedges, and two shapes laid over each other in space."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection

from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.picture import Picture
from course_lib.figures.style import FAINT_INK, INK, PAPER, look
from course_lib.figures.words import amount
from course_lib.models.records.molecules import FlatMolecule, MoleculeSheet, ShapePair

_WEDGE, _RUNGS, _DOUBLE = 0.16, 6, 0.1
# Heights at which a unit is as long across as up, on the width of a page.
_SHEET_PX, _PAIR_PX, _WIDE = 560, 480, 2.26
_MARK = look("vmat2").colour
_SHAPES = (INK, _MARK)
_REACH_ANGSTROM = 6.6  # half of the window: HTBZ is 11 Å long, and a turn must not move the frame


def molecules(result: MoleculeSheet, *, size_in: tuple[float, float] = (8.0, 5.2)) -> Picture:
    """Picture of up to four flat molecules, two in a row.

    >>> ethane = FlatMolecule(name="ethane", symbols=("C", "C"), places=[[0, 0], [1, 0]], bonds=((0, 1, 1, ""),))
    >>> molecules(MoleculeSheet(molecules=(ethane,), finding="One bond", told="Ethane, one bond.")).title
    'One bond'
    """
    room = {"left": 0.1, "right": 0.1, "bottom": 0.1, "top": 0.1}
    return Picture(
        result, molecules_panel, size_in=size_in, margins_in=room, of=MoleculeSheet, height_px=_SHEET_PX
    )


def molecules_panel(axes: Axes) -> Redraw:
    """How to redraw flat molecules on these axes, see `molecules`."""
    _bare(axes)
    drawn: list = []

    def redraw(result: MoleculeSheet) -> Finding:
        while drawn:
            drawn.pop().remove()
        width, height, in_a_row = 9.6, 5.06, min(2, len(result.molecules))
        for index, one in enumerate(result.molecules):
            row, column = divmod(index, in_a_row)
            drawn.extend(_draw_flat(axes, one, np.array([column * width, -row * height])))
        rows = -(-len(result.molecules) // in_a_row)
        axes.set_xlim(-width / 2, (in_a_row - 0.5) * width)
        axes.set_ylim(-(rows - 0.5) * height, height / 2)
        return Finding(title=result.finding, alt=result.told)

    return redraw


def _bare(axes: Axes) -> None:
    axes.set_aspect("equal")
    axes.set_axis_off()


def _draw_flat(axes: Axes, one: FlatMolecule, at: np.ndarray) -> list:
    places = one.places + at
    plain, solid, rungs = [], [], []
    for start, end, order, wedge in one.bonds:
        a, b = places[start], _shortened(places[start], places[end], one.symbols[end])
        a = _shortened(b, a, one.symbols[start])
        across = np.array([-(b - a)[1], (b - a)[0]]) / np.linalg.norm(b - a)
        if wedge == "front":
            solid.append([a, b + _WEDGE * across, b - _WEDGE * across])
        elif wedge == "back":
            steps = np.linspace(0.15, 1.0, _RUNGS)
            rungs += [[a + t * (b - a) + s * t * _WEDGE * across for s in (1, -1)] for t in steps]
        else:
            shift = _DOUBLE * across if order == 2 else 0 * across
            plain += [[a + shift, b + shift], [a - shift, b - shift]] if order == 2 else [[a, b]]
    made = [
        axes.add_collection(LineCollection(plain, colors=INK, linewidths=1.6), autolim=False),
        axes.add_collection(LineCollection(rungs, colors=_MARK, linewidths=1.8), autolim=False),
        axes.add_collection(PolyCollection(solid, facecolors=_MARK, edgecolors=_MARK), autolim=False),
    ]
    made += [
        axes.text(*place, letter, ha="center", va="center", size=11, color=INK)
        for place, letter in zip(places, _letters(one), strict=True)
        if letter
    ]
    made += [
        axes.text(
            *(places[atom] + _aside(one, atom)),
            text,
            ha="center",
            va="center",
            size=10,
            weight="bold",
            color=_MARK,
        )
        for atom, text in one.marks
    ]
    made.append(axes.text(at[0], at[1] - 2.45, one.name, ha="center", va="center", size=12, weight="bold"))
    return made


def _letters(one: FlatMolecule) -> list[str]:
    """What is written at each atom: nothing for carbon, OH for an oxygen that has one bond."""
    bonds = [sum(atom in bond[:2] for bond in one.bonds) for atom in range(len(one.symbols))]
    written = {"C": "", "O": "OH"}
    return [written.get(s, s) if s == "C" or n == 1 else s for s, n in zip(one.symbols, bonds, strict=True)]


def _shortened(a: np.ndarray, b: np.ndarray, symbol: str) -> np.ndarray:
    """The end of a bond, short of a written letter."""
    return b if symbol == "C" else a + (b - a) * (1 - 0.24 / np.linalg.norm(b - a))


def _aside(one: FlatMolecule, atom: int) -> np.ndarray:
    """A place beside the atom, away from its bonds."""
    ends = [(b if a == atom else a) for a, b, _, _ in one.bonds if atom in (a, b)]
    angles = np.sort([np.arctan2(*(one.places[end] - one.places[atom])[::-1]) for end in ends])
    gaps = np.diff(np.append(angles, angles[0] + 2 * np.pi))
    widest = int(gaps.argmax())
    middle = angles[widest] + gaps[widest] / 2
    return 0.5 * np.array([np.cos(middle), np.sin(middle)])


def shape_pair(result: ShapePair) -> Picture:
    """Picture of two shapes laid over each other, the first in ink, the second in colour and dashed.

    >>> shape_pair(ShapePair(names=("a", "b"), symbols=("C", "O"), bonds=((0, 1),), first=[[0, 0, 0], [1, 0, 0]],
    ...     second=[[0, 0, 0], [1, 0, 0]], distance_angstrom=0.0)).title
    'b fits onto a: no distance left after the best turn'
    """
    room = {"left": 0.1, "right": 0.1, "bottom": 0.1, "top": 0.1}
    return Picture(
        result, shape_pair_panel, size_in=(8.0, 4.2), margins_in=room, of=ShapePair, height_px=_PAIR_PX
    )


def shape_pair_panel(axes: Axes) -> Redraw:
    """How to redraw two shapes on these axes, see `shape_pair`."""
    _bare(axes)
    axes.set_xlim(-_WIDE * _REACH_ANGSTROM, _WIDE * _REACH_ANGSTROM)
    axes.set_ylim(-_REACH_ANGSTROM, _REACH_ANGSTROM)
    sticks = [axes.add_collection(LineCollection([], colors=colour), autolim=False) for colour in _SHAPES]
    sticks[1].set_linestyle((0, (4, 1.5)))
    letters: list = []
    names = [
        axes.text(
            -0.98 * _WIDE * _REACH_ANGSTROM,
            (0.9 - 0.17 * i) * _REACH_ANGSTROM,
            "",
            color=colour,
            weight="bold",
        )
        for i, colour in enumerate(_SHAPES)
    ]

    def redraw(result: ShapePair) -> Finding:
        for stick, places in zip(sticks, (result.first, result.second), strict=True):
            stick.set_segments([places[[a, b], :2] for a, b in result.bonds])
            depth = [places[[a, b], 2].mean() for a, b in result.bonds]
            stick.set_linewidths([max(0.8, 2.4 + 0.5 * z) for z in depth])  # nearer to the eye: thicker
        _set_letters(axes, letters, result)
        for text, name, how in zip(names, result.names, ("line", "dashes"), strict=True):
            text.set_text(f"{name} ({how})")
        return _pair_finding(result)

    return redraw


def _set_letters(axes: Axes, letters: list, result: ShapePair) -> None:
    places = [
        (symbol, *place)
        for shape in (result.first, result.second)
        for symbol, place in zip(result.symbols, shape, strict=True)
    ]
    written = [one for one in places if one[0] != "C"]
    while len(letters) < len(written):
        letters.append(axes.text(0, 0, "", ha="center", va="center", size=9, color=FAINT_INK))
        letters[-1].set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 0.6})
    for text, (symbol, x, y, _) in zip(letters, written, strict=True):
        text.set(x=x, y=y, text=symbol)


def _pair_finding(result: ShapePair) -> Finding:
    one, other = result.names
    left = amount(round(result.distance_angstrom, 2), "Å")
    now = amount(round(result.apart_angstrom, 2), "Å")
    fits = result.distance_angstrom < 0.005
    title = (
        f"{other} fits onto {one}: no distance left after the best turn"
        if fits
        else f"No turn lays {other} onto {one}: {left} are left"
    )
    return Finding(
        title=title,
        alt=f"Two stick drawings of one skeleton laid over each other, {one} and {other}. As they lie now their atoms "
        f"are {now} apart on average; after the best turn {left}.",
    )
