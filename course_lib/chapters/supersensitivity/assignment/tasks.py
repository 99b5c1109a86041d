"""The graded assignment of chapter 04: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

from course_lib.chapters.supersensitivity.assignment import curves, numbers
from course_lib.chapters.supersensitivity.assignment.samples import COUNT_DAYS, DECIMALS, NOISE, counted
from course_lib.questions.assignment import Assignment
from course_lib.questions.building import figure_rubric, task, written_rubric
from course_lib.questions.given import given_source, listed, own
from course_lib.questions.params import Params

OWN = (
    *("gain", "turnover_per_day", "drive", "stop_day"),
    *("patient_blocked", "function", "released", "acetylcholine", "resting", "rat_drive"),
)
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


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers and rats, and nothing that is hidden."""
    on_drug, off_drug = (listed(one, DECIMALS) for one in counted(params))
    return given_source(
        **own(params, *OWN),
        count_days=f"np.array({COUNT_DAYS.tolist()!r})",
        count_sd=repr(NOISE),
        on_drug=on_drug,
        off_drug=off_drug,
    )


ASSIGNMENT = Assignment(
    chapter="04",
    draw=_draw,
    suits=curves.well_apart,
    given_cell="given",
    given=_given,
    tasks=(
        task(
            "task1",
            "Numbers of one receptor pool",
            pool=(numbers.POOL, 1),
            signal=(numbers.SIGNAL, 1),
            days=(numbers.DAYS_90, 1),
        ),
        task(
            "task2",
            "The drive as a function",
            drive_blocked=(numbers.DRIVE_BLOCKED, 2),
            drive_depleted=(numbers.DRIVE_DEPLETED, 2),
        ),
        task("task3", "On the drug, and off it", sizes=(curves.SIZES, 2), signals=(curves.SIGNALS, 1)),
        task("task4", "The imagined rats", estimate=(curves.ESTIMATE, 4)),
        task("task5", "One patient", balance=(curves.BALANCE, 1), state=(curves.state, 1)),
    ),
    hand_marked=(
        figure_rubric(
            "task6",
            "A figure of both disorders",
            "04.disorders",
            drawn=(
                "Pool and signal are drawn over time and can be told apart; both thresholds are in the figure.",
                "Two curves, two horizontal lines, a legend or labels.",
            ),
            axes=(
                "Both axes are labelled with quantity and unit, and amounts begin at zero.",
                "Days along; relative to no drug upwards.",
            ),
            finding="A statement about too little first and too much later, not “signal over time”.",
        ),
        written_rubric(
            "task7",
            "Built in, emerging, silent",
            "04.assumptions",
            (
                0.5,
                "Names one outcome that is built in, with the assumption behind it.",
                "For example the measured rise (gain), the onset of parkinsonism (threshold) or tolerance (the pull of the signal towards 1).",
            ),
            (
                0.5,
                "Names one outcome that emerges, and why it was not put in.",
                "For example faster offset (use hastens loss), withdrawal dyskinesia, rebound after the inhibitor. Tolerance alone does not count.",
            ),
            (
                1,
                "Names something on which the model is silent, and a measurement that would decide between two explanations.",
                "Persistence or steady incidence; for example binding or function in people with and without it.",
            ),
        ),
    ),
)
