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
from course_lib.questions.assignment import Assignment, Criterion, HandMarked, Part, Task
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


def _array(values: np.ndarray) -> str:
    return f"np.array([{', '.join(f'{value:.2f}' for value in values)}])"


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers and measurements, and nothing that is hidden."""
    log_p, seen = measured_brains(params)
    rows = (f"    {name!r}: {row!r}," for name, row in measured_ratios(params).items())
    return "\n".join(
        [
            "# Your own numbers. This cell is locked: marking puts the same numbers back.",
            "import numpy as np",
            "",
            f"log_ps = {_array(np.array(params.log_ps))}",
            f"pkas = {_array(np.array(params.pkas))}",
            *(
                f"{name} = {getattr(params, name)!r}"
                for name in ("flow_mL_per_min_g", "wall_mL_per_min_g", "lipid_mL_per_g")
            ),
            "drugs = {",
            *rows,
            "}",
            f"brain_log_p = {_array(log_p)}",
            f"brain_log_ratio = {_array(seen)}",
        ]
    )


def _task(cell: str, title: str, **parts) -> Task:
    made = (Part(name=name, question=asked, points=points) for name, (asked, points) in parts.items())
    return Task(cell=cell, title=title, parts=tuple(made))


ASSIGNMENT = Assignment(
    chapter="09",
    draw=_draw,
    suits=_suits,
    given_cell="given",
    given=_given,
    tasks=(
        _task("task1", "Four bases", log_d=(curves.LOG_D, 2)),
        _task(
            "task2",
            "The half-time as a function",
            half_time_polar=(functions.POLAR, 2),
            half_time_greasy=(functions.GREASY, 2),
        ),
        _task(
            "task3",
            "The fastest lipophilicity",
            fastest=(numbers.FASTEST, 2),
            shortest=(numbers.SHORTEST, 2),
        ),
        _task("task4", "Which drug is pumped out?", pumped=(numbers.pumped, 1), efflux=(numbers.EFFLUX, 2)),
        _task("task5", "Eighty brains", slope=(curves.SLOPE, 2), optimum=(curves.optimum, 1)),
    ),
    hand_marked=(
        HandMarked(
            cell="task6",
            title="The valley",
            objective="09.valley",
            criteria=(
                Criterion(
                    points=1,
                    text="Half-time over log D, with the fastest point and the range within twofold marked.",
                    look_for="A logarithmic axis of times or a narrow window; a mark, and a band or two lines.",
                ),
                Criterion(
                    points=0.5,
                    text="Both axes are labelled with quantity and unit.",
                    look_for="log D along, minutes upwards.",
                ),
                Criterion(
                    points=0.5,
                    text="The title states a finding.",
                    look_for="Where it is fastest, or how broad; “half-time against log D” is none.",
                ),
            ),
        ),
        HandMarked(
            cell="task7",
            title="Would a greasier valbenazine act longer?",
            objective="09.clocks",
            criteria=(
                Criterion(
                    points=1,
                    text="Names the three clocks and says which is the slowest.",
                    look_for="Plasma, membrane, site; plasma here.",
                ),
                Criterion(
                    points=0.5,
                    text="Tells free drug from total.",
                    look_for="More in fat, the same free level at the site.",
                ),
                Criterion(
                    points=0.25,
                    text="Gives a number.",
                    look_for="A half-time in minutes from task 2, beside 18.5 h.",
                ),
                Criterion(
                    points=0.25,
                    text="Says a limit of the argument.",
                    look_for="Clearance changes with lipophilicity; binding, pumps, extrapolated line.",
                ),
            ),
        ),
    ),
)
