"""The graded assignment of chapter 01: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

import numpy as np

from course_lib.chapters.quantal_release.assignment import curves, numbers
from course_lib.chapters.quantal_release.assignment.samples import DECIMALS, drug_responses_nM, recordings_nM
from course_lib.questions.assignment import Assignment
from course_lib.questions.building import figure_rubric, task, written_rubric
from course_lib.questions.given import given_source, own, packed
from course_lib.questions.params import Params


def _draw(rng: Random) -> Mapping[str, object]:
    centres = (0.12, 0.32, 0.52, 0.72, 0.9)
    return {
        "n_sites": rng.randint(6, 12),
        "release_probability": rng.choice([0.15, 0.2, 0.25, 0.3, 0.35, 0.4]),
        "quantum_nM": rng.randrange(60, 150, 5) / 10,
        "quantal_cv": rng.choice([0.25, 0.3, 0.35, 0.4]),
        "hidden_n_sites": rng.randint(5, 9),
        "hidden_quantum_nM": round(rng.uniform(6, 16), 1),
        "hidden_quantal_cv": rng.choice([0.2, 0.25, 0.3]),
        "hidden_release_probabilities": tuple(round(p + rng.uniform(-0.04, 0.04), 3) for p in centres),
        "drug_on": rng.choice(["q", "release"]),
        "drug_share": rng.choice([0.35, 0.4, 0.45, 0.5]),
        "drug_n_sites": rng.randint(8, 16),
        "drug_release_probability": rng.choice([0.5, 0.55, 0.6, 0.65, 0.7]),
        "drug_quantum_nM": rng.randrange(80, 140, 5) / 10,
        "data_seed": rng.randrange(10**6, 10**9),
    }


def _suits(params: Params) -> bool:
    """Whether the drug's recordings show plainly what it did, as 1/CV² of chance samples need not."""
    ratio = curves.ratio_of_inverse_cv_squared(params)
    return ratio > 0.87 if params.drug_on == "q" else ratio < 0.62


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers and recordings, and nothing that is hidden."""
    before, after = (_recorded(one) for one in drug_responses_nM(params))
    recordings = ",\n".join(_recorded(one) for one in recordings_nM(params))
    return given_source(
        **own(params, "n_sites", "release_probability", "quantum_nM", "quantal_cv"),
        mystery_quantal_cv=repr(params.hidden_quantal_cv),
        recordings_nM=f"[\n{recordings},\n]",
        before_nM=before,
        after_nM=after,
    )


def _recorded(responses_nM: np.ndarray) -> str:
    return packed(responses_nM, DECIMALS, words_a_line=20)


ASSIGNMENT = Assignment(
    chapter="01",
    draw=_draw,
    suits=_suits,
    given_cell="given",
    given=_given,
    tasks=(
        task(
            "task1",
            "Numbers of one synapse",
            content=(numbers.CONTENT, 1),
            mean=(numbers.MEAN, 1),
            failures=(numbers.FAILURES, 1),
        ),
        task(
            "task2",
            "The variance as a function",
            variance_equal_quanta=(numbers.VARIANCE_EQUAL, 2),
            variance=(numbers.VARIANCE_SPREAD, 2),
        ),
        task("task3", "The parabola", means=(curves.MEANS, 1), variances=(curves.VARIANCES, 2)),
        task("task4", "The mystery synapse", estimate=(curves.ESTIMATE, 4)),
        task("task5", "Where the drug acts", inverse_cv2_ratio=(curves.ratio, 1), locus=(curves.locus, 1)),
    ),
    hand_marked=(
        figure_rubric(
            "task6",
            "A figure of the fit",
            "01.estimate",
            drawn=(
                "The five points and the fitted parabola are drawn and can be told apart.",
                "Five markers, one smooth curve that bends down, a legend or labels.",
            ),
            axes=(
                "Both axes are labelled with quantity and unit, and begin at zero.",
                "nM along, nM² upwards.",
            ),
            finding="A statement about n or q; “variance against mean” is none.",
        ),
        written_rubric(
            "task7",
            "What would change your mind?",
            "01.vmat2",
            (
                1,
                "Names the quantity, with the reason.",
                "q: mean and 1/CV² together exclude p and n.",
            ),
            (
                0.5,
                "Says whether and how a VMAT2 inhibitor can do this.",
                "Less filling, a smaller quantum; not fewer vesicles released.",
            ),
            (
                0.5,
                "Names a measurement that could refute it.",
                "For example failures, or 1/CV² at another calcium concentration.",
            ),
        ),
    ),
)
