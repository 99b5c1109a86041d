"""Whether intervals hold what they promise: made-up patients from the prior, tests on them, and how often truth lies inside.

The same patients serve every set of tests. An interval of 90 % should hold 90 of 100 truths; how near a count of
patients can come is the binomial distribution's business.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from course_lib.checks import whole_number
from course_lib.models.patient.beliefs import (
    LEVEL_SD,
    PHENOTYPE_SHARES,
    Belief,
    belief_before,
    typical_auc_ng_h_per_mL,
)
from course_lib.models.patient.chain import SEM_POINTS, aims_at, relief_of
from course_lib.models.patient.draws import normal_draw, picked
from course_lib.models.patient.forecast import forecast
from course_lib.models.patient.people import Hidden, hidden_draw
from course_lib.models.patient.updating import after_level, after_ratings


@dataclass(frozen=True, kw_only=True)
class Workup:
    """What is done with a patient: films before a drug, on 40 and on 80 mg, the genotype, and a level.

    >>> Workup(films=3, genotype=True).name
    'three films, genotype'
    """

    films: int = 0
    on_40: int = 0
    on_80: int = 0
    genotype: bool = False
    level: bool = False

    @property
    def name(self) -> str:
        """In words."""
        words = {1: "one film", 3: "three films"}
        said = [words[self.films]] if self.films else []
        said += ["genotype"] if self.genotype else []
        said += ["level"] if self.level else []
        said += [f"{words[self.on_40]} on 40 mg"] if self.on_40 else []
        said += [f"{words[self.on_80]} on 80 mg"] if self.on_80 else []
        return ", ".join(said) or "nothing"


EIGHT = (
    Workup(),
    Workup(films=1),
    Workup(films=3),
    Workup(films=3, genotype=True),
    Workup(films=3, genotype=True, level=True),
    Workup(films=3, on_40=1),
    Workup(films=3, on_40=3),
    Workup(films=3, genotype=True, level=True, on_40=3, on_80=3),
)


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """For one set of tests: share of 90 % intervals that hold the true change, the mean SD of the forecast, in points, and its standard error."""

    tests: Workup
    covered: float
    mean_sd: float
    error_of_mean: float


def calibrated(
    sets: Sequence[Workup] = EIGHT, *, patients: int = 300, dose_mg: float = 80.0, seed: object = 1
) -> list[Calibration]:
    """Coverage and width of the forecast of the change on a dose, for several sets of tests.

    Raises `CourseError` for fewer than 10 patients. Source: simulation from the prior.

    >>> calibrated([Workup()], patients=10)[0].tests.name
    'nothing'
    """
    count = whole_number("patients", patients, at_least=10, at_most=100_000, because="a share needs people.")
    inside, widths = np.zeros((len(sets), count)), np.zeros((len(sets), count))
    for i in range(count):
        made = _made_up(Random(f"calibration|{seed}|{i}"))
        truth = made.aims(dose_mg) - made.hidden.score
        for k, tests in enumerate(sets):
            said = forecast(made.seen_by(tests), dose_mg).change
            inside[k, i] = said.low <= truth <= said.high
            widths[k, i] = said.sd
    return [
        Calibration(
            tests=tests,
            covered=float(inside[k].mean()),
            mean_sd=float(widths[k].mean()),
            error_of_mean=float(widths[k].std(ddof=1) / np.sqrt(count)),
        )
        for k, tests in enumerate(sets)
    ]


@dataclass(frozen=True, kw_only=True)
class _MadeUp:
    phenotype: str
    hidden: Hidden
    ratings: Mapping[float, Sequence[float]]
    level: float

    def aims(self, dose_mg: float) -> float:
        return _aims(self.phenotype, self.hidden, dose_mg)

    def seen_by(self, tests: Workup) -> Belief:
        belief = belief_before(self.phenotype if tests.genotype else None)
        for mg, films in ((0.0, tests.films), (40.0, tests.on_40), (80.0, tests.on_80)):
            if films:
                belief = after_ratings(belief, self.ratings[mg][:films], dose_mg=mg)
        return after_level(belief, self.level) if tests.level else belief


def _aims(phenotype: str, hidden: Hidden, dose_mg: float) -> float:
    auc = typical_auc_ng_h_per_mL(dose_mg, phenotype) * np.exp(-hidden.eta)
    return float(aims_at(hidden.score, hidden.share, relief_of(auc)))


def _made_up(rng: Random) -> _MadeUp:
    phenotype, hidden = picked(rng, list(PHENOTYPE_SHARES.items())), hidden_draw(rng)
    ratings = {
        mg: [max(normal_draw(rng, _aims(phenotype, hidden, mg), SEM_POINTS), 0.0) for _ in range(3)]
        for mg in (0.0, 40.0, 80.0)
    }
    typical = typical_auc_ng_h_per_mL(40, phenotype) / typical_auc_ng_h_per_mL(40, "normal")
    level = typical * np.exp(normal_draw(rng, 0, LEVEL_SD) - hidden.eta)
    return _MadeUp(phenotype=phenotype, hidden=hidden, ratings=ratings, level=float(level))
