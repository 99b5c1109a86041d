"""The graded assignment of chapter 14: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

from course_lib.chapters.reading_the_evidence.assignment import functions, numbers, registry
from course_lib.chapters.reading_the_evidence.assignment.samples import (
    PEOPLE,
    ROWS,
    harm_rows,
    printed_pool,
    random_pool,
)
from course_lib.models.trial.harms import is_whole_count
from course_lib.questions.assignment import Assignment
from course_lib.questions.building import figure_rubric, task, written_rubric
from course_lib.questions.given import given_source, own
from course_lib.questions.params import Params

OWN = (
    *("difference", "p", "n_drug", "n_placebo", "low", "high", "people"),
    *("mean_drug", "mean_placebo", "spread", "baseline", "events_drug", "events_placebo", "counted"),
    *("sem", "differences", "errors"),
)


def _draw(rng: Random) -> Mapping[str, object]:
    low = rng.choice((4.2, 3.9, 3.6, 5.1))
    return {
        "difference": rng.choice((-1.5, -1.9, -2.3, -2.7)),
        "p": rng.choice((0.0004, 0.002, 0.006, 0.013)),
        "n_drug": rng.randrange(42, 80),
        "n_placebo": rng.randrange(42, 80),
        "low": low,
        "high": round(low - rng.choice((1.7, 2.2, 2.7, 3.1)), 1),
        "people": rng.choice((44, 58, 71, 86)),
        "mean_drug": rng.choice((-2.6, -2.9, -3.4)),
        "mean_placebo": rng.choice((-0.3, -0.6, -1.0)),
        "spread": rng.choice((3.1, 3.4, 3.8)),
        "baseline": rng.choice((8.6, 9.4, 10.2)),
        "events_drug": rng.randrange(24, 34),
        "events_placebo": rng.randrange(6, 14),
        "counted": rng.choice((66, 70, 78)),
        "sem": rng.choice((1.3, 1.7, 2.2, 2.6)),
        "differences": tuple(round(rng.uniform(-4.2, -1.2), 1) for _ in range(4)),
        "errors": tuple(rng.choice((0.35, 0.45, 0.55, 0.7)) for _ in range(4)),
        "hidden_difference": rng.choice((-0.5, -0.3, 0.3, 0.5)),
        "hidden_se": rng.choice((0.4, 0.5, 0.6)),
        "altered": rng.randrange(len(ROWS)),
        "data_seed": rng.randrange(10**6, 10**9),
    }


def _suits(params: Params) -> bool:
    """Whether trials disagree enough for a variance, errors differ, and one row alone is no whole count."""
    broken = [name for name, value in harm_rows(params).items() if not is_whole_count(value, PEOPLE)]
    one_altered = broken == [ROWS[params.altered]]
    return one_altered and 0.08 < random_pool(params).tau_squared < 0.9 and len(set(params.errors)) >= 3


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers, and nothing that is hidden."""
    return given_source(
        **own(params, *OWN), printed_pool=repr(printed_pool(params)), harms_per_cent=repr(harm_rows(params))
    )


ASSIGNMENT = Assignment(
    chapter="14",
    draw=_draw,
    suits=_suits,
    given_cell="given",
    given=_given,
    tasks=(
        task("task1", "Two hidden spreads", sd=(numbers.SD, 1), sd_by_interval=(numbers.FROM_INTERVAL, 1)),
        task(
            "task2",
            "Responders",
            by_cut=(numbers.BY_CUT, 1),
            needed=(numbers.NEEDED, 1),
            low_end=(numbers.LOW_END, 1),
            smallest=(numbers.SMALLEST, 1),
        ),
        task(
            "task3",
            "A pool, both ways",
            fixed=(registry.FIXED, 1),
            tau_squared=(registry.TAU, 1),
            random_se=(registry.RANDOM_SE, 1),
        ),
        task(
            "task4",
            "What does not add up",
            hidden_difference=(registry.HIDDEN, 1),
            hidden_error=(registry.HIDDEN_SE, 1),
            altered=(registry.altered, 1),
        ),
        task("task5", "A gate, as a function", fall=(functions.FALL, 2)),
        task("task6", "One block of a virtual trial", block=(functions.BLOCK_SUM, 2)),
    ),
    hand_marked=(
        figure_rubric(
            "task7",
            "A forest with the missing trial",
            "14.pooling",
            drawn=(
                "The four trials, the hidden one and both pooled means, each with its interval.",
                "Marks with lines; the hidden trial can be told from the shown ones.",
            ),
            axes=("Trials are named, and the axis has quantity and unit.", "Points of the scale."),
            finding="What the hidden trial does to the mean; “forest plot” is none.",
        ),
        written_rubric(
            "task8",
            "Ten lines on a table",
            "14.harms",
            (0.5, "Reports the difference from placebo, with an interval.", "Not the change of an arm."),
            (0.5, "Says what is missing or hidden.", "A trial, an SD, people who left, a control."),
            (0.5, "Counts the tests.", "Doses, endpoints or rows."),
            (0.5, "The words are no stronger than the numbers.", "No “proves”, no ranking."),
        ),
    ),
)
