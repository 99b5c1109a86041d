"""The mystery registry: four invented trials, and a pooled number that a fifth must have helped to make."""

from dataclasses import dataclass

from course_lib.assess.revealed import Revealed
from course_lib.chapters.reading_the_evidence.questions.mystery import hidden_registry, printed


@dataclass(frozen=True)
class MysteryRegistry:
    """Trials known by their seed alone.

    >>> MysteryRegistry(3)
    MysteryRegistry(3): four trials and a pooled number. Read them with .trials() and .pooled(), and reveal last.
    """

    seed: object

    def __repr__(self) -> str:
        return f"MysteryRegistry({self.seed!r}): four trials and a pooled number. Read them with .trials() and .pooled(), and reveal last."

    def trials(self) -> dict[str, tuple[float, float]]:
        """Difference from placebo and standard error (points) of the four trials that are shown."""
        v = hidden_registry(self.seed)
        return {f"trial {n}": pair for n, pair in enumerate(zip(v.shown, v.errors, strict=True), start=1)}

    def pooled(self) -> tuple[float, float]:
        """Difference and standard error (points) of all trials, fixed effects, as printed elsewhere."""
        return printed(hidden_registry(self.seed))

    def reveal(self) -> Revealed:
        """The hidden trial in one sentence; folded away on a page."""
        v = hidden_registry(self.seed)
        return Revealed(f"The hidden trial saw {v.hidden:g} points with a standard error of {v.hidden_se:g}.")


def mystery_registry(seed: object = 1) -> MysteryRegistry:
    """Four invented trials of five; the same seed gives the same ones.

    Raises `CourseError` when the seed is neither whole number nor text.

    >>> len(mystery_registry(3).trials())
    4
    """
    hidden_registry(seed)
    return MysteryRegistry(seed)
