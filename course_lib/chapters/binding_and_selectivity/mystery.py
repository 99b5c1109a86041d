"""The mystery tray: a hidden Ki, to be found from counts alone."""

from dataclasses import dataclass
from random import Random

import numpy as np

from course_lib.assess.revealed import Revealed
from course_lib.chapters.binding_and_selectivity.questions.mystery import (
    MYSTERY_KD_nM,
    MYSTERY_LABEL_nM,
    hidden_tray,
)
from course_lib.models.binding.plate import competition_wells, simulate_counts
from course_lib.models.binding.presets import TRAY_MEMBRANE

_DOSES_nM = np.geomspace(0.1, 3_000, 10)


@dataclass(frozen=True)
class MysteryTray:
    """A tray known by its seed alone. Fit it, check, and only then reveal.

    >>> MysteryTray(3).counts.shape
    (30,)
    """

    seed: object

    def __repr__(self) -> str:
        return f"MysteryTray({self.seed!r}): its Ki is hidden. Wells stand in .doses_nM and .counts."

    @property
    def label_nM(self) -> float:
        """The label in every well, which is told."""
        return MYSTERY_LABEL_nM

    @property
    def kd_nM(self) -> float:
        """The Kd of the label, which is told."""
        return MYSTERY_KD_nM

    @property
    def doses_nM(self) -> np.ndarray:
        """The inhibitor in each well in nM, shape (30,)."""
        return np.repeat(_DOSES_nM, 3)

    @property
    def counts(self) -> np.ndarray:
        """The counts of each well, shape (30,): the same at every look."""
        v = hidden_tray(self.seed)
        wells = competition_wells(MYSTERY_LABEL_nM, _DOSES_nM, inhibitors=1)
        stream = Random(f"mystery tray|{self.seed}").getrandbits(32)
        return simulate_counts(TRAY_MEMBRANE, wells, (v.ki_nM,), scatter=v.scatter, seed=stream)

    def reveal(self) -> "Revealed":
        """The hidden Ki and scatter, in one sentence; folded away on a page."""
        v = hidden_tray(self.seed)
        return Revealed(f"Ki = {v.ki_nM:g} nM; the pipettes scattered by {100 * v.scatter:g} %.")


def mystery_tray(seed: object = 1) -> MysteryTray:
    """A tray with a hidden Ki; the same seed gives the same tray.

    Raises `CourseError` when the seed is neither whole number nor text.

    >>> mystery_tray(3).label_nM
    2.0
    """
    hidden_tray(seed)
    return MysteryTray(seed)
