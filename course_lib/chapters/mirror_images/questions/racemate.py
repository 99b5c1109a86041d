"""Objective 07.racemate: the Ki of a racemate, and the dose of one hand with the same effect."""

import math
from random import Random

from course_lib.models.isomers.mixture import racemate_ki_nM, same_odds_dose_mg
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "07.racemate"
FREE = ("sign", "thousand_up", "thousand_down")


def _hands(rng: Random) -> dict[str, float]:
    return {"plus_ki_nM": rng.choice((2.0, 4.0, 6.0)), "minus_ki_nM": rng.choice((40.0, 80.0, 60.0))}


RACEMATE = NumberQuestion(
    id="mirror_images.racemate_ki",
    objective=OBJECTIVE,
    prompt="A racemate contains one hand with a Ki of {plus_ki_nM:g} nM and one with {minus_ki_nM:g} nM, half and half. "
    "What is the Ki of the racemate?",
    unit="nM",
    draw=_hands,
    answer=lambda v: racemate_ki_nM(v.plus_ki_nM, v.minus_ki_nM),
    free=FREE,
    hints=(
        "Which concentration of the racemate occupies one half of the target?",
        "Half of it is each hand: C/2 ÷ K for each, and the sum must be 1.",
        "1/(½/K₊ + ½/K₋).",
    ),
    worked="1/(½/{plus_ki_nM:g} + ½/{minus_ki_nM:g}) = {truth:.2g} nM.",
    why="Both enantiomers compete for the same site, so their affinities, the inverses of Ki, are averaged by share.",
    means="If the other hand is very weak, the racemate has twice the Ki of the strong one, and never more.",
    mistakes=(
        Mistake(
            id="mean",
            answer=lambda v: (v.plus_ki_nM + v.minus_ki_nM) / 2,
            because="You averaged the Ki. A weak half does not spoil the strong one: what adds up is 1/Ki.",
        ),
        Mistake(
            id="halved",
            answer=lambda v: v.plus_ki_nM / 2,
            because="You halved the Ki. Half of the drug is missing, so more of it is needed.",
        ),
        Mistake(
            id="geometric",
            answer=lambda v: math.sqrt(v.plus_ki_nM * v.minus_ki_nM),
            because="That is the geometric mean. The two hands compete side by side, so 1/Ki adds up.",
        ),
    ),
)


def _dose(rng: Random) -> dict[str, float]:
    return {"dose_mg": rng.choice((20.0, 40.0, 60.0)), "share": rng.choice((0.4, 0.5, 0.6)), **_hands(rng)}


def _pure(v: Params) -> float:
    return same_odds_dose_mg(v.dose_mg, [v.share, 1 - v.share], [v.plus_ki_nM, v.minus_ki_nM], v.plus_ki_nM)


PURE = NumberQuestion(
    id="mirror_images.pure_dose",
    objective=OBJECTIVE,
    prompt="A mixture of two hands, {share:.0%} with a Ki of {plus_ki_nM:g} nM and the rest with {minus_ki_nM:g} nM, is given at {dose_mg:g} mg. "
    "Which dose of the strong hand alone occupies as much of the target, if a milligram of each gives the same concentration?",
    unit="mg",
    draw=lambda rng: {**_dose(rng), "minus_ki_nM": rng.choice((12.0, 20.0, 30.0))},
    answer=_pure,
    free=FREE,
    hints=(
        "Equal occupancy means equal C/K in sum.",
        "The mixture's sum is dose × Σ(share/K). The pure drug's is dose ÷ K₊.",
        "Dose × Σ(share/K) × K₊.",
    ),
    worked="{dose_mg:g} × ({share:g}/{plus_ki_nM:g} + (1 − {share:g})/{minus_ki_nM:g}) × {plus_ki_nM:g} = {truth:.3g} mg.",
    why="Occupancy depends on the sum of the concentrations in units of Ki, so equal sums mean equal occupancy.",
    means="Purity saves drug; it does not change what the target can feel.",
    mistakes=(
        Mistake(
            id="half",
            answer=lambda v: v.dose_mg / 2,
            because="You halved the dose, as if the other hand did nothing and were half of it. It binds a little, and its share is given.",
        ),
        Mistake(
            id="share_alone",
            answer=lambda v: v.dose_mg * v.share,
            because="You counted the strong hand alone. The other hand binds too, so a little more is needed.",
        ),
        Mistake(
            id="share_times_ki",
            answer=lambda v: v.dose_mg * v.share * v.plus_ki_nM,
            because="The Ki of the strong hand is multiplied, but nothing is divided by it. Check the units: the result must be in mg.",
        ),
    ),
)

DILUTED = NumberQuestion(
    id="mirror_images.half_a_racemate",
    objective=OBJECTIVE,
    prompt="One hand of a drug occupies {held:.0%} of its target. The same concentration of its racemate is given instead; the other hand does "
    "not bind. Which fraction is occupied now?",
    draw=lambda rng: {"held": rng.choice((0.7, 0.75, 0.68))},
    answer=lambda v: v.held / (2 - v.held),
    free=(*FREE, "per_cent_up"),
    hints=(
        "Half as much of the strong hand is there. Does that halve the occupancy?",
        "It halves the odds, occupied ÷ empty.",
        "New odds = ½ × occupied/(1 − occupied); then odds/(1 + odds).",
    ),
    worked="Odds {held:g}/(1 − {held:g}), halved, give {truth:.2g}.",
    why="The odds, occupied ÷ empty, are proportional to the concentration that binds, while occupancy saturates.",
    means="Near saturation, halving the drug costs little of the occupancy.",
    mistakes=(
        Mistake(
            id="occupancy_halved",
            answer=lambda v: v.held / 2,
            because="You halved the occupancy. Concentration is proportional to the odds, occupied ÷ empty, not to the fraction.",
        ),
        Mistake(
            id="unchanged",
            answer=lambda v: v.held,
            because="That would be so if both hands bound alike. One of them does not.",
        ),
        Mistake(
            id="odds_given",
            answer=lambda v: v.held / (1 - v.held) / 2,
            because="Those are the new odds. Turn them into a fraction: odds/(1 + odds).",
        ),
    ),
)

LIMIT = ChoiceQuestion(
    id="mirror_images.worst_racemate",
    objective=OBJECTIVE,
    prompt="The inactive hand of a racemate is made ten times weaker still. What does that do to the racemate's Ki?",
    options=(
        Option(
            id="ten",
            text="it becomes ten times larger",
            right=False,
            reply="The Ki are not averaged: the weak hand's 1/K was next to nothing already.",
        ),
        Option(
            id="five",
            text="it becomes five times larger",
            right=False,
            reply="Half of a tenfold change would be an average of Ki. What adds up is 1/K.",
        ),
        Option(
            id="nothing", text="nearly nothing", right=True, reply="It was twice K₊ before, and stays so."
        ),
        Option(
            id="smaller",
            text="it becomes smaller",
            right=False,
            reply="A weaker partner cannot make the mixture stronger.",
        ),
    ),
    hints=(
        "Write down 1/K of the racemate.",
        "The weak hand adds ½/K₋ to it.",
        "½/K₋ is nearly zero before and after.",
    ),
    worked="1/(½/K₊ + ½/K₋) tends to 2 K₊ as K₋ grows.",
    why="Affinities add up, each weighted by its share, so an enantiomer that hardly binds adds almost nothing to the sum.",
    means="An inactive half costs a factor of two, never more.",
)

QUESTIONS = (RACEMATE, PURE, DILUTED, LIMIT)
