"""The graded assignment of chapter 07: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

import numpy as np

from course_lib.chapters.mirror_images.assignment import curves, numbers
from course_lib.chapters.mirror_images.assignment.samples import (
    DECIMALS,
    FREE_NM,
    fitted_plus_share,
    scanned_odds,
)
from course_lib.questions.assignment import Assignment
from course_lib.questions.building import figure_rubric, task, written_rubric
from course_lib.questions.given import given_source, listed, own
from course_lib.questions.params import Params

OWN = (
    *("plus_alpha_share", "plus_beta_share", "minus_alpha_share", "free_fraction", "total_nM_per_mg"),
    *("plus_alpha_ki_nM", "plus_beta_ki_nM", "minus_alpha_ki_nM", "minus_alpha_d2_ki_nM", "threshold"),
    *("plus_ki_nM", "minus_ki_nM", "dose_mg", "scan_plus_ki_nM", "scan_minus_ki_nM"),
)


def _draw(rng: Random) -> Mapping[str, object]:
    sides = [
        (rng.choice(("back", "front")), rng.choice(("clockwise", "anticlockwise"))) for _ in numbers.DRAWINGS
    ]
    plus, beta = rng.choice((0.04, 0.05, 0.06)), rng.choice((0.26, 0.29, 0.32))
    return {
        "drawings": tuple(sides),
        "plus_alpha_share": plus,
        "plus_beta_share": beta,
        "minus_alpha_share": round(1 - plus - beta, 2),
        "free_fraction": rng.choice((0.34, 0.36, 0.38)),
        "total_nM_per_mg": rng.choice((2.4, 2.6, 2.8)),
        "plus_alpha_ki_nM": rng.choice((2.0, 3.0, 4.0)),
        "plus_beta_ki_nM": rng.choice((8.0, 10.0, 12.0)),
        "minus_alpha_ki_nM": rng.choice((220.0, 250.0, 300.0)),
        "minus_alpha_d2_ki_nM": rng.choice((120.0, 180.0, 240.0)),
        "threshold": rng.choice((0.6, 0.65, 0.7)),
        "plus_ki_nM": rng.choice((3.0, 4.0, 6.0)),
        "minus_ki_nM": rng.choice((24.0, 30.0, 45.0)),
        "dose_mg": rng.choice((20.0, 30.0, 40.0, 60.0)),
        "scan_plus_ki_nM": rng.choice((2.5, 3.0, 3.5)),
        "scan_minus_ki_nM": rng.choice((18.0, 22.0, 26.0)),
        "hidden_plus_share": round(rng.uniform(0.22, 0.36), 3),
        "data_seed": rng.randrange(10**6, 10**9),
    }


def _suits(params: Params) -> bool:
    """Whether both letters occur, and an honest fit to the scans lands near the hidden share."""
    letters = {numbers.hand(side, way) for side, way in params.drawings}
    return len(letters) == 2 and abs(np.log(fitted_plus_share(params) / params.hidden_plus_share)) < np.log(
        1.12
    )


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers and scans, and nothing that is hidden."""
    drawings = dict(zip(numbers.DRAWINGS, params.drawings, strict=True))
    source = given_source(
        drawings=repr(drawings),
        **own(params, *OWN),
        doses_mg=listed(curves.DOSES_MG, 0),
        scan_free_nM=listed(FREE_NM, 0),
        scan_odds=listed(scanned_odds(params), DECIMALS),
    )
    told = "# drawing: (where its hydrogen points, how ranks 1, 2, 3 run as you see them)"
    return source.replace("drawings =", f"{told}\ndrawings =", 1)


ASSIGNMENT = Assignment(
    chapter="07",
    draw=_draw,
    suits=_suits,
    given_cell="given",
    given=_given,
    tasks=(
        task(
            "task1",
            "Four letters",
            **{f"letter_{name}": (numbers.letter(name), 0.5) for name in numbers.DRAWINGS},
        ),
        task(
            "task2",
            "The share of the binding",
            share_equal=(numbers.EQUAL, 2),
            share_different=(numbers.DIFFERENT, 2),
        ),
        task("task3", "A ladder of doses", vmat2_ladder=(curves.VMAT2, 1.5), d2_ladder=(curves.D2, 1.5)),
        task("task4", "A share from scans", estimate=(curves.ESTIMATE, 4)),
        task(
            "task5",
            "Racemate, threshold, dose",
            racemate=(numbers.RACEMATE, 1),
            threshold_free=(numbers.THRESHOLD, 1),
            pure_dose=(numbers.PURE, 1),
        ),
    ),
    hand_marked=(
        figure_rubric(
            "task6",
            "Blood against target",
            "07.mixture",
            drawn=(
                "Shares of the blood and shares of the binding stand side by side, and each isomer can be told apart.",
                "Two columns or pairs of bars, three isomers, names or a legend.",
            ),
            axes=("The axis is labelled with quantity and unit.", "Share in per cent or as a fraction."),
            finding="A statement about who does the binding; “shares” is none.",
        ),
        written_rubric(
            "task7",
            "Is a cleaner isomer a safer drug?",
            "07.judge",
            (
                0.5,
                "Names an off-target occupancy at a dose.",
                "A number of D2 at 24 or 48 mg, from task 3.",
            ),
            (
                0.5,
                "Compares it with a threshold.",
                "The threshold of task 5 or that of haloperidol, 65 %.",
            ),
            (0.5, "Says which inputs are unverified.", "Ki of single isomers, shares in blood."),
            (
                0.5,
                "Says that no trial compared the two.",
                "No head-to-head trial; a cleaner panel is not fewer side effects.",
            ),
        ),
    ),
)
