"""Tasks 1, 2 and 5 of chapter 08's assignment: bond, enzyme and body, the same chain as a function, and the dose."""

from random import Random

from course_lib.chapters.deuteration.questions import dose, masking, routes, zero_point
from course_lib.models.isotope.effect import exposure_ratio, intrinsic_isotope_effect, observed_isotope_effect
from course_lib.questions.building import Marked, cases, own_hints

MARKED = Marked(
    chapter="08",
    hints=own_hints(
        "Say in words what the step hides, and from whom.",
        "Check the limits: what must come out for a commitment of 0, and for a share of 0 or 1?",
    ),
)

INTRINSIC = MARKED.graded(
    zero_point.INTRINSIC,
    "intrinsic",
    ("κ of your bond.", "exp[1.4388 (ν_H − ν_D)/(2T)] = {truth:.3g}.", "Zero-point energy alone."),
    mistakes={
        "ten_for_e": "ten_for_e",
        "whole_quantum": (
            "whole_quantum",
            "You used a whole quantum. The lowest level lies half a quantum above the bottom of the well.",
        ),
        "heavy_over_light": (
            "deuterium_over_hydrogen",
            "That is k_D/k_H. C–H breaks faster, so k_H/k_D is above 1.",
        ),
    },
)

# Each step has numbers of its own, so that no slip costs more than its own point: these two carry them on.
ROUTE = MARKED.graded(
    masking.OBSERVED,
    "route_effect",
    ("Effect on V/K.", "(κ + C)/(1 + C) = {truth:.3g}.", "What the enzyme lets through."),
    numbers={"intrinsic": "bond_effect"},
    mistakes={
        "first_door_carried_on": (
            lambda g: observed_isotope_effect(
                intrinsic_isotope_effect(g.hydrogen_per_cm, g.deuterium_per_cm, g.temperature_K), g.commitment
            ),
            "You carried on with the bond of the first door. This enzyme meets another bond, `bond_effect`; your method is right.",
        ),
        "one_not_below": (
            "one_not_below",
            "The 1 below the line is missing. Without commitment the whole effect of the bond must show: put C = 0 and look.",
        ),
        "no_masking": (
            "nothing_masked",
            "That is the bond's own effect. The enzyme hides a part: (κ + C)/(1 + C).",
        ),
        "commitment_not_above": (
            "commitment_not_above",
            "C is missing above the line. For a very committed enzyme the effect must tend to 1, not to 0.",
        ),
    },
)

EXPOSURE = MARKED.graded(
    routes.EXPOSURE,
    "exposure",
    ("AUC ratio, same dose.", "1/(f/effect + 1 − f) = {truth:.3g}.", "What reaches the patient."),
    numbers={"effect": "shown_effect", "share": "route_share"},
    mistakes={
        "second_door_carried_on": (
            lambda g: exposure_ratio(observed_isotope_effect(g.bond_effect, g.commitment), g.route_share),
            "You carried on with the enzyme of the second door. This route shows `shown_effect`; your method is right.",
        ),
        "clearance_for_area": (
            "clearance_for_area",
            "That is what is left of clearance. The AUC is its inverse: less clearance, more exposure.",
        ),
        "one_route": (
            "single_route",
            "That would be the AUC ratio if all clearance ran over this route. The other routes do not slow down.",
        ),
        "areas_averaged": (
            "areas_averaged",
            "You averaged AUC ratios. Clearances add, areas do not: average what is left of clearance, then turn it over.",
        ),
    },
)

DOSE = MARKED.graded(
    dose.MATCHING,
    "matching_dose",
    ("Dose of the twin, same AUC.", "dose ÷ AUC ratio = {truth:.3g} mg.", "Equal exposure."),
    numbers={"effect": "twin_route_effect", "share": "route_share"},
    mistakes={
        "dose_raised": (
            "dose_raised",
            "You raised the dose. The twin stays longer, so less of it gives the same area.",
        ),
        "halved": (
            lambda g: g.dose_mg / 2,
            "Half is right for deutetrabenazine, whose AUC doubles. This pair has a share and an effect of its own.",
        ),
        "divided_by_effect": (
            "divided_by_effect",
            "You divided by the effect of the route; a part of clearance does not notice deuterium.",
        ),
    },
)

INHIBITED = MARKED.graded(
    dose.INHIBITED,
    "inhibited",
    ("AUC of the twin with ÷ without inhibitor.", "{truth:.3g}.", "Less on the route, less to block."),
    numbers={"effect": "twin_route_effect", "share": "route_share"},
    mistakes={
        "as_without_deuterium": (
            "as_without_deuterium",
            "That is the factor without deuterium. The twin's route is slow already, so less is left to block.",
        ),
        "effect_for_block": (
            lambda g: g.twin_route_effect,
            "That is how much slower the twin's route is. Compare its clearance before the block with its clearance after.",
        ),
        "both_multiplied": (
            "both_multiplied",
            "You multiplied both gains. They act on one route, which can be lost only once.",
        ),
    },
)


def _chain(intrinsic, commitment, route_share):
    effect = (intrinsic + commitment) / (1 + commitment)
    return 1 / (route_share / effect + 1 - route_share)


def _chain_without_commitment(intrinsic, commitment, route_share):
    return 1 / (route_share / intrinsic + 1 - route_share)


def _chain_commitment_not_above(intrinsic, commitment, route_share):
    return 1 / (route_share * (1 + commitment) / intrinsic + 1 - route_share)


def _chain_averaged(intrinsic, commitment, route_share):
    effect = (intrinsic + commitment) / (1 + commitment)
    return route_share * effect + 1 - route_share


def _chain_as_clearance(intrinsic, commitment, route_share):
    return 1 / _chain(intrinsic, commitment, route_share)


def _case(rng: Random, *, masked: bool) -> dict[str, float]:
    return {
        "intrinsic": round(rng.uniform(3.0, 8.0), 2),
        "commitment": round(rng.uniform(0.5, 6.0), 2) if masked else 0.0,
        "route_share": round(rng.uniform(0.3, 0.9), 3),
    }


SIGNATURE = "exposure_ratio(intrinsic, commitment, route_share)"
WITH_EITHER = {
    "chain_averaged": (
        _chain_averaged,
        "The AUC ratios of the routes are averaged. Clearances add, areas do not.",
    ),
    "chain_as_clearance": (
        _chain_as_clearance,
        "That is what is left of clearance. The AUC is its inverse.",
    ),
}

UNMASKED = MARKED.function(
    "exposure_unmasked",
    "routes",
    _chain,
    ("AUC ratio without commitment.", "1/(f/κ + 1 − f).", "Only the body dilutes."),
    signature=SIGNATURE,
    cases=cases("{data_seed}|False", lambda rng, number: _case(rng, masked=False)),
    mistakes=WITH_EITHER,
)

MASKED = MARKED.function(
    "exposure_masked",
    "masking",
    _chain,
    ("AUC ratio with commitment.", "κ → (κ + C)/(1 + C) first.", "Enzyme and body both dilute."),
    signature=SIGNATURE,
    cases=cases("{data_seed}|True", lambda rng, number: _case(rng, masked=True)),
    mistakes={
        **WITH_EITHER,
        "chain_commitment_not_above": (
            _chain_commitment_not_above,
            "C is missing above the line: (κ + C)/(1 + C). For a very committed enzyme the effect must tend to 1, not to 0.",
        ),
        "chain_without_commitment": (
            _chain_without_commitment,
            "The commitment is not used. The route shows (κ + C)/(1 + C), not κ.",
        ),
    },
)
