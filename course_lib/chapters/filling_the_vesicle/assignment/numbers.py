"""Tasks 1 and 2 of chapter 02's assignment: numbers of the student's own vesicle, and depletion as a function."""

import math
from dataclasses import replace
from random import Random

from course_lib.models.terminal.transport import SYNAPTIC_VESICLE, Exchange, accumulation_ratio
from course_lib.questions.kinds import FunctionQuestion, Mistake, NumberQuestion
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

CASES = 8
THERMAL_mV = 26.73  # as the locked cell gives it
HINTS = (
    "Say in words what goes in and what comes out.",
    "Write the equation of the lecture with your own numbers in it.",
    "Check the limits: what must it be without a drug, and with all of VMAT2 blocked?",
)


def texts(prompt: str, worked: str, means: str) -> dict:
    """The texts of a marked question; its full wording stands in the notebook."""
    return {"prompt": prompt, "hints": HINTS, "worked": worked, "means": means}


def exchange(params: Params) -> Exchange:
    """The exchanger of task 1 in this variant."""
    return replace(
        SYNAPTIC_VESICLE,
        protons_out=params.protons_out,
        ph_in=params.ph_in,
        ph_out=params.ph_out,
        potential_mV=params.potential_mV,
    )


def _fold(params: Params, **changes: float) -> float:
    return accumulation_ratio(replace(exchange(params), **changes))


LIMIT = NumberQuestion(
    id="assignment02.limit",
    objective="02.gradient",
    answer=lambda g: accumulation_ratio(exchange(g)),
    mistakes=(
        Mistake(
            id="limit_without_potential",
            answer=lambda g: _fold(g, potential_mV=0.0),
            because="The potential is missing. More charge leaves than comes in, so the potential inside helps to fill the vesicle.",
        ),
        Mistake(
            id="limit_step_once",
            answer=lambda g: (
                _fold(g, protons_out=1) * math.exp((g.protons_out - 1) * g.potential_mV / THERMAL_mV)
            ),
            because="The pH step stands there once, but every proton that leaves falls down it: it counts once for each of them.",
        ),
        Mistake(
            id="limit_all_charges",
            answer=lambda g: _fold(g, amine_charge=0.0),
            because="You counted every proton's charge and forgot the amine's own, which comes in against the potential: h − 1.",
        ),
        Mistake(
            id="limit_reversed_potential",
            answer=lambda g: _fold(g, potential_mV=-g.potential_mV),
            because="The potential has the wrong sign. The inside is positive and drives out the charges that leave in excess.",
        ),
    ),
    **texts("Greatest accumulation.", "{truth:.4g}.", "So far could this exchanger fill a vesicle."),
)

ONE_FOR_ONE = NumberQuestion(
    id="assignment02.one_for_one",
    objective="02.claims",
    answer=lambda g: _fold(g, protons_out=1),
    mistakes=(
        Mistake(
            id="one_with_potential",
            answer=lambda g: _fold(g, protons_out=1, amine_charge=0.0),
            because="One charge leaves and one comes in: nothing is moved in excess, and the potential plays no part.",
        ),
        Mistake(
            id="one_is_step",
            answer=lambda g: g.ph_out - g.ph_in,
            because="That is the pH step. A pH is a logarithm: raise ten to it to get a ratio of concentrations.",
        ),
    ),
    **texts("Greatest accumulation of one for one.", "{truth:.3g}.", "Claim #11 would leave it at that."),
)

MOLECULES = NumberQuestion(
    id="assignment02.molecules",
    objective="02.load_leak",
    answer=lambda g: g.loading_per_min * (1 - g.occupancy) / g.leak_per_min,
    tolerance=Tolerance(relative=0.01),
    mistakes=(
        Mistake(
            id="molecules_without_drug",
            answer=lambda g: g.loading_per_min / g.leak_per_min,
            because="That is the content without the drug. Only the free share of the pumps loads, one minus the occupancy.",
        ),
        Mistake(
            id="molecules_blocked_share",
            answer=lambda g: g.loading_per_min * g.occupancy / g.leak_per_min,
            because="You let the blocked pumps load. Those that work are the others, one minus the occupancy.",
        ),
        Mistake(
            id="molecules_loaded",
            answer=lambda g: g.loading_per_min * (1 - g.occupancy),
            because="That is what the free pumps load each minute. The content is what this rate holds up against the leak: divide by it.",
        ),
        Mistake(
            id="molecules_times_leak",
            answer=lambda g: g.loading_per_min * (1 - g.occupancy) * g.leak_per_min,
            because="You multiplied by the leak. At rest leak times content equals loading, so the leak divides.",
        ),
    ),
    **texts("Molecules at rest.", "{truth:.4g}.", "Loading of the free pumps, over leak."),
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


def _cases(params: Params, *, constant_cytosol: bool) -> list[dict[str, float]]:
    rng = Random(f"cases|{params.data_seed}|{constant_cytosol}")
    return [
        {
            "occupancy": round(rng.uniform(0.15, 0.9), 3),
            "cytosol_gain": 0.0 if constant_cytosol else round(rng.uniform(0.5, 3.0), 2),
        }
        for _ in range(CASES)
    ]


CONTENT_FOR_LOSS = Mistake(
    id="content_for_loss",
    answer=lambda g: content_fed,
    because="That is the share that is left. The depletion is the share that is lost, one minus it.",
)
SIGNATURE = "depletion(occupancy, cytosol_gain)"

CONSTANT = FunctionQuestion(
    id="assignment02.depletion_constant",
    objective="02.load_leak",
    signature=SIGNATURE,
    unit="1",
    answer=lambda g: depletion_fed,
    cases=lambda g: _cases(g, constant_cytosol=True),
    mistakes=(CONTENT_FOR_LOSS,),
    **texts("Depletion in a constant cytosol.", "Δ = O.", "The three assumptions hold."),
)

FED = FunctionQuestion(
    id="assignment02.depletion",
    objective="02.load_leak",
    signature=SIGNATURE,
    unit="1",
    answer=lambda g: depletion_fed,
    cases=lambda g: _cases(g, constant_cytosol=False),
    mistakes=(
        CONTENT_FOR_LOSS,
        Mistake(
            id="gain_left_out",
            answer=lambda g: _constant_cytosol,
            because="Your function does not use the gain. A rising cytosol feeds the free pumps, and less is lost than is blocked.",
        ),
        Mistake(
            id="one_turn",
            answer=lambda g: depletion_one_turn,
            because="You let the cytosol answer the occupancy. It answers the depletion, which is what you are looking for: solve for it.",
        ),
        Mistake(
            id="gain_on_occupancy",
            answer=lambda g: _gain_on_occupancy,
            because="The gain stands beside O. In the balance it multiplies the free share: collect Δ once more.",
        ),
    ),
    **texts("Depletion with a rising cytosol.", "O/(1 + g (1 − O)).", "Feedback saves part of the content."),
)
