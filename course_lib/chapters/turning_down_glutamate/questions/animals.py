"""Objective 11.animals: doses against a vehicle, the lowest effective dose, hours and species."""

import math

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "11.animals"

WHOSE = ChoiceQuestion(
    id="glutamate.whose_dose",
    objective=OBJECTIVE,
    prompt="The same drug, the same rats: with 8 animals a group the lowest dose that differs is usually 1 or 3 mg/kg, with 80 usually 0.3. What has changed?",
    options=(
        Option(
            id="drug",
            text="the drug is more potent in larger groups",
            right=False,
            reply="The true curve is the same in every experiment of the figure.",
        ),
        Option(
            id="experiment",
            text="the experiment sees smaller differences",
            right=True,
            reply="More animals, a smaller standard error: a lower dose crosses the line.",
        ),
        Option(
            id="chance",
            text="more animals give more false alarms",
            right=False,
            reply="Dunnett keeps false alarms at 5 % for any number of animals.",
        ),
    ),
    hints=(
        "What did the slider change?",
        "The standard error falls with the root of n.",
        "What is seen at 0.3 mg/kg was there with 8 animals, too.",
    ),
    worked="Power at 0.3 mg/kg: 17 % with 8 animals, 85 % with 80.",
    means="Report the curve and its intervals; the lowest effective dose belongs to the experiment.",
)

NOT_SIGNIFICANT = ChoiceQuestion(
    id="glutamate.not_significant",
    objective=OBJECTIVE,
    prompt="“0.3 mg/kg did not differ from vehicle (8 rats a group, p = 0.3).” What may you conclude?",
    options=(
        Option(
            id="none",
            text="0.3 mg/kg has no effect: the test would have shown one",
            right=False,
            reply="In the simulation it shortens the median by a fifth, and five of six such experiments miss that.",
        ),
        Option(
            id="open",
            text="this experiment leaves it open: look at the interval",
            right=True,
            reply="An interval says which effects are still possible.",
        ),
        Option(
            id="threshold",
            text="the drug acts from 1 mg/kg on, and not below it",
            right=False,
            reply="A curve has no step at the dose where a p falls below 0.05.",
        ),
    ),
    hints=(
        "How often does the test find a true effect of this size?",
        "Power 17 %.",
        "Absence of evidence is no evidence of absence.",
    ),
    worked="With a power of 17 % a miss says next to nothing.",
    means="Read the interval, not the star.",
)

HOURS = NumberQuestion(
    id="glutamate.hours",
    objective=OBJECTIVE,
    prompt="A drug has a half-life of {half_h:g} h. Its lowest effective dose is {lowest:g} mg/kg; {given:g} mg/kg are given. Exposure is in proportion to dose. "
    "For how many hours is the level above that which the lowest effective dose gives at its start?",
    unit="h",
    draw=lambda rng: {
        "half_h": rng.choice((2.5, 3.5, 4.5)),
        "lowest": rng.choice((0.5, 1.5, 3.0)),
        "given": rng.choice((10.0, 20.0, 40.0)),
    },
    answer=lambda v: v.half_h * math.log2(v.given / v.lowest),
    free=("sign",),
    hints=(
        "How many times the lowest effective dose is given?",
        "Each half-life halves it. How many halvings until it is one?",
        "half-life × log₂(ratio).",
    ),
    worked="{half_h:g} × log₂({given:g}/{lowest:g}) = {truth:.3g} h.",
    why="Each half-life divides the level by two, so the number of half-lives is the logarithm to the base two of the ratio.",
    means="A duration far below that says that exposure rose less than dose, or that nobody looked later.",
    mistakes=(
        Mistake(
            id="ratio",
            answer=lambda v: v.half_h * v.given / v.lowest,
            because="You multiplied half-life and ratio. A level halves again and again: take the logarithm of the ratio.",
        ),
        Mistake(
            id="natural",
            answer=lambda v: v.half_h * math.log(v.given / v.lowest),
            because="You took the natural logarithm. Half-lives count halvings: base two.",
        ),
        Mistake(
            id="decimal",
            answer=lambda v: v.half_h * math.log10(v.given / v.lowest),
            because="You took the decimal logarithm. Half-lives count halvings: base two.",
        ),
    ),
)

SPECIES = NumberQuestion(
    id="glutamate.species",
    objective=OBJECTIVE,
    prompt="Suppose half-lives follow body weight by its fourth root. A drug has {half_h:g} h in an animal of {weight:g} kg. What does that predict for a person of 70 kg?",
    unit="h",
    draw=lambda rng: {"half_h": rng.choice((1.5, 2.0, 3.0)), "weight": rng.choice((0.03, 0.3, 4.0, 8.0))},
    answer=lambda v: v.half_h * (70 / v.weight) ** 0.25,
    free=("sign",),
    hints=(
        "How many times as heavy is the person?",
        "Take the fourth root of that.",
        "half-life × (70 ÷ weight)^0.25.",
    ),
    worked="{half_h:g} × (70/{weight:g})^0.25 = {truth:.3g} h.",
    why="Volume grows with weight and clearance with its power of three quarters, so their ratio grows with the fourth root.",
    means="Equal half-lives in mouse, rat and monkey would be a surprise.",
    mistakes=(
        Mistake(
            id="weight_itself",
            answer=lambda v: v.half_h * 70 / v.weight,
            because="You multiplied by the ratio of weights. Its fourth root is meant.",
        ),
        Mistake(
            id="turned",
            answer=lambda v: v.half_h * (v.weight / 70) ** 0.25,
            because="The weights have changed places: the larger body has the longer half-life.",
        ),
        Mistake(
            id="three_quarters",
            answer=lambda v: v.half_h * (70 / v.weight) ** 0.75,
            because="That is the power of clearance. A half-life follows volume ÷ clearance: 1 − 0.75.",
        ),
    ),
)

QUESTIONS = (WHOSE, NOT_SIGNIFICANT, HOURS, SPECIES)
