"""The graded assignment of chapter 10: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

from course_lib.chapters.basal_ganglia_pathways.assignment import curves, numbers
from course_lib.chapters.basal_ganglia_pathways.assignment.samples import (
    DECIMALS,
    NOISE,
    RECORDED_SALIENCES,
    recorded_rates,
)
from course_lib.questions.assignment import Assignment
from course_lib.questions.building import figure_rubric, task, written_rubric
from course_lib.questions.given import given_source, own, packed
from course_lib.questions.params import Params

OWN = (
    *("salience", "release", "d2_sensitivity", "other_d1", "stn_total", "gpe"),
    *("saliences", "release_left", "window_sensitivity", "reached_occupancy"),
)


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
    low, high = curves.edges(params)
    apart = min(abs(params.reached_occupancy - edge) for edge in (low, high))
    return params.d2_sensitivity > 1.5 and 0.05 < low < high - 0.1 and apart > 0.03


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers and recordings, and nothing that is hidden."""
    d1_rates, d2_rates = (packed(one, DECIMALS) for one in recorded_rates(params))
    return given_source(
        **own(params, *OWN),
        recorded_saliences=packed(RECORDED_SALIENCES, DECIMALS),
        d1_rates=d1_rates,
        d2_rates=d2_rates,
        noise_sd=repr(NOISE),
    )


ASSIGNMENT = Assignment(
    chapter="10",
    draw=_draw,
    suits=_suits,
    given_cell="given",
    given=_given,
    tasks=(
        task("task1", "One channel", d1=(numbers.D1, 1), d2=(numbers.D2, 1), gpi=(numbers.GPI, 1)),
        task(
            "task2",
            "GPi as a function",
            gpi_function=(numbers.GPI_INSIDE, 2),
            gpi_limits=(numbers.GPI_LIMITS, 1),
        ),
        task(
            "task3",
            "A lesion study",
            lesion_means=(curves.LESION_MEANS, 2),
            lesion_counts=(curves.LESION_COUNTS, 1),
        ),
        task("task4", "The mystery patient", estimate=(curves.ESTIMATE, 4)),
        task(
            "task5",
            "The window of a dose",
            window_low=(curves.LOW, 1),
            window_high=(curves.HIGH, 1),
            verdict=(curves.verdict, 1),
        ),
    ),
    hand_marked=(
        figure_rubric(
            "task6",
            "A figure of the window",
            "10.window",
            drawn=(
                "GPi of all three actions and the threshold are drawn over VMAT2 occupancy and can be told apart.",
                "Three curves that rise, a horizontal line at 0.05, a legend or labels.",
            ),
            axes=(
                "Both axes are labelled with quantity and unit, and rates begin at zero.",
                "Occupancy in per cent or as a share; rate as a share of the highest.",
            ),
            finding="The window or its edges; “GPi against occupancy” is none.",
        ),
        written_rubric(
            "task7",
            "What would change your mind?",
            "10.evidence",
            (
                1,
                "Explains why one drug relieves one patient and harms the other, arrow by arrow.",
                "Less dopamine: D1 down, D2 up, GPe down, STN and GPi up; too weak a brake is restored, a strong one tightened.",
            ),
            (
                0.5,
                "Names a recording that contradicts the model.",
                "GPe low in dystonia; or sizes: GPi overstated, GPe understated.",
            ),
            (
                0.5,
                "Says what a better model would need, or which percentage not to trust, with the reason.",
                "Pattern, saturation of receptors, adaptation; the window against licensed occupancies.",
            ),
        ),
    ),
)
