"""The mystery synapse: hidden n, p and q, to be found from recordings alone."""

from dataclasses import dataclass, replace
from random import Random

import numpy as np

from course_lib.assess.revealed import Revealed
from course_lib.chapters.quantal_release.questions.mystery import (
    CALCIUM_SHARES,
    MYSTERY_QUANTAL_CV,
    hidden_synapse,
)
from course_lib.checks import one_of, whole_number
from course_lib.models.quantal.release import Synapse, simulate_responses_nM

# Illustrative: the share of the highest release probability that each calcium concentration leaves.
CALCIUM = dict(zip(("very low", "low", "middle", "high", "very high"), CALCIUM_SHARES, strict=True))
MOST_RELEASES = 100_000


@dataclass(frozen=True)
class MysterySynapse:
    """A synapse known by its seed alone. Record from it, estimate, check, and only then reveal.

    Quanta vary with a coefficient of variation of 0.6 and the recording has noise about as large as one quantum (both illustrative).

    >>> MysterySynapse(3)
    MysterySynapse(3): n, p and q are hidden. Record with .record("low"), and from all conditions with .recordings().
    """

    seed: object

    def __repr__(self) -> str:
        return (
            f"MysterySynapse({self.seed!r}): n, p and q are hidden. "
            'Record with .record("low"), and from all conditions with .recordings().'
        )

    @property
    def quantal_cv(self) -> float:
        """The coefficient of variation of single quanta, which is told."""
        return MYSTERY_QUANTAL_CV

    @property
    def noise_sd_nM(self) -> float:
        """The standard deviation of the recording's noise, which is told."""
        hidden = hidden_synapse(self.seed)
        return hidden.noise_per_quantum * hidden.quantum_nM

    def record(self, calcium: str = "very high", releases: int = 2000, *, drug: bool = False) -> np.ndarray:
        """Responses in nM to so many impulses, shape (releases,); the same ones at every call.

        `calcium` is one of very low, low, middle, high, very high: it sets the hidden p.
        `drug=True` records the same synapse with the mystery drug.
        """
        level = one_of("calcium", calcium, CALCIUM, because="it sets the release probability.")
        count = whole_number(
            "releases",
            releases,
            at_least=1,
            at_most=MOST_RELEASES,
            because="a recording needs impulses.",
        )
        # One stream a condition: the recording of one level does not depend on which others were made.
        stream = Random(f"mystery|{self.seed}|{level}|{bool(drug)}").getrandbits(48)
        return simulate_responses_nM(_synapse(self.seed, level, bool(drug)), count, stream, self.noise_sd_nM)

    def recordings(self, releases: int = 2000, *, drug: bool = False) -> list[np.ndarray]:
        """One recording a calcium level, from very low to very high."""
        return [self.record(level, releases, drug=drug) for level in CALCIUM]

    def reveal(self) -> "Revealed":
        """The hidden values, and what the mystery drug does, in one sentence; folded away on a page."""
        v = hidden_synapse(self.seed)
        target = "the quantum q" if v.drug_on_quantum else "the release probability p"
        return Revealed(
            f"n = {v.n_sites}, q = {v.quantum_nM:g} nM, p = {v.release_probability:g} at very high calcium; "
            f"the drug multiplies {target} by {v.drug_left:g}."
        )


def _synapse(seed: object, level: str, drug: bool) -> Synapse:
    v = hidden_synapse(seed)
    synapse = Synapse(
        n_sites=v.n_sites,
        release_probability=v.release_probability * CALCIUM[level],
        quantum_nM=v.quantum_nM,
        quantal_cv=MYSTERY_QUANTAL_CV,
    )
    if not drug:
        return synapse
    if v.drug_on_quantum:
        return replace(synapse, quantum_nM=synapse.quantum_nM * v.drug_left)
    return replace(synapse, release_probability=synapse.release_probability * v.drug_left)


def mystery_synapse(seed: object = 1) -> MysterySynapse:
    """A synapse with hidden n, p and q; the same seed gives the same synapse and the same recordings.

    Raises `CourseError` when the seed is neither whole number nor text.

    >>> mystery_synapse(3).record("low", 4).shape
    (4,)
    """
    hidden_synapse(seed)
    return MysterySynapse(seed)
