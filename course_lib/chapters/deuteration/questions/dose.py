"""Objective 08.dose: the dose for equal exposure, and what an inhibitor of CYP2D6 does to it."""

from random import Random

from course_lib.models.isotope.effect import exposure_ratio
from course_lib.questions.kinds import WITH_RECIPROCAL, ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "08.dose"


def _route(rng: Random) -> dict[str, float]:
    return {
        "dose_mg": rng.choice((10.0, 16.0, 20.0, 30.0, 40.0)),
        "effect": rng.choice((3.0, 4.0, 5.0, 6.0)),
        "share": rng.choice((0.5, 0.6, 0.7, 0.8)),
    }


def _ratio(v: Params) -> float:
    return exposure_ratio(v.effect, v.share)


MATCHING = NumberQuestion(
    id="deuteration.matching_dose",
    objective=OBJECTIVE,
    prompt="A patient takes {dose_mg:g} mg of a drug. {share:.0%} of its clearance breaks the bond that its deuterated twin protects, with "
    "an isotope effect of {effect:g} on that route. Which dose of the twin gives the same AUC?",
    unit="mg",
    draw=_route,
    answer=lambda v: v.dose_mg / _ratio(v),
    hints=(
        "AUC = dose ÷ clearance. What share of clearance does the twin have?",
        "The twin's clearance is share/effect + 1 − share of the parent's.",
        "The dose must fall by the same factor as clearance.",
    ),
    worked="Clearance is {share:g}/{effect:g} + 1 − {share:g} of the parent's, and the dose follows it: {truth:.3g} mg.",
    means="At {truth:.3g} mg the two have the same exposure; only now can their peaks be compared fairly.",
    mistakes=(
        Mistake(
            id="dose_raised",
            answer=lambda v: v.dose_mg * _ratio(v),
            because="You raised the dose. The twin stays longer, so less of it is needed.",
        ),
        Mistake(
            id="divided_by_effect",
            answer=lambda v: v.dose_mg / v.effect,
            because="You divided by the isotope effect of the route. A part of clearance does not notice deuterium, so the gain is smaller.",
        ),
        Mistake(
            id="route_counted_alone",
            answer=lambda v: v.dose_mg * (1 - v.share),
            because="You took the route away altogether, as an inhibitor would. Deuterium slows it by a factor of {effect:g} and does not stop it.",
        ),
    ),
)

INHIBITED = NumberQuestion(
    id="deuteration.inhibited",
    objective=OBJECTIVE,
    prompt="{share:.0%} of a drug's clearance runs over CYP2D6; deuterium slows that route {effect:g}-fold. Paroxetine then blocks the "
    "route completely. By what factor does paroxetine raise the AUC of the deuterated drug?",
    draw=lambda rng: {k: x for k, x in _route(rng).items() if k != "dose_mg"},
    answer=lambda v: 1 / ((1 - v.share) * _ratio(v)),
    free=WITH_RECIPROCAL,
    hints=(
        "How much clearance does the deuterated drug have before paroxetine, and how much after?",
        "Before: share/effect + 1 − share. After: 1 − share, with deuterium or without.",
        "Divide the clearance before by the clearance after.",
    ),
    worked="({share:g}/{effect:g} + 1 − {share:g})/(1 − {share:g}) = {truth:.3g}.",
    why="AUC is one over clearance, and paroxetine leaves the other routes as they were.",
    means="Deuterium has taken part of the interaction away: less runs over CYP2D6, so less can be blocked.",
    mistakes=(
        Mistake(
            id="as_without_deuterium",
            answer=lambda v: 1 / (1 - v.share),
            because="That is the factor for the drug without deuterium. The twin's route is slow already, so blocking it changes less.",
        ),
        Mistake(
            id="both_multiplied",
            answer=lambda v: _ratio(v) / (1 - v.share),
            because="You multiplied the gain by deuterium and the gain by the block. Both act on one route, which can only be lost once.",
        ),
        Mistake(
            id="gain_by_deuterium",
            answer=_ratio,
            because="That is what deuterium does without paroxetine. Compare the twin with paroxetine to the twin without.",
        ),
    ),
)

POOR = ChoiceQuestion(
    id="deuteration.poor_metaboliser",
    objective=OBJECTIVE,
    prompt="Suppose the whole isotope effect sits on CYP2D6. Someone who has no working CYP2D6 switches from tetrabenazine to the "
    "same dose of its deuterated twin. What happens to exposure, in this model?",
    options=(
        Option(
            id="doubles",
            text="it doubles, as in everyone: the drug carries deuterium all the same",
            right=False,
            reply="In everyone else deuterium slows CYP2D6. Here there is no CYP2D6 to slow.",
        ),
        Option(
            id="more_than_doubles",
            text="it more than doubles: the effects of deuterium and genotype add up",
            right=False,
            reply="Both act on the same route, and a route that is closed cannot be slowed as well.",
        ),
        Option(
            id="same",
            text="nothing, since both drugs leave by the other routes at the same pace",
            right=True,
            reply="No route, no isotope effect. In this model a conversion by one half would leave this patient underexposed.",
        ),
        Option(
            id="falls",
            text="it falls: deuterium blocks the enzyme's last activity",
            right=False,
            reply="Deuterium slows the loss of the molecule that carries it and never speeds it up.",
        ),
    ),
    hints=(
        "Which route shows the isotope effect, and does this patient have it?",
        "Set the route's share f to 0 in 1/(f/effect + 1 − f).",
        "With f = 0 the effect drops out.",
    ),
    worked="With f = 0 the AUC ratio is 1, whatever the effect.",
    why="Where the route is missing there is nothing for deuterium to slow.",
    means="Deuterium and an inhibitor of CYP2D6 compete for the same gain.",
)

QUESTIONS = (MATCHING, INHIBITED, POOR)
