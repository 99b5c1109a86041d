"""What calculators say of four drugs, and the six desirabilities that are added up from it.

The table is stored (`tools/describe_molecules.py` writes it with RDKit); the pKa are predicted. The multiparameter
score of Wager 2010 adds six numbers between 0 and 1. A shadow is a lower bound of the area that the barrier limits:
it can exclude a molecule, not pass it.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from course_lib.checks import number, one_of
from course_lib.facts import fact
from course_lib.models.membrane.partition import log_d_of_base

DATA = Path(__file__).parent / "data"
# Where each desirability is 1 and where 0 (Wager 2010, public implementations); the polar surface has two sides.
FALLS = {
    "log_p": (3.0, 5.0),
    "log_d": (2.0, 4.0),
    "mass": (360.0, 500.0),
    "donors": (0.5, 3.5),
    "pka": (8.0, 10.0),
}
SURFACE_RISES, SURFACE_FALLS = (20.0, 40.0), (90.0, 120.0)


@dataclass(frozen=True, kw_only=True)
class Descriptors:
    """Calculated numbers of one drug; areas in Å², molar mass in g/mol.

    >>> describe("HTBZ").donors
    1
    """

    drug: str
    log_p: float
    pka: float
    polar_surface_angstrom2: float
    molar_mass_g_per_mol: float
    donors: int
    smallest_shadow_angstrom2: float

    @property
    def log_d(self) -> float:
        """Calculated log D at pH 7.4."""
        return float(log_d_of_base(self.log_p, self.pka))


PKA = {
    "tetrabenazine": fact("membrane.pka_tetrabenazine", "1"),
    "HTBZ": fact("membrane.pka_htbz", "1"),
    "valbenazine": fact("membrane.pka_valbenazine", "1"),
    "reserpine": fact("membrane.pka_reserpine", "1"),
}
DRUGS = tuple(PKA)


@cache
def stored_rows() -> dict[str, dict[str, str]]:
    """Rows of the stored table by drug, as text.

    >>> sorted(stored_rows()) == sorted(DRUGS)
    True
    """
    with (DATA / "descriptors.csv").open(encoding="utf-8", newline="") as lines:
        return {row["drug"]: row for row in csv.DictReader(lines)}


def describe(drug: str) -> Descriptors:
    """Calculated numbers of one of the four drugs.

    Raises `CourseError` for another drug. Source: RDKit (Crippen log P), stored.

    >>> round(describe("reserpine").log_p, 2)
    4.17
    """
    row = stored_rows()[one_of("drug", drug, DRUGS, because="these four are described.")]
    return Descriptors(
        drug=drug,
        pka=PKA[drug],
        log_p=float(row["log_p"]),
        polar_surface_angstrom2=float(row["polar_surface_angstrom2"]),
        molar_mass_g_per_mol=float(row["molar_mass_g_per_mol"]),
        donors=int(row["donors"]),
        smallest_shadow_angstrom2=float(row["smallest_shadow_angstrom2"]),
    )


def falling(value: float, good: float, bad: float) -> float:
    """Desirability that is 1 up to `good`, 0 from `bad` on, and straight between; `bad` may be below `good`.

    >>> falling(4.0, 3.0, 5.0), falling(30.0, 40.0, 20.0)
    (0.5, 0.5)
    """
    at = number("value", value, because="it is a calculated number.")
    return float(np.clip((bad - at) / (bad - good), 0.0, 1.0))


def desirabilities(drug: Descriptors) -> dict[str, float]:
    """The six desirabilities, each between 0 and 1, by name.

    >>> desirabilities(describe("HTBZ"))["mass"]
    1.0
    """
    values = {
        "log_p": drug.log_p,
        "log_d": drug.log_d,
        "mass": drug.molar_mass_g_per_mol,
        "donors": drug.donors,
        "pka": drug.pka,
    }
    each = {name: falling(value, *FALLS[name]) for name, value in values.items()}
    surface = drug.polar_surface_angstrom2
    each["surface"] = min(falling(surface, *SURFACE_RISES[::-1]), falling(surface, *SURFACE_FALLS))
    return each


def multiparameter_score(drug: Descriptors) -> float:
    """Sum of the six desirabilities, 0 to 6. Source: Wager 2010.

    >>> [round(multiparameter_score(describe(name)), 1) for name in DRUGS]
    [5.2, 5.5, 4.7, 2.3]
    """
    return sum(desirabilities(drug).values())
