"""Star alleles of CYP2D6, their activity values by edition of the rule, and the phenotype that a score is called.

The editions are data. 2016: decreased alleles count 0.5, scores of 1 to 2 are normal. 2019: *10 counts 0.25, normal
begins at 1.25. 2022: *9 and *41 count 0.25, too. An allele that is not in the table has no value, and is refused: it
is never taken for normal in silence. For teaching; no medical advice.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from course_lib.checks import near, number, one_of, shown
from course_lib.errors import CourseError
from course_lib.facts import fact, preset

_STAR = re.compile(r"(\*\d+)(?:x(\d+|N))?")
_NULL = ("*3", "*4", "*5", "*6", "*12", "*13", "*15", "*36", "*40", "*42", "*56", "*68", "*69")
_NORMAL = ("*1", "*2", "*27", "*34", "*39", "*45", "*46")
_DECREASED = ("*9", "*10", "*17", "*29", "*41")
MOST_COPIES = 13


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One edition of the rule: activity value of one copy of each allele, and the scores that are called normal.

    Score 0 is poor, below `normal_from` intermediate, above `normal_to` ultrarapid.

    >>> EDITIONS["2016"].values["*10"], EDITIONS["2019"].values["*10"]
    (0.5, 0.25)
    """

    name: str
    values: Mapping[str, float] = field(repr=False)
    normal_from: float
    normal_to: float

    def __post_init__(self) -> None:
        low = number("normal_from", self.normal_from, above=0, because="score 0 is the poor metaboliser's.")
        number("normal_to", self.normal_to, at_least=low, because="the range of normal runs upwards.")
        for allele, value in self.values.items():
            number(f"the value of {allele}", value, at_least=0, because="an activity has no sign.")


def _values(**changed: float) -> dict[str, float]:
    none, less, full = (fact(f"cyp2d6.value_{kind}", "1") for kind in ("none", "decreased", "normal"))
    known = dict.fromkeys(_NULL, none) | dict.fromkeys(_NORMAL, full) | dict.fromkeys(_DECREASED, less)
    return known | {allele.replace("star", "*"): value for allele, value in changed.items()}


def _scores(old: str = "") -> dict[str, float]:
    return {f"normal_{end}": fact(f"cyp2d6.{old}normal_{end}", "1") for end in ("from", "to")}


EDITION_2016 = preset(lambda: Edition(name="2016", values=_values(), **_scores("old_")))
EDITION_2019 = preset(
    lambda: Edition(name="2019", values=_values(star10=fact("cyp2d6.value_10", "1")), **_scores())
)
EDITION_2022 = preset(
    lambda: Edition(
        name="2022",
        values=_values(
            star10=fact("cyp2d6.value_10", "1"),
            star9=fact("cyp2d6.value_41", "1"),
            star41=fact("cyp2d6.value_41", "1"),
        ),
        **_scores(),
    )
)
EDITIONS = {each.name: each for each in (EDITION_2016, EDITION_2019, EDITION_2022)}
# The guideline on opioids; the one on serotonin reuptake inhibitors finds no consensus (cyp2d6.inhibitor_consensus).
INHIBITION = {
    "none": 1.0,
    "moderate": fact("cyp2d6.moderate_inhibitor_factor", "1"),
    "strong": fact("cyp2d6.strong_inhibitor_factor", "1"),
}


def edition(name: str) -> Edition:
    """One edition of the rule by its year. Raises `CourseError` for a year without one.

    >>> edition("2019").normal_from
    1.25
    """
    return EDITIONS[one_of("edition", name, EDITIONS, because="a score has a meaning in one edition only.")]


def allele_value(allele: str, rule: Edition = EDITION_2019) -> float:
    """Activity value of all copies on one chromosome, such as `"*4"`, `"*2x2"` or `"*68+*4"`.

    Raises `CourseError` for an unknown allele, an unknown number of copies and what is no star allele.

    >>> allele_value("*2x2"), allele_value("*68+*4"), allele_value("*36+*10")
    (2.0, 0.0, 0.25)
    """
    parts = allele.replace(" ", "").split("+") if isinstance(allele, str) else [""]
    return sum(_one(part, allele, rule) for part in parts)


def _one(part: str, allele: object, rule: Edition) -> float:
    found = _STAR.fullmatch(part)
    if not found:
        raise CourseError(
            f"allele is {shown(allele)}, but must be a star and a number, such as *4, *2x2 or *68+*4: "
            "that is how variants of CYP2D6 are named."
        )
    star, copies = found.groups()
    if star not in rule.values:
        hint = near(star, list(rule.values))
        ending = f" Did you mean {', '.join(hint)}?" if hint else ""
        raise CourseError(
            f"allele {star} is not in the table, but must be one of the {len(rule.values)} known ones: "
            f"an allele without an activity value has no score, and must not count as normal.{ending}"
        )
    if copies == "N" or not 1 <= int(copies or 1) <= MOST_COPIES:
        raise CourseError(
            f"allele {part} has {copies} copies, but must have a number of copies from 1 to {MOST_COPIES}: "
            "each copy adds its value to the score."
        )
    return rule.values[star] * int(copies or 1)


def activity_score(diplotype: str, rule: Edition = EDITION_2019, inhibitor: str = "none") -> float:
    """Sum of the activity values of two alleles, such as `"*1/*4"`, times the factor of an inhibitor.

    `inhibitor` is `none`, `moderate` or `strong`. The factors are a convention of one guideline, without consensus.
    Raises `CourseError` for one, three or more alleles, and as `allele_value` does.

    >>> activity_score("*1/*41"), activity_score("*1/*41", EDITION_2022), activity_score("*1/*1", inhibitor="strong")
    (1.5, 1.25, 0.0)
    """
    alleles = diplotype.split("/") if isinstance(diplotype, str) else []
    if len(alleles) != 2:
        raise CourseError(
            f"diplotype is {shown(diplotype)}, but must name two alleles, such as *1/*4: a person has two "
            "chromosomes, and copies on one of them are written *2x2."
        )
    left = INHIBITION[
        one_of("inhibitor", inhibitor, INHIBITION, because="inhibitors are told in three classes.")
    ]
    return sum(allele_value(one, rule) for one in alleles) * left


def phenotype_of(score: float, rule: Edition = EDITION_2019) -> str:
    """The word for an activity score in one edition: poor, intermediate, normal or ultrarapid.

    Raises `CourseError` for a score below zero.

    >>> phenotype_of(1.0, EDITION_2016), phenotype_of(1.0, EDITION_2019)
    ('normal', 'intermediate')
    """
    x = number("score", score, at_least=0, because="activities add up from nothing.")
    if x == 0:
        return "poor"
    if x < rule.normal_from:
        return "intermediate"
    return "normal" if x <= rule.normal_to else "ultrarapid"
