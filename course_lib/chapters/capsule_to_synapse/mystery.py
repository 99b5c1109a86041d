"""The mystery patient: a hidden clearance, to be found from one day of plasma."""

from dataclasses import dataclass

import numpy as np

from course_lib.assess.revealed import Revealed
from course_lib.chapters.capsule_to_synapse.questions.mystery import hidden_patient
from course_lib.chapters.capsule_to_synapse.views.patient import HOURS, formed_mg, record_ng_per_mL


@dataclass(frozen=True)
class MysteryPatient:
    """A patient known by a seed alone. Estimate, check, and only then reveal.

    >>> MysteryPatient(3).ng_per_mL.shape
    (13,)
    """

    seed: object

    def __repr__(self) -> str:
        return f"MysteryPatient({self.seed!r}): clearance is hidden. Plasma stands in .hours and .ng_per_mL."

    @property
    def hours(self) -> np.ndarray:
        """Hours after the last capsule, shape (13,)."""
        return HOURS.copy()

    @property
    def ng_per_mL(self) -> np.ndarray:
        """The metabolite in plasma at these hours, shape (13,): the same at every look."""
        v = hidden_patient(self.seed)
        return record_ng_per_mL(v.clearance, v.noise_seed)

    @property
    def formed_mg(self) -> float:
        """How much of the metabolite one capsule makes, in mg, which is told."""
        return formed_mg()

    def reveal(self) -> "Revealed":
        """The hidden clearance, in one sentence; folded away on a page."""
        return Revealed(f"The metabolite's clearance is {hidden_patient(self.seed).clearance:g} L/h.")


def mystery_patient(seed: object = 1) -> MysteryPatient:
    """A patient with a hidden clearance; the same seed gives the same patient.

    Raises `CourseError` when the seed is neither whole number nor text.

    >>> round(mystery_patient(3).formed_mg, 1)
    20.7
    """
    hidden_patient(seed)
    return MysteryPatient(seed)
