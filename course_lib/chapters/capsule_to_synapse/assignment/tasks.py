"""The graded assignment of chapter 06: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

import numpy as np

from course_lib.chapters.capsule_to_synapse.assignment import curves, numbers
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
from course_lib.questions.assignment import Assignment
from course_lib.questions.building import figure_rubric, task, written_rubric
from course_lib.questions.given import given_source, own
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
    return given_source(
        molar_mass_g_per_mol=f"{MASS_G_PER_MOL}  # of the metabolite",
        free_share=repr(FREE_SHARE),
        ki_nM=repr(KI_nM),
        **own(params, "arriving_mg", "formed_share", "mass_ratio", "clearance_L_per_h", "volume_L"),
        hours=f"np.array({HOURS.tolist()})",
        ng_per_mL=f"np.array({record(params).tolist()})",
        formed_mg=f"{formed_mg():.4g}",
        parent_ratios=f"np.array({list(params.parent_ratios)})",
        metabolite_ratios=f"np.array({list(params.metabolite_ratios)})",
        troughs_ng_per_mL=f"np.array({troughs_ng_per_mL(params).tolist()})",
        **own(params, "limit_percent"),
    )


ASSIGNMENT = Assignment(
    chapter="06",
    draw=_draw,
    suits=_suits,
    given_cell="given",
    given=_given,
    tasks=(
        task("task1", "Area and free concentration", area=(numbers.AREA, 1.5), free_nM=(numbers.FREE, 1.5)),
        task(
            "task2",
            "Another dose, another block",
            block_raised=(numbers.RAISED, 1.5),
            block_lowered=(numbers.LOWERED, 1.5),
        ),
        task("task3", "A plasma record", record=(curves.RECORD, 4)),
        task("task4", "Interaction detective", factors=(curves.FACTORS, 2), enzyme=(curves.enzyme, 1)),
        task("task5", "A virtual crowd", blocks=(curves.BLOCKS, 2), share=(curves.SHARE, 1)),
    ),
    hand_marked=(
        figure_rubric(
            "task6",
            "Two weeks with one missed dose",
            "06.doses",
            drawn=(
                "Concentration and block over two weeks, with one missed dose, are drawn and can be told apart.",
                "A daily saw-tooth, a dip of the concentration on the missed day, a smaller dip of the block.",
            ),
            axes=(
                "All axes are labelled with quantity and unit, and the block's axis runs from 0 to 100 %.",
                "Days or hours along; nM or ng/mL and % up.",
            ),
            finding="How far the block falls on the missed day; “two weeks of valbenazine” is none.",
        ),
        written_rubric(
            "task7",
            "“I want 120 mg”",
            "06.odds",
            (
                0.5,
                "Computes what 120 mg would do to the block, from the odds.",
                "From 92 % on 80 mg: odds 11.5, times about 1.5 to 1.7, 94 to 95 %.",
            ),
            (
                0.5,
                "Says what rises with exposure all the same.",
                "QT interval, sleepiness, parkinsonism, depression: named as following exposure or dose.",
            ),
            (
                0.5,
                "Names the label's limit.",
                "80 mg a day; 40 mg for poor metabolisers or with strong inhibitors.",
            ),
            (
                0.5,
                "Says what is not known.",
                "For example that the PET figures were modelled, that no trial tested 120 mg, that brain = plasma is assumed.",
            ),
            most_words=120,
        ),
    ),
)
