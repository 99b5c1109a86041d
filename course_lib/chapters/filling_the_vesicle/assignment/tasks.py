"""The graded assignment of chapter 02: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

from course_lib.chapters.filling_the_vesicle.assignment import curves as data
from course_lib.chapters.filling_the_vesicle.assignment import numbers
from course_lib.chapters.filling_the_vesicle.assignment.samples import DOSES_NM, counts
from course_lib.questions.assignment import Assignment, Criterion, HandMarked, Part, Task
from course_lib.questions.params import Params


def _draw(rng: Random) -> Mapping[str, object]:
    occupancy_seen = rng.choice([0.6, 0.65, 0.7, 0.75, 0.8])
    depletion_seen = round(occupancy_seen - rng.choice([0.15, 0.2, 0.25]), 2)
    cause = rng.choice(["cytosol", "other"])
    needed = (1 - depletion_seen) / (1 - occupancy_seen)
    return {
        "protons_out": rng.choice([2, 3]),
        "ph_in": rng.choice([5.4, 5.5, 5.6, 5.7, 5.8, 5.9, 6.0]),
        "ph_out": 7.2,
        "potential_mV": float(rng.choice([20, 30, 40, 50, 60])),
        "loading_per_min": float(rng.randrange(4000, 16_000, 500)),
        "leak_per_min": rng.choice([0.2, 0.25, 0.3, 0.35, 0.4, 0.6]),
        "occupancy": rng.choice([0.35, 0.4, 0.6, 0.65, 0.7, 0.8]),
        "cytosol_gain": rng.choice([0.8, 1.0, 1.2, 1.5, 2.0]),
        "substrate_nM": float(rng.randrange(90, 200, 10)),
        "km_nM": float(rng.randrange(100, 170, 10)),
        "occupancy_seen": occupancy_seen,
        "depletion_seen": depletion_seen,
        "cytosol_seen": round((needed if cause == "cytosol" else 1.0) * rng.uniform(0.97, 1.03), 2),
        "hidden_cause": cause,
        "hidden_ki_nM": round(rng.uniform(1.5, 9.0), 2),
        "data_seed": rng.randrange(10**6, 10**9),
    }


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers and counts, and nothing that is hidden."""
    own = (
        *("protons_out", "ph_in", "ph_out", "potential_mV", "loading_per_min", "leak_per_min", "occupancy"),
        *("cytosol_gain", "substrate_nM", "km_nM", "occupancy_seen", "depletion_seen", "cytosol_seen"),
    )
    rows = ",\n".join(f"    {row.tolist()}" for row in counts(params))
    return "\n".join(
        [
            "# Your own numbers. This cell is locked: marking puts the same numbers back.",
            "import numpy as np",
            "",
            f"thermal_mV = {numbers.THERMAL_mV}  # RT/F at body temperature",
            *(f"{name} = {getattr(params, name)!r}" for name in own),
            f"doses_nM = np.array({list(DOSES_NM)})",
            f"counts = np.array([\n{rows},\n])",
        ]
    )


ASSIGNMENT = Assignment(
    chapter="02",
    draw=_draw,
    suits=lambda params: True,
    given_cell="given",
    given=_given,
    tasks=(
        Task(
            cell="task1",
            title="Numbers of one vesicle",
            parts=(
                Part(name="limit", question=numbers.LIMIT, points=1),
                Part(name="one_for_one", question=numbers.ONE_FOR_ONE, points=1),
                Part(name="molecules", question=numbers.MOLECULES, points=1),
            ),
        ),
        Task(
            cell="task2",
            title="Depletion as a function",
            parts=(
                Part(name="depletion_constant", question=numbers.CONSTANT, points=1),
                Part(name="depletion", question=numbers.FED, points=3),
            ),
        ),
        Task(
            cell="task3",
            title="A course and a curve",
            parts=(
                Part(name="contents", question=data.CONTENTS, points=2),
                Part(name="depletions", question=data.DEPLETIONS, points=1),
            ),
        ),
        Task(
            cell="task4",
            title="The tray",
            parts=(Part(name="estimate", question=data.ESTIMATE, points=4),),
        ),
        Task(
            cell="task5",
            title="Which assumption broke?",
            parts=(
                Part(name="needed_ratio", question=data.NEEDED, points=1),
                Part(name="cause", question=data.cause, points=1),
            ),
        ),
    ),
    hand_marked=(
        HandMarked(
            cell="task6",
            title="A figure of the tray",
            objective="02.assay",
            criteria=(
                Criterion(
                    points=1,
                    text="All wells and the fitted curve are drawn and can be told apart; the doses stand on a logarithmic axis.",
                    look_for="Three markers a dose, one sigmoid through them; the wells without drug are shown or mentioned.",
                ),
                Criterion(
                    points=0.5,
                    text="Both axes are labelled with quantity and unit, and counts begin at zero.",
                    look_for="nM along; counts have no unit but a name.",
                ),
                Criterion(
                    points=0.5,
                    text="The title states a finding.",
                    look_for="A statement about the IC50 or the Ki; “inhibition curve” is none.",
                ),
            ),
        ),
        HandMarked(
            cell="task7",
            title="Eighty per cent of what?",
            objective="02.terminal",
            criteria=(
                Criterion(
                    points=1,
                    text="Says under which conditions the colleague is right, and which of them a whole terminal breaks.",
                    look_for="Loading linear, cytosol constant, leak first order; feedback on synthesis raises the cytosol. Also good: pumps that are full already gain nothing from that.",
                ),
                Criterion(
                    points=0.5,
                    text="Says where stranded dopamine goes, and why the cytosol need not overflow.",
                    look_for="MAO burns it; at rest it burns what is made.",
                ),
                Criterion(
                    points=0.5,
                    text="Names a measurement that could decide how much dopamine is left.",
                    look_for="For example tissue content, release, synthesis or a metabolite under the drug; not occupancy once more.",
                ),
            ),
        ),
    ),
)
