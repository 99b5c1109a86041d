"""The graded assignment of chapter 03: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

from course_lib.chapters.binding_and_selectivity.assignment import curves, numbers
from course_lib.chapters.binding_and_selectivity.assignment.samples import (
    LABELS_nM,
    VOLUME_mL,
    blocked,
    totals,
)
from course_lib.models.binding.presets import COUNTS_PER_FMOL
from course_lib.questions.assignment import Assignment
from course_lib.questions.building import figure_rubric, task, written_rubric
from course_lib.questions.given import given_source, listed, own
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
    return given_source(
        counts_per_fmol=repr(round(COUNTS_PER_FMOL, 6)),
        volume_mL=repr(VOLUME_mL),
        labels_nM=f"np.array({LABELS_nM.tolist()})",
        totals=listed(totals(params), 0),
        blocked=listed(blocked(params), 0),
        **own(params, "label_nM", "sites_nM", "kd_nM", "ic50_nM"),
        **own(params, "total_nM", "free_share", "patient_ki_nM", "other_ki_nM"),
    )


ASSIGNMENT = Assignment(
    chapter="03",
    draw=_draw,
    suits=lambda params: True,
    given_cell="given",
    given=_given,
    tasks=(
        task(
            "task1",
            "From counts to sites",
            specific=(curves.SPECIFIC, 2),
            bound_share=(curves.BOUND_SHARE, 1),
        ),
        task("task2", "The saturation curve", saturation=(curves.SATURATION, 3)),
        task(
            "task3",
            "The Ki of an unknown",
            unknown=(numbers.UNKNOWN, 1.5),
            unknown_exact=(numbers.UNKNOWN_EXACT, 1.5),
        ),
        task(
            "task4",
            "A function for every tray",
            ki_exact_few=(numbers.FEW_SITES, 1),
            ki_exact=(numbers.MANY_SITES, 2),
        ),
        task("task5", "An interval that keeps its promise", margin=(curves.HONEST, 2)),
        task("task6", "A patient", block=(numbers.BLOCK, 1), selectivity=(numbers.SELECTIVITY, 1)),
    ),
    hand_marked=(
        figure_rubric(
            "task7",
            "A figure of the saturation curve",
            "03.fit",
            drawn=(
                "Wells, fitted curve and an interval are drawn and can be told apart; residuals stand below or beside.",
                "Specific binding of each label with the curve through it; a band or a bar for the interval; residuals about zero.",
            ),
            axes=(
                "All axes are labelled with quantity and unit, and binding begins at zero.",
                "nM along, fmol up.",
            ),
            finding="A statement about Kd or Bmax; “saturation curve” is none.",
        ),
        written_rubric(
            "task8",
            "One or four?",
            "03.occupancy",
            (
                0.5,
                "Names causes in the assay that could make the two Ki differ.",
                "Two at least: Kd of the label, depletion, species or tissue, time to equilibrium, non-specific wells, pipettes.",
            ),
            (
                0.5,
                "Computes the block for both from the free concentration.",
                "About 93 and 77 % at 13.5 nM free; also good: what stays open, 7 and 23 %.",
            ),
            (
                0.5,
                "Says what would change their mind.",
                "For example one laboratory measuring both with shared wells, PET in people, a clinical difference.",
            ),
            (
                0.5,
                "Calls a limit a limit, and a single value without an interval what it is.",
                "“At most”, “at least”, or that one of the two comes without a spread.",
            ),
            most_words=120,
        ),
    ),
)
