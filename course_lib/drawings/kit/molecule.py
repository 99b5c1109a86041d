"""Molecules as skeletal formulas, from a small table of atoms and bonds with flat coordinates (one bond is 1 long).

The table holds heavy atoms only; hydrogens follow from valence. `formula` counts them, so that a test can hold a
drawing against the formula in the registry.
"""

from collections import Counter
from dataclasses import dataclass
from math import hypot, sqrt

from course_lib.drawings.sheet import Sheet
from course_lib.drawings.svg import line

_R = sqrt(3) / 2
_VALENCE = {"C": 4, "N": 3, "O": 2}
_SHORTEN, _APART = 0.32, 0.13


@dataclass(frozen=True, kw_only=True)
class Molecule:
    """Atoms as (element, x, y), bonds as (first, second, order); `deuterated` carbons carry D instead of H.

    >>> DIHYDROTETRABENAZINE.formula()
    'C19H29NO3'
    """

    atoms: tuple[tuple[str, float, float], ...]
    bonds: tuple[tuple[int, int, int], ...]
    deuterated: frozenset[int] = frozenset()

    def hydrogens(self, atom: int) -> int:
        """How many hydrogens an atom carries, deuterium included.

        >>> DIHYDROTETRABENAZINE.hydrogens(0)
        0
        """
        used = sum(order for a, b, order in self.bonds if atom in (a, b))
        return _VALENCE[self.atoms[atom][0]] - used

    def formula(self) -> str:
        """The molecular formula, deuterium as D.

        >>> DEUTERATED.formula()
        'C19H23D6NO3'
        """
        count = Counter(kind for kind, _, _ in self.atoms)
        for atom in range(len(self.atoms)):
            count["D" if atom in self.deuterated else "H"] += self.hydrogens(atom)
        return "".join(
            f"{k}{count[k] if count[k] > 1 else ''}" for k in ("C", "H", "D", "N", "O") if count[k]
        )


# The skeleton of tetrabenazine: an aromatic ring with two methoxy groups, fused to two rings that share a nitrogen.
_ATOMS = (
    ("C", _R, 0.5), ("C", _R, -0.5), ("C", 0, -1), ("C", -_R, -0.5), ("C", -_R, 0.5), ("C", 0, 1),  # aromatic ring
    ("C", 2 * _R, 1), ("N", 3 * _R, 0.5), ("C", 3 * _R, -0.5), ("C", 2 * _R, -1),  # the middle ring
    ("C", 4 * _R, 1), ("C", 4 * _R, 2), ("C", 3 * _R, 2.5), ("C", 2 * _R, 2),  # the third ring
    ("O", -2 * _R, 1), ("C", -2 * _R, 2), ("O", -2 * _R, -1), ("C", -2 * _R, -2),  # methoxy groups
    ("C", 5 * _R, 2.5), ("C", 6 * _R, 2), ("C", 7 * _R, 2.5), ("C", 6 * _R, 1), ("O", 3 * _R, 3.5),
)  # fmt: skip
_BONDS = (
    (0, 1, 2), (1, 2, 1), (2, 3, 2), (3, 4, 1), (4, 5, 2), (5, 0, 1), (0, 6, 1), (6, 7, 1), (7, 8, 1), (8, 9, 1),
    (9, 1, 1), (7, 10, 1), (10, 11, 1), (11, 12, 1), (12, 13, 1), (13, 6, 1), (4, 14, 1), (14, 15, 1), (3, 16, 1),
    (16, 17, 1), (11, 18, 1), (18, 19, 1), (19, 20, 1), (19, 21, 1), (12, 22, 1),
)  # fmt: skip
METHYLS, METHOXY_OXYGENS, CENTRES = (15, 17), (14, 16), (12, 11, 6)
DIHYDROTETRABENAZINE = Molecule(atoms=_ATOMS, bonds=_BONDS)
DEUTERATED = Molecule(atoms=_ATOMS, bonds=_BONDS, deuterated=frozenset(METHYLS))
TETRABENAZINE = Molecule(atoms=_ATOMS, bonds=tuple((a, b, 2 if b == 22 else o) for a, b, o in _BONDS))


def place_of(molecule: Molecule, atom: int, x: float, y: float, unit: float) -> tuple[float, float]:
    """Where an atom stands on the sheet, (x, y) being the origin of the table and `unit` a bond's length.

    >>> place_of(DIHYDROTETRABENAZINE, 5, 100, 100, 40)
    (100, 60)
    """
    _, ax, ay = molecule.atoms[atom]
    return x + ax * unit, y - ay * unit


def draw_molecule(
    sheet: Sheet, molecule: Molecule, x: float, y: float, unit: float, *, size: float | None = None
) -> None:
    """Draw a molecule on a sheet, with letters for hetero atoms and for the methyls of its methoxy groups."""
    size = size or sheet.size * 1.2
    lettered = {i for i, (kind, _, _) in enumerate(molecule.atoms) if kind != "C"} | set(METHYLS)
    places = [place_of(molecule, i, x, y, unit) for i in range(len(molecule.atoms))]
    for a, b, order in molecule.bonds:
        start, end = _shortened(places[a], places[b], a in lettered, b in lettered)
        sheet.add(line(start, end, stroke="ink", width=3))
        if order == 2:
            inner = _beside(start, end, places, unit)
            sheet.add(line(*inner, stroke="ink", width=3))
    for atom in sorted(lettered):
        kind, heavy = molecule.atoms[atom][0], atom in molecule.deuterated
        hydrogens = molecule.hydrogens(atom)
        letters = {0: kind, 1: f"{kind}H", 3: "CD₃" if heavy else "CH₃"}[hydrogens]
        sheet.word(
            letters, *places[atom], size=size, weight=700, fill="dtbz" if heavy else "ink", symbol=True
        )


def _shortened(a, b, a_lettered: bool, b_lettered: bool):
    (x0, y0), (x1, y1) = a, b
    first, last = (_SHORTEN if lettered else 0 for lettered in (a_lettered, b_lettered))
    return (x0 + (x1 - x0) * first, y0 + (y1 - y0) * first), (x1 - (x1 - x0) * last, y1 - (y1 - y0) * last)


def _beside(a, b, places, unit: float):
    """The second line of a double bond, on the side where the rest of the molecule lies."""
    (x0, y0), (x1, y1) = a, b
    length = hypot(x1 - x0, y1 - y0)
    nx, ny = -(y1 - y0) / length, (x1 - x0) / length
    near = sorted(places, key=lambda p: hypot(p[0] - x0, p[1] - y0) + hypot(p[0] - x1, p[1] - y1))[2:6]
    side = 1 if sum((p[0] - x0) * nx + (p[1] - y0) * ny for p in near) > 0 else -1
    move = side * _APART * unit
    trim = 0.14
    dx, dy = (x1 - x0) * trim, (y1 - y0) * trim
    return (x0 + nx * move + dx, y0 + ny * move + dy), (x1 + nx * move - dx, y1 + ny * move - dy)
