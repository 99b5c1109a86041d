"""Tasks 2 and 4 of chapter 11's assignment: a plate to fit, and the lowest dose that differs."""

import math

from course_lib.chapters.turning_down_glutamate.assignment import samples
from course_lib.chapters.turning_down_glutamate.assignment.numbers import MARKED
from course_lib.models.experiments.bar_test import CUT_OFF_S, DOSES_MG_KG
from course_lib.questions.kinds import ChoiceQuestion, Option, Sought
from course_lib.questions.params import Params
from course_lib.questions.tolerance import TWO_PER_CENT

ESTIMATE = MARKED.fit(
    "estimate",
    "identify",
    ("KB and α from a plate.", "All wells at once, five unknowns.", "Both within about a third."),
    Sought(name="affinity_nM", unit="nM", truth=lambda g: g.hidden_affinity_nM, factor=1.5, widest=2.5),
    Sought(name="cooperativity", unit="1", truth=lambda g: g.hidden_cooperativity, factor=1.4, widest=2.2),
    mistakes={
        "bound_affinity": (
            lambda g: {"affinity_nM": g.hidden_affinity_nM / g.hidden_cooperativity},
            "Your KB is KB/α, the affinity for a receptor that holds glutamate already.",
        ),
        "logarithms_left": (
            lambda g: {"cooperativity": math.log(g.hidden_cooperativity)},
            "Your α is its logarithm. Undo it by the exponential.",
        ),
    },
)


def lowest(params: Params) -> ChoiceQuestion:
    """The question which dose is the lowest that differs; the right option depends on the latencies."""
    found = samples.lowest_dose(params)
    return MARKED.choice(
        "lowest",
        "animals",
        ("Lowest dose that differs.", "Dunnett, two-sided 5 %.", "It belongs to this experiment."),
        tuple(
            Option(
                id=f"{dose:g}",
                text=f"{dose:g} mg/kg",
                right=index == found,
                reply="Below it no dose crosses the critical value."
                if index == found
                else "Compare each |t| with the critical value, beginning at the lowest dose.",
            )
            for index, dose in enumerate(DOSES_MG_KG)
        ),
    )


CUT = MARKED.number(
    "cut",
    "animals",
    lambda g: 100 * float((samples.latencies(g)[0] >= CUT_OFF_S).mean()),
    (
        "Vehicle rats at the cut-off.",
        "Those with 180 s ÷ all vehicle rats = {truth:.3g} %.",
        "What they would have done is not known.",
    ),
    unit="%",
    tolerance=TWO_PER_CENT,
    free=("sign",),
    mistakes={
        "of_all_groups": (
            lambda g: 100 * float((samples.latencies(g) >= CUT_OFF_S).mean()),
            "That is the share in all groups together. Vehicle is asked for.",
        ),
        "below": (
            lambda g: 100 * float((samples.latencies(g)[0] < CUT_OFF_S).mean()),
            "That is the share below the cut-off. The others are asked for.",
        ),
    },
)
