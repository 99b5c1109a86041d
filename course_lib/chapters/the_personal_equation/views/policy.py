"""Five policies on one virtual cohort, and small gene studies with their curse."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from course_lib.facts import fact, fact_range
from course_lib.models.population.cohort import Cohort, cohort_of, effects_points, exposures_ng_h_per_mL
from course_lib.models.population.effect import WANTED_POINTS
from course_lib.models.population.gene_studies import GeneStudy, mean_winner_odds_ratio, power
from course_lib.models.population.policies import POLICIES, Knowledge
from course_lib.models.population.qt import exposure_at_ms
from course_lib.models.population.variance import CAREFUL_LEVEL_SD
from course_lib.models.records.curves import Bars, Line
from course_lib.models.records.labelled import Estimates, LabelledCurves

PEOPLE = 200_000
HELPED, OVER = "helped", "over"


@lru_cache(maxsize=1)
def _people() -> Cohort:
    return cohort_of(PEOPLE, seed=13)


@lru_cache(maxsize=256)
def _doses(policy: str, level_sd: float, wanted_points: float) -> tuple[np.ndarray, np.ndarray]:
    """Effects (points) and exposures (ng·h/mL) of the cohort under one policy."""
    known = Knowledge(level_sd=level_sd, wanted_points=wanted_points, seed=2)
    doses = POLICIES[policy](_people(), known)
    return effects_points(_people(), doses), exposures_ng_h_per_mL(_people(), doses)


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Five policies: share of people helped and share over the ceiling of QTc, in per cent, as marks on rows."""

    bars: Bars
    ceiling_ms: float
    wanted_points: float

    def of(self, what: str) -> dict[str, float]:
        """Per cent by policy, for `helped` or `over`."""
        return {
            name.removesuffix(f"|{what}"): float(value)
            for name, value in zip(self.bars.names, self.bars.values, strict=True)
            if name.endswith(f"|{what}")
        }


def policies_view(
    *, ceiling_ms: float = 10.0, wanted_points: float = WANTED_POINTS, level_sd: float = CAREFUL_LEVEL_SD
) -> Compared:
    """Five policies in 200,000 simulated people: who has the wanted true effect, and whose line of QTc passes the ceiling.

    Raises `CourseError` for a ceiling below the line's range and an effect that no dose can have. Source: `policies`.

    >>> {name: round(value) for name, value in policies_view().of("over").items()}["by one level"]
    2
    """
    limit = exposure_at_ms(ceiling_ms)
    names, values = [], []
    for policy in POLICIES:
        spread = 0.0 if policy != "by one level" else float(level_sd)
        effects, exposures = _doses(policy, spread, float(wanted_points))
        names += [f"{policy}|{HELPED}", f"{policy}|{OVER}"]
        values += [100 * float((effects <= wanted_points).mean()), 100 * float((exposures > limit).mean())]
    bars = Bars(
        quantity="movement",
        label="people",
        unit="%",
        names=tuple(names),
        values=values,
        low=values,
        high=values,
        interval="from over the ceiling to helped",
        quantities=tuple("movement" if name.endswith(HELPED) else "drug" for name in names),
    )
    return Compared(bars=bars, ceiling_ms=float(ceiling_ms), wanted_points=float(wanted_points))


ODDS = {
    "CYP2D6, loss of function": "genetics.cyp2d6_odds",
    "CYP2D6, poor metabolisers": "genetics.cyp2d6_poor_odds",
    "DRD3 rs6280": "genetics.drd3_odds",
    "COMT": "genetics.comt_odds",
}


def odds_view() -> Estimates:
    """Odds ratios of four variants for tardive dyskinesia with their 95 % intervals. Source: registry.

    >>> odds_view().names[0]
    'CYP2D6, loss of function'
    """
    ends = [fact_range(one, "1") for one in ODDS.values()]
    return Estimates(
        quantity="drug",
        label="odds ratio for tardive dyskinesia",
        unit="",
        names=tuple(ODDS),
        values=[fact(one, "1") for one in ODDS.values()],
        low=[low for low, _ in ends],
        high=[high for _, high in ends],
        interval="95 % interval",
        reference=1.0,
        reference_name="no difference",
        written=True,
    )


TRUE_ODDS, CONTROL_SHARE = 1.1, 0.3  # illustrative
GROUPS = np.unique(np.round(np.logspace(np.log10(30), np.log10(5000), 60)).astype(int))


def curse_view(*, odds_ratio: float = TRUE_ODDS, people_per_group: float = 50) -> LabelledCurves:
    """Odds ratio that the significant studies report on average, over the people in each of two groups.

    Raises `CourseError` for odds ratios of zero or less. Source: `mean_winner_odds_ratio`.

    >>> round(float(curse_view().lines[0].values[0]), 1)
    2.5
    """
    studies = [
        GeneStudy(odds_ratio=odds_ratio, control_share=CONTROL_SHARE, people_per_group=int(many))
        for many in GROUPS
    ]
    return LabelledCurves(
        quantity="drug",
        label="odds ratio",
        unit="",
        along_label="people in each group",
        along_unit="",
        positions=GROUPS.astype(float),
        lines=[
            Line(label="significant ones", values=[mean_winner_odds_ratio(one) for one in studies]),
            Line(label="truth", values=np.full(len(GROUPS), odds_ratio), ruler=True),
        ],
        here=float(people_per_group),
        log=True,
        top=3.0,
    )


def power_at(people_per_group: int) -> float:
    """Chance that a study of this size is significant in the right direction, at the illustrative truth.

    >>> round(power_at(50), 2)
    0.05
    """
    return power(
        GeneStudy(odds_ratio=TRUE_ODDS, control_share=CONTROL_SHARE, people_per_group=people_per_group)
    )
