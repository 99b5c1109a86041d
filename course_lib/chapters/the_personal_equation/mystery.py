"""The mystery cohort: 250 people on an invented drug, without and with a tablet that follows a hidden rule."""

from dataclasses import dataclass

import numpy as np

from course_lib.assess.revealed import Revealed
from course_lib.chapters.the_personal_equation.questions.mystery import RULES, hidden_rule
from course_lib.models.population.exposure import clearance_left
from course_lib.models.population.variance import CAREFUL_LEVEL_SD, KINDS, PERSONAL_VARIANCE

COUNTS = (120, 80, 50)  # illustrative: so many that chance does not hide the rule
SCORES = (2.0, 1.0, 0.0)
NORMAL_EXPOSURE = 100.0  # illustrative, in the drug's own units
SAID = {
    "nothing": "does nothing",
    "halves": "halves CYP2D6",
    "closes": "closes CYP2D6",
    "forms": "raises what is formed of the metabolite 2.1-fold and leaves CYP2D6 alone",
}


@dataclass(frozen=True)
class MysteryCohort:
    """A cohort known by its seed alone.

    >>> MysteryCohort(3)
    MysteryCohort(3): an invented drug and a tablet Z with a hidden rule. Look at .table(), and reveal last.
    """

    seed: object

    def __repr__(self) -> str:
        return f"MysteryCohort({self.seed!r}): an invented drug and a tablet Z with a hidden rule. Look at .table(), and reveal last."

    def table(self) -> dict[str, dict[str, float]]:
        """People, and their geometric mean exposure without and with the tablet, by phenotype; the same at every call."""
        hidden = hidden_rule(self.seed)
        activity, formed = RULES[hidden.rule]
        rng, rows = np.random.default_rng([13, *str(self.seed).encode()]), {}
        for kind, many, score in zip(KINDS, COUNTS, SCORES, strict=True):
            own = PERSONAL_VARIANCE**0.5 * rng.normal(size=many)
            error = CAREFUL_LEVEL_SD * rng.normal(size=(2, many))
            means = [
                np.log(NORMAL_EXPOSURE * factor / clearance_left(score * left, hidden.share)) + own + each
                for left, factor, each in zip((1.0, activity), (1.0, formed), error, strict=True)
            ]
            without, with_tablet = (float(f"{np.exp(one.mean()):.3g}") for one in means)
            rows[kind] = {"people": many, "without": without, "with_Z": with_tablet}
        return rows

    def reveal(self) -> Revealed:
        """The hidden share and rule in one sentence; folded away on a page."""
        hidden = hidden_rule(self.seed)
        return Revealed(f"CYP2D6 has {hidden.share:.0%} of the clearance, and tablet Z {SAID[hidden.rule]}.")


def mystery_cohort(seed: object = 1) -> MysteryCohort:
    """An invented drug's cohort; the same seed gives the same people, drug and tablet.

    Raises `CourseError` when the seed is neither whole number nor text.

    >>> sorted(mystery_cohort(3).table())
    ['intermediate', 'normal', 'poor']
    """
    hidden_rule(seed)
    return MysteryCohort(seed)
