"""What models hand to pictures of molecules: flat skeletons with wedges, and two shapes laid over each other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers
from course_lib.errors import CourseError


@dataclass(frozen=True, kw_only=True)
class FlatMolecule:
    """A skeleton on paper: places of atoms (bond length 1), bonds, and which of them leave the paper.

    `bonds` are (from, to, order, wedge), where wedge is `"front"`, `"back"` or empty; `marks` names atoms that are
    pointed out. Raises `CourseError` for places that do not fit the symbols.

    >>> FlatMolecule(name="ethane", symbols=("C", "C"), places=[[0, 0], [1, 0]], bonds=((0, 1, 1, ""),)).wedges
    ()
    """

    name: str
    symbols: tuple[str, ...]
    places: np.ndarray
    bonds: Sequence[tuple[int, int, int, str]]
    marks: tuple[tuple[int, str], ...] = ()

    def __post_init__(self) -> None:
        places = array_of_numbers("places", self.places, dimensions=2, because="each atom has a place.")
        if len(places) != len(self.symbols):
            raise CourseError(
                f"{self.name} has {len(self.symbols)} atoms and {len(places)} places, but must have as many."
            )
        object.__setattr__(self, "places", places)

    @property
    def wedges(self) -> tuple[str, ...]:
        """The wedged bonds in order, each as the side to which it points."""
        return tuple(wedge for _, _, _, wedge in self.bonds if wedge)


@dataclass(frozen=True, kw_only=True)
class MoleculeSheet:
    """Several flat molecules on one sheet; `finding` and `told` are the title and the text of the picture.

    >>> one = FlatMolecule(name="ethane", symbols=("C", "C"), places=[[0, 0], [1, 0]], bonds=((0, 1, 1, ""),))
    >>> MoleculeSheet(molecules=(one,), finding="One bond", told="Ethane.").finding
    'One bond'
    """

    molecules: tuple[FlatMolecule, ...]
    finding: str
    told: str


@dataclass(frozen=True, kw_only=True)
class ShapePair:
    """Two shapes of one skeleton in space, seen from the front: places in Å, shape (atoms, 3), z towards the eye.

    `distance_angstrom` is what is left between them after the best turn.

    >>> ShapePair(names=("a", "b"), symbols=("C",), bonds=(), first=[[0, 0, 0]], second=[[0, 0, 1]],
    ...     distance_angstrom=1.0).names
    ('a', 'b')
    """

    names: tuple[str, str]
    symbols: tuple[str, ...]
    bonds: Sequence[tuple[int, int]]
    first: np.ndarray
    second: np.ndarray
    distance_angstrom: float

    def __post_init__(self) -> None:
        for name in ("first", "second"):
            places = array_of_numbers(
                name, getattr(self, name), dimensions=2, because="each atom has a place."
            )
            if places.shape != (len(self.symbols), 3):
                raise CourseError(
                    f"{name} has shape {places.shape}, but must have three coordinates for each of {len(self.symbols)} atoms."
                )
            object.__setattr__(self, name, places)

    @property
    def apart_angstrom(self) -> float:
        """Root mean square distance (Å) of the atoms as they lie, before any best turn.

        >>> ShapePair(names=("a", "b"), symbols=("C",), bonds=(), first=[[0, 0, 0]], second=[[0, 0, 2]],
        ...     distance_angstrom=0.0).apart_angstrom
        2.0
        """
        return float(np.sqrt(((self.second - self.first) ** 2).sum(axis=1).mean()))
