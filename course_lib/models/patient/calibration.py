"""Whether intervals hold what they promise: made-up patients from the prior, tests on them, and how often truth lies inside.

The same patients serve every set of tests. An interval of 90 % should hold 90 of 100 truths; how near a count of
patients can come is the binomial distribution's business.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from course_lib.checks import whole_number
from course_lib.models.patient.beliefs import (
    LEVEL_SD,
    PHENOTYPE_SHARES,
    after_level,
    after_ratings,
    belief_before,
    typical_auc_ng_h_per_mL,
)
from course_lib.models.patient.chain import SEM_POINTS, aims_at, relief_of
from course_lib.models.patient.forecast import forecast
from course_lib.models.patient.people import hidden_draw, normal_draw, picked


@dataclass(frozen=True, kw_only=True)
class Tests:
    """What is done with a patient: films before a drug, on 40 and on 80 mg, the genotype, and a level.

    >>> Tests(films=3, genotype=True).name
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
    Tests(),
    Tests(films=1),
    Tests(films=3),
    Tests(films=3, genotype=True),
    Tests(films=3, genotype=True, level=True),
    Tests(films=3, on_40=1),
    Tests(films=3, on_40=3),
    Tests(films=3, genotype=True, level=True, on_40=3, on_80=3),
)


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """For one set of tests: share of 90 % intervals that hold the true change, and the mean SD of the forecast, in points."""

    tests: Tests
    covered: float
    mean_sd: float


def calibrated(
    sets: Sequence[Tests] = EIGHT, *, patients: int = 300, dose_mg: float = 80.0, seed: object = 1
) -> list[Calibration]:
    """Coverage and width of the forecast of the change on a dose, for several sets of tests.

    Raises `CourseError` for fewer than 10 patients. Source: simulation from the prior.

    >>> calibrated([Tests()], patients=10)[0].tests.name
    'nothing'
    """
    count = whole_number("patients", patients, at_least=10, at_most=100_000, because="a share needs people.")
    inside, widths = np.zeros((len(sets), count)), np.zeros((len(sets), count))
    for i in range(count):
        rng = Random(f"calibration|{seed}|{i}")
        phenotype, hidden = picked(rng, list(PHENOTYPE_SHARES.items())), hidden_draw(rng)

        def aims(mg: float, phenotype=phenotype, hidden=hidden) -> float:
            auc = typical_auc_ng_h_per_mL(mg, phenotype) * np.exp(-hidden.eta) if mg else 0.0
            return float(aims_at(hidden.score, hidden.share, relief_of(auc)))

        level = typical_auc_ng_h_per_mL(40, phenotype) / typical_auc_ng_h_per_mL(40, "normal") * np.exp(-hidden.eta)
        seen = {mg: [normal_draw(rng, aims(mg), SEM_POINTS) for _ in range(3)] for mg in (0.0, 40.0, 80.0)}
        measured = level * np.exp(normal_draw(rng, 0, LEVEL_SD))
        for k, tests in enumerate(sets):
            belief = belief_before(phenotype if tests.genotype else None)
            for mg, films in ((0.0, tests.films), (40.0, tests.on_40), (80.0, tests.on_80)):
                if films:
                    belief = after_ratings(belief, [max(x, 0.0) for x in seen[mg][:films]], dose_mg=mg)
            if tests.level:
                belief = after_level(belief, measured)
            said = forecast(belief, dose_mg).change
            inside[k, i] = said.low <= aims(dose_mg) - hidden.score <= said.high
            widths[k, i] = said.sd
    return [
        Calibration(tests=tests, covered=float(inside[k].mean()), mean_sd=float(widths[k].mean()))
        for k, tests in enumerate(sets)
    ]
