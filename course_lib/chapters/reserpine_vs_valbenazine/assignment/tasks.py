"""The graded assignment of chapter 05: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

from course_lib.chapters.reserpine_vs_valbenazine.assignment import curves, numbers
from course_lib.chapters.reserpine_vs_valbenazine.assignment.samples import (
    DECIMALS,
    SAMPLE_DAYS,
    assays,
    gain,
    sites,
)
from course_lib.questions.assignment import Assignment
from course_lib.questions.building import figure_rubric, task, written_rubric
from course_lib.questions.given import given_source, own, packed
from course_lib.questions.params import Params

OWN = (
    "half_life_h",
    "held_at_stop",
    "held_at_end",
    "times",
    "half_time_days",
    "free_at_stop",
    "free_at_end",
)


def _draw(rng: Random) -> Mapping[str, object]:
    return {
        "half_life_h": rng.choice([10.0, 12.0, 15.0, 16.0, 18.0, 20.0]),
        "held_at_stop": rng.choice([0.84, 0.86, 0.88, 0.9, 0.92]),
        "held_at_end": rng.choice([0.3, 0.35, 0.4, 0.6]),
        "times": rng.choice([3.0, 5.0, 6.0, 8.0]),
        "half_time_days": rng.choice([5.0, 6.0, 7.0, 8.0, 9.0, 11.0]),
        "free_at_stop": rng.choice([0.08, 0.1, 0.12, 0.15]),
        "free_at_end": rng.choice([0.65, 0.7, 0.75, 0.85]),
        "hidden_half_time_days": round(rng.uniform(5, 12), 1),
        "hidden_blocked": round(rng.uniform(0.82, 0.94), 2),
        "story": rng.choice(["destroyed", "for_ever", "slow"]),
        "story_half_time_days": rng.choice([3.0, 3.5, 4.0, 4.5]),
        "data_seed": rng.randrange(10**6, 10**9),
    }


def _suits(params: Params) -> bool:
    """Whether the assays show plainly why the block lasts, as the means of few animals need not."""
    protein, gained = assays(params)["protein"].mean(), gain(params)
    return (protein < 0.5) == (params.story == "destroyed") and (
        gained > 0.12 if params.story == "slow" else abs(gained) < 0.05
    )


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers and readings, and nothing that is hidden."""
    table = sites(params)
    days = ", ".join(f"{day:g}" for day in SAMPLE_DAYS)
    return given_source(
        **own(params, *OWN),
        sample_days=f"np.array([{days}], dtype=float)",
        free_sites=f"{packed(table, DECIMALS)}.reshape{table.shape}",
        **{name: packed(values, DECIMALS) for name, values in assays(params).items()},
    )


ASSIGNMENT = Assignment(
    chapter="05",
    draw=_draw,
    suits=_suits,
    given_cell="given",
    given=_given,
    tasks=(
        task(
            "task1",
            "Three times",
            effect_h=(numbers.EFFECT, 1),
            delay_h=(numbers.DELAY, 1),
            recovery_days=(numbers.RECOVERY, 1),
        ),
        task(
            "task2",
            "Daily doses as a function",
            first_dose=(numbers.FIRST_DOSE, 1),
            many_doses=(numbers.MANY_DOSES, 3),
        ),
        task(
            "task3",
            "Two courses after the last dose",
            reversible_held=(curves.REVERSIBLE, 2),
            lasting_held=(curves.LASTING, 1),
        ),
        task("task4", "A half-time from noisy sites", estimate=(curves.ESTIMATE, 4)),
        task("task5", "Why the block lasts", gain=(curves.GAIN, 1), story=(curves.story, 1)),
    ),
    hand_marked=(
        figure_rubric(
            "task6",
            "A figure of the fit",
            "05.turnover",
            drawn=(
                "The readings and the fitted recovery are drawn and can be told apart.",
                "Single animals or means with whiskers, one smooth curve that rises and flattens.",
            ),
            axes=(
                "Both axes are labelled with quantity and unit, and begin at zero.",
                "Days along; free sites as a share or per cent of control upwards.",
            ),
            finding="A statement about the half-time or the block; “sites against time” is none.",
        ),
        written_rubric(
            "task7",
            "Selective for what?",
            "05.amines",
            (
                1,
                "Says which stores a VMAT2 inhibitor empties, with the reason.",
                "Dopamine, serotonin and noradrenaline, sympathetic nerves too: all fill through VMAT2.",
            ),
            (
                0.5,
                "Keeps mood and pressure apart, each with its amine.",
                "Serotonin (and noradrenaline) of the brain; noradrenaline of sympathetic nerves.",
            ),
            (
                0.5,
                "Names a measurement that the argument needs and the model does not have.",
                "For example standing blood pressure, or release of each amine at a known occupancy.",
            ),
        ),
    ),
)
