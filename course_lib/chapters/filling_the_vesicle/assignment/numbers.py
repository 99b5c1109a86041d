"""Tasks 1 and 2 of chapter 02's assignment: numbers of the student's own vesicle, and depletion as a function."""

import math
from dataclasses import replace
from random import Random

from course_lib.chapters.filling_the_vesicle.questions import load_leak
from course_lib.models.terminal.transport import SYNAPTIC_VESICLE, accumulation_ratio
from course_lib.questions.building import Marked, cases, own_hints
from course_lib.questions.params import Params
from course_lib.questions.tolerance import TWO_PER_CENT

THERMAL_mV = 26.73  # as the locked cell gives it
MARKED = Marked(
    chapter="02",
    hints=own_hints(
        "Say in words what goes in and what comes out.",
        "Check the limits: what must it be without a drug, and with all of VMAT2 blocked?",
    ),
)


def _fold(params: Params, **changes: float) -> float:
    exchange = replace(
        SYNAPTIC_VESICLE,
        protons_out=params.protons_out,
        ph_in=params.ph_in,
        ph_out=params.ph_out,
        potential_mV=params.potential_mV,
    )
    return accumulation_ratio(replace(exchange, **changes))


LIMIT = MARKED.number(
    "limit",
    "gradient",
    _fold,
    ("Greatest accumulation.", "{truth:.4g}.", "So far could this exchanger fill a vesicle."),
    tolerance=TWO_PER_CENT,
    mistakes={
        "limit_without_potential": (
            lambda g: _fold(g, potential_mV=0.0),
            "The potential is missing. More charge leaves than comes in, so the potential inside helps to fill the vesicle.",
        ),
        "limit_step_once": (
            lambda g: _fold(g, protons_out=1) * math.exp((g.protons_out - 1) * g.potential_mV / THERMAL_mV),
            "The pH step stands there once, but every proton that leaves falls down it: it counts once for each of them.",
        ),
        "limit_all_charges": (
            lambda g: _fold(g, amine_charge=0.0),
            "You counted every proton's charge and forgot the amine's own, which comes in against the potential: h − 1.",
        ),
        "limit_reversed_potential": (
            lambda g: _fold(g, potential_mV=-g.potential_mV),
            "The potential has the wrong sign. The inside is positive and drives out the charges that leave in excess.",
        ),
    },
)

ONE_FOR_ONE = MARKED.number(
    "one_for_one",
    "claims",
    lambda g: _fold(g, protons_out=1),
    ("Greatest accumulation of one for one.", "{truth:.3g}.", "Claim #11 would leave it at that."),
    tolerance=TWO_PER_CENT,
    mistakes={
        "one_with_potential": (
            lambda g: _fold(g, protons_out=1, amine_charge=0.0),
            "One charge leaves and one comes in: nothing is moved in excess, and the potential plays no part.",
        ),
        "one_is_step": (
            lambda g: g.ph_out - g.ph_in,
            "That is the pH step. A pH is a logarithm: raise ten to it to get a ratio of concentrations.",
        ),
    },
)

MOLECULES = MARKED.graded(
    load_leak.CONTENT,
    "molecules",
    ("Molecules at rest.", "{truth:.4g}.", "Loading of the free pumps, over leak."),
    numbers={"loading": "loading_per_min", "leak": "leak_per_min"},
    mistakes={
        "molecules_without_drug": (
            "drug_left_out",
            "That is the content without the drug. Only the free share of the pumps loads, one minus the occupancy.",
        ),
        "molecules_blocked_share": (
            "blocked_share_loads",
            "You let the blocked pumps load. Those that work are the others, one minus the occupancy.",
        ),
        "molecules_loaded": (
            "leak_left_out",
            "That is what the free pumps load each minute. The content is what this rate holds up against the leak: divide by it.",
        ),
        "molecules_times_leak": (
            "leak_multiplied",
            "You multiplied by the leak. At rest leak times content equals loading, so the leak divides.",
        ),
    },
)


def depletion_fed(occupancy, cytosol_gain):
    """Depletion with a cytosol that rises to 1 + gain × depletion.

    >>> depletion_fed(0.7, 0.0)
    0.7
    """
    return occupancy / (1 + cytosol_gain * (1 - occupancy))


def depletion_one_turn(occupancy, cytosol_gain):
    """Depletion if the cytosol is taken to answer the occupancy, one turn of the loop.

    >>> depletion_one_turn(0.5, 0.0)
    0.5
    """
    return 1 - (1 - occupancy) * (1 + cytosol_gain * occupancy)


def _constant_cytosol(occupancy, cytosol_gain):
    return occupancy


def content_fed(occupancy, cytosol_gain):
    """What is left, in place of what is lost.

    >>> round(content_fed(0.7, 0.0), 3)
    0.3
    """
    return 1 - depletion_fed(occupancy, cytosol_gain)


def _gain_on_occupancy(occupancy, cytosol_gain):
    return occupancy / (1 + cytosol_gain * occupancy)


def _constant(rng: Random, number: int) -> dict[str, float]:
    return {"occupancy": round(rng.uniform(0.15, 0.9), 3), "cytosol_gain": 0.0}


def _rising(rng: Random, number: int) -> dict[str, float]:
    return {**_constant(rng, number), "cytosol_gain": round(rng.uniform(0.5, 3.0), 2)}


SIGNATURE = "depletion(occupancy, cytosol_gain)"
WITH_EITHER = {
    "content_for_loss": (
        content_fed,
        "That is the share that is left. The depletion is the share that is lost, one minus it.",
    ),
}

CONSTANT = MARKED.function(
    "depletion_constant",
    "load_leak",
    depletion_fed,
    ("Depletion in a constant cytosol.", "Δ = O.", "The three assumptions hold."),
    signature=SIGNATURE,
    cases=cases("cases|{data_seed}|True", _constant),
    mistakes=WITH_EITHER,
)

FED = MARKED.function(
    "depletion",
    "load_leak",
    depletion_fed,
    ("Depletion with a rising cytosol.", "O/(1 + g (1 − O)).", "Feedback saves part of the content."),
    signature=SIGNATURE,
    cases=cases("cases|{data_seed}|False", _rising),
    mistakes={
        **WITH_EITHER,
        "gain_left_out": (
            _constant_cytosol,
            "Your function does not use the gain. A rising cytosol feeds the free pumps, and less is lost than is blocked.",
        ),
        "one_turn": (
            depletion_one_turn,
            "You let the cytosol answer the occupancy. It answers the depletion, which is what you are looking for: solve for it.",
        ),
        "gain_on_occupancy": (
            _gain_on_occupancy,
            "The gain stands beside O. In the balance it multiplies the free share: collect Δ once more.",
        ),
    },
)
