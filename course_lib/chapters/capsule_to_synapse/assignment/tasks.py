"""The graded assignment of chapter 06: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

import numpy as np

from course_lib.chapters.capsule_to_synapse.assignment import curves as data
from course_lib.chapters.capsule_to_synapse.assignment import numbers
from course_lib.chapters.capsule_to_synapse.assignment.samples import (
    FREE_SHARE,
    HOURS,
    MASS_G_PER_MOL,
    KI_nM,
    blocks,
    formed_mg,
    record,
    troughs_ng_per_mL,
)
from course_lib.questions.assignment import Assignment, Criterion, HandMarked, Part, Task
from course_lib.questions.params import Params


def _pairs(rng: Random, first: str) -> tuple[list[float], list[float]]:
    a, b = rng.choice([1.6, 1.8, 2.2]), rng.choice([1.5, 1.9, 2.1])
    kinds = {"cyp3a4": (a, a), "cyp2d6": (1.0, b), "both": (a, round(a * b, 2)), "induced": (0.3, 0.3)}
    order = [first, *(name for name in kinds if name != first)]
    return [kinds[name][0] for name in order], [kinds[name][1] for name in order]


def _draw(rng: Random) -> Mapping[str, object]:
    enzyme = rng.choice(["cyp3a4", "cyp2d6", "both", "induced"])
    parent, metabolite = _pairs(rng, enzyme)
    return {
        "arriving_mg": float(rng.randrange(60, 150, 5)),
        "formed_share": rng.choice([0.18, 0.2, 0.22, 0.25]),
        "mass_ratio": 0.763,
        "clearance_L_per_h": float(rng.randrange(18, 40)),
        "volume_L": float(rng.randrange(180, 260, 10)),
        "hidden_clearance": float(rng.choice([14, 17, 20, 25, 30, 36, 42])),
        "hidden_enzyme": enzyme,
        "parent_ratios": tuple(parent),
        "metabolite_ratios": tuple(metabolite),
        "crowd_dose_mg": rng.choice([40.0, 60.0]),
        "limit_percent": rng.choice([70.0, 75.0, 80.0]),
        "data_seed": rng.randrange(10**6, 10**9),
    }


def _suits(params: Params) -> bool:
    # Nobody stands on the edge of the limit, and there are people on both sides.
    apart = np.abs(blocks(params) - params.limit_percent).min() > 0.05
    share = float((blocks(params) < params.limit_percent).mean())
    return bool(apart and 0.1 <= share <= 0.4)


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers and data, and nothing that is hidden."""
    own = ("arriving_mg", "formed_share", "mass_ratio", "clearance_L_per_h", "volume_L")
    return "\n".join(
        [
            "# Your own numbers. This cell is locked: marking puts the same numbers back.",
            "import numpy as np",
            "",
            f"molar_mass_g_per_mol = {MASS_G_PER_MOL}  # of the metabolite",
            f"free_share = {FREE_SHARE}",
            f"ki_nM = {KI_nM}",
            *(f"{name} = {getattr(params, name)!r}" for name in own),
            f"hours = np.array({HOURS.tolist()})",
            f"ng_per_mL = np.array({record(params).tolist()})",
            f"formed_mg = {formed_mg():.4g}",
            f"parent_ratios = np.array({list(params.parent_ratios)})",
            f"metabolite_ratios = np.array({list(params.metabolite_ratios)})",
            f"troughs_ng_per_mL = np.array({troughs_ng_per_mL(params).tolist()})",
            f"limit_percent = {params.limit_percent}",
        ]
    )


ASSIGNMENT = Assignment(
    chapter="06",
    draw=_draw,
    suits=_suits,
    given_cell="given",
    given=_given,
    tasks=(
        Task(
            cell="task1",
            title="Area and free concentration",
            parts=(
                Part(name="area", question=numbers.AREA, points=1.5),
                Part(name="free_nM", question=numbers.FREE, points=1.5),
            ),
        ),
        Task(
            cell="task2",
            title="Another dose, another block",
            parts=(
                Part(name="block_raised", question=numbers.RAISED, points=1.5),
                Part(name="block_lowered", question=numbers.LOWERED, points=1.5),
            ),
        ),
        Task(
            cell="task3",
            title="A plasma record",
            parts=(Part(name="record", question=data.RECORD, points=4),),
        ),
        Task(
            cell="task4",
            title="Interaction detective",
            parts=(
                Part(name="factors", question=data.FACTORS, points=2),
                Part(name="enzyme", question=data.enzyme, points=1),
            ),
        ),
        Task(
            cell="task5",
            title="A virtual crowd",
            parts=(
                Part(name="blocks", question=data.BLOCKS, points=2),
                Part(name="share", question=data.SHARE, points=1),
            ),
        ),
    ),
    hand_marked=(
        HandMarked(
            cell="task6",
            title="Two weeks with one missed dose",
            objective="06.doses",
            criteria=(
                Criterion(
                    points=1,
                    text="Concentration and block over two weeks, with one missed dose, are drawn and can be told apart.",
                    look_for="A daily saw-tooth, a dip of the concentration on the missed day, a smaller dip of the block.",
                ),
                Criterion(
                    points=0.5,
                    text="All axes are labelled with quantity and unit, and the block's axis runs from 0 to 100 %.",
                    look_for="Days or hours along; nM or ng/mL and % up.",
                ),
                Criterion(
                    points=0.5,
                    text="The title states a finding.",
                    look_for="How far the block falls on the missed day; “two weeks of valbenazine” is none.",
                ),
            ),
        ),
        HandMarked(
            cell="task7",
            title="“I want 120 mg”",
            objective="06.odds",
            criteria=(
                Criterion(
                    points=0.5,
                    text="Computes what 120 mg would do to the block, from the odds.",
                    look_for="From 92 % on 80 mg: odds 11.5, times about 1.5 to 1.7, 94 to 95 %.",
                ),
                Criterion(
                    points=0.5,
                    text="Says what rises with exposure all the same.",
                    look_for="QT interval, sleepiness, parkinsonism, depression: named as following exposure or dose.",
                ),
                Criterion(
                    points=0.5,
                    text="Names the label's limit.",
                    look_for="80 mg a day; 40 mg for poor metabolisers or with strong inhibitors.",
                ),
                Criterion(
                    points=0.5,
                    text="Says what is not known.",
                    look_for="For example that the PET figures were modelled, that no trial tested 120 mg, that brain = plasma is assumed.",
                ),
            ),
        ),
    ),
)
