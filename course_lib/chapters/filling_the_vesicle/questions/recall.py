"""What chapter 01 and school chemistry left behind, asked before chapter 02 builds on it."""

import math
from random import Random

from course_lib.chapters.filling_the_vesicle.questions.vesicles import PH_OUT, PH_STEPS
from course_lib.questions.kinds import WITH_RECIPROCAL, ChoiceQuestion, Mistake, NumberQuestion, Option


def _two_ph(rng: Random) -> dict[str, float]:
    return {"ph_in": round(PH_OUT - rng.choice(PH_STEPS), 1), "ph_out": PH_OUT}


PROTONS = NumberQuestion(
    id="filling.recall_ph",
    objective="02.gradient",
    prompt="A vesicle has pH {ph_in:g} inside, the cytosol pH {ph_out:g}. How many times higher is the concentration of "
    "protons inside?",
    draw=_two_ph,
    answer=lambda v: 10 ** (v.ph_out - v.ph_in),
    free=WITH_RECIPROCAL,
    hints=(
        "A pH is a logarithm: of what, and to which base?",
        "One unit of pH is a factor of ten in protons, and a lower pH means more of them.",
        "Raise ten to the difference of the two values.",
    ),
    worked="10^({ph_out:g} − {ph_in:g}) = {truth:.3g}.",
    why="A pH is minus log₁₀ of the protons, so a difference of pH is a ratio as a power of ten.",
    means="The proton pump of the vesicle keeps this ratio up, at the cost of ATP.",
    mistakes=(
        Mistake(
            id="difference_of_ph",
            answer=lambda v: v.ph_out - v.ph_in,
            because="That is the difference of the pH values. A pH is a logarithm, so a difference of pH stands for a ratio of concentrations.",
        ),
        Mistake(
            id="natural_exponent",
            answer=lambda v: math.exp(v.ph_out - v.ph_in),
            because="You raised e to the difference. The p in pH is the logarithm to base ten, so raise ten to it.",
        ),
        Mistake(
            id="ten_times_step",
            answer=lambda v: 10 * (v.ph_out - v.ph_in),
            because="You multiplied the step by ten. Each whole unit of pH is a factor of ten, and factors multiply: raise ten to the step.",
        ),
        Mistake(
            id="ratio_of_ph",
            answer=lambda v: v.ph_out / v.ph_in,
            because="That divides one pH by the other. Logarithms are subtracted, and ten is raised to the difference.",
        ),
    ),
)

QUANTUM = ChoiceQuestion(
    id="filling.recall_quantum",
    objective="02.load_leak",
    prompt="Chapter 01 let half of VMAT2 be blocked and cut the quantum q in half. What did that assume?",
    options=(
        Option(
            id="proportional",
            text="that a vesicle's content falls in proportion to the free pumps",
            right=True,
            reply="Content at rest was taken as proportional to free VMAT2. This chapter derives it, and then breaks it.",
        ),
        Option(
            id="fewer_vesicles",
            text="that half of the vesicles are no longer released",
            right=False,
            reply="That would be a change of n or p, and 1/CV² would have told. A block of the pump acts on what a vesicle holds.",
        ),
        Option(
            id="half_as_fast",
            text="that vesicles fill half as fast, but to the same content",
            right=False,
            reply="A slower filling to the same end would leave q alone, given time. What q needs is the content at rest.",
        ),
    ),
    hints=(
        "q is the dopamine that one vesicle adds.",
        "How much a vesicle holds was never computed in chapter 01: a rule stood in for it.",
        "The rule was: q is multiplied by the share of VMAT2 that is still free.",
    ),
    worked="q was multiplied by 1 − O: content in proportion to the free pumps, or depletion equal to occupancy.",
    means="This is claim #22 in other words, and it needs a proof.",
)

BATH = ChoiceQuestion(
    id="filling.recall_bath",
    objective="02.load_leak",
    prompt="Water runs into a bath without a plug, and the level stands still. The fuller the bath, the faster it drains. You turn the tap "
    "down to half. What does the level do?",
    options=(
        Option(
            id="falls_and_stays",
            text="it falls and then stands still, as the drain slows down",
            right=True,
            reply="A lower level drains more slowly, until as much leaves as comes in. A vesicle is filled and drained in the same way.",
        ),
        Option(
            id="runs_empty",
            text="it falls until the bath is empty, as the drain stays open",
            right=False,
            reply="An empty bath drains nothing, but the tap still runs. So the fall must end where drain and tap are equal.",
        ),
        Option(
            id="stays",
            text="it stays as it was, because water still comes in",
            right=False,
            reply="Less comes in than leaves at this level. The level falls until the drain has slowed down as well.",
        ),
    ),
    hints=(
        "Compare what comes in with what leaves, right after you turned the tap.",
        "What happens to the drain as the level falls?",
        "The level stands still where tap and drain are equal.",
    ),
    worked="The level falls until the drain is as slow as the tap: to half, if the drain is proportional to the level.",
    means="A steady state is a balance of two flows, not an amount that is stored.",
)

QUESTIONS = (BATH, PROTONS, QUANTUM)
