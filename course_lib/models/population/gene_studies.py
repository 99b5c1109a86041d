"""Small gene studies and the winner's curse: what an odds ratio looks like when only the significant ones are told.

One allele, as many cases as controls, two alleles a person. The log odds ratio is taken as normal about the truth with the
standard error of a two-by-two table of alleles; 'significant' is a two-sided test at 5 %.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import number, whole_number

CRITICAL = 1.959963984540054  # of the standard normal distribution, two-sided 5 %


@dataclass(frozen=True, kw_only=True)
class GeneStudy:
    """A study of one allele: true odds ratio per allele, frequency in controls, people in each of two groups.

    >>> round(GeneStudy(odds_ratio=1.1, control_share=0.3, people_per_group=50).standard_error, 2)
    0.31
    """

    odds_ratio: float
    control_share: float
    people_per_group: int

    def __post_init__(self) -> None:
        number("odds_ratio", self.odds_ratio, above=0, because="it compares two odds.")
        number(
            "control_share",
            self.control_share,
            above=0,
            below=1,
            because="an allele that all or none carry has no odds.",
        )
        whole_number(
            "people_per_group",
            self.people_per_group,
            at_least=2,
            because="a study compares groups of people.",
        )

    @property
    def log_odds(self) -> float:
        """Natural logarithm of the true odds ratio."""
        return float(np.log(self.odds_ratio))

    @property
    def case_share(self) -> float:
        """Frequency of the allele among cases that the odds ratio implies."""
        odds = self.odds_ratio * self.control_share / (1.0 - self.control_share)
        return odds / (1.0 + odds)

    @property
    def standard_error(self) -> float:
        """Standard error of the log odds ratio, √[(1/p₀q₀ + 1/p₁q₁)/2n]."""
        parts = sum(1.0 / (p * (1.0 - p)) for p in (self.control_share, self.case_share))
        return float(np.sqrt(parts / (2.0 * self.people_per_group)))


def power(study: GeneStudy) -> float:
    """Chance of a significant result in the right direction (two-sided test at 5 %).

    >>> round(power(GeneStudy(odds_ratio=1.1, control_share=0.3, people_per_group=2000)), 2)
    0.5
    """
    from scipy.special import ndtr

    return float(ndtr(-(CRITICAL - abs(study.log_odds) / study.standard_error)))


def wrong_direction(study: GeneStudy) -> float:
    """Share of the significant results that point the wrong way.

    >>> round(wrong_direction(GeneStudy(odds_ratio=1.1, control_share=0.3, people_per_group=50)), 1)
    0.2
    """
    from scipy.special import ndtr

    wrong = ndtr(-(CRITICAL + abs(study.log_odds) / study.standard_error))
    return float(wrong / (wrong + power(study)))


def mean_winner_odds_ratio(study: GeneStudy) -> float:
    """Odds ratio at the mean log odds ratio of the results that are significant in the right direction (truth above 1).

    `β + se·φ(c)/(1 − Φ(c))` with c = 1.96 − β/se, then the exponential. Raises `CourseError` for a true odds ratio below 1.
    Source: mean of a normal distribution cut from below.

    >>> [round(mean_winner_odds_ratio(GeneStudy(odds_ratio=1.1, control_share=0.3, people_per_group=n)), 2)
    ...  for n in (50, 100, 500, 2000)]
    [2.07, 1.68, 1.27, 1.14]
    """
    from scipy.special import ndtr

    number("odds_ratio", study.odds_ratio, at_least=1, because="the right direction is upwards here.")
    se = study.standard_error
    c = CRITICAL - study.log_odds / se
    density = np.exp(-c * c / 2.0) / np.sqrt(2.0 * np.pi)
    return float(np.exp(study.log_odds + se * density / ndtr(-c)))


def simulated_odds_ratios(study: GeneStudy, studies: int, *, seed: int = 0) -> np.ndarray:
    """Odds ratios that many such studies would report, shape (studies,), from the normal approximation.

    Raises `CourseError` for fewer than one study.

    >>> simulated_odds_ratios(GeneStudy(odds_ratio=1.1, control_share=0.3, people_per_group=50), 3).shape
    (3,)
    """
    many = whole_number("studies", studies, at_least=1, at_most=10_000_000, because="studies are counted.")
    rng = np.random.default_rng(
        whole_number("seed", seed, at_least=0, because="the same seed gives the same studies.")
    )
    return np.exp(study.log_odds + study.standard_error * rng.normal(size=many))


def is_significant(odds_ratios: np.ndarray, study: GeneStudy) -> np.ndarray:
    """Whether each reported odds ratio passes the two-sided test at 5 %, same shape.

    >>> is_significant(np.array([1.0, 3.0]), GeneStudy(odds_ratio=1.1, control_share=0.3, people_per_group=50)).tolist()
    [False, True]
    """
    return np.abs(np.log(odds_ratios)) > CRITICAL * study.standard_error
