"""The graded assignment of chapter 13: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

import numpy as np

from course_lib.chapters.the_personal_equation.assignment import curves, numbers, samples
from course_lib.questions.assignment import Assignment
from course_lib.questions.building import figure_rubric, task, written_rubric
from course_lib.questions.given import given_source, listed, own
from course_lib.questions.params import Params

# What a student may see, in this order; all else that is drawn stays hidden.
OWN = (
    "start_nM",
    "half_life_h",
    "time_h",
    "left_per_cent",
    "late_first_nM",
    "late_second_nM",
    "late_gap_h",
)


def _draw(rng: Random) -> Mapping[str, object]:
    half_life_h = rng.choice([4.0, 5.0, 6.0, 8.0])
    late_is_slower = rng.random() < 0.5
    late_gap_h, late_first_nM = rng.choice([4.0, 6.0]), rng.choice([4.0, 5.0, 6.0])
    late_half_life_h = half_life_h * (2.5 if late_is_slower else 1.0)
    return {
        "start_nM": rng.choice([40.0, 60.0, 80.0]),
        "half_life_h": half_life_h,
        "time_h": round(half_life_h * rng.choice([1.4, 1.5, 1.7, 1.8]), 1),
        "left_per_cent": rng.choice([5, 10, 12]),
        "late_first_nM": late_first_nM,
        "late_second_nM": round(late_first_nM * 0.5 ** (late_gap_h / late_half_life_h), 3),
        "late_gap_h": late_gap_h,
        "late_is_slower": late_is_slower,
        "hidden_half_life_h": round(rng.uniform(4.0, 9.0), 2),
        "hidden_start_nM": round(rng.uniform(40.0, 90.0), 1),
        "data_seed": rng.randrange(10**6, 10**9),
    }


def _suits(params: Params) -> bool:
    """Whether an honest fit to the student's samples lands near the hidden values, as chance need not allow."""
    half_life_h, start_nM = samples.fitted(params)
    off = half_life_h / params.hidden_half_life_h, start_nM / params.hidden_start_nM
    return all(abs(np.log(ratio)) < np.log(1.1) for ratio in off)


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers and samples, and nothing that is hidden."""
    return given_source(
        **own(params, *OWN),
        times_h=listed(samples.SAMPLE_TIMES_H, 0),
        samples_nM=listed(samples.samples_nM(params), samples.DECIMALS),
    )


# A part's name is the name in the notebook's `answer(...)` call: `course check 13` holds both together.
ASSIGNMENT = Assignment(
    chapter="13",
    draw=_draw,
    suits=_suits,
    given_cell="given",
    given=_given,
    tasks=(
        task(
            "task1",
            "Numbers of one fall",
            left=(numbers.LEFT, 1),
            rate=(numbers.RATE, 1),
            wait=(numbers.WAIT, 1),
        ),
        task("task2", "The level as a function", level_whole=(numbers.WHOLE, 2), level_any=(numbers.ANY, 2)),
        task("task3", "One dose and two", one_dose=(curves.ONE_DOSE, 1), two_doses=(curves.TWO_DOSES, 2)),
        task("task4", "A half-life from samples", estimate=(curves.ESTIMATE, 4)),
        task("task5", "One half-life or two", late_half_life=(numbers.LATE, 1), verdict=(numbers.verdict, 1)),
    ),
    hand_marked=(
        figure_rubric(
            "task6",
            "A figure of the samples",
            "13.rate",
            drawn=(
                "Samples and fitted line are drawn and can be told apart.",
                "Markers for samples, a line for the fit; a logarithmic axis or a curve.",
            ),
            axes=("Both axes are labelled with quantity and unit.", "Hours along, nM upwards."),
            finding="A statement about the half-life; “level against time” is none.",
        ),
        written_rubric(
            "task7",
            "When is it gone?",
            "13.judge",
            (
                1,
                "Says what is left after five half-lives, with a number of your own.",
                "About 3 %, computed; not “nothing”.",
            ),
            (0.5, "Says why it is never quite zero.", "Equal shares, not equal amounts."),
            (
                0.5,
                "Says when one half-life is not enough.",
                "A second, slower process; a bend on the logarithmic axis.",
            ),
        ),
    ),
)
