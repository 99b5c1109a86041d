"""The graded assignment of chapter 08: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

import numpy as np

from course_lib.chapters.deuteration.assignment import curves, numbers
from course_lib.chapters.deuteration.assignment import functions as chain
from course_lib.chapters.deuteration.assignment.samples import (
    DECIMALS,
    SAMPLE_TIMES_H,
    fitted_half_lives_h,
    samples_ng_per_mL,
)
from course_lib.questions.assignment import Assignment, Criterion, HandMarked, Part, Task
from course_lib.questions.params import Params

OWN = (
    "hydrogen_per_cm",
    "deuterium_per_cm",
    "temperature_K",
    "bond_effect",
    "commitment",
    "shown_effect",
    "route_share",
    "twin_route_effect",
    "dose_mg",
    "volume_L",
    "absorption_rate_per_h",
    "light_half_life_h",
    "half_life_ratio",
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


def _array(values: np.ndarray, decimals: int) -> str:
    return f"np.array([{', '.join(f'{value:.{decimals}f}' for value in values)}])"


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers and samples, and nothing that is hidden."""
    light, heavy = samples_ng_per_mL(params)
    return "\n".join(
        [
            "# Your own numbers. This cell is locked: marking puts the same numbers back.",
            "import numpy as np",
            "",
            *(f"{name} = {getattr(params, name)!r}" for name in OWN),
            f"light_times_h = {_array(SAMPLE_TIMES_H['light'], 0)}",
            f"light_samples_ng_per_mL = {_array(light, DECIMALS)}",
            f"heavy_times_h = {_array(SAMPLE_TIMES_H['heavy'], 0)}",
            f"heavy_samples_ng_per_mL = {_array(heavy, DECIMALS)}",
        ]
    )


def _task(cell: str, title: str, **parts) -> Task:
    return Task(
        cell=cell,
        title=title,
        parts=tuple(
            Part(name=name, question=asked, points=points) for name, (asked, points) in parts.items()
        ),
    )


ASSIGNMENT = Assignment(
    chapter="08",
    draw=_draw,
    suits=_suits,
    given_cell="given",
    given=_given,
    tasks=(
        _task(
            "task1",
            "Three doors",
            intrinsic=(numbers.INTRINSIC, 1),
            route_effect=(numbers.ROUTE, 1),
            exposure=(numbers.EXPOSURE, 1),
        ),
        _task(
            "task2",
            "The chain as a function",
            exposure_unmasked=(chain.UNMASKED, 2),
            exposure_masked=(chain.MASKED, 2),
        ),
        _task(
            "task3",
            "Three curves",
            light_curve=(curves.LIGHT, 1),
            same_dose_curve=(curves.SAME_DOSE, 1),
            same_auc_curve=(curves.SAME_AUC, 1),
        ),
        _task("task4", "Half-lives from samples", estimate=(curves.ESTIMATE, 4)),
        _task("task5", "The dose", matching_dose=(numbers.DOSE, 1), inhibited=(numbers.INHIBITED, 1)),
    ),
    hand_marked=(
        HandMarked(
            cell="task6",
            title="A figure of the samples",
            objective="08.curve",
            criteria=(
                Criterion(
                    points=1,
                    text="Samples and fitted lines of both drugs are drawn and can be told apart.",
                    look_for="Two sets of markers, two lines, a legend; a logarithmic axis or two curves.",
                ),
                Criterion(
                    points=0.5,
                    text="Both axes are labelled with quantity and unit.",
                    look_for="Hours along, ng/mL upwards.",
                ),
                Criterion(
                    points=0.5,
                    text="The title states a finding.",
                    look_for="A statement about the half-lives; “concentration against time” is none.",
                ),
            ),
        ),
        HandMarked(
            cell="task7",
            title="Lower peaks?",
            objective="08.judge",
            criteria=(
                Criterion(
                    points=1,
                    text="Tells the same dose from the same exposure, with a number of your own for each.",
                    look_for="Same dose: peak slightly higher; same AUC: lower, from the curves of task 3.",
                ),
                Criterion(
                    points=0.5,
                    text="Says what deuterium itself buys, and why.",
                    look_for="Less swing between doses, from slower elimination; absorption unchanged.",
                ),
                Criterion(
                    points=0.5,
                    text="Says for whom the argument may fail.",
                    look_for="No CYP2D6 (poor metaboliser, paroxetine): no isotope effect on that route.",
                ),
            ),
        ),
    ),
)
