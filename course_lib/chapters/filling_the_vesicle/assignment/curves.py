"""Tasks 3 to 5 of chapter 02's assignment: courses and curves, the tray, and what an experiment can tell apart."""

import numpy as np

from course_lib.chapters.filling_the_vesicle.assignment.numbers import (
    content_fed,
    depletion_fed,
    depletion_one_turn,
    texts,
)
from course_lib.chapters.filling_the_vesicle.assignment.samples import assay
from course_lib.models.terminal.uptake import uptake_ic50_nM
from course_lib.questions.kinds import (
    ChoiceQuestion,
    CurveQuestion,
    FitQuestion,
    Mistake,
    NumberQuestion,
    Option,
    Sought,
)
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

MINUTES = np.linspace(0, 20, 21)
OCCUPANCIES = np.linspace(0, 1, 21)


def _decay(params: Params, scale: float = 1.0) -> np.ndarray:
    return np.exp(-params.leak_per_min * scale * MINUTES)


CONTENTS = CurveQuestion(
    id="assignment02.contents",
    objective="02.load_leak",
    at=lambda g: MINUTES,
    at_name="time",
    at_unit="min",
    unit="1",
    answer=lambda g: 1 - g.occupancy * (1 - _decay(g)),
    tolerance=Tolerance(relative=0.005),
    mistakes=(
        Mistake(
            id="falls_to_nothing",
            answer=_decay,
            because="Your vesicle empties to nothing, as if no pump were left. The free pumps go on loading: it ends at 1 − O.",
        ),
        Mistake(
            id="contents_in_per_cent",
            answer=lambda g: 100 * (1 - g.occupancy * (1 - _decay(g))),
            because="Your curve is right in per cent. Relative to the full vesicle it begins at 1: divide by 100.",
        ),
        Mistake(
            id="slowed_by_block",
            answer=lambda g: 1 - g.occupancy * (1 - _decay(g, 1 - g.occupancy)),
            because="It ends right and gets there too slowly. The gap to the new rest shrinks by the leak alone, whatever the block.",
        ),
        Mistake(
            id="lost_for_left",
            answer=lambda g: g.occupancy * (1 - _decay(g)),
            because="That is what has been lost by then. The content is what is left, and begins at one.",
        ),
    ),
    **texts("Content over time.", "1 − O (1 − e^(−leak t)).", "From full to 1 − O, by the leak."),
)

DEPLETIONS = CurveQuestion(
    id="assignment02.depletions",
    objective="02.load_leak",
    at=lambda g: OCCUPANCIES,
    at_name="occupancy",
    at_unit="1",
    unit="1",
    answer=lambda g: depletion_fed(OCCUPANCIES, g.cytosol_gain),
    tolerance=Tolerance(relative=0.005),
    mistakes=(
        Mistake(
            id="depletions_in_per_cent",
            answer=lambda g: 100 * depletion_fed(OCCUPANCIES, g.cytosol_gain),
            because="Your curve is right in per cent. A share runs from 0 to 1: divide by 100.",
        ),
        Mistake(
            id="straight_line",
            answer=lambda g: OCCUPANCIES,
            because="This is the line Δ = O, with a constant cytosol. With your gain the curve sags below it.",
        ),
        Mistake(
            id="one_turn_curve",
            answer=lambda g: depletion_one_turn(OCCUPANCIES, g.cytosol_gain),
            because="You let the cytosol answer the occupancy instead of the depletion: one turn of the loop is not its end.",
        ),
        Mistake(
            id="content_curve",
            answer=lambda g: content_fed(OCCUPANCIES, g.cytosol_gain),
            because="This curve falls: it shows what is left. Depletion is what is lost, and begins at zero.",
        ),
    ),
    **texts("Depletion over occupancy.", "O/(1 + g (1 − O)).", "A curve that sags below the line."),
)


def ic50_nM(params: Params) -> float:
    """The true IC50 of the student's tray, in nM.

    >>> ic50_nM(Params(substrate_nM=60.0, km_nM=120.0, hidden_ki_nM=4.0))
    6.0
    """
    return uptake_ic50_nM(assay(params), params.hidden_ki_nM)


ESTIMATE = FitQuestion(
    id="assignment02.estimate",
    objective="02.assay",
    sought=(
        Sought(name="ic50_nM", unit="nM", truth=ic50_nM, factor=1.25, widest=1.8),
        Sought(name="ki_nM", unit="nM", truth=lambda g: g.hidden_ki_nM, factor=1.25, widest=1.8),
    ),
    mistakes=(
        Mistake(
            id="ki_is_ic50",
            answer=lambda g: {"ki_nM": ic50_nM(g)},
            because="Your Ki equals the IC50. The substrate takes part of the sites: divide the IC50 by 1 + S/Km.",
        ),
    ),
    **texts("IC50 and Ki of your tray.", "Fit the curve to the counts.", "Within what a tray can tell."),
)


def _needed(params: Params) -> float:
    return (1 - params.depletion_seen) / (1 - params.occupancy_seen)


NEEDED = NumberQuestion(
    id="assignment02.needed_ratio",
    objective="02.claims",
    answer=_needed,
    tolerance=Tolerance(relative=0.01),
    mistakes=(
        Mistake(
            id="losses_divided",
            answer=lambda g: g.occupancy_seen / g.depletion_seen,
            because="You divided the block by the loss. What balances is what is left and what is free: one minus each.",
        ),
        Mistake(
            id="needed_difference",
            answer=lambda g: 1 + g.occupancy_seen - g.depletion_seen,
            because="You added the gap between block and loss. Pumps and cytosol multiply, so divide what is left by what is free.",
        ),
        Mistake(
            id="needed_over_blocked",
            answer=lambda g: (1 - g.depletion_seen) / g.occupancy_seen,
            because="You divided what is left by what is blocked. It is the free pumps that load: one minus the occupancy stands below.",
        ),
        Mistake(
            id="needed_upside_down",
            answer=lambda g: 1 / _needed(g),
            because="The ratio is upside down. Fewer pumps must each load more, so it lies above one.",
        ),
    ),
    free=("sign", "thousand_up", "thousand_down"),
    **texts("Rise of the cytosol that would explain Δ.", "{truth:.3g}.", "What is left, over what is free."),
)


def cause(params: Params) -> ChoiceQuestion:
    """The question which assumption broke; the right option depends on the cytosol that was measured."""
    fed = params.hidden_cause == "cytosol"
    return ChoiceQuestion(
        id="assignment02.cause",
        objective="02.terminal",
        options=(
            Option(
                id="cytosol",
                text="the cytosol rose",
                right=fed,
                reply="The measured rise is the one that is needed."
                if fed
                else "The cytosol was measured, and it stayed where it was: it cannot have fed the pumps.",
            ),
            Option(
                id="other",
                text="another: pumps in surplus, or a leak that is not first order",
                right=not fed,
                reply="With an unchanged cytosol you would have to look there. But the cytosol did rise, and by as much as is needed."
                if fed
                else "The cytosol stayed, so pumps in surplus or a steeper leak must have saved the content.",
            ),
            Option(
                id="unknown",
                text="these data cannot tell",
                right=False,
                reply="Content and occupancy alone could not. But the cytosol has been measured as well: compare it with the rise that is needed.",
            ),
        ),
        **texts("Which assumption broke?", "Compare the cytosol.", "One more measurement decides."),
    )
