"""The mystery fall: a hidden half-life, to be found from samples alone. EXAMPLE; a chapter may do without."""

from dataclasses import dataclass
from random import Random

import numpy as np

from course_lib.assess.revealed import Revealed
from course_lib.chapters.the_personal_equation.questions.rate import hidden_fall
from course_lib.checks import array_of_numbers

SCATTER = 0.05  # illustrative: an assay with a coefficient of variation of 5 %


@dataclass(frozen=True)
class MysteryFall:
    """A falling level known by its seed alone. Sample it, estimate, check, and only then reveal.

    >>> MysteryFall(3)
    MysteryFall(3): half-life and start are hidden. Take samples with .samples_nM([2, 4, 8]).
    """

    seed: object

    def __repr__(self) -> str:
        return f"MysteryFall({self.seed!r}): half-life and start are hidden. Take samples with .samples_nM([2, 4, 8])."

    def samples_nM(self, times_h: object) -> np.ndarray:
        """Levels at these times in nM, shape (times,), with the scatter of the assay; the same ones at every call.

        Raises `CourseError` for times before the start.
        """
        times = array_of_numbers(
            "times_h", times_h, dimensions=1, at_least=0, because="the fall begins at time 0."
        )
        v = hidden_fall(self.seed)
        scatter = [
            np.random.default_rng(Random(f"fall|{self.seed}|{time:g}").getrandbits(48)).normal(0, SCATTER)
            for time in times
        ]
        return v.start_nM * 0.5 ** (times / v.half_life_h) * np.exp(scatter)

    def reveal(self) -> Revealed:
        """The hidden values in one sentence; folded away on a page."""
        v = hidden_fall(self.seed)
        return Revealed(f"The half-life is {v.half_life_h:g} h, the start {v.start_nM:g} nM.")


def mystery_fall(seed: object = 1) -> MysteryFall:
    """A fall with a hidden half-life; the same seed gives the same fall and the same samples.

    Raises `CourseError` when the seed is neither whole number nor text.

    >>> mystery_fall(3).samples_nM([1, 2]).shape
    (2,)
    """
    hidden_fall(seed)
    return MysteryFall(seed)
