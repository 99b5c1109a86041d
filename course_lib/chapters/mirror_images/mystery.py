"""The mystery vial: an isomer mixture whose shares must be found from two targets."""

from dataclasses import dataclass
from random import Random

import numpy as np

from course_lib.assess.revealed import Revealed
from course_lib.chapters.mirror_images.questions.mystery import D2_KI_NM, VMAT2_KI_NM, hidden_vial
from course_lib.checks import array_of_numbers, one_of
from course_lib.models.isomers.mixture import occupancies

NOISE = 0.01  # illustrative: standard deviation of a measured fraction
MOST_NM = 1e6


@dataclass(frozen=True)
class MysteryVial:
    """A vial known by its seed alone. Measure, estimate, check, and only then reveal.

    >>> MysteryVial(3)
    MysteryVial(3): its shares are hidden. Measure with .held("VMAT2", 50.0) and .held("D2", 300.0).
    """

    seed: object

    def __repr__(self) -> str:
        return (
            f"MysteryVial({self.seed!r}): its shares are hidden. "
            'Measure with .held("VMAT2", 50.0) and .held("D2", 300.0).'
        )

    @property
    def vmat2_ki_nM(self) -> dict[str, float]:
        """Ki of the three isomers at VMAT2 (nM), which are told."""
        return dict(VMAT2_KI_NM)

    @property
    def d2_ki_nM(self) -> dict[str, float]:
        """Ki of the one isomer that binds D2 (nM), which is told."""
        return dict(D2_KI_NM)

    def held(self, target: str, total_nM: object) -> np.ndarray:
        """Measured fraction of a target at these free concentrations of the mixture; the same ones at every call.

        Raises `CourseError` for another target and for concentrations outside 0 to a million nM.
        """
        kis = {"VMAT2": VMAT2_KI_NM, "D2": D2_KI_NM}
        bound_by = kis[one_of("target", target, kis, because="the vial was tried at two targets.")]
        C = np.atleast_1d(
            array_of_numbers("total_nM", total_nM, at_least=0, at_most=MOST_NM, because="drug is there.")
        )
        shares = vars(hidden_vial(self.seed))
        pulled = np.array([shares[name] for name in bound_by])[:, None] * C.ravel()
        true = occupancies(pulled, list(bound_by.values())).sum(axis=0)
        # One stream a target and concentration: a reading does not depend on which others were taken.
        noise = [Random(f"vial|{self.seed}|{target}|{each:.6g}").gauss(0.0, NOISE) for each in C.ravel()]
        return np.clip(true + noise, 0.0, 0.995)

    def reveal(self) -> Revealed:
        """The hidden shares in one sentence; folded away on a page."""
        v = hidden_vial(self.seed)
        return Revealed(
            f"[+]-α {v.plus_alpha:.0%}, [+]-β {v.plus_beta:.0%}, [−]-α {v.minus_alpha:.0%} of the mixture."
        )


def mystery_vial(seed: object = 1) -> MysteryVial:
    """A vial with hidden shares; the same seed gives the same vial and the same readings.

    Raises `CourseError` when the seed is neither whole number nor text.

    >>> mystery_vial(3).held("D2", [100.0, 300.0]).shape
    (2,)
    """
    hidden_vial(seed)
    return MysteryVial(seed)
