"""Vesicles and exchangers that the questions of chapter 02 are asked about.

All numbers are illustrative: chosen so that the arithmetic can be done with a pocket calculator.
"""

from dataclasses import replace
from random import Random

from course_lib.models.terminal.transport import SYNAPTIC_VESICLE, Exchange
from course_lib.questions.params import Params

PH_OUT = SYNAPTIC_VESICLE.ph_out
PH_STEPS = (1.2, 1.3, 1.4, 1.5, 1.6, 1.7)
POTENTIALS_MV = (20, 30, 40, 50, 60)
OCCUPANCIES = (0.4, 0.5, 0.6, 0.7, 0.8)


def draw_exchange(rng: Random) -> dict[str, float]:
    """Protons out per amine, pH inside and outside, potential of an illustrative vesicle."""
    return {
        "protons": rng.choice((2, 3)),
        "ph_in": round(PH_OUT - rng.choice(PH_STEPS), 1),
        "ph_out": PH_OUT,
        "potential": rng.choice(POTENTIALS_MV),
    }


def exchange(v: Params) -> Exchange:
    """The model's exchanger for these parameters.

    >>> exchange(Params(protons=2, ph_in=5.7, ph_out=7.2, potential=40)).protons_out
    2
    """
    return replace(
        SYNAPTIC_VESICLE, protons_out=v.protons, ph_in=v.ph_in, ph_out=v.ph_out, potential_mV=v.potential
    )
