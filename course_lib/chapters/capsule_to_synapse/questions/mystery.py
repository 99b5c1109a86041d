"""Objective 06.area, at the bench: the mystery patient's plasma record."""

from random import Random

import numpy as np

from course_lib.chapters.capsule_to_synapse.views.patient import formed_mg, late_half_life_h
from course_lib.questions.kinds import FitQuestion, Mistake, Sought
from course_lib.questions.params import Params
from course_lib.questions.variants import variant


def hidden_patient(seed: object) -> Params:
    """The hidden values of the mystery patient of this seed."""
    return variant(MYSTERY, seed)


def _hidden(rng: Random) -> dict[str, float]:
    return {"clearance": rng.choice((13.0, 18.0, 24.0, 34.0, 45.0)), "noise_seed": rng.randrange(10**6)}


MYSTERY = FitQuestion(
    id="capsule.mystery",
    objective="06.area",
    prompt="`patient = mystery_patient(seed)`, with the seed of this question, takes 80 mg a day at steady state. `patient.hours` and `patient.ng_per_mL` are one day of the metabolite and "
    "its fall after the last capsule; each day `patient.formed_mg` of it are made. Estimate its clearance and its late half-life (24 to 72 h), each as (value, low, high), in a "
    "dictionary of `clearance_L_per_h` and `half_life_h`.",
    draw=_hidden,
    sought=(
        Sought(name="clearance_L_per_h", unit="L/h", truth=lambda v: v.clearance, factor=1.3, widest=2.5),
        Sought(
            name="half_life_h",
            unit="h",
            truth=lambda v: late_half_life_h(v.clearance),
            factor=1.3,
            widest=2.5,
        ),
    ),
    hints=(
        "Clearance is amount over area: at steady state the area of one day will do.",
        "Trapezoids over the first 24 h give the area; formed_mg × 1,000 over it is the clearance in L/h.",
        "A straight line through ln concentration from 24 to 72 h has the slope −ln 2/half-life.",
    ),
    worked="The hidden clearance is {clearance:g} L/h.",
    why="What is formed in a day must be cleared in a day, so formed amount over the day's area is clearance.",
    means="One day and one fall have told how this body clears the drug.",
    mistakes=(
        Mistake(
            id="dose_for_formed",
            answer=lambda v: {"clearance_L_per_h": v.clearance * 80.0 / formed_mg()},
            because="You divided the whole dose by the area. Only a fifth of it becomes this metabolite: use what is formed.",
        ),
        Mistake(
            id="rate_for_half_life",
            answer=lambda v: {"half_life_h": late_half_life_h(v.clearance) / float(np.log(2))},
            because="That is one over the slope. Half is left after ln 2 of that: multiply by 0.693.",
        ),
    ),
)

QUESTIONS = (MYSTERY,)
