"""The graded assignment of chapter 09: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

import numpy as np

from course_lib.chapters.fat_and_water.assignment import curves, functions, numbers
from course_lib.chapters.fat_and_water.assignment.samples import (
    DRUGS,
    fitted_slope,
    measured_brains,
    measured_ratios,
)
from course_lib.models.membrane.measured import parabola_optimum
from course_lib.questions.assignment import Assignment
from course_lib.questions.building import figure_rubric, task, written_rubric
from course_lib.questions.given import given_source, listed, own
from course_lib.questions.params import Params


def _draw(rng: Random) -> Mapping[str, object]:
    log_ds = [0.9, 1.5, 2.1, 2.8, 3.6, 4.8]
    rng.shuffle(log_ds)
    pkas = [rng.choice(strength) for strength in ((6.8, 7.0, 7.2), (6.8, 7.0, 7.2), (8.0, 8.6), (9.2, 9.6))]
    rng.shuffle(pkas)
    return {
        "log_ps": tuple(round(rng.uniform(2.0, 4.5), 2) for _ in curves.BASES),
        "pkas": tuple(pkas),
        "flow_mL_per_min_g": rng.choice((0.4, 0.5, 0.6)),
        "wall_mL_per_min_g": rng.choice((0.4, 0.8, 1.2, 2.0, 3.0)),
        "lipid_mL_per_g": rng.choice((0.06, 0.1, 0.14)),
        "log_ds": tuple(log_ds),
        "pumped": rng.randrange(len(DRUGS)),
        "efflux": rng.choice((4.0, 6.0, 9.0)),
        "hidden_slope": round(rng.uniform(0.2, 0.3), 3),
        "hidden_start": round(rng.uniform(-1.2, -0.8), 2),
        "data_seed": rng.randrange(10**6, 10**9),
    }


def _suits(params: Params) -> bool:
    """Whether honest answers to the student's measurements land near the truth, as chance need not allow."""
    ratios = {
        name: row["Kp"] * row["f_brain"] / row["f_plasma"] for name, row in measured_ratios(params).items()
    }
    own = ratios.pop(DRUGS[params.pumped])
    clear = own < 0.4 < min(ratios.values()) and abs(np.log((1 / own - 1) / params.efflux)) < np.log(1.4)
    near = abs(np.log(fitted_slope(params) / params.hidden_slope)) < np.log(1.15)
    top = parabola_optimum(*measured_brains(params))
    return bool(clear and near and not 0.0 < top < 6.5)


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers and measurements, and nothing that is hidden."""
    log_p, seen = measured_brains(params)
    rows = (f"    {name!r}: {row!r},\n" for name, row in measured_ratios(params).items())
    return given_source(
        log_ps=listed(np.array(params.log_ps), 2),
        pkas=listed(np.array(params.pkas), 2),
        **own(params, "flow_mL_per_min_g", "wall_mL_per_min_g", "lipid_mL_per_g"),
        drugs="{\n" + "".join(rows) + "}",
        brain_log_p=listed(log_p, 2),
        brain_log_ratio=listed(seen, 2),
    )


ASSIGNMENT = Assignment(
    chapter="09",
    draw=_draw,
    suits=_suits,
    given_cell="given",
    given=_given,
    tasks=(
        task("task1", "Four bases", log_d=(curves.LOG_D, 2)),
        task(
            "task2",
            "The half-time as a function",
            half_time_polar=(functions.POLAR, 2),
            half_time_greasy=(functions.GREASY, 2),
        ),
        task(
            "task3",
            "The fastest lipophilicity",
            fastest=(numbers.FASTEST, 2),
            shortest=(numbers.SHORTEST, 2),
        ),
        task("task4", "Which drug is pumped out?", pumped=(numbers.pumped, 1), efflux=(numbers.EFFLUX, 2)),
        task("task5", "Eighty brains", slope=(curves.SLOPE, 2), optimum=(curves.optimum, 1)),
    ),
    hand_marked=(
        figure_rubric(
            "task6",
            "The valley",
            "09.valley",
            drawn=(
                "Half-time over log D, with the fastest point and the range within twofold marked.",
                "A logarithmic axis of times or a narrow window; a mark, and a band or two lines.",
            ),
            axes=("Both axes are labelled with quantity and unit.", "log D along, minutes upwards."),
            finding="Where it is fastest, or how broad; “half-time against log D” is none.",
        ),
        written_rubric(
            "task7",
            "Would a greasier valbenazine act longer?",
            "09.clocks",
            (
                1,
                "Names the three clocks and says which is the slowest.",
                "Plasma, membrane, site; plasma here.",
            ),
            (0.5, "Tells free drug from total.", "More in fat, the same free level at the site."),
            (0.25, "Gives a number.", "A half-time in minutes from task 2, beside 18.5 h."),
            (
                0.25,
                "Says a limit of the argument.",
                "Clearance changes with lipophilicity; binding, pumps, extrapolated line.",
            ),
        ),
    ),
)
