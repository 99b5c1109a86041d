"""Mystery rats: reserpine blocks their VMAT2 for long, and the reason is hidden until the assays tell it."""

from dataclasses import dataclass
from random import Random

import numpy as np

from course_lib.assess.revealed import Revealed
from course_lib.chapters.reserpine_vs_valbenazine.questions.mechanism import hidden_rats
from course_lib.checks import number
from course_lib.models.target.assays import (
    DAY_H,
    FOLLOWED_DAYS,
    KEPT_H,
    STORIES,
    WASHED_ON_DAY,
    after_block,
    measured,
    pool_of,
    washed_from,
)


@dataclass(frozen=True)
class MysteryRats:
    """Rats known by their seed alone. Each assay takes its own animals and reads each of them once.

    Readings are shares of the untreated pool; animals scatter with a standard deviation of 8 % (illustrative).

    >>> MysteryRats(4)
    MysteryRats(4): the reason of the block is hidden. Ask .binding(day), .protein(day) and .washed(hours).
    """

    seed: object

    def __repr__(self) -> str:
        return (
            f"MysteryRats({self.seed!r}): the reason of the block is hidden. "
            "Ask .binding(day), .protein(day) and .washed(hours)."
        )

    def binding(self, day: float, animals: int = 6) -> np.ndarray:
        """Free sites by a ligand on a day after the dose, one reading an animal, shape (animals,)."""
        return self._in_animals("binding", day, animals)

    def protein(self, day: float, animals: int = 6) -> np.ndarray:
        """Protein by an antibody on a day after the dose, one reading an animal, shape (animals,)."""
        return self._in_animals("protein", day, animals)

    def washed(self, hours: float, animals: int = 6) -> np.ndarray:
        """Free sites in vesicles of day 2, washed and kept warm for some hours, shape (animals,)."""
        warm_h = number(
            "hours",
            hours,
            above=0,
            at_most=KEPT_H,
            because="the first reading takes time, and vesicles do not keep.",
        )
        free = washed_from(self._pool(), WASHED_ON_DAY, np.array([0.0, warm_h])).free_share[-1]
        return measured(free, animals, self._stream("washed", warm_h))

    def reveal(self) -> Revealed:
        """The hidden reason in one sentence; folded away on a page."""
        v = hidden_rats(self.seed)
        return Revealed(f"Here {STORIES[v.story]}; the half-time of recovery is {v.half_time_days:g} days.")

    def _in_animals(self, assay: str, day: float, animals: int) -> np.ndarray:
        after = number(
            "day",
            day,
            above=0,
            at_most=FOLLOWED_DAYS,
            because="rats are followed for a month after the dose.",
        )
        course = after_block(self._pool(), np.array([0.0, DAY_H * after]))
        true = course.free_share if assay == "binding" else course.protein_share
        return measured(true[-1], animals, self._stream(assay, after))

    def _pool(self):
        v = hidden_rats(self.seed)
        return pool_of(v.story, v.half_time_days)

    def _stream(self, assay: str, at: float) -> int:
        return Random(f"rats|{self.seed}|{assay}|{at:g}").getrandbits(48)


def mystery_rats(seed: object = 1) -> MysteryRats:
    """Rats with a hidden reason for a lasting block; the same seed gives the same rats and readings.

    Raises `CourseError` when the seed is neither whole number nor text.

    >>> mystery_rats(4).protein(2, animals=3).shape
    (3,)
    """
    hidden_rats(seed)
    return MysteryRats(seed)
