"""The graded assignment of chapter 05: tasks, points, rubrics, and how a student's own numbers are drawn."""

import textwrap
from collections.abc import Mapping
from random import Random

import numpy as np

from course_lib.chapters.reserpine_vs_valbenazine.assignment import curves as readings
from course_lib.chapters.reserpine_vs_valbenazine.assignment import numbers as laws
from course_lib.chapters.reserpine_vs_valbenazine.assignment.samples import (
    DECIMALS,
    SAMPLE_DAYS,
    assays,
    gain,
    sites,
)
from course_lib.questions.assignment import Assignment, Criterion, HandMarked, Part, Task
from course_lib.questions.params import Params

WIDTH = 100
TOLD = (
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


def _array(values: np.ndarray) -> str:
    words = " ".join(f"{value:.{DECIMALS}f}" for value in values.ravel())
    return 'np.array("""\n' + textwrap.fill(words, WIDTH) + '\n""".split(), dtype=float)'


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers and readings, and nothing that is hidden."""
    table = sites(params)
    days = ", ".join(f"{day:g}" for day in SAMPLE_DAYS)
    return "\n".join(
        [
            "# Your own numbers. This cell is locked: marking puts the same numbers back.",
            "import numpy as np",
            "",
            *(f"{name} = {getattr(params, name)!r}" for name in TOLD),
            f"sample_days = np.array([{days}], dtype=float)",
            f"free_sites = {_array(table)}.reshape{table.shape}",
            *(f"{name} = {_array(values)}" for name, values in assays(params).items()),
        ]
    )


ASSIGNMENT = Assignment(
    chapter="05",
    draw=_draw,
    suits=_suits,
    given_cell="given",
    given=_given,
    tasks=(
        Task(
            cell="task1",
            title="Three times",
            parts=(
                Part(name="effect_h", question=laws.EFFECT, points=1),
                Part(name="delay_h", question=laws.DELAY, points=1),
                Part(name="recovery_days", question=laws.RECOVERY, points=1),
            ),
        ),
        Task(
            cell="task2",
            title="Daily doses as a function",
            parts=(
                Part(name="first_dose", question=laws.FIRST_DOSE, points=1),
                Part(name="many_doses", question=laws.MANY_DOSES, points=3),
            ),
        ),
        Task(
            cell="task3",
            title="Two courses after the last dose",
            parts=(
                Part(name="reversible_held", question=readings.REVERSIBLE, points=2),
                Part(name="lasting_held", question=readings.LASTING, points=1),
            ),
        ),
        Task(
            cell="task4",
            title="A half-time from noisy sites",
            parts=(Part(name="estimate", question=readings.ESTIMATE, points=4),),
        ),
        Task(
            cell="task5",
            title="Why the block lasts",
            parts=(
                Part(name="gain", question=readings.GAIN, points=1),
                Part(name="story", question=readings.story, points=1),
            ),
        ),
    ),
    hand_marked=(
        HandMarked(
            cell="task6",
            title="A figure of the fit",
            objective="05.turnover",
            criteria=(
                Criterion(
                    points=1,
                    text="The readings and the fitted recovery are drawn and can be told apart.",
                    look_for="Single animals or means with whiskers, one smooth curve that rises and flattens.",
                ),
                Criterion(
                    points=0.5,
                    text="Both axes are labelled with quantity and unit, and begin at zero.",
                    look_for="Days along; free sites as a share or per cent of control upwards.",
                ),
                Criterion(
                    points=0.5,
                    text="The title states a finding.",
                    look_for="A statement about the half-time or the block; “sites against time” is none.",
                ),
            ),
        ),
        HandMarked(
            cell="task7",
            title="Selective for what?",
            objective="05.amines",
            criteria=(
                Criterion(
                    points=1,
                    text="Says which stores a VMAT2 inhibitor empties, with the reason.",
                    look_for="Dopamine, serotonin and noradrenaline, sympathetic nerves too: all fill through VMAT2.",
                ),
                Criterion(
                    points=0.5,
                    text="Keeps mood and pressure apart, each with its amine.",
                    look_for="Serotonin (and noradrenaline) of the brain; noradrenaline of sympathetic nerves.",
                ),
                Criterion(
                    points=0.5,
                    text="Names a measurement that the argument needs and the model does not have.",
                    look_for="For example standing blood pressure, or release of each amine at a known occupancy.",
                ),
            ),
        ),
    ),
)
