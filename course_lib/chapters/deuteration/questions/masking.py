"""Objective 08.masking: what an enzyme shows of an intrinsic isotope effect."""

from random import Random

from course_lib.models.isotope.effect import forward_commitment, observed_isotope_effect
from course_lib.questions.kinds import WITH_RECIPROCAL, ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "08.masking"


def _committed(rng: Random) -> dict[str, float]:
    return {"intrinsic": rng.choice((5.0, 5.5, 6.0, 6.5)), "commitment": rng.choice((0.5, 1.5, 2.5, 4.0))}


def _two_effects(rng: Random) -> dict[str, float]:
    return {"intrinsic": rng.choice((5.5, 6.0, 6.5, 7.0)), "observed": rng.choice((1.2, 1.4, 1.6, 1.8, 2.2))}


OBSERVED = NumberQuestion(
    id="deuteration.observed",
    objective=OBJECTIVE,
    prompt="The bond shows an intrinsic isotope effect of {intrinsic:g}. The enzyme's forward commitment is {commitment:g}, and "
    "nothing goes back after the bond is broken. Which isotope effect on V/K is observed?",
    draw=_committed,
    answer=lambda v: observed_isotope_effect(v.intrinsic, v.commitment),
    free=WITH_RECIPROCAL,
    hints=(
        "Commitment compares breaking the bond with letting the substrate go again.",
        "A very committed enzyme shows an effect of 1, one that is not committed shows the whole.",
        "(intrinsic + C)/(1 + C).",
    ),
    worked="({intrinsic:g} + {commitment:g})/(1 + {commitment:g}) = {truth:.3g}.",
    why="Commitment is the part of the way that does not notice mass, above the line as below it.",
    means="What sticks to the enzyme reacts in the end, heavy or light: part of the effect is hidden.",
    mistakes=(
        Mistake(
            id="commitment_not_above",
            answer=lambda v: v.intrinsic / (1 + v.commitment),
            because="You divided by 1 + C and left C out above the line. Test a large C: the effect must tend to 1, not to 0.",
        ),
        Mistake(
            id="excess_only",
            answer=lambda v: (v.intrinsic - 1) / (1 + v.commitment),
            because="That is by how much the observed effect exceeds 1. An effect of 1 means no effect at all, so add the 1 again.",
        ),
        Mistake(
            id="nothing_masked",
            answer=lambda v: v.intrinsic,
            because="That is the intrinsic effect. It shows in full only when the substrate leaves the enzyme much more often than it reacts.",
        ),
        Mistake(
            id="one_not_below",
            answer=lambda v: (v.intrinsic + v.commitment) / v.commitment,
            because="The 1 below the line is missing. Without commitment the whole intrinsic effect must show: put C = 0 and look.",
        ),
        Mistake(
            id="commitment_turned_over",
            answer=lambda v: (v.intrinsic * v.commitment + 1) / (1 + v.commitment),
            because="Your result grows with commitment, so C has been read as leaving ÷ reacting. It is reacting ÷ leaving, and it hides the effect.",
        ),
    ),
)

COMMITMENT = NumberQuestion(
    id="deuteration.commitment",
    objective=OBJECTIVE,
    prompt="Within one molecule, where the enzyme must choose between C–H and C–D, an isotope effect of {intrinsic:g} is measured; "
    "between molecules, on V/K, only {observed:g}. How large is the forward commitment?",
    draw=_two_effects,
    answer=lambda v: forward_commitment(v.intrinsic, v.observed),
    free=WITH_RECIPROCAL,
    hints=(
        "Inside one molecule nothing is masked: which of the two numbers is the intrinsic effect?",
        "observed = (intrinsic + C)/(1 + C).",
        "Multiply by 1 + C and bring all C to one side: C = (intrinsic − observed)/(observed − 1).",
    ),
    worked="({intrinsic:g} − {observed:g})/({observed:g} − 1) = {truth:.3g}.",
    why="Within one molecule commitment does not count, so that value is the intrinsic one; solve the formula for C.",
    means="The bound substrate reacts {truth:.3g} times for each time that it leaves.",
    mistakes=(
        Mistake(
            id="one_plus_commitment",
            answer=lambda v: (v.intrinsic - 1) / (v.observed - 1),
            because="That is 1 + C: you compared what exceeds 1 on both sides. Take 1 away.",
        ),
        Mistake(
            id="share_that_shows",
            answer=lambda v: (v.observed - 1) / (v.intrinsic - 1),
            because="That is the share of the effect that still shows, 1/(1 + C). Turn it over and take 1 away.",
        ),
        Mistake(
            id="ratio_of_effects",
            answer=lambda v: v.intrinsic / v.observed,
            because="You divided the two effects. Masking does not divide: it mixes the intrinsic effect with an effect of 1.",
        ),
        Mistake(
            id="divided_by_observed",
            answer=lambda v: (v.intrinsic - v.observed) / v.observed,
            because="Below the line stands what the observed effect exceeds 1 by, because 1 means no effect at all.",
        ),
        Mistake(
            id="difference_of_effects",
            answer=lambda v: v.intrinsic - v.observed,
            because="The difference is what has been hidden. Compare it with what still shows, observed − 1.",
        ),
    ),
)

LIMIT = ChoiceQuestion(
    id="deuteration.masked_choice",
    objective=OBJECTIVE,
    prompt="An enzyme hides nearly all of the isotope effect on V/K between two molecules, one with C–H and one with C–D. Yet when "
    "one molecule carries both bonds, C–H breaks five times as often. How can both be true?",
    options=(
        Option(
            id="two_mechanisms",
            text="the enzyme breaks the bond by two different mechanisms",
            right=False,
            reply="One mechanism is enough. Ask what the enzyme can still choose once a molecule is bound.",
        ),
        Option(
            id="error",
            text="one of the two experiments must be wrong",
            right=False,
            reply="Both are right: they ask different questions. One makes two molecules compete, the other two bonds of one molecule.",
        ),
        Option(
            id="bound_still_turns",
            text="a bound molecule reacts before it leaves, but can still offer either bond",
            right=True,
            reply="Binding decides between molecules, and it does not see mass; the bond decides within a molecule, and it does.",
        ),
        Option(
            id="deuterium_binds",
            text="deuterium binds the enzyme more tightly and makes up for the slower reaction",
            right=False,
            reply="Binding hardly notices deuterium. The masking comes from what happens after binding: reacting is faster than leaving.",
        ),
    ),
    hints=(
        "Which step decides the fate of a molecule that hardly ever leaves the enzyme again?",
        "If binding decides, heavy and light molecules are treated alike.",
        "A bound molecule may still turn and present the other bond.",
    ),
    worked="With a large commitment binding decides between molecules, and binding is blind to mass. Within one molecule both bonds "
    "are at hand, so the whole intrinsic effect shows.",
    means="That is how the intrinsic effect of a masked enzyme is measured.",
)

QUESTIONS = (OBSERVED, COMMITMENT, LIMIT)
