"""Shares of genotypes, scores and phenotypes in a group, from allele frequencies by Hardy–Weinberg.

The two alleles of a person are drawn independently: no families, no mixture of groups, no selection. Frequencies are
those of a *group that a study sampled*; they say how often an allele was met there, and nothing about one person.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from course_lib.checks import number, one_of, shown
from course_lib.errors import CourseError
from course_lib.facts import fact, preset
from course_lib.models.pk.kinds import PHENOTYPES
from course_lib.models.population.alleles import EDITION_2019, INHIBITION, Edition, allele_value, phenotype_of

_ROUNDED = 0.05  # a column of printed percentages may miss 100 by rounding


@dataclass(frozen=True, kw_only=True)
class AlleleTable:
    """Frequencies of alleles in a sampled group, in percent; what is missing to 100 counts as `rest_as`.

    Raises `CourseError` for percentages below 0, that add up to more than 100, and that add up to less where `rest_as`
    does not say what the others are.

    >>> AlleleTable(shares_percent={"*1": 80, "*4": 20}).shares["*4"]
    0.2
    """

    shares_percent: Mapping[str, float]
    rest_as: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.shares_percent, Mapping) or not self.shares_percent:
            raise CourseError(
                f"shares_percent is {shown(self.shares_percent)}, but must map alleles to percentages: "
                "a group is described by how often each allele was met."
            )
        for allele, share in self.shares_percent.items():
            allele_value(allele)
            number(f"the share of {allele}", share, at_least=0, at_most=100, because="it is a percentage.")
        total = sum(self.shares_percent.values())
        if total > 100 + _ROUNDED or (total < 100 - _ROUNDED and self.rest_as is None):
            raise CourseError(
                f"The shares add up to {total:g} %, but must add up to 100 %: every chromosome carries some allele"
                f"{'' if total > 100 else ', and rest_as says what the missing ones count as'}."
            )
        if self.rest_as is not None:
            allele_value(self.rest_as)

    @property
    def shares(self) -> dict[str, float]:
        """Fractions of chromosomes, which add up to 1."""
        listed = sum(self.shares_percent.values())
        shares = {allele: share / max(listed, 100.0) for allele, share in self.shares_percent.items()}
        if self.rest_as is not None and listed < 100:
            shares[self.rest_as] = shares.get(self.rest_as, 0.0) + 1 - listed / 100
        total = sum(shares.values())
        return {allele: share / total for allele, share in shares.items()}


_LISTED = ("1", "2", "3", "4", "5", "10", "17", "29", "41", "4x2", "13", "69", "1x2", "2x2")
# 498 people sampled as European; 14 % of the alleles are not listed, among them probably *6 and *9, and count as normal.
SAMPLED_EUROPEAN = preset(
    lambda: AlleleTable(
        shares_percent={f"*{each}": fact(f"cyp2d6.share_{each}", "%") for each in _LISTED}
        | {"*68+*4": fact("cyp2d6.share_68_4", "%")},
        rest_as="*1",
    )
)


def score_shares(
    table: AlleleTable = SAMPLED_EUROPEAN, rule: Edition = EDITION_2019, inhibitor: str = "none"
) -> dict[float, float]:
    """Share of people at each activity score, in rising order; the shares add up to 1.

    Raises `CourseError` for an unknown inhibitor class. Source: Hardy–Weinberg.

    >>> score_shares(AlleleTable(shares_percent={"*1": 80, "*4": 20}))[0.0]
    0.04000000000000001
    """
    left = INHIBITION[
        one_of("inhibitor", inhibitor, INHIBITION, because="inhibitors are told in three classes.")
    ]
    found: dict[float, float] = {}
    valued = [(allele_value(allele, rule), share) for allele, share in table.shares.items()]
    for (first, one), (second, other) in product(valued, repeat=2):
        score = left * (first + second)
        found[score] = found.get(score, 0.0) + one * other
    return {score: found[score] for score in sorted(found) if found[score] > 0}


def phenotype_shares(
    table: AlleleTable = SAMPLED_EUROPEAN, rule: Edition = EDITION_2019, inhibitor: str = "none"
) -> dict[str, float]:
    """Share of people who are called normal, intermediate, poor and ultrarapid; the shares add up to 1.

    >>> {kind: round(100 * share, 1) for kind, share in phenotype_shares().items()}
    {'normal': 57.5, 'intermediate': 34.8, 'poor': 5.0, 'ultrarapid': 2.7}
    """
    shares = dict.fromkeys(PHENOTYPES, 0.0)
    for score, share in score_shares(table, rule, inhibitor).items():
        shares[phenotype_of(score, rule)] += share
    return shares


def mean_score(phenotype: str, table: AlleleTable = SAMPLED_EUROPEAN, rule: Edition = EDITION_2019) -> float:
    """Mean activity score of the people who are called by one phenotype.

    Raises `CourseError` for an unknown phenotype, and for one that nobody in the group has.

    >>> round(mean_score("intermediate"), 2)
    0.93
    """
    kind = one_of("phenotype", phenotype, PHENOTYPES, because="these four are told apart by the score.")
    inside = {x: share for x, share in score_shares(table, rule).items() if phenotype_of(x, rule) == kind}
    if not inside:
        raise CourseError(f"Nobody in this group is {kind}, but someone must be: a mean needs people.")
    return sum(x * share for x, share in inside.items()) / sum(inside.values())
