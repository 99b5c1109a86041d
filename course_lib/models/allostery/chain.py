"""From a dose to a terminal: four links in a row, each with its own assumption.

Dose → concentration in cerebrospinal fluid, in proportion (assumed, from one claimed pair). Concentration → response of
the receptor (`modulator`; it is assumed that this fluid holds what reaches the receptor). Response → release
(`release`; how much calcium a full response stops is ours). Release → the striatopallidal synapse of the circuit.

Source: numbers as a source claims them (`mglu4.valiglurax_csf_at_effective_dose`); everything between them is ours.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, number, plain
from course_lib.facts import claimed, preset
from course_lib.models.allostery.modulator import (
    VALIGLURAX,
    Modulator,
    affinity_for,
    glutamate_at,
    response,
)
from course_lib.models.allostery.release import Terminal, weakening

CSF_nM_PER_MG_KG = claimed("mglu4.valiglurax_csf_at_effective_dose", "nM") / claimed(
    "mglu4.valiglurax_lowest_effective_dose", "mg/kg"
)
ASSAY_SHARE = 0.2  # illustrative: glutamate on the receptor as in the assay
TEACHING_TERMINAL = Terminal(most_stopped=0.2)  # illustrative: a full response stops a fifth of the calcium
# The rat's α was not given: it is taken from the human receptor, and KB follows from the rat's EC50.
RAT_VALIGLURAX = preset(
    lambda: Modulator(
        affinity_nM=affinity_for(
            claimed("mglu4.valiglurax_ec50_rat", "nM"), claimed("mglu4.valiglurax_cooperativity", "1")
        ),
        cooperativity=claimed("mglu4.valiglurax_cooperativity", "1"),
    ),
    VALIGLURAX,
)


@dataclass(frozen=True, kw_only=True)
class Chain:
    """The links: modulator, glutamate on the receptor as a share of its top, terminal, nM in the fluid per mg/kg.

    Raises `CourseError` for a share of glutamate not between 0 and 1, and negative exposure.

    >>> Chain().glutamate_share
    0.2
    """

    modulator: Modulator = RAT_VALIGLURAX
    glutamate_share: float = ASSAY_SHARE
    terminal: Terminal = TEACHING_TERMINAL
    nM_per_mg_kg: float = CSF_nM_PER_MG_KG

    def __post_init__(self) -> None:
        number("glutamate_share", self.glutamate_share, above=0, below=1, because="it is a share of its top.")
        number("nM_per_mg_kg", self.nM_per_mg_kg, at_least=0, because="a dose gives a concentration.")


def weakening_at(chain: Chain, dose_mg_kg: object) -> float | np.ndarray:
    """Share of its release that the terminal loses at a dose (mg/kg); shape of the dose.

    Raises `CourseError` for negative doses.

    >>> weakening_at(Chain(), [0.3, 1, 3, 30]).round(2).tolist()
    [0.1, 0.2, 0.29, 0.35]
    """
    doses = array_of_numbers("dose_mg_kg", dose_mg_kg, at_least=0, because="it is a dose.")
    glutamate = float(glutamate_at(chain.glutamate_share))
    after = response(chain.modulator, glutamate, chain.nM_per_mg_kg * doses)
    return plain(np.asarray(weakening(chain.terminal, chain.glutamate_share, after)))
