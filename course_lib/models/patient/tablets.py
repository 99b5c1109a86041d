"""Other drugs that a fictional patient takes: what each does to exposure, and what a safety gate must know of it."""

from dataclasses import dataclass

from course_lib.facts import fact


@dataclass(frozen=True, kw_only=True)
class Tablet:
    """Another drug that a patient takes: what it does to CYP2D6, by how much it multiplies the AUC of [+]-α-HTBZ
    otherwise, and what a safety gate must know of it.

    >>> TABLETS["paroxetine"].cyp2d6, TABLETS["ketoconazole"].factor
    ('strong', 2.1)
    """

    name: str
    cyp2d6: str = "none"
    cyp3a4: str = "none"
    factor: float = 1.0
    long_qt: bool = False
    mao: bool = False
    antidepressant: bool = False


# The two factors of CYP3A4 are unverified. The class of each CYP2D6 inhibitor is that of regulators' example lists.
TABLETS = {
    each.name: each
    for each in (
        Tablet(name="none"),
        Tablet(name="paroxetine", cyp2d6="strong", antidepressant=True),
        Tablet(name="fluoxetine", cyp2d6="strong", antidepressant=True),
        Tablet(name="bupropion", cyp2d6="strong", antidepressant=True),
        Tablet(name="duloxetine", cyp2d6="moderate", antidepressant=True),
        Tablet(
            name="ketoconazole",
            cyp3a4="strong inhibitor",
            factor=fact("valbenazine.ketoconazole_htbz_auc_ratio", "1"),
        ),
        Tablet(
            name="rifampin", cyp3a4="strong inducer", factor=fact("valbenazine.rifampin_htbz_auc_ratio", "1")
        ),
        Tablet(name="a drug that lengthens QT", long_qt=True),
        Tablet(name="an MAO inhibitor", mao=True),
    )
}
