"""The graded assignment of chapter 15: tasks, points, rubrics, and how a student's own patient is drawn."""

from collections.abc import Mapping
from random import Random

from course_lib.chapters.capstone_one_patient.assignment import functions, numbers, samples
from course_lib.chapters.capstone_one_patient.mystery import letter
from course_lib.models.patient.people import TARDIVE
from course_lib.questions.assignment import Assignment
from course_lib.questions.building import figure_rubric, task, written_rubric
from course_lib.questions.given import given_source, own
from course_lib.questions.params import Params

# What a student may see, in this order; all else that is drawn stays hidden.
OWN = (
    *("patient_seed", "new_tablet", "same", "near", "far", "chance"),
    *("prior_mean", "prior_sd", "sem", "films", "mean_rating"),
)


def _draw(rng: Random) -> Mapping[str, object]:
    seed = rng.randrange(10**6)
    return {
        "patient_seed": seed,
        "new_tablet": rng.choice(
            ("paroxetine", "ketoconazole", "rifampin", "duloxetine", "an MAO inhibitor")
        ),
        "same": rng.choice((29, 33, 37)),
        "near": rng.choice((13, 16, 19)),
        "far": rng.choice((4, 5, 6)),
        "chance": rng.choice((1.7, 2.1, 2.5)),
        "prior_mean": 10.0,
        "prior_sd": rng.choice((3.3, 3.9, 4.4)),
        "sem": rng.choice((1.9, 2.3)),
        "films": rng.choice((2, 3)),
        "mean_rating": rng.choice((15.3, 16.1, 17.4)),
        "hidden_score": samples.patient_of(seed).hidden.score,
        "data_seed": rng.randrange(10**6, 10**9),
    }


def _suits(params: Params) -> bool:
    """Whether the chain's benefit is meant for this patient, the tablet is new, and known slips of the chance stand apart."""
    patient = samples.patient_of(params.patient_seed)
    if (
        patient.indication != TARDIVE
        or patient.tablet == params.new_tablet
        or not 8 <= params.hidden_score <= 18
    ):
        return False
    low, high = (samples.rows_of(params)[place].chance_better for place in (0, 2))
    return high - low > 0.04 and abs(1 - 2 * low) > 0.06 and abs(1 - low - high) > 0.04


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers, the letter and the clinic's ratings."""
    patient = samples.patient_of(params.patient_seed)
    return given_source(
        **own(params, *OWN),
        ratings=repr(list(samples.ratings_of(params))),
        diplotype=repr(patient.diplotype),
        ecg=repr(patient.ecg),
        mood=repr(patient.mood),
        letter=repr(letter(patient)),
    )


# A part's name is the name in the notebook's `answer(...)` call: `course check 15` holds both together.
ASSIGNMENT = Assignment(
    chapter="15",
    draw=_draw,
    suits=_suits,
    given_cell="given",
    given=_given,
    tasks=(
        task("task1", "Three films", score=(numbers.SCORE, 2), kappa=(numbers.KAPPA, 1)),
        task(
            "task2",
            "Exposure after a tablet",
            ratio_alone=(functions.WITHOUT, 1),
            ratio_inhibited=(functions.WITH, 1),
        ),
        task(
            "task3",
            "From exposure to movement",
            aims=(functions.ON_EXPOSURE, 1),
            aims_course=(functions.COURSE, 1),
        ),
        task("task4", "A belief", belief_mean=(numbers.MEAN, 1), belief_sd=(numbers.SPREAD, 1)),
        task(
            "task5",
            "Gate and dose",
            gate=(numbers.gate, 1),
            chance_better=(numbers.BETTER, 1),
            dose=(numbers.dose, 1),
        ),
        task("task6", "A new tablet", revised_cap=(numbers.revised, 1)),
    ),
    hand_marked=(
        figure_rubric(
            "task7",
            "Benefit and harm",
            "15.decide",
            drawn=(
                "Both chances are drawn over the dose and can be told apart.",
                "Two marked lines, 40, 60 and 80 mg.",
            ),
            axes=(
                "Both axes are labelled with quantity and unit.",
                "Dose in mg a day along, a chance upwards.",
            ),
            finding="A statement about the dose; “benefit and harm” is none.",
        ),
        written_rubric(
            "task8",
            "The report",
            "15.defend",
            (
                1.5,
                "Names every stop, cap and question of the gate, and what follows.",
                "Each trap of the letter. If one is missed, the dose above earns nothing, however right.",
            ),
            (
                1,
                "Gives numbers with their intervals, and where each comes from.",
                "Change, 90 % interval, both chances; what was assumed.",
            ),
            (
                1,
                "Says why not the next dose up, and not the next one down.",
                "With the difference of both chances.",
            ),
            (
                1,
                "Says what is watched, when, and at what it is stopped.",
                "ECG, slowness, mood; a rule, not “closely”.",
            ),
            (
                0.5,
                "Says what would change the plan, and what the model cannot say.",
                "An observation with its action; no tolerance, no placebo, no person.",
            ),
        ),
    ),
)
