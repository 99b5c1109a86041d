"""The uptake assay: how fast vesicles take up a labelled amine beside a competitive inhibitor.

    v = Vmax S / (S + Km (1 + I/Ki)),    IC50 = Ki (1 + S/Km)

Michaelis–Menten kinetics; the relation of IC50 and Ki is Cheng & Prusoff's. Counts of a scintillation counter
are Poisson numbers. Vesicles that bind the label without pumping it are the background.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, number, whole_number
from course_lib.facts import fact, preset


@dataclass(frozen=True, kw_only=True)
class UptakeAssay:
    """A tray of vesicles: substrate and its Km, counts per well without inhibitor, and background counts.

    The counts are illustrative: they stand for label, protein and counting time together.

    >>> uptake_ic50_nM(UptakeAssay(substrate_nM=123, km_nM=123), ki_nM=3)
    6.0
    """

    substrate_nM: float
    km_nM: float
    full_counts: float = 4000.0
    background_counts: float = 200.0

    def __post_init__(self) -> None:
        number("substrate_nM", self.substrate_nM, above=0, because="without substrate nothing is taken up.")
        number("km_nM", self.km_nM, above=0, because="it is a concentration of half effect.")
        number("full_counts", self.full_counts, at_least=0, at_most=1e9, because="a counter counts upward.")
        number("background_counts", self.background_counts, at_least=0, at_most=1e9, because="it is a count.")


# Illustrative substrate, well below Km, so that the IC50 lies close to Ki.
ASSAY = preset(lambda: UptakeAssay(substrate_nM=20.0, km_nM=fact("vmat2.uptake_km", "nM")))


def relative_uptake(assay: UptakeAssay, inhibitor_nM: object, ki_nM: float) -> np.ndarray:
    """Uptake with inhibitor over uptake without, shape of the inhibitor's concentrations, between 0 and 1.

    Raises `CourseError` for concentrations below zero and a Ki of zero or less. Source: Michaelis–Menten.

    >>> relative_uptake(UptakeAssay(substrate_nM=123, km_nM=123), [0.0, 6.0], ki_nM=3)
    array([1. , 0.5])
    """
    inhibitor = array_of_numbers("inhibitor_nM", inhibitor_nM, at_least=0, because="it is a concentration.")
    ki = number("ki_nM", ki_nM, above=0, because="it is a concentration of half effect.")
    S, Km = assay.substrate_nM, assay.km_nM  # symbols of the equation
    return (S + Km) / (S + Km * (1 + inhibitor / ki))


def uptake_ic50_nM(assay: UptakeAssay, ki_nM: float) -> float:
    """Concentration of inhibitor that halves the uptake in this assay, in nM.

    Raises `CourseError` for a Ki of zero or less. Source: Cheng & Prusoff's relation, derived in notebook 03.

    >>> round(uptake_ic50_nM(ASSAY, ki_nM=3.0), 2)
    3.49
    """
    ki = number("ki_nM", ki_nM, above=0, because="it is a concentration of half effect.")
    return ki * (1 + assay.substrate_nM / assay.km_nM)


def simulate_uptake_counts(
    assay: UptakeAssay, inhibitor_nM: object, ki_nM: float, *, replicates: int = 3, seed: int = 0
) -> np.ndarray:
    """Counts of a simulated tray, shape (replicates, doses): Poisson numbers about uptake plus background.

    Raises `CourseError` as `relative_uptake` does, and for a number of replicates or a seed that is not whole.

    >>> simulate_uptake_counts(ASSAY, [0.0, 1e6], ki_nM=3.0, seed=1).shape
    (3, 2)
    """
    wells = whole_number("replicates", replicates, at_least=1, at_most=10_000, because="wells are counted.")
    whole = whole_number("seed", seed, at_least=0, because="the same seed gives the same tray.")
    expected = assay.full_counts * relative_uptake(assay, inhibitor_nM, ki_nM) + assay.background_counts
    return np.random.default_rng(whole).poisson(expected, size=(wells, *expected.shape))
