"""The mystery brains: six invented drugs with measured totals and free fractions, one of which is pumped out."""

from dataclasses import dataclass, replace
from random import Random

from course_lib.assess.revealed import Revealed
from course_lib.chapters.fat_and_water.questions.mystery import DRUGS, hidden_six
from course_lib.models.membrane.barrier import BRAIN, total_ratio
from course_lib.models.membrane.partition import brain_volume_mL_per_g, plasma_free_fraction

ERROR = 0.1  # illustrative: coefficient of variation of each measurement


@dataclass(frozen=True)
class MysteryBrains:
    """Six drugs known by their seed alone.

    >>> MysteryBrains(3)
    MysteryBrains(3): one of six drugs is pumped out. Measure with .table(), and reveal last.
    """

    seed: object

    def __repr__(self) -> str:
        return f"MysteryBrains({self.seed!r}): one of six drugs is pumped out. Measure with .table(), and reveal last."

    def table(self) -> dict[str, dict[str, float]]:
        """Measured Kp, f_brain and f_plasma by drug; the same ones at every call."""
        hidden, rows = hidden_six(self.seed), {}
        for index, name in enumerate(DRUGS):
            log_d = hidden.log_ds[index]
            brain = replace(BRAIN, efflux_per_passive=hidden.efflux if index == hidden.pumped else 0.0)
            true = {
                "Kp": float(total_ratio(brain, log_d)),
                "f_brain": 1.0 / float(brain_volume_mL_per_g(log_d)),
                "f_plasma": float(plasma_free_fraction(log_d)),
            }
            rng = Random(f"brains|{self.seed}|{name}")
            rows[name] = {
                what: float(f"{value * rng.lognormvariate(0.0, ERROR):.3g}") for what, value in true.items()
            }
        return rows

    def reveal(self) -> Revealed:
        """The pumped drug and its pump in one sentence; folded away on a page."""
        hidden = hidden_six(self.seed)
        return Revealed(
            f"Drug {DRUGS[hidden.pumped]}: its pump clears {hidden.efflux:g} times as much as the passive way."
        )


def mystery_brains(seed: object = 1) -> MysteryBrains:
    """Six invented drugs; the same seed gives the same drugs and the same measurements.

    Raises `CourseError` when the seed is neither whole number nor text.

    >>> sorted(mystery_brains(3).table())
    ['A', 'B', 'C', 'D', 'E', 'F']
    """
    hidden_six(seed)
    return MysteryBrains(seed)
