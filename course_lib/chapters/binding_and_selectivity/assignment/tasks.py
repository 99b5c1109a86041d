"""The graded assignment of chapter 03: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

from course_lib.chapters.binding_and_selectivity.assignment import curves as data
from course_lib.chapters.binding_and_selectivity.assignment import numbers
from course_lib.chapters.binding_and_selectivity.assignment.samples import (
    LABELS_nM,
    VOLUME_mL,
    blocked,
    totals,
)
from course_lib.models.binding.presets import COUNTS_PER_FMOL
from course_lib.questions.assignment import Assignment, Criterion, HandMarked, Part, Task
from course_lib.questions.params import Params


def _draw(rng: Random) -> Mapping[str, object]:
    hidden_ki, label, kd = (
        round(rng.uniform(3.5, 8.0), 2),
        rng.choice([1.0, 1.5, 2.0]),
        rng.choice([2.0, 2.3, 3.0]),
    )
    return {
        "hidden_kd_nM": round(rng.uniform(1.5, 4.0), 2),
        "hidden_sites_nM": round(rng.uniform(0.12, 0.25), 3),
        "label_nM": label,
        "kd_nM": kd,
        "sites_nM": 2.0,
        "hidden_ki_nM": hidden_ki,
        "ic50_nM": numbers.unknown_ic50_nM(hidden_ki, label, 2.0, kd),
        "total_nM": float(rng.randrange(12, 30)),
        "free_share": rng.choice([0.3, 0.35, 0.4]),
        "patient_ki_nM": rng.choice([2.0, 3.0, 4.0, 5.0]),
        "other_ki_nM": float(rng.choice([2000, 3000, 5000])),
        "data_seed": rng.randrange(10**6, 10**9),
    }


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers and counts, and nothing that is hidden."""
    own = (
        "label_nM",
        "sites_nM",
        "kd_nM",
        "ic50_nM",
        "total_nM",
        "free_share",
        "patient_ki_nM",
        "other_ki_nM",
    )

    def rows(counts) -> str:
        return "\n".join(f"    {row.tolist()}," for row in counts)

    return "\n".join(
        [
            "# Your own numbers. This cell is locked: marking puts the same numbers back.",
            "import numpy as np",
            "",
            f"counts_per_fmol = {round(COUNTS_PER_FMOL, 6)}",
            f"volume_mL = {VOLUME_mL}",
            f"labels_nM = np.array({LABELS_nM.tolist()})",
            f"totals = np.array([\n{rows(totals(params))}\n])",
            f"blocked = np.array([\n{rows(blocked(params))}\n])",
            *(f"{name} = {getattr(params, name)!r}" for name in own),
        ]
    )


ASSIGNMENT = Assignment(
    chapter="03",
    draw=_draw,
    suits=lambda params: True,
    given_cell="given",
    given=_given,
    tasks=(
        Task(
            cell="task1",
            title="From counts to sites",
            parts=(
                Part(name="specific", question=data.SPECIFIC, points=2),
                Part(name="bound_share", question=data.BOUND_SHARE, points=1),
            ),
        ),
        Task(
            cell="task2",
            title="The saturation curve",
            parts=(Part(name="saturation", question=data.SATURATION, points=3),),
        ),
        Task(
            cell="task3",
            title="The Ki of an unknown",
            parts=(
                Part(name="unknown", question=numbers.UNKNOWN, points=1.5),
                Part(name="unknown_exact", question=numbers.UNKNOWN_EXACT, points=1.5),
            ),
        ),
        Task(
            cell="task4",
            title="A function for every tray",
            parts=(
                Part(name="ki_exact_few", question=numbers.FEW_SITES, points=1),
                Part(name="ki_exact", question=numbers.MANY_SITES, points=2),
            ),
        ),
        Task(
            cell="task5",
            title="An interval that keeps its promise",
            parts=(Part(name="margin", question=data.HONEST, points=2),),
        ),
        Task(
            cell="task6",
            title="A patient",
            parts=(
                Part(name="block", question=numbers.BLOCK, points=1),
                Part(name="selectivity", question=numbers.SELECTIVITY, points=1),
            ),
        ),
    ),
    hand_marked=(
        HandMarked(
            cell="task7",
            title="A figure of the saturation curve",
            objective="03.fit",
            criteria=(
                Criterion(
                    points=1,
                    text="Wells, fitted curve and an interval are drawn and can be told apart; residuals stand below or beside.",
                    look_for="Specific binding of each label with the curve through it; a band or a bar for the interval; residuals about zero.",
                ),
                Criterion(
                    points=0.5,
                    text="All axes are labelled with quantity and unit, and binding begins at zero.",
                    look_for="nM along, fmol up.",
                ),
                Criterion(
                    points=0.5,
                    text="The title states a finding.",
                    look_for="A statement about Kd or Bmax; “saturation curve” is none.",
                ),
            ),
        ),
        HandMarked(
            cell="task8",
            title="One or four?",
            objective="03.occupancy",
            criteria=(
                Criterion(
                    points=0.5,
                    text="Names causes in the assay that could make the two Ki differ.",
                    look_for="Two at least: Kd of the label, depletion, species or tissue, time to equilibrium, non-specific wells, pipettes.",
                ),
                Criterion(
                    points=0.5,
                    text="Computes the block for both from the free concentration.",
                    look_for="About 93 and 77 % at 13.5 nM free; also good: what stays open, 7 and 23 %.",
                ),
                Criterion(
                    points=0.5,
                    text="Says what would change their mind.",
                    look_for="For example one laboratory measuring both with shared wells, PET in people, a clinical difference.",
                ),
                Criterion(
                    points=0.5,
                    text="Calls a limit a limit, and a single value without an interval what it is.",
                    look_for="“At most”, “at least”, or that one of the two comes without a spread.",
                ),
            ),
        ),
    ),
)
