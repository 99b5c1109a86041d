"""The mystery plate: a modulator whose affinity and cooperativity are hidden, and 84 wells that were measured."""

from dataclasses import dataclass
from random import Random

import numpy as np

from course_lib.assess.revealed import Revealed
from course_lib.chapters.turning_down_glutamate.questions.identify import hidden_plate
from course_lib.models.allostery.modulator import Modulator
from course_lib.models.allostery.plate import Wells, matrix, peaks


@dataclass(frozen=True)
class MysteryPlate:
    """A modulator known by its seed alone. Fit its wells, check, and only then reveal.

    >>> MysteryPlate(3)
    MysteryPlate(3): KB and α are hidden. Its wells are .wells, what was measured .peaks(); reveal last.
    """

    seed: object

    def __repr__(self) -> str:
        return f"MysteryPlate({self.seed!r}): KB and α are hidden. Its wells are .wells, what was measured .peaks(); reveal last."

    @property
    def wells(self) -> Wells:
        """What was put into the wells: 14 glutamates, each with six amounts of modulator."""
        return matrix()

    def peaks(self) -> np.ndarray:
        """Measured peaks as shares of glutamate's top, shape (wells,); the same ones at every call."""
        hidden = hidden_plate(self.seed)
        modulator = Modulator(affinity_nM=hidden.affinity_nM, cooperativity=hidden.cooperativity)
        return peaks(self.wells, modulator, seed=Random(f"plate|{self.seed}").getrandbits(48))

    def reveal(self) -> Revealed:
        """Hidden KB and α in one sentence; folded away on a page."""
        hidden = hidden_plate(self.seed)
        return Revealed(f"KB is {hidden.affinity_nM:g} nM, α is {hidden.cooperativity:g}.")


def mystery_plate(seed: object = 1) -> MysteryPlate:
    """A plate of a hidden modulator; the same seed gives the same modulator and the same peaks.

    Raises `CourseError` when the seed is neither whole number nor text.

    >>> mystery_plate(3).peaks().shape
    (84,)
    """
    hidden_plate(seed)
    return MysteryPlate(seed)
