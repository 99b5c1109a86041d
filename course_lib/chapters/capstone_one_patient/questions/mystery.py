"""Objective 15.update: the true score of a patient from a seed, from films alone."""

from random import Random

from course_lib.models.patient.people import mystery_patient
from course_lib.questions.kinds import FitQuestion, Mistake, Sought
from course_lib.questions.params import Params
from course_lib.questions.variants import variant


def hidden_patient(seed: object) -> Params:
    """The seed of the patient that this seed of the question hides, and the true total."""
    return variant(MYSTERY, seed)


def _draw(rng: Random) -> dict[str, object]:
    number = rng.randrange(10**6)
    return {"patient": number, "score": mystery_patient(number).hidden.score}


MYSTERY = FitQuestion(
    id="capstone_one_patient.mystery",
    objective="15.update",
    prompt="`mystery(seed)` is a patient from this question’s seed. Read the letter, rate three films before a drug at the film desk (`.desk()`), and estimate the true total. "
    "The answer is a dictionary with `score` as (value, low, high), a 95 % interval.",
    draw=_draw,
    sought=(Sought(name="score", unit="points", truth=lambda v: v.score, factor=1.3, widest=2.6),),
    hints=(
        "Rate each place by how far and how often it moves.",
        "Days differ little; what errs most is your eye.",
        "The mean of your three totals, ± 2 of your own SEM over √3.",
    ),
    worked="The true total is {score:g}.",
    why="Films show the true total give or take a point, so the mean of several totals misses it only by your own error over the root of their number.",
    means="Your interval holds it: your eye is calibrated.",
    mistakes=(
        Mistake(
            id="per_place",
            answer=lambda v: {"score": v.score / 7},
            because="That is the mean mark of a place. The total adds all seven.",
        ),
        Mistake(
            id="three_added",
            answer=lambda v: {"score": 3 * v.score},
            because="That is the sum over three films. Their mean estimates the total of one film.",
        ),
    ),
)

QUESTIONS = (MYSTERY,)
