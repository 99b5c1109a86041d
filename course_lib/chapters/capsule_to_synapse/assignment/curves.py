"""Tasks 3 to 5 of chapter 06's assignment: a plasma record, four interactions, and a virtual crowd."""

import numpy as np

from course_lib.chapters.capsule_to_synapse.assignment.numbers import MARKED
from course_lib.chapters.capsule_to_synapse.assignment.samples import (
    DOSE_MG,
    FREE_SHARE,
    MASS_G_PER_MOL,
    PEOPLE,
    KI_nM,
    blocks,
    formed_mg,
    troughs_ng_per_mL,
)
from course_lib.chapters.capsule_to_synapse.views.patient import late_half_life_h
from course_lib.questions.building import states
from course_lib.questions.kinds import ChoiceQuestion, Sought
from course_lib.questions.params import Params
from course_lib.questions.tolerance import ONE_PER_CENT, Tolerance

RECORD = MARKED.fit(
    "record",
    "area",
    (
        "Clearance and half-life.",
        "Formed over area; slope of the logarithm.",
        "Within what a record can tell.",
    ),
    Sought(name="clearance_L_per_h", unit="L/h", truth=lambda g: g.hidden_clearance, factor=1.25, widest=2.5),
    Sought(
        name="half_life_h",
        unit="h",
        truth=lambda g: late_half_life_h(g.hidden_clearance),
        factor=1.3,
        widest=2.5,
    ),
    mistakes={
        "whole_dose": (
            lambda g: {"clearance_L_per_h": g.hidden_clearance * DOSE_MG / formed_mg()},
            "You divided the whole dose by the area. Only what is formed of this metabolite is cleared.",
        ),
    },
)


def factors(g: Params) -> np.ndarray:
    """By what the metabolite's clearance changed in each of four interactions, shape (4,)."""
    return np.array(g.parent_ratios) / np.array(g.metabolite_ratios)


FACTORS = MARKED.curve(
    "factors",
    "enzyme",
    factors,
    ("Factors of the metabolite's clearance.", "r₁/r₂.", "Two ratios tell two enzymes apart."),
    at=(np.arange(1.0, 5.0), "interaction", "1"),
    tolerance=ONE_PER_CENT,
    mistakes={
        "factors_turned": (
            lambda g: 1 / factors(g),
            "Those are the factors of the ratio of areas. The metabolite's clearance changes by as much the other way.",
        ),
        "factors_of_metabolite": (
            lambda g: 1 / np.array(g.metabolite_ratios),
            "You read the metabolite alone. Part of its rise came from more parent: multiply by the parent's ratio.",
        ),
    },
)

_ENZYMES = {
    "cyp3a4": ("CYP3A4 inhibited", "Both areas rise alike."),
    "cyp2d6": ("CYP2D6 inhibited", "The metabolite's area alone rises."),
    "both": ("both inhibited", "The parent rises, and the metabolite by more."),
    "induced": ("CYP3A4 induced", "Both areas fall alike."),
}


def enzyme(params: Params) -> ChoiceQuestion:
    """The question which enzyme the first interaction hit; the right option depends on the variant."""
    return MARKED.choice(
        "enzyme",
        "enzyme",
        ("Which enzyme?", "Compare the two ratios.", "A pair of ratios is a fingerprint."),
        states(
            params.hidden_enzyme,
            _ENZYMES,
            found="Your pair does.",
            elsewhere="Your first pair does not.",
        ),
    )


def _odds(g: Params) -> np.ndarray:
    return 1000.0 * troughs_ng_per_mL(g) * FREE_SHARE / MASS_G_PER_MOL / KI_nM


BLOCKS = MARKED.curve(
    "blocks",
    "block",
    blocks,
    ("Block of each person.", "C/(C + Ki), free.", "A crowd is not one person."),
    at=(np.arange(1.0, PEOPLE + 1.0), "person", "1"),
    unit="%",
    mistakes={
        "blocks_of_total": (
            lambda g: 100 * (x := _odds(g) / FREE_SHARE) / (1 + x),
            "You used the total concentrations. Only the free share binds.",
        ),
        "blocks_as_odds": (
            lambda g: 100 * _odds(g),
            "These are odds, C/Ki. A share divides by C + Ki.",
        ),
    },
)

SHARE = MARKED.number(
    "share",
    "block",
    lambda g: 100 * float((blocks(g) < g.limit_percent).mean()),
    ("Share of people below the limit.", "{truth:.3g} %.", "Count people, not the typical one."),
    unit="%",
    tolerance=Tolerance(absolute=1.5),
    free=("sign",),
    mistakes={
        "share_above": (
            lambda g: 100 * float((blocks(g) >= g.limit_percent).mean()),
            "That is the share of people at or above the limit. The question asks for those below.",
        ),
    },
)
