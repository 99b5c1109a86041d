"""The graded assignment of chapter 12: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

import numpy as np

from course_lib.chapters.maladaptive_learning.assignment import curves, numbers, samples
from course_lib.questions.assignment import Assignment
from course_lib.questions.building import figure_rubric, task, written_rubric
from course_lib.questions.given import given_source, listed, own
from course_lib.questions.params import Params

OWN = (
    "block_percent",
    "strength",
    "per",
    "share_percent",
    "bar_signal",
    "start_go",
    "go",
    "nogo",
    "eta",
    "phi",
)


def _draw(rng: Random) -> Mapping[str, object]:
    order = list(samples.STORIES)
    rng.shuffle(order)
    weeks = [rng.random() < 0.5 for _ in curves.WEEKS]
    return {
        "block_percent": rng.choice((30, 40, 50, 60)),
        "strength": rng.choice((0.6, 0.8, 1.2, 1.4)),
        "per": rng.choice((500, 1000, 2000)),
        "share_percent": rng.choice((50, 75, 90)),
        "bar_signal": 0.5,
        "hidden_eta": round(rng.uniform(0.09, 0.15), 3),
        "hidden_phi": round(rng.uniform(0.12, 0.2), 3),
        "start_go": rng.choice((1.3, 1.5, 1.8)),
        "moved": tuple(rng.randint(80, 220) if gap else rng.randint(5, 30) for gap in weeks),
        "deltas": tuple(round(rng.uniform(0.2, 0.6) if gap else -rng.uniform(0.2, 0.6), 2) for gap in weeks),
        "go": rng.choice((2.2, 2.5, 2.8)),
        "nogo": rng.choice((0.6, 0.7, 0.8)),
        "eta": rng.choice((0.0006, 0.0008, 0.001)),
        "phi": 0.0002,
        "order": tuple(order),
        "occupancy": rng.choice((0.8, 0.83)),
        "data_seed": rng.randrange(10**6, 10**9),
    }


def _suits(params: Params) -> bool:
    """Whether honest answers to the student's data land near the truth, as chance need not allow."""
    rows = samples.records(params)
    left = {story: rows[name] for name, story in zip(samples.RECORDS, params.order, strict=True)}
    off, late = "off, weeks 1-4", "off, weeks 23-26"
    eta, phi = samples.fitted(params)
    return (
        0.85 < eta / params.hidden_eta < 1.18
        and 0.8 < phi / params.hidden_phi < 1.25
        and numbers.best_signal(params) < 0.96
        and left["learning"][late] < left["learning"]["before"] - 1.5
        and abs(left["mask"][late] - left["mask"]["before"]) < 1.5
        and left["receptors"][off] > left["receptors"]["before"] + 1
        and left["learning"][late] + 1 < min(left[each][late] for each in ("mask", "receptors"))
    )


def _given(params: Params) -> str:
    rows = "".join(f"    {name!r}: {row!r},\n" for name, row in samples.records(params).items())
    return given_source(
        **own(params, *OWN),
        days=listed(samples.DAYS.astype(float), 0),
        latency_s=listed(samples.latencies_s(params), 1),
        movements=listed(np.array(params.moved, dtype=float), 0),
        deltas=listed(np.array(params.deltas), 2),
        records="{\n" + rows + "}",
    )


ASSIGNMENT = Assignment(
    chapter="12",
    draw=_draw,
    suits=_suits,
    given_cell="given",
    given=_given,
    tasks=(
        task("task1", "Where NoGo settles", nogo_rest=(numbers.REST, 1), how_many=(numbers.HOW_MANY, 1)),
        task(
            "task2",
            "The window as a function",
            change_soon=(numbers.SOON, 2),
            change_late=(numbers.LATE, 2),
        ),
        task("task3", "Two rates from twelve rats", rates=(curves.RATES, 4)),
        task("task4", "Ten weeks of a diary", go_weeks=(curves.GO_WEEKS, 3)),
        task(
            "task5",
            "Hide or erase",
            best_signal=(numbers.BEST, 1),
            receptors_record=(curves.receptors_record, 1),
            learning_record=(curves.learning_record, 1),
        ),
    ),
    hand_marked=(
        figure_rubric(
            "task6",
            "What an urge erases",
            "12.drug",
            drawn=(
                "What an urge erases over the signal, with the best signal marked.",
                "A curve with one top between 0 and 1; a mark at task 5's signal.",
            ),
            axes=(
                "Both axes are labelled with quantity and unit.",
                "Signal along, change of Go for each urge upwards.",
            ),
            finding="Where most is erased; “erasing against signal” is none.",
        ),
        written_rubric(
            "task7",
            "Refute “VMAT2 inhibitors erase”",
            "12.evidence",
            (0.5, "Names a comparison arm.", "Another length of treatment, or placebo; randomised, blinded."),
            (
                0.5,
                "Manipulates practice or setting.",
                "Movement evoked on the drug in one room and not in another.",
            ),
            (
                0.5,
                "Chooses times that tell receptors from learning.",
                "Days to weeks, and again after half a year.",
            ),
            (
                0.5,
                "Names the result that would make you give up.",
                "No difference where the predicted one could have been seen.",
            ),
        ),
    ),
)
