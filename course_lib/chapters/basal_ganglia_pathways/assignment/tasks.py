"""The graded assignment of chapter 10: tasks, points, rubrics, and how a student's own numbers are drawn."""

import textwrap
from collections.abc import Mapping
from random import Random

import numpy as np

from course_lib.chapters.basal_ganglia_pathways.assignment import curves as data
from course_lib.chapters.basal_ganglia_pathways.assignment import numbers as graded
from course_lib.chapters.basal_ganglia_pathways.assignment.samples import (
    DECIMALS,
    NOISE,
    RECORDED_SALIENCES,
    recorded_rates,
)
from course_lib.questions.assignment import Assignment, Criterion, HandMarked, Part, Task
from course_lib.questions.params import Params

WIDTH = 100


def _draw(rng: Random) -> Mapping[str, object]:
    return {
        "salience": rng.choice([0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85]),
        "release": rng.choice([0.4, 0.5, 0.6, 0.7, 0.8]),
        "d2_sensitivity": rng.choice([1.5, 2.0, 2.5, 3.0]),
        "stn_total": rng.choice([0.9, 1.0, 1.1, 1.2]),
        "gpe": rng.choice([0.3, 0.4, 0.5, 0.6]),
        "saliences": (
            rng.choice([0.3, 0.35, 0.4, 0.45]),
            rng.choice([0.75, 0.8, 0.85]),
            rng.choice([0.55, 0.6, 0.65]),
        ),
        "release_left": rng.choice([0.05, 0.1, 0.15, 0.2]),
        "hidden_release": round(rng.uniform(0.45, 0.9), 2),
        "hidden_d2_sensitivity": round(rng.uniform(1.8, 3.5), 2),
        "window_sensitivity": rng.choice([3.0, 3.2, 3.4, 3.6, 3.8, 4.0, 4.2]),
        "reached_occupancy": rng.choice([0.05, 0.1, 0.5, 0.6, 0.85, 0.9]),
        "data_seed": rng.randrange(10**6, 10**9),
        "other_d1": rng.choice([0.2, 0.3, 0.4, 0.5]),
    }


def _suits(params: Params) -> bool:
    """Whether the window lies well inside what is tried, and the occupancy reached well away from its edges.

    At a sensitivity of 1.5 two slips of task 1 can give the same number.
    """
    low, high = data.edges(params)
    apart = min(abs(params.reached_occupancy - edge) for edge in (low, high))
    return params.d2_sensitivity > 1.5 and 0.05 < low < high - 0.1 and apart > 0.03


def _array(values: np.ndarray) -> str:
    # One text is read much faster than many numbers, and a marker reads it for every student.
    words = " ".join(f"{value:.{DECIMALS}f}" for value in values)
    return 'np.array("""\n' + textwrap.fill(words, WIDTH) + '\n""".split(), dtype=float)'


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers and recordings, and nothing that is hidden."""
    first = ("salience", "release", "d2_sensitivity", "other_d1", "stn_total", "gpe")
    later = ("saliences", "release_left", "window_sensitivity", "reached_occupancy")
    d1_rates, d2_rates = recorded_rates(params)
    return "\n".join(
        [
            "# Your own numbers. This cell is locked: marking puts the same numbers back.",
            "import numpy as np",
            "",
            *(f"{name} = {getattr(params, name)!r}" for name in (*first, *later)),
            f"recorded_saliences = {_array(RECORDED_SALIENCES)}",
            f"d1_rates = {_array(d1_rates)}",
            f"d2_rates = {_array(d2_rates)}",
            f"noise_sd = {NOISE!r}",
        ]
    )


_FIGURE = HandMarked(
    cell="task6",
    title="A figure of the window",
    objective="10.window",
    criteria=(
        Criterion(
            points=1,
            text="GPi of all three actions and the threshold are drawn over VMAT2 occupancy and can be told apart.",
            look_for="Three curves that rise, a horizontal line at 0.05, a legend or labels.",
        ),
        Criterion(
            points=0.5,
            text="Both axes are labelled with quantity and unit, and rates begin at zero.",
            look_for="Occupancy in per cent or as a share; rate as a share of the highest.",
        ),
        Criterion(
            points=0.5,
            text="The title states a finding.",
            look_for="The window or its edges; “GPi against occupancy” is none.",
        ),
    ),
)
_WRITTEN = HandMarked(
    cell="task7",
    title="What would change your mind?",
    objective="10.evidence",
    criteria=(
        Criterion(
            points=1,
            text="Explains why one drug relieves one patient and harms the other, arrow by arrow.",
            look_for="Less dopamine: D1 down, D2 up, GPe down, STN and GPi up; too weak a brake is restored, a strong one tightened.",
        ),
        Criterion(
            points=0.5,
            text="Names a recording that contradicts the model.",
            look_for="GPe low in dystonia; or sizes: GPi overstated, GPe understated.",
        ),
        Criterion(
            points=0.5,
            text="Says what a better model would need, or which percentage not to trust, with the reason.",
            look_for="Pattern, saturation of receptors, adaptation; the window against licensed occupancies.",
        ),
    ),
)

ASSIGNMENT = Assignment(
    chapter="10",
    draw=_draw,
    suits=_suits,
    given_cell="given",
    given=_given,
    tasks=(
        Task(
            cell="task1",
            title="One channel",
            parts=(
                Part(name="d1", question=graded.D1, points=1),
                Part(name="d2", question=graded.D2, points=1),
                Part(name="gpi", question=graded.GPI, points=1),
            ),
        ),
        Task(
            cell="task2",
            title="GPi as a function",
            parts=(
                Part(name="gpi_function", question=graded.GPI_INSIDE, points=2),
                Part(name="gpi_limits", question=graded.GPI_LIMITS, points=1),
            ),
        ),
        Task(
            cell="task3",
            title="A lesion study",
            parts=(
                Part(name="lesion_means", question=data.LESION_MEANS, points=2),
                Part(name="lesion_counts", question=data.LESION_COUNTS, points=1),
            ),
        ),
        Task(
            cell="task4",
            title="The mystery patient",
            parts=(Part(name="estimate", question=data.ESTIMATE, points=4),),
        ),
        Task(
            cell="task5",
            title="The window of a dose",
            parts=(
                Part(name="window_low", question=data.LOW, points=1),
                Part(name="window_high", question=data.HIGH, points=1),
                Part(name="verdict", question=data.verdict, points=1),
            ),
        ),
    ),
    hand_marked=(_FIGURE, _WRITTEN),
)
