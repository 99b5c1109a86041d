"""Tasks 3 to 5 of chapter 06's assignment: a plasma record, four interactions, and a virtual crowd."""

import numpy as np

from course_lib.chapters.capsule_to_synapse.assignment.numbers import texts
from course_lib.chapters.capsule_to_synapse.assignment.samples import (
    DOSE_MG,
    FREE_SHARE,
    MASS_G_PER_MOL,
    KI_nM,
    blocks,
    formed_mg,
    troughs_ng_per_mL,
)
from course_lib.chapters.capsule_to_synapse.views.patient import late_half_life_h
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

RECORD = FitQuestion(
    id="assignment06.record",
    objective="06.area",
    sought=(
        Sought(
            name="clearance_L_per_h", unit="L/h", truth=lambda g: g.hidden_clearance, factor=1.25, widest=2.5
        ),
        Sought(
            name="half_life_h",
            unit="h",
            truth=lambda g: late_half_life_h(g.hidden_clearance),
            factor=1.3,
            widest=2.5,
        ),
    ),
    mistakes=(
        Mistake(
            id="whole_dose",
            answer=lambda g: {"clearance_L_per_h": g.hidden_clearance * DOSE_MG / formed_mg()},
            because="You divided the whole dose by the area. Only what is formed of this metabolite is cleared.",
        ),
    ),
    **texts(
        "Clearance and half-life.",
        "Formed over area; slope of the logarithm.",
        "Within what a record can tell.",
    ),
)


def factors(g: Params) -> np.ndarray:
    """By what the metabolite's clearance changed in each of four interactions, shape (4,)."""
    return np.array(g.parent_ratios) / np.array(g.metabolite_ratios)


FACTORS = CurveQuestion(
    id="assignment06.factors",
    objective="06.enzyme",
    at=lambda g: np.arange(1.0, 5.0),
    at_name="interaction",
    at_unit="1",
    unit="1",
    answer=factors,
    tolerance=Tolerance(relative=0.01),
    mistakes=(
        Mistake(
            id="factors_turned",
            answer=lambda g: 1 / factors(g),
            because="Those are the factors of the ratio of areas. The metabolite's clearance changes by as much the other way.",
        ),
        Mistake(
            id="factors_of_metabolite",
            answer=lambda g: 1 / np.array(g.metabolite_ratios),
            because="You read the metabolite alone. Part of its rise came from more parent: multiply by the parent's ratio.",
        ),
    ),
    **texts("Factors of the metabolite's clearance.", "r₁/r₂.", "Two ratios tell two enzymes apart."),
)

_ENZYMES = {
    "cyp3a4": ("CYP3A4 inhibited", "Both areas rise alike."),
    "cyp2d6": ("CYP2D6 inhibited", "The metabolite's area alone rises."),
    "both": ("both inhibited", "The parent rises, and the metabolite by more."),
    "induced": ("CYP3A4 induced", "Both areas fall alike."),
}


def enzyme(params: Params) -> ChoiceQuestion:
    """The question which enzyme the first interaction hit; the right option depends on the variant."""
    return ChoiceQuestion(
        id="assignment06.enzyme",
        objective="06.enzyme",
        options=tuple(
            Option(
                id=name,
                text=text,
                right=name == params.hidden_enzyme,
                reply=f"{why} Your pair does."
                if name == params.hidden_enzyme
                else f"{why} Your first pair does not.",
            )
            for name, (text, why) in _ENZYMES.items()
        ),
        **texts("Which enzyme?", "Compare the two ratios.", "A pair of ratios is a fingerprint."),
    )


def _odds(g: Params) -> np.ndarray:
    return 1000.0 * troughs_ng_per_mL(g) * FREE_SHARE / MASS_G_PER_MOL / KI_nM


BLOCKS = CurveQuestion(
    id="assignment06.blocks",
    objective="06.block",
    at=lambda g: np.arange(1.0, 41.0),
    at_name="person",
    at_unit="1",
    unit="%",
    answer=blocks,
    tolerance=Tolerance(relative=0.005),
    mistakes=(
        Mistake(
            id="blocks_of_total",
            answer=lambda g: 100 * (x := _odds(g) / FREE_SHARE) / (1 + x),
            because="You used the total concentrations. Only the free share binds.",
        ),
        Mistake(
            id="blocks_as_odds",
            answer=lambda g: 100 * _odds(g),
            because="These are odds, C/Ki. A share divides by C + Ki.",
        ),
    ),
    **texts("Block of each person.", "C/(C + Ki), free.", "A crowd is not one person."),
)

SHARE = NumberQuestion(
    id="assignment06.share",
    objective="06.block",
    answer=lambda g: 100 * float((blocks(g) < g.limit_percent).mean()),
    unit="%",
    tolerance=Tolerance(absolute=1.5),
    free=("sign",),
    mistakes=(
        Mistake(
            id="share_above",
            answer=lambda g: 100 * float((blocks(g) >= g.limit_percent).mean()),
            because="That is the share of people at or above the limit. The question asks for those below.",
        ),
    ),
    **texts("Share of people below the limit.", "{truth:.3g} %.", "Count people, not the typical one."),
)
