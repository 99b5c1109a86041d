"""Objective 13.genes: odds ratios with intervals, winners, and three claims."""

import math

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "13.genes"

ERROR = NumberQuestion(
    id="personal.standard_error",
    objective=OBJECTIVE,
    prompt="A study reports an odds ratio with a 95 % interval from {low:g} to {high:g}. What is the standard error of the logarithm (ln) of the odds ratio?",
    draw=lambda rng: {"low": rng.choice((0.5, 0.7, 0.8, 0.9)), "high": rng.choice((1.4, 2.0, 3.0, 4.0))},
    answer=lambda v: math.log(v.high / v.low) / 3.92,
    free=("sign",),
    hints=(
        "On the logarithm the interval is symmetric.",
        "It is 2 × 1.96 standard errors wide.",
        "ln(high ÷ low) ÷ 3.92.",
    ),
    worked="ln({high:g}/{low:g})/3.92 = {truth:.2g}.",
    why="The interval is the estimate ± 1.96 standard errors on the logarithm, so its log width is 3.92 of them.",
    means="The width tells how much a study could have seen at all.",
    mistakes=(
        Mistake(
            id="no_logarithm",
            answer=lambda v: (v.high - v.low) / 3.92,
            because="You took the width as it stands. Odds ratios are symmetric on the logarithm.",
        ),
        Mistake(
            id="one_side",
            answer=lambda v: math.log(v.high / v.low) / 1.96,
            because="The whole interval spans 1.96 standard errors on each side: divide by 3.92.",
        ),
        Mistake(
            id="decimal",
            answer=lambda v: math.log10(v.high / v.low) / 3.92,
            because="You took the decimal logarithm. The standard error of ln is asked for.",
        ),
    ),
)

CURSE = ChoiceQuestion(
    id="personal.curse",
    objective=OBJECTIVE,
    prompt="The first study of a variant, 50 cases and 50 controls, is significant: odds ratio 2.1. Effects of common variants are usually small. What do you expect of a study of 5,000 each?",
    options=(
        Option(
            id="same",
            text="about 2.1, with a narrow interval",
            right=False,
            reply="At this size only estimates near 2 or beyond can be significant.",
        ),
        Option(
            id="more",
            text="more: the first study was too small to see all of it",
            right=False,
            reply="Small studies scatter both ways; the ones we hear of lie far out.",
        ),
        Option(
            id="less",
            text="an odds ratio much nearer to 1",
            right=True,
            reply="A true 1.1 would be told as 2.1 on average, if only the significant ones are told.",
        ),
        Option(
            id="nothing",
            text="nothing: one study cannot predict another",
            right=False,
            reply="It can: which results pass the filter is known.",
        ),
    ),
    hints=(
        "Which estimates are significant at n = 50?",
        "Only those far from 1.",
        "So the told ones are too large on average.",
    ),
    worked="True 1.1: power 5 %, the significant ones average 2.07, one in five points the wrong way.",
    why="The test lets only large estimates pass, and in a small study large estimates are mostly luck.",
    means="Read the first significant study as a direction at best.",
)

NULL = ChoiceQuestion(
    id="personal.null",
    objective=OBJECTIVE,
    prompt="CYP2D6 poor metabolisers and tardive dyskinesia: odds ratio 1.64, 95 % interval 0.79 to 3.43. What is fair to say?",
    options=(
        Option(
            id="none",
            text="poor metabolisers have no higher risk",
            right=False,
            reply="The interval reaches to more than three times the odds.",
        ),
        Option(
            id="risk",
            text="poor metabolisers have a 64 % higher risk",
            right=False,
            reply="It also reaches below 1; and odds are not risks.",
        ),
        Option(
            id="open",
            text="the odds may be 0.8 to 3.4 times as high",
            right=True,
            reply="A fifth less and more than threefold are both allowed: not significant is not absent.",
        ),
        Option(
            id="useless",
            text="the study says nothing, as its interval holds 1",
            right=False,
            reply="An interval that holds 1 still excludes much: tenfold odds, for one.",
        ),
    ),
    hints=("Read both ends.", "Is 1 inside? Is 3?", "Say what is not excluded."),
    worked="0.79 to 3.43 holds 1, and 3.",
    why="An interval holds every odds ratio that the data do not exclude, and this one holds both no effect and a large one.",
    means="An interval says what a study could not exclude.",
)

SENSITIVITY = ChoiceQuestion(
    id="personal.sensitivity",
    objective=OBJECTIVE,
    several=True,
    prompt="“Variants of SLC18A2 (the gene of VMAT2) and DRD2 shift the sensitivity of a patient” (claim #27). What is fair to say?",
    options=(
        Option(
            id="rare",
            text="rare variants that break both copies of SLC18A2 cause a severe disease of children",
            right=True,
            reply="that is established, and no question of dosing.",
        ),
        Option(
            id="promoter",
            text="a promoter difference of 20 % in a dish shifts the dose a patient needs by 20 %",
            right=False,
            reply="in the terminal’s model 20 % less VMAT2 lowers released dopamine by 11 %, and nobody showed it in a patient’s dose.",
        ),
        Option(
            id="weak",
            text="for common variants the associations are weak or conflicting",
            right=True,
            reply="most intervals hold 1, and on DRD2 studies disagree.",
        ),
        Option(
            id="proven_not",
            text="it is proven that they do not matter",
            right=False,
            reply="wide intervals prove nothing either way.",
        ),
    ),
    hints=("Tell rare from common.", "Tell a dish from a patient.", "Tell “not shown” from “shown not”."),
    worked="Rare and broken: a disease. Common: weak or conflicting, and no dose has been tied to it.",
    means="“Can shift” is true of nearly everything; ask by how much.",
)

ONE_SIZE = ChoiceQuestion(
    id="personal.one_size",
    objective=OBJECTIVE,
    prompt="“Poor metabolisers build up to much higher levels” (claim #26), said of VMAT2 inhibitors as one group. What is missing?",
    options=(
        Option(
            id="nothing",
            text="nothing: all three drugs build up, as it says",
            right=False,
            reply="They do, but by 2.1, about 3, and up to 9 times: one sentence for all hides that.",
        ),
        Option(
            id="each",
            text="a number for each drug, and in whom it was measured",
            right=True,
            reply="About 2.1, 3, and 3 to 9 times. Valbenazine was measured in poor metabolisers; the others’ numbers are from people on paroxetine, which blocks CYP2D6.",
        ),
        Option(
            id="wrong",
            text="everything: genotype is only a sixth of the spread",
            right=False,
            reply="It is a sixth of the spread, and twofold for those whom it concerns.",
        ),
        Option(
            id="group",
            text="the ancestry of the patient, as groups differ in alleles",
            right=False,
            reply="Groups do differ. But a level follows this person’s own alleles and tablets, not a group’s name.",
        ),
    ),
    hints=("Three drugs, three shares f.", "About 2.1; 3; 3 and 9.", "And who was measured?"),
    worked="2.06 printed, 2.07 here (poor metabolisers), 3 (paroxetine, total HTBZ), 3 and 9 (paroxetine, α and β).",
    means="A sentence on a class of drugs hides the number that decides.",
)

QUESTIONS = (ERROR, CURSE, NULL, SENSITIVITY, ONE_SIZE)
