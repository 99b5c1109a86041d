"""The graded assignment of chapter 13: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

import numpy as np

from course_lib.chapters.the_personal_equation.assignment import curves, functions
from course_lib.chapters.the_personal_equation.assignment.samples import (
    explained_by_score,
    fitted_line,
    measured_explained,
    measured_people,
)
from course_lib.questions.assignment import Assignment
from course_lib.questions.building import figure_rubric, task, written_rubric
from course_lib.questions.given import given_source, listed, own
from course_lib.questions.params import Params

OWN = ("drug_share", "full_dose_mg", "third_score", "ketoconazole_factor")


def _draw(rng: Random) -> Mapping[str, object]:
    return {
        "drug_share": rng.choice((0.45, 0.55, 0.6, 0.7)),
        "full_dose_mg": rng.choice((60.0, 80.0, 100.0)),
        "third_score": rng.choice((0.5, 0.75, 1.0)),
        "ketoconazole_factor": rng.choice((1.5, 1.8, 2.1)),
        "hidden_share": round(rng.uniform(0.5, 0.75), 3),
        "hidden_clearance_L_per_h": round(rng.uniform(22.0, 40.0), 1),
        "hidden_sd": round(rng.uniform(0.28, 0.36), 3),
        "data_seed": rng.randrange(10**6, 10**9),
    }


def _suits(params: Params) -> bool:
    """Whether honest answers to the student's measurements land near the truth, as chance need not allow."""
    share, normal = fitted_line(params)
    off = (
        share / params.hidden_share / 1.12,
        params.hidden_share / share / 1.12,
        normal / params.hidden_clearance_L_per_h / 1.06,
        params.hidden_clearance_L_per_h / normal / 1.06,
    )
    ratio = measured_explained(params) / explained_by_score(params)
    return bool(max(off) < 1 and abs(np.log(ratio)) < np.log(1.25) and explained_by_score(params) < 0.6)


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers and measurements, and nothing that is hidden."""
    scores, clearances = measured_people(params)
    return given_source(
        **own(params, *OWN), scores=listed(scores, 2), clearances_L_per_h=listed(clearances, 1)
    )


ASSIGNMENT = Assignment(
    chapter="13",
    draw=_draw,
    suits=_suits,
    given_cell="given",
    given=_given,
    tasks=(
        task(
            "task1",
            "The score as a function",
            score_plain=(functions.PLAIN, 2),
            score_inhibited=(functions.INHIBITED, 2),
        ),
        task("task2", "A share from two hundred people", estimate=(curves.ESTIMATE, 3)),
        task("task3", "How much do scores explain?", explained=(curves.EXPLAINED, 2)),
        task("task4", "Three patients", poor_ratio=(curves.RATIO, 1), doses_mg=(curves.DOSES, 2)),
        task(
            "task5",
            "What a level adds",
            posterior_one=(functions.ONE, 2),
            posterior_many=(functions.MANY, 2),
        ),
    ),
    hand_marked=(
        figure_rubric(
            "task6",
            "People and scores",
            "13.variance",
            drawn=(
                "Clearances of all people against their scores, with the fitted line.",
                "Dots that can be told apart (or shares of each score), and one line.",
            ),
            axes=("Both axes are labelled with quantity and unit.", "Activity score along, L/h upwards."),
            finding="How much scores explain, or how far they overlap; “clearance against score” is none.",
        ),
        written_rubric(
            "task7",
            "A clinic will genotype everyone",
            "13.policy",
            (0.5, "Names a size.", "Share of variance, exposure ratio or dose, with a number of their own."),
            (
                0.5,
                "Separates exposure from effect.",
                "Effect depends on sensitivity too; 3.6 % of it in the lecture.",
            ),
            (0.5, "Names a cap or QT.", "For whom it matters: few people, twofold exposure."),
            (
                0.5,
                "Says what genotype misses, and does not overclaim.",
                "Co-medication, unknown alleles, the rest of clearance; no promise of the right dose.",
            ),
        ),
    ),
)
