"""Tasks 3 to 5 of chapter 02's assignment: courses and curves, the tray, and what an experiment can tell apart."""

import numpy as np

from course_lib.chapters.filling_the_vesicle.assignment.numbers import (
    MARKED,
    content_fed,
    depletion_fed,
    depletion_one_turn,
)
from course_lib.chapters.filling_the_vesicle.assignment.samples import assay
from course_lib.models.terminal.uptake import uptake_ic50_nM
from course_lib.questions.kinds import FREE_MISTAKES, ChoiceQuestion, Option, Sought
from course_lib.questions.params import Params

MINUTES = np.linspace(0, 20, 21)
OCCUPANCIES = np.linspace(0, 1, 21)


def _decay(params: Params, scale: float = 1.0) -> np.ndarray:
    return np.exp(-params.leak_per_min * scale * MINUTES)


CONTENTS = MARKED.curve(
    "contents",
    "load_leak",
    lambda g: 1 - g.occupancy * (1 - _decay(g)),
    ("Content over time.", "1 − O (1 − e^(−leak t)).", "From full to 1 − O, by the leak."),
    at=(MINUTES, "time", "min"),
    mistakes={
        "falls_to_nothing": (
            _decay,
            "Your vesicle empties to nothing, as if no pump were left. The free pumps go on loading: it ends at 1 − O.",
        ),
        "contents_in_per_cent": (
            lambda g: 100 * (1 - g.occupancy * (1 - _decay(g))),
            "Your curve is right in per cent. Relative to the full vesicle it begins at 1: divide by 100.",
        ),
        "slowed_by_block": (
            lambda g: 1 - g.occupancy * (1 - _decay(g, 1 - g.occupancy)),
            "It ends right and gets there too slowly. The gap to the new rest shrinks by the leak alone, whatever the block.",
        ),
        "lost_for_left": (
            lambda g: g.occupancy * (1 - _decay(g)),
            "That is what has been lost by then. The content is what is left, and begins at one.",
        ),
    },
)

DEPLETIONS = MARKED.curve(
    "depletions",
    "load_leak",
    lambda g: depletion_fed(OCCUPANCIES, g.cytosol_gain),
    ("Depletion over occupancy.", "O/(1 + g (1 − O)).", "A curve that sags below the line."),
    at=(OCCUPANCIES, "occupancy", "1"),
    mistakes={
        "depletions_in_per_cent": (
            lambda g: 100 * depletion_fed(OCCUPANCIES, g.cytosol_gain),
            "Your curve is right in per cent. A share runs from 0 to 1: divide by 100.",
        ),
        "straight_line": (
            lambda g: OCCUPANCIES,
            "This is the line Δ = O, with a constant cytosol. With your gain the curve sags below it.",
        ),
        "one_turn_curve": (
            lambda g: depletion_one_turn(OCCUPANCIES, g.cytosol_gain),
            "You let the cytosol answer the occupancy instead of the depletion: one turn of the loop is not its end.",
        ),
        "content_curve": (
            lambda g: content_fed(OCCUPANCIES, g.cytosol_gain),
            "This curve falls: it shows what is left. Depletion is what is lost, and begins at zero.",
        ),
    },
)


def ic50_nM(params: Params) -> float:
    """The true IC50 of the student's tray, in nM.

    >>> ic50_nM(Params(substrate_nM=60.0, km_nM=120.0, hidden_ki_nM=4.0))
    6.0
    """
    return uptake_ic50_nM(assay(params), params.hidden_ki_nM)


ESTIMATE = MARKED.fit(
    "estimate",
    "assay",
    ("IC50 and Ki of your tray.", "Fit the curve to the counts.", "Within what a tray can tell."),
    Sought(name="ic50_nM", unit="nM", truth=ic50_nM, factor=1.25, widest=1.8),
    Sought(name="ki_nM", unit="nM", truth=lambda g: g.hidden_ki_nM, factor=1.25, widest=1.8),
    mistakes={
        "ki_is_ic50": (
            lambda g: {"ki_nM": ic50_nM(g)},
            "Your Ki equals the IC50. The substrate takes part of the sites: divide the IC50 by 1 + S/Km.",
        ),
    },
)


def _needed(params: Params) -> float:
    return (1 - params.depletion_seen) / (1 - params.occupancy_seen)


NEEDED = MARKED.number(
    "needed_ratio",
    "claims",
    _needed,
    ("Rise of the cytosol that would explain Δ.", "{truth:.3g}.", "What is left, over what is free."),
    free=FREE_MISTAKES,
    mistakes={
        "losses_divided": (
            lambda g: g.occupancy_seen / g.depletion_seen,
            "You divided the block by the loss. What balances is what is left and what is free: one minus each.",
        ),
        "needed_difference": (
            lambda g: 1 + g.occupancy_seen - g.depletion_seen,
            "You added the gap between block and loss. Pumps and cytosol multiply, so divide what is left by what is free.",
        ),
        "needed_over_blocked": (
            lambda g: (1 - g.depletion_seen) / g.occupancy_seen,
            "You divided what is left by what is blocked. It is the free pumps that load: one minus the occupancy stands below.",
        ),
        "needed_upside_down": (
            lambda g: 1 / _needed(g),
            "The ratio is upside down. Fewer pumps must each load more, so it lies above one.",
        ),
    },
)


def cause(params: Params) -> ChoiceQuestion:
    """The question which assumption broke; the right option depends on the cytosol that was measured."""
    fed = params.hidden_cause == "cytosol"
    options = (
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
    )
    texts = ("Which assumption broke?", "Compare the cytosol.", "One more measurement decides.")
    return MARKED.choice("cause", "terminal", texts, options)
