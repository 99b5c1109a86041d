"""The graded assignment of chapter 08: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

import numpy as np

from course_lib.chapters.deuteration.assignment import curves, numbers
from course_lib.chapters.deuteration.assignment.samples import (
    DECIMALS,
    SAMPLE_TIMES_H,
    fitted_half_lives_h,
    samples_ng_per_mL,
)
from course_lib.questions.assignment import Assignment
from course_lib.questions.building import figure_rubric, task, written_rubric
from course_lib.questions.given import given_source, listed, own
from course_lib.questions.params import Params

OWN = (
    *("hydrogen_per_cm", "deuterium_per_cm", "temperature_K", "bond_effect", "commitment", "shown_effect"),
    *("route_share", "twin_route_effect", "dose_mg", "volume_L", "absorption_rate_per_h"),
    *("light_half_life_h", "half_life_ratio"),
)


def _draw(rng: Random) -> Mapping[str, object]:
    return {
        "hydrogen_per_cm": rng.randrange(2850, 2960, 10),
        "deuterium_per_cm": rng.randrange(2080, 2160, 10),
        "temperature_K": rng.choice([300.0, 305.0, 310.0]),
        "commitment": rng.choice([0.4, 0.6, 0.8, 1.2, 1.6]),
        "route_share": rng.choice([0.55, 0.6, 0.65, 0.7, 0.75, 0.8]),
        "twin_route_effect": rng.choice([3.0, 3.5, 4.5, 5.0]),
        "dose_mg": rng.choice([20.0, 24.0, 30.0, 36.0, 40.0]),
        "volume_L": rng.choice([400.0, 500.0, 600.0]),
        "absorption_rate_per_h": rng.choice([0.8, 1.0, 1.2]),
        "light_half_life_h": rng.choice([3.0, 3.5, 4.0, 4.5]),
        "half_life_ratio": rng.choice([1.8, 2.0, 2.2]),
        "hidden_half_life_h": round(rng.uniform(3.5, 6.0), 2),
        "hidden_ratio": round(rng.uniform(1.6, 2.4), 2),
        "hidden_first_ng_per_mL": round(rng.uniform(20.0, 40.0), 1),
        "data_seed": rng.randrange(10**6, 10**9),
        "bond_effect": rng.choice([5.0, 5.5, 6.0, 6.5, 7.0]),
        "shown_effect": rng.choice([2.5, 3.0, 3.5, 4.0]),
    }


def _suits(params: Params) -> bool:
    """Whether an honest fit to the student's samples lands near the hidden values, as chance need not allow."""
    light_h, heavy_h = fitted_half_lives_h(params)
    off = light_h / params.hidden_half_life_h, heavy_h / light_h / params.hidden_ratio
    return all(abs(np.log(ratio)) < np.log(limit) for ratio, limit in zip(off, (1.1, 1.15), strict=True))


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers and samples, and nothing that is hidden."""
    light, heavy = samples_ng_per_mL(params)
    return given_source(
        **own(params, *OWN),
        light_times_h=listed(SAMPLE_TIMES_H["light"], 0),
        light_samples_ng_per_mL=listed(light, DECIMALS),
        heavy_times_h=listed(SAMPLE_TIMES_H["heavy"], 0),
        heavy_samples_ng_per_mL=listed(heavy, DECIMALS),
    )


ASSIGNMENT = Assignment(
    chapter="08",
    draw=_draw,
    suits=_suits,
    given_cell="given",
    given=_given,
    tasks=(
        task(
            "task1",
            "Bond, enzyme, body",
            intrinsic=(numbers.INTRINSIC, 1),
            route_effect=(numbers.ROUTE, 1),
            exposure=(numbers.EXPOSURE, 1),
        ),
        task(
            "task2",
            "The chain as a function",
            exposure_unmasked=(numbers.UNMASKED, 2),
            exposure_masked=(numbers.MASKED, 2),
        ),
        task(
            "task3",
            "Three curves",
            light_curve=(curves.LIGHT, 1),
            same_dose_curve=(curves.SAME_DOSE, 1),
            same_auc_curve=(curves.SAME_AUC, 1),
        ),
        task("task4", "Half-lives from samples", estimate=(curves.ESTIMATE, 4)),
        task("task5", "The dose", matching_dose=(numbers.DOSE, 1), inhibited=(numbers.INHIBITED, 1)),
    ),
    hand_marked=(
        figure_rubric(
            "task6",
            "A figure of the samples",
            "08.curve",
            drawn=(
                "Samples and fitted lines of both drugs are drawn and can be told apart.",
                "Two sets of markers, two lines, a legend; a logarithmic axis or two curves.",
            ),
            axes=("Both axes are labelled with quantity and unit.", "Hours along, ng/mL upwards."),
            finding="A statement about the half-lives; “concentration against time” is none.",
        ),
        written_rubric(
            "task7",
            "Lower peaks?",
            "08.judge",
            (
                1,
                "Tells the same dose from the same exposure, with a number of your own for each.",
                "Same dose: peak slightly higher; same AUC: lower, from the curves of task 3.",
            ),
            (
                0.5,
                "Says what deuterium itself buys, and why.",
                "Less swing between doses, from slower elimination; absorption unchanged.",
            ),
            (
                0.5,
                "Says for whom the argument may fail.",
                "No CYP2D6 (poor metaboliser, paroxetine): no isotope effect on that route.",
            ),
        ),
    ),
)
