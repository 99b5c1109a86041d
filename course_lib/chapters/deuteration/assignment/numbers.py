"""Tasks 1 and 5 of chapter 08's assignment: the three doors, and the dose."""

import numpy as np

from course_lib.models.isotope.effect import exposure_ratio, intrinsic_isotope_effect, observed_isotope_effect
from course_lib.questions.kinds import Mistake, NumberQuestion
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

HINTS = (
    "Say in words what the step hides, and from whom.",
    "Write the equation of the lecture with your own numbers in it.",
    "Check the limits: what must come out for a commitment of 0, and for a share of 0 or 1?",
)
ONE_PER_CENT = Tolerance(relative=0.01)


def texts(prompt: str, worked: str, means: str) -> dict:
    """The texts of a marked question; its full wording stands in the notebook."""
    return {"prompt": prompt, "hints": HINTS, "worked": worked, "means": means}


def _intrinsic(params: Params) -> float:
    """The intrinsic effect of task 1."""
    return intrinsic_isotope_effect(params.hydrogen_per_cm, params.deuterium_per_cm, params.temperature_K)


def enzyme_effect(params: Params) -> float:
    """The effect on V/K of task 1, whose doors have numbers of their own: no slip costs more than its own point."""
    return observed_isotope_effect(params.bond_effect, params.commitment)


def patient_ratio(params: Params) -> float:
    """The AUC ratio of task 1."""
    return exposure_ratio(params.shown_effect, params.route_share)


INTRINSIC = NumberQuestion(
    id="assignment08.intrinsic",
    objective="08.zero_point",
    answer=_intrinsic,
    tolerance=ONE_PER_CENT,
    mistakes=(
        Mistake(
            id="ten_for_e",
            answer=lambda g: 10 ** float(np.log(_intrinsic(g))),
            because="You took 10 to the power of the exponent. Boltzmann's factor is a power of e.",
        ),
        Mistake(
            id="whole_quantum",
            answer=lambda g: _intrinsic(g) ** 2,
            because="You used a whole quantum. The lowest level lies half a quantum above the bottom of the well.",
        ),
        Mistake(
            id="heavy_over_light",
            answer=lambda g: 1 / _intrinsic(g),
            because="That is k_D/k_H. C–H breaks faster, so k_H/k_D is above 1.",
        ),
    ),
    **texts("κ of your bond.", "exp[1.4388 (ν_H − ν_D)/(2T)] = {truth:.3g}.", "Zero-point energy alone."),
)

ROUTE = NumberQuestion(
    id="assignment08.route_effect",
    objective="08.masking",
    answer=enzyme_effect,
    tolerance=ONE_PER_CENT,
    mistakes=(
        Mistake(
            id="first_door_carried_on",
            answer=lambda g: (_intrinsic(g) + g.commitment) / (1 + g.commitment),
            because="You carried on with the bond of the first door. This enzyme meets another bond, `bond_effect`; your method is right.",
        ),
        Mistake(
            id="one_not_below",
            answer=lambda g: (g.bond_effect + g.commitment) / g.commitment,
            because="The 1 below the line is missing. Without commitment the whole effect of the bond must show: put C = 0 and look.",
        ),
        Mistake(
            id="no_masking",
            answer=lambda g: g.bond_effect,
            because="That is the bond's own effect. The enzyme hides a part: (κ + C)/(1 + C).",
        ),
        Mistake(
            id="commitment_not_above",
            answer=lambda g: g.bond_effect / (1 + g.commitment),
            because="C is missing above the line. For a very committed enzyme the effect must tend to 1, not to 0.",
        ),
    ),
    **texts("Effect on V/K.", "(κ + C)/(1 + C) = {truth:.3g}.", "What the enzyme lets through."),
)

EXPOSURE = NumberQuestion(
    id="assignment08.exposure",
    objective="08.routes",
    answer=patient_ratio,
    tolerance=ONE_PER_CENT,
    mistakes=(
        Mistake(
            id="second_door_carried_on",
            answer=lambda g: exposure_ratio(enzyme_effect(g), g.route_share),
            because="You carried on with the enzyme of the second door. This route shows `shown_effect`; your method is right.",
        ),
        Mistake(
            id="clearance_for_area",
            answer=lambda g: 1 / patient_ratio(g),
            because="That is what is left of clearance. The AUC is its inverse: less clearance, more exposure.",
        ),
        Mistake(
            id="one_route",
            answer=lambda g: g.shown_effect,
            because="That would be the AUC ratio if all clearance ran over this route. The other routes do not slow down.",
        ),
        Mistake(
            id="areas_averaged",
            answer=lambda g: g.route_share * g.shown_effect + 1 - g.route_share,
            because="You averaged AUC ratios. Clearances add, areas do not: average what is left of clearance, then turn it over.",
        ),
    ),
    **texts("AUC ratio, same dose.", "1/(f/effect + 1 − f) = {truth:.3g}.", "What reaches the patient."),
)


DOSE = NumberQuestion(
    id="assignment08.matching_dose",
    objective="08.dose",
    unit="mg",
    answer=lambda g: g.dose_mg / exposure_ratio(g.twin_route_effect, g.route_share),
    tolerance=ONE_PER_CENT,
    mistakes=(
        Mistake(
            id="dose_raised",
            answer=lambda g: g.dose_mg * exposure_ratio(g.twin_route_effect, g.route_share),
            because="You raised the dose. The twin stays longer, so less of it gives the same area.",
        ),
        Mistake(
            id="halved",
            answer=lambda g: g.dose_mg / 2,
            because="Half is right for deutetrabenazine, whose AUC doubles. This pair has a share and an effect of its own.",
        ),
        Mistake(
            id="divided_by_effect",
            answer=lambda g: g.dose_mg / g.twin_route_effect,
            because="You divided by the effect of the route; a part of clearance does not notice deuterium.",
        ),
    ),
    **texts("Dose of the twin, same AUC.", "dose ÷ AUC ratio = {truth:.3g} mg.", "Equal exposure."),
)

INHIBITED = NumberQuestion(
    id="assignment08.inhibited",
    objective="08.dose",
    answer=lambda g: 1 / ((1 - g.route_share) * exposure_ratio(g.twin_route_effect, g.route_share)),
    tolerance=ONE_PER_CENT,
    mistakes=(
        Mistake(
            id="as_without_deuterium",
            answer=lambda g: 1 / (1 - g.route_share),
            because="That is the factor without deuterium. The twin's route is slow already, so less is left to block.",
        ),
        Mistake(
            id="effect_for_block",
            answer=lambda g: g.twin_route_effect,
            because="That is how much slower the twin's route is. Compare its clearance before the block with its clearance after.",
        ),
        Mistake(
            id="both_multiplied",
            answer=lambda g: exposure_ratio(g.twin_route_effect, g.route_share) / (1 - g.route_share),
            because="You multiplied both gains. They act on one route, which can be lost only once.",
        ),
    ),
    **texts("AUC of the twin with ÷ without inhibitor.", "{truth:.3g}.", "Less on the route, less to block."),
)
