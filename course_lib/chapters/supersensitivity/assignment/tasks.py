"""The graded assignment of chapter 04: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

import numpy as np

from course_lib.chapters.supersensitivity.assignment import curves as data
from course_lib.chapters.supersensitivity.assignment import numbers
from course_lib.chapters.supersensitivity.assignment.samples import COUNT_DAYS, DECIMALS, NOISE, counted
from course_lib.questions.assignment import Assignment, Criterion, HandMarked, Part, Task
from course_lib.questions.params import Params

STATES = (
    {"patient_blocked": (0.8, 0.85), "function": (1.1, 1.2, 1.3), "released": (0.4, 0.5)},
    {"patient_blocked": (0.0, 0.1), "function": (2.2, 2.6, 3.0), "released": (0.5, 0.6)},
    {"patient_blocked": (0.6, 0.65), "function": (1.6, 1.8, 2.0), "released": (0.6, 0.7)},
)


def _draw(rng: Random) -> Mapping[str, object]:
    patient = rng.choice(STATES)
    return {
        "gain": rng.choice([2.5, 3.0, 3.5, 4.5, 5.0, 6.0]),
        "turnover_per_day": rng.choice([0.015, 0.02, 0.025, 0.03]),
        "drive": rng.choice([0.15, 0.2, 0.25, 0.3, 0.35]),
        "stop_day": rng.choice([40, 50, 60]),
        "rat_drive": rng.choice([0.2, 0.25, 0.3]),
        "hidden_gain": round(rng.uniform(2.5, 5.0), 2),
        "hidden_turnover": round(rng.uniform(0.015, 0.03), 4),
        **{name: rng.choice(values) for name, values in patient.items()},
        "acetylcholine": rng.choice([0.7, 0.75, 0.8]),
        "resting": rng.choice([0.35, 0.4, 0.45]),
        "data_seed": rng.randrange(10**6, 10**9),
    }


def _rows(values: np.ndarray) -> str:
    rows = (", ".join(f"{value:.{DECIMALS}f}" for value in row) for row in values)
    return "np.array([\n" + "".join(f"    [{row}],\n" for row in rows) + "])"


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers and rats, and nothing that is hidden."""
    pool = ("gain", "turnover_per_day", "drive", "stop_day")
    patient = ("patient_blocked", "function", "released", "acetylcholine", "resting")
    on_drug, off_drug = counted(params)
    return "\n".join(
        [
            "# Your own numbers. This cell is locked: marking puts the same numbers back.",
            "import numpy as np",
            "",
            *(f"{name} = {getattr(params, name)!r}" for name in (*pool, *patient)),
            f"rat_drive = {params.rat_drive!r}",
            f"count_days = np.array({COUNT_DAYS.tolist()!r})",
            f"count_sd = {NOISE!r}",
            f"on_drug = {_rows(on_drug)}",
            f"off_drug = {_rows(off_drug)}",
        ]
    )


ASSIGNMENT = Assignment(
    chapter="04",
    draw=_draw,
    suits=data.well_apart,
    given_cell="given",
    given=_given,
    tasks=(
        Task(
            cell="task1",
            title="Numbers of one receptor pool",
            parts=(
                Part(name="pool", question=numbers.POOL, points=1),
                Part(name="signal", question=numbers.SIGNAL, points=1),
                Part(name="days", question=numbers.DAYS_90, points=1),
            ),
        ),
        Task(
            cell="task2",
            title="The drive as a function",
            parts=(
                Part(name="drive_blocked", question=numbers.DRIVE_BLOCKED, points=2),
                Part(name="drive_depleted", question=numbers.DRIVE_DEPLETED, points=2),
            ),
        ),
        Task(
            cell="task3",
            title="On the drug, and off it",
            parts=(
                Part(name="sizes", question=data.SIZES, points=2),
                Part(name="signals", question=data.SIGNALS, points=1),
            ),
        ),
        Task(
            cell="task4",
            title="The imagined rats",
            parts=(Part(name="estimate", question=data.ESTIMATE, points=4),),
        ),
        Task(
            cell="task5",
            title="One patient",
            parts=(
                Part(name="balance", question=data.BALANCE, points=1),
                Part(name="state", question=data.state, points=1),
            ),
        ),
    ),
    hand_marked=(
        HandMarked(
            cell="task6",
            title="A figure of both disorders",
            objective="04.disorders",
            criteria=(
                Criterion(
                    points=1,
                    text="Pool and signal are drawn over time and can be told apart; both thresholds are in the figure.",
                    look_for="Two curves, two horizontal lines, a legend or labels.",
                ),
                Criterion(
                    points=0.5,
                    text="Both axes are labelled with quantity and unit, and amounts begin at zero.",
                    look_for="Days along; relative to no drug upwards.",
                ),
                Criterion(
                    points=0.5,
                    text="The title states a finding.",
                    look_for="A statement about too little first and too much later, not “signal over time”.",
                ),
            ),
        ),
        HandMarked(
            cell="task7",
            title="Built in, emerging, silent",
            objective="04.assumptions",
            criteria=(
                Criterion(
                    points=0.5,
                    text="Names one outcome that is built in, with the assumption behind it.",
                    look_for="For example the measured rise (gain), the onset of parkinsonism (threshold) or tolerance (the pull of the signal towards 1).",
                ),
                Criterion(
                    points=0.5,
                    text="Names one outcome that emerges, and why it was not put in.",
                    look_for="For example faster offset (use hastens loss), withdrawal dyskinesia, rebound after the inhibitor. Tolerance alone does not count.",
                ),
                Criterion(
                    points=1,
                    text="Names something on which the model is silent, and a measurement that would decide between two explanations.",
                    look_for="Persistence or steady incidence; for example binding or function in people with and without it.",
                ),
            ),
        ),
    ),
)
