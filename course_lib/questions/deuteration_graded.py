"""Tasks 1, 2 and 5 of chapter 08's assignment: the chain of effects, as numbers and as a function, and the dose."""

from random import Random

from course_lib.models.isotope import (
    exposure_ratio,
    intrinsic_isotope_effect,
    observed_isotope_effect,
)
from course_lib.questions.kinds import FunctionQuestion, Mistake, NumberQuestion
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

CASES = 8
HINTS = (
    "Say in words what the step hides, and from whom.",
    "Write the equation of the lecture with your own numbers in it.",
    "Check the limits: what must come out for a commitment of 0, and for a share of 0 or 1?",
)
ONE_PER_CENT = Tolerance(relative=0.01)


def texts(prompt: str, worked: str, means: str) -> dict:
    """The texts of a marked question; its full wording stands in the notebook."""
    return {"prompt": prompt, "hints": HINTS, "worked": worked, "means": means}


def bond_effect(params: Params) -> float:
    """The intrinsic effect of task 1."""
    return intrinsic_isotope_effect(params.hydrogen_per_cm, params.deuterium_per_cm, params.temperature_K)


def enzyme_effect(params: Params) -> float:
    """The effect on V/K of task 1."""
    return observed_isotope_effect(bond_effect(params), params.commitment)


def patient_ratio(params: Params) -> float:
    """The AUC ratio of task 1."""
    return exposure_ratio(enzyme_effect(params), params.route_share)


INTRINSIC = NumberQuestion(
    id="assignment08.intrinsic",
    objective="08.zero_point",
    answer=bond_effect,
    tolerance=ONE_PER_CENT,
    mistakes=(
        Mistake(
            id="whole_quantum",
            answer=lambda g: bond_effect(g) ** 2,
            because="You used a whole quantum. The lowest level lies half a quantum above the bottom of the well.",
        ),
        Mistake(
            id="heavy_over_light",
            answer=lambda g: 1 / bond_effect(g),
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
            id="no_masking",
            answer=bond_effect,
            because="That is the bond's own effect. The enzyme hides a part: (κ + C)/(1 + C).",
        ),
        Mistake(
            id="commitment_not_above",
            answer=lambda g: bond_effect(g) / (1 + g.commitment),
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
            id="one_route",
            answer=enzyme_effect,
            because="That would be the AUC ratio if all clearance ran over this route. The other routes do not slow down.",
        ),
        Mistake(
            id="areas_averaged",
            answer=lambda g: g.route_share * enzyme_effect(g) + 1 - g.route_share,
            because="You averaged AUC ratios. Clearances add, areas do not: average what is left of clearance, then turn it over.",
        ),
    ),
    **texts("AUC ratio, same dose.", "1/(f/effect + 1 − f) = {truth:.3g}.", "What reaches the patient."),
)


def _chain(intrinsic, commitment, route_share):
    effect = (intrinsic + commitment) / (1 + commitment)
    return 1 / (route_share / effect + 1 - route_share)


def _chain_without_commitment(intrinsic, commitment, route_share):
    return 1 / (route_share / intrinsic + 1 - route_share)


def _chain_averaged(intrinsic, commitment, route_share):
    effect = (intrinsic + commitment) / (1 + commitment)
    return route_share * effect + 1 - route_share


def _chain_as_clearance(intrinsic, commitment, route_share):
    return 1 / _chain(intrinsic, commitment, route_share)


def _cases(params: Params, *, masked: bool) -> list[dict[str, float]]:
    rng = Random(f"{params.data_seed}|{masked}")
    return [
        {
            "intrinsic": round(rng.uniform(3.0, 8.0), 2),
            "commitment": round(rng.uniform(0.5, 6.0), 2) if masked else 0.0,
            "route_share": round(rng.uniform(0.3, 0.9), 3),
        }
        for _ in range(CASES)
    ]


SIGNATURE = "exposure_ratio(intrinsic, commitment, route_share)"
AVERAGED = Mistake(
    id="chain_averaged",
    answer=lambda g: _chain_averaged,
    because="The AUC ratios of the routes are averaged. Clearances add, areas do not.",
)
TURNED_OVER = Mistake(
    id="chain_as_clearance",
    answer=lambda g: _chain_as_clearance,
    because="That is what is left of clearance. The AUC is its inverse.",
)

UNMASKED = FunctionQuestion(
    id="assignment08.exposure_unmasked",
    objective="08.routes",
    signature=SIGNATURE,
    answer=lambda g: _chain,
    cases=lambda g: _cases(g, masked=False),
    unit="1",
    mistakes=(AVERAGED, TURNED_OVER),
    **texts("AUC ratio without commitment.", "1/(f/κ + 1 − f).", "Only the body dilutes."),
)

MASKED = FunctionQuestion(
    id="assignment08.exposure_masked",
    objective="08.masking",
    signature=SIGNATURE,
    answer=lambda g: _chain,
    cases=lambda g: _cases(g, masked=True),
    unit="1",
    mistakes=(
        AVERAGED,
        TURNED_OVER,
        Mistake(
            id="chain_without_commitment",
            answer=lambda g: _chain_without_commitment,
            because="The commitment is not used. The route shows (κ + C)/(1 + C), not κ.",
        ),
    ),
    **texts("AUC ratio with commitment.", "κ → (κ + C)/(1 + C) first.", "Enzyme and body both dilute."),
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
            id="both_multiplied",
            answer=lambda g: exposure_ratio(g.twin_route_effect, g.route_share) / (1 - g.route_share),
            because="You multiplied both gains. They act on one route, which can be lost only once.",
        ),
    ),
    **texts("AUC of the twin with ÷ without inhibitor.", "{truth:.3g}.", "Less on the route, less to block."),
)
