"""Tasks 2 and 4 of chapter 11's assignment: a plate to fit, and the lowest dose that differs."""

import math

import numpy as np

from course_lib.chapters.turning_down_glutamate.assignment import samples
from course_lib.chapters.turning_down_glutamate.assignment.numbers import MARKED
from course_lib.models.allostery.modulator import Modulator, glutamate_at, response
from course_lib.models.experiments.bar_test import CUT_OFF_S, DOSES_MG_KG
from course_lib.questions.kinds import ChoiceQuestion, Option, Sought
from course_lib.questions.params import Params
from course_lib.questions.tolerance import TWO_PER_CENT

CONCENTRATIONS_nM = np.array([0.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1_000.0, 3_000.0, 30_000.0])


def own_response(params: Params, *, concentration: str = "z") -> np.ndarray:
    """Response (%) of the variant's own modulator at nine concentrations; `concentration` "share" takes a share for z."""
    modulator = Modulator(affinity_nM=params.own_kb_nM, cooperativity=params.own_alpha)
    glutamate = float(glutamate_at(params.own_share)) if concentration == "z" else params.own_share
    return 100 * np.asarray(response(modulator, glutamate, CONCENTRATIONS_nM))


def as_bound(params: Params) -> np.ndarray:
    """Slip: glutamate's response and the modulator's binding are added, up to the top."""
    bound = CONCENTRATIONS_nM / (CONCENTRATIONS_nM + params.own_kb_nM)
    end = own_response(params)[-1]
    return 100 * params.own_share + (end - 100 * params.own_share) * bound


CURVE = MARKED.curve(
    "curve",
    "potency",
    own_response,
    (
        "The response at nine concentrations.",
        "z′ ÷ (1 + z′), in per cent.",
        "Half of the rise lies below KB.",
    ),
    at=(CONCENTRATIONS_nM, "concentration", "nM"),
    unit="%",
    mistakes={
        "share_as_z": (
            lambda g: own_response(g, concentration="share"),
            "You put the share of the response in place of the concentration. z = share ÷ (1 − share).",
        ),
        "half_at_kb": (
            as_bound,
            "Your curve is half-way at KB. Glutamate makes the modulator bind more tightly, so it rises earlier.",
        ),
    },
)

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
