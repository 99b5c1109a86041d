"""Objective 08.routes: what is left of the effect when only a share of clearance notices it."""

from random import Random

from course_lib.models.isotope.effect import exposure_ratio, route_effect, route_share
from course_lib.questions.kinds import FREE_MISTAKES, Mistake, NumberQuestion, OrderingQuestion

OBJECTIVE = "08.routes"


def _route(rng: Random) -> dict[str, float]:
    return {"effect": rng.choice((2.5, 3.0, 4.0, 5.0, 6.0)), "share": rng.choice((0.4, 0.5, 0.6, 0.7, 0.8))}


def _wanted(rng: Random) -> dict[str, float]:
    return {"ratio": rng.choice((1.5, 1.6, 1.8, 2.0)), "share": rng.choice((0.6, 0.65, 0.75, 0.8))}


EXPOSURE = NumberQuestion(
    id="deuteration.exposure",
    objective=OBJECTIVE,
    prompt="{share:.0%} of a drug's clearance breaks the deuterated bond, and that route shows an isotope effect of {effect:g}. The "
    "rest of clearance notices nothing. By what factor does deuteration raise the AUC at the same dose?",
    draw=_route,
    answer=lambda v: exposure_ratio(v.effect, v.share),
    hints=(
        "Clearances add; areas do not. So begin with clearance.",
        "The route's part falls to share ÷ effect, the rest stays.",
        "AUC ratio = 1/(share/effect + 1 − share).",
    ),
    worked="Clearance falls to {share:g}/{effect:g} + 1 − {share:g} of what it was; the AUC rises by one over that, {truth:.3g}.",
    means="The second way out of the body takes part of the gain.",
    mistakes=(
        Mistake(
            id="single_route",
            answer=lambda v: v.effect,
            because="That holds if all of clearance runs over this route. Here a part of it does not notice deuterium.",
        ),
        Mistake(
            id="areas_averaged",
            answer=lambda v: v.share * v.effect + 1 - v.share,
            because="You averaged the two AUC ratios. Clearances add, areas do not: average what remains of clearance, then turn it over.",
        ),
        Mistake(
            id="clearance_for_area",
            answer=lambda v: v.share / v.effect + 1 - v.share,
            because="That is the share of clearance that remains. The AUC is its inverse: less clearance, more exposure.",
        ),
        Mistake(
            id="route_blocked",
            answer=lambda v: 1 / (1 - v.share),
            because="That is the AUC ratio when the route is blocked altogether. Deuterium slows it by a factor of {effect:g} and leaves the rest of it working.",
        ),
    ),
)

SHARE = NumberQuestion(
    id="deuteration.share",
    objective=OBJECTIVE,
    prompt="An inhibitor that blocks one route completely raises the AUC of a drug {ratio:g}-fold. What share of clearance runs over "
    "that route?",
    draw=lambda rng: {"ratio": rng.choice((1.8, 2.2, 2.5, 3.5, 4.0, 4.5, 6.0))},
    answer=lambda v: route_share(v.ratio),
    free=(*FREE_MISTAKES, "per_cent_up"),
    hints=(
        "What share of clearance is left when the AUC has risen {ratio:g}-fold?",
        "The AUC is the inverse of clearance, so 1/{ratio:g} is left.",
        "The route is what is gone: 1 − 1/ratio.",
    ),
    worked="1/{ratio:g} of clearance is left, so 1 − 1/{ratio:g} = {truth:.3g} ran over the route.",
    means="An interaction study tells how much of the isotope effect a patient can ever see.",
    mistakes=(
        Mistake(
            id="share_left",
            answer=lambda v: 1 / v.ratio,
            because="That is what is left of clearance when the route is blocked. The route is the part that is gone.",
        ),
        Mistake(
            id="rise_of_area",
            answer=lambda v: v.ratio - 1,
            because="That is the rise of the AUC. A share of clearance lies between 0 and 1: think of what is left, 1/ratio.",
        ),
        Mistake(
            id="rise_over_rise",
            answer=lambda v: (v.ratio - 1) / (v.ratio + 1),
            because="You divided the rise by the sum of both areas. Compare clearances instead: after the block 1/{ratio:g} of it is left.",
        ),
    ),
)

NEEDED = NumberQuestion(
    id="deuteration.needed_effect",
    objective=OBJECTIVE,
    prompt="Deuteration raised the AUC of a drug {ratio:g}-fold, and {share:.0%} of its clearance runs over the deuterated bond. Which "
    "isotope effect does that route show?",
    draw=_wanted,
    answer=lambda v: route_effect(v.ratio, v.share),
    hints=(
        "How much of clearance is left in all?",
        "Take away what does not notice deuterium: what is left of the route?",
        "effect = share/(1/ratio − (1 − share)).",
    ),
    worked="1/{ratio:g} of clearance is left, of which 1 − {share:g} is the other route; {share:g} divided by the remainder is {truth:.3g}.",
    means="An effect of {truth:.3g} on the route gives no more than {ratio:g} in the patient.",
    mistakes=(
        Mistake(
            id="ratio_is_effect",
            answer=lambda v: v.ratio,
            because="That would be so if all of clearance ran over this route. The rest does not slow down, so the route must slow down more.",
        ),
        Mistake(
            id="ratio_times_share",
            answer=lambda v: v.ratio * v.share,
            because="You multiplied by the share. But the route must show more than the patient does, because the other route hides a part of it.",
        ),
        Mistake(
            id="share_left_out",
            answer=lambda v: 1 / (1 / v.ratio - 1 + v.share),
            because="You divided 1 by what is left of the route. The route began with its share of clearance, not with all of it: divide the share.",
        ),
        Mistake(
            id="ratio_over_share",
            answer=lambda v: v.ratio / v.share,
            because="You divided the ratio by the share. Clearances add, so the other route must be taken away first, not divided out.",
        ),
        Mistake(
            id="excess_over_share",
            answer=lambda v: 1 + (v.ratio - 1) / v.share,
            because="You spread the rise of the AUC over the share, as if areas added. Clearances add: work with 1/ratio.",
        ),
    ),
)

_CHAIN = {
    "nothing": "no isotope effect at all",
    "patient": "AUC ratio in a patient, with a second route of elimination",
    "enzyme": "effect on V/K of the enzyme, with some commitment",
    "bond": "intrinsic effect on breaking the bond",
}

CHAIN = OrderingQuestion(
    id="deuteration.chain",
    objective=OBJECTIVE,
    prompt="One deuterated bond, seen at four places. Order the ratios from the smallest to the largest.",
    items=_CHAIN,
    hints=(
        "Each step between the bond and the patient can hide a part, and none can add to it.",
        "Commitment acts inside the enzyme, parallel routes act in the body.",
        "Begin with the ratio 1, end with the bond itself.",
    ),
    worked="1 < AUC ratio < effect on V/K < intrinsic effect: commitment takes from the bond's effect, the other route from the enzyme's.",
    means="From bond to patient the effect can only shrink.",
    mistakes=(
        Mistake(
            id="routes_add_up",
            answer=lambda v: ("nothing", "enzyme", "patient", "bond"),
            because="You let the body show more than the enzyme. A second route of elimination ignores deuterium and dilutes the effect further.",
        ),
        Mistake(
            id="largest_first",
            answer=lambda v: tuple(reversed(_CHAIN)),
            because="That is the order from the largest to the smallest ratio; the question asks for the smallest first.",
        ),
    ),
)

QUESTIONS = (EXPOSURE, SHARE, NEEDED, CHAIN)
