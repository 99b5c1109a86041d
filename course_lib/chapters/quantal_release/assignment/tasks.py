"""The graded assignment of chapter 01: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

import numpy as np

from course_lib.chapters.quantal_release.assignment import curves as data
from course_lib.chapters.quantal_release.assignment import numbers
from course_lib.chapters.quantal_release.assignment.samples import DECIMALS, drug_responses_nM, recordings_nM
from course_lib.questions.assignment import Assignment, Criterion, HandMarked, Part, Task
from course_lib.questions.params import Params

A_LINE = 20


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
    ratio = data.ratio_of_inverse_cv_squared(params)
    return ratio > 0.87 if params.drug_on == "q" else ratio < 0.62


def _array(values: np.ndarray) -> str:
    # One text is read much faster than hundreds of numbers, and a marker reads it for every student.
    words = [f"{value:.{DECIMALS}f}" for value in values]
    lines = [" ".join(words[i : i + A_LINE]) for i in range(0, len(words), A_LINE)]
    return "\n".join(['np.array("""', *lines, '""".split(), dtype=float)'])


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers and recordings, and nothing that is hidden."""
    own = ("n_sites", "release_probability", "quantum_nM", "quantal_cv")
    before, after = drug_responses_nM(params)
    recordings = ",\n".join(_array(one) for one in recordings_nM(params))
    return "\n".join(
        [
            "# Your own numbers. This cell is locked: marking puts the same numbers back.",
            "import numpy as np",
            "",
            *(f"{name} = {getattr(params, name)!r}" for name in own),
            f"mystery_quantal_cv = {params.hidden_quantal_cv!r}",
            f"recordings_nM = [\n{recordings},\n]",
            f"before_nM = {_array(before)}",
            f"after_nM = {_array(after)}",
        ]
    )


ASSIGNMENT = Assignment(
    chapter="01",
    draw=_draw,
    suits=_suits,
    given_cell="given",
    given=_given,
    tasks=(
        Task(
            cell="task1",
            title="Numbers of one synapse",
            parts=(
                Part(name="content", question=numbers.CONTENT, points=1),
                Part(name="mean", question=numbers.MEAN, points=1),
                Part(name="failures", question=numbers.FAILURES, points=1),
            ),
        ),
        Task(
            cell="task2",
            title="The variance as a function",
            parts=(
                Part(name="variance_equal_quanta", question=numbers.VARIANCE_EQUAL, points=2),
                Part(name="variance", question=numbers.VARIANCE_SPREAD, points=2),
            ),
        ),
        Task(
            cell="task3",
            title="The parabola",
            parts=(
                Part(name="means", question=data.MEANS, points=1),
                Part(name="variances", question=data.VARIANCES, points=2),
            ),
        ),
        Task(
            cell="task4",
            title="The mystery synapse",
            parts=(Part(name="estimate", question=data.ESTIMATE, points=4),),
        ),
        Task(
            cell="task5",
            title="Where the drug acts",
            parts=(
                Part(name="inverse_cv2_ratio", question=data.ratio, points=1),
                Part(name="locus", question=data.locus, points=1),
            ),
        ),
    ),
    hand_marked=(
        HandMarked(
            cell="task6",
            title="A figure of the fit",
            objective="01.estimate",
            criteria=(
                Criterion(
                    points=1,
                    text="The five points and the fitted parabola are drawn and can be told apart.",
                    look_for="Five markers, one smooth curve that bends down, a legend or labels.",
                ),
                Criterion(
                    points=0.5,
                    text="Both axes are labelled with quantity and unit, and begin at zero.",
                    look_for="nM along, nM² upwards.",
                ),
                Criterion(
                    points=0.5,
                    text="The title states a finding.",
                    look_for="A statement about n or q; “variance against mean” is none.",
                ),
            ),
        ),
        HandMarked(
            cell="task7",
            title="What would change your mind?",
            objective="01.vmat2",
            criteria=(
                Criterion(
                    points=1,
                    text="Names the quantity, with the reason.",
                    look_for="q: mean and 1/CV² together exclude p and n.",
                ),
                Criterion(
                    points=0.5,
                    text="Says whether and how a VMAT2 inhibitor can do this.",
                    look_for="Less filling, a smaller quantum; not fewer vesicles released.",
                ),
                Criterion(
                    points=0.5,
                    text="Names a measurement that could refute it.",
                    look_for="For example failures, or 1/CV² at another calcium concentration.",
                ),
            ),
        ),
    ),
)
