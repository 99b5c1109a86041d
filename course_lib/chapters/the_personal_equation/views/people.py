"""A hundred people on one dose, by phenotype; one score with its exposure; what genes and levels explain."""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import number, one_of
from course_lib.models.population.alleles import (
    INHIBITION,
    Edition,
    activity_score,
    edition,
    phenotype_of,
)
from course_lib.models.population.effect import phenotype_share_of_effect
from course_lib.models.population.exposure import (
    CYP2D6_SHARE,
    FULL_SCORE,
    NORMAL_CLEARANCE_L_per_h,
    auc_ng_h_per_mL,
    auc_ratio,
    clearance_left,
)
from course_lib.models.population.variance import (
    CAREFUL_LEVEL_SD,
    COHORT_CLEARANCE_LEFT,
    COHORT_SHARES,
    PERSONAL_VARIANCE,
    SPARSE_LEVEL_SD,
    explained_by_levels,
    genotype_variance,
    share_explained,
    spread_within,
)
from course_lib.models.records.stacks import Stacks

COUNTS = (63, 31, 6)  # of a hundred people, as in the cohort of the population model
PERSONAL_SD = PERSONAL_VARIANCE**0.5
# CYP2D6 activity of each phenotype, normal being 1: what its measured clearance says at the measured share.
ACTIVITY = 1.0 - (1.0 - COHORT_CLEARANCE_LEFT) / CYP2D6_SHARE


@dataclass(frozen=True, kw_only=True)
class People:
    """Exposures of a hundred people (ng·h/mL), phenotype by phenotype, and what phenotype explains of their logarithm."""

    exposures: tuple[np.ndarray, ...]
    medians: tuple[float, ...]
    heights: tuple[np.ndarray, ...]
    explained: float
    spread: float
    poor_ratio: float
    dose_mg: float
    tablet: str


def people_view(
    *,
    dose_mg: float = 80.0,
    cyp2d6_share: float = CYP2D6_SHARE,
    personal_sd: float = PERSONAL_SD,
    tablet: str = "none",
) -> People:
    """A hundred people, always the same, on one dose (mg), with a share of clearance on CYP2D6 and a spread of their own.

    `tablet` is an inhibitor that everyone takes as well: none, moderate or strong. Raises `CourseError` as
    `clearance_left` does. Source: population model; the share of a drug is moved at fixed activities.

    >>> view = people_view()
    >>> round(view.explained, 2), round(view.spread, 1), round(view.poor_ratio, 2)
    (0.16, 4.8, 2.07)
    """
    left = INHIBITION[one_of("tablet", tablet, INHIBITION, because="inhibitors are told in three classes.")]
    spread = number("personal_sd", personal_sd, above=0, because="no two people are alike.")
    cleared = np.asarray(clearance_left(FULL_SCORE * ACTIVITY * left, cyp2d6_share))
    medians = np.asarray(auc_ng_h_per_mL(dose_mg, NORMAL_CLEARANCE_L_per_h * cleared))
    rng = np.random.default_rng(13)
    own = [rng.normal(size=many) for many in COUNTS]
    heights = tuple(rng.uniform(-0.3, 0.3, many) for many in COUNTS)
    between = genotype_variance(COHORT_SHARES, cleared)
    return People(
        exposures=tuple(median * np.exp(spread * each) for median, each in zip(medians, own, strict=True)),
        medians=tuple(float(one) for one in medians),
        heights=heights,
        explained=share_explained(between, spread**2),
        spread=spread_within(spread**2),
        poor_ratio=float(cleared[0] / cleared[-1]),
        dose_mg=float(dose_mg),
        tablet=tablet,
    )


@dataclass(frozen=True, kw_only=True)
class Scored:
    """A person's alleles and score in one edition of the rule, its word, and the exposure relative to score 2."""

    diplotype: str
    score: float
    word: str
    ratio: float
    rule: Edition
    inhibitor: str
    scores: np.ndarray
    ratios: np.ndarray


def score_view(
    *, first: str = "*1", second: str = "*4", rule: str = "2019", inhibitor: str = "none"
) -> Scored:
    """Two alleles as a score, in one edition of the rule, with an inhibitor; exposure is that of valbenazine's metabolite.

    Raises `CourseError` for unknown alleles, editions and inhibitor classes. Source: `activity_score`, `auc_ratio`.

    >>> score_view().word, score_view(rule="2016").word
    ('intermediate', 'normal')
    """
    own = edition(rule)
    diplotype = f"{first}/{second}"
    score = activity_score(diplotype, own, inhibitor)
    scores = np.linspace(0.0, 4.0, 161)
    return Scored(
        diplotype=diplotype,
        score=score,
        word=phenotype_of(score, own),
        ratio=float(auc_ratio(score)),
        rule=own,
        inhibitor=inhibitor,
        scores=scores,
        ratios=np.asarray(auc_ratio(scores)),
    )


KNOWN = {  # what is known of a person: levels, their error, and whether the phenotype is known
    "phenotype": (0, CAREFUL_LEVEL_SD, True),
    "1 sparse level": (1, SPARSE_LEVEL_SD, False),
    "1 careful level": (1, CAREFUL_LEVEL_SD, False),
}


def known_view() -> Stacks:
    """Share of the variance of ln exposure that is explained, by what is known of a person. Source: `explained_by_levels`.

    >>> known_view().values[:, 0].round().tolist()
    [16.0, 34.0, 79.0]
    """
    shares = [100 * explained_by_levels(sd, many, known=known) for many, sd, known in KNOWN.values()]
    return Stacks(
        quantity="valbenazine",
        label="variance of ln exposure",
        unit="%",
        columns=tuple(KNOWN),
        parts=("known", "open"),
        values=[[share, 100 - share] for share in shares],
        faint=(False, True),
    )


def spread_view() -> Stacks:
    """Share of phenotype in the variance of ln exposure, and in that of the drug's effect on chorea.

    On 80 mg; the true effect of the drug alone. Source: `genotype_variance`, `phenotype_share_of_effect`.

    >>> spread_view().values[:, 0].round(1).tolist()
    [16.1, 3.6]
    """
    of_exposure = 100 * share_explained(genotype_variance(), PERSONAL_VARIANCE)
    of_effect = 100 * phenotype_share_of_effect(80.0)
    return Stacks(
        quantity="valbenazine",
        label="variance",
        unit="%",
        columns=("exposure (log)", "effect on chorea"),
        parts=("phenotype", "rest"),
        values=[[share, 100 - share] for share in (of_exposure, of_effect)],
        faint=(False, True),
    )
