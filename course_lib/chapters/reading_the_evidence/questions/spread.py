"""Objective 14.hidden_sd: errors of means, and the standard deviation that a table leaves out."""

import math
from random import Random

from course_lib.models.trial.recovered import sd_from_se
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "14.hidden_sd"
FREE = ("sign", "reciprocal")

RECALL = NumberQuestion(
    id="evidence.recall_se",
    objective=OBJECTIVE,
    prompt="The changes of {people:g} people on one drug have a standard deviation of {sd:g} points. What is the standard error of their mean?",
    draw=lambda rng: {"people": rng.choice((36, 49, 64, 81)), "sd": rng.choice((2.8, 3.5, 4.2, 6.3))},
    answer=lambda v: v.sd / math.sqrt(v.people),
    free=FREE,
    hints=(
        "A mean of many is steadier than one person.",
        "Four times as many people halve the standard error.",
        "Standard deviation ÷ √people.",
    ),
    worked="{sd:g}/√{people:g} = {truth:.2g} points.",
    why="Variances of independent people add, so the variance of a mean of n is the n-th part of that of one person.",
    means="The standard deviation tells of people, the standard error of their mean.",
    mistakes=(
        Mistake(
            id="no_root",
            answer=lambda v: v.sd / v.people,
            because="You divided by the number of people. It is the variance that is divided by it, so the standard deviation by its root.",
        ),
        Mistake(
            id="people_too",
            answer=lambda v: v.sd,
            because="That is the standard deviation: it tells how far single people lie from the mean, not how sure the mean is.",
        ),
        Mistake(
            id="multiplied",
            answer=lambda v: v.sd * math.sqrt(v.people),
            because="You multiplied by the root. More people make a mean steadier: divide.",
        ),
        Mistake(
            id="variance",
            answer=lambda v: v.sd**2 / v.people,
            because="That is the variance of the mean. Its root is the standard error.",
        ),
        Mistake(
            id="two_arms",
            answer=lambda v: v.sd * math.sqrt(2 / v.people),
            because="That is the standard error of the difference of two such arms. Here one mean is asked for.",
        ),
    ),
)


def _arms(v: Params) -> float:
    return math.sqrt(1 / v.drug + 1 / v.placebo)


FROM_P = NumberQuestion(
    id="evidence.sd_from_p",
    objective=OBJECTIVE,
    prompt="A trial prints a difference of −{size:g} points and its P, which lies {z:g} standard errors from zero. {drug:g} people took the drug, {placebo:g} placebo. "
    "What is the standard deviation of the change of single people, in points?",
    draw=lambda rng: {
        "size": rng.choice((1.4, 1.8, 2.2, 2.6, 3.0)),
        "z": rng.choice((2.3, 2.6, 3.1, 3.5)),
        "drug": rng.choice((45, 56, 70, 82)),
        "placebo": rng.choice((40, 50, 62, 76)),
    },
    answer=lambda v: sd_from_se(v.size / v.z, v.drug, v.placebo),
    free=FREE,
    hints=(
        "First the standard error of the difference.",
        "Difference ÷ {z:g} is the standard error.",
        "SE = SD √(1/n₁ + 1/n₂): divide by the root.",
    ),
    worked="SE = {size:g}/{z:g}; divided by √(1/{drug:g} + 1/{placebo:g}) it is {truth:.2g}.",
    why="The difference lies z standard errors from zero, and its variance is the sum of the variances of two means.",
    means="A table with a P has not hidden its spread, only left it out.",
    mistakes=(
        Mistake(
            id="no_root",
            answer=lambda v: v.size / v.z / _arms(v) ** 2,
            because="The root is missing: divide the standard error by √(1/n₁ + 1/n₂), not by 1/n₁ + 1/n₂.",
        ),
        Mistake(
            id="error_given",
            answer=lambda v: v.size / v.z,
            because="That is the standard error of the difference. Between it and the spread of single people stand the numbers of people.",
        ),
        Mistake(
            id="one_arm",
            answer=lambda v: v.size / v.z * math.sqrt(v.drug + v.placebo),
            because="You put all people into one arm. Two means are compared, and each has an error of its own: √(1/n₁ + 1/n₂).",
        ),
        Mistake(
            id="multiplied_by_z",
            answer=lambda v: v.size * v.z / _arms(v),
            because="You multiplied by the number of standard errors. The difference is that many errors: divide.",
        ),
        Mistake(
            id="one_arm_only",
            answer=lambda v: v.size / v.z * math.sqrt(v.drug),
            because="You used one arm alone. Placebo's mean has an error as well: 1/n₁ + 1/n₂ under the root.",
        ),
    ),
)


def _interval(rng: Random) -> dict[str, float]:
    low = rng.choice((4.2, 3.9, 3.6, 5.1))
    return {
        "low": low,
        "high": round(low - rng.choice((1.7, 2.2, 2.7, 3.1)), 1),
        "people": rng.choice((40, 60, 75, 90)),
    }


FROM_INTERVAL = NumberQuestion(
    id="evidence.sd_from_interval",
    objective=OBJECTIVE,
    prompt="A 95 % interval of a difference runs from −{low:g} to −{high:g} points; {people:g} people were in each of the two arms. "
    "What is the standard deviation of the change of single people?",
    draw=_interval,
    answer=lambda v: sd_from_se((v.low - v.high) / 3.92, v.people, v.people),
    free=FREE,
    hints=(
        "How many standard errors wide is a 95 % interval?",
        "z to either side, so twice z in all.",
        "Width ÷ twice z, divided by the root of two over n.",
    ),
    worked="({low:g} − {high:g})/3.92, divided by √(2/{people:g}), is {truth:.2g} points.",
    why="A 95 % interval spans 3.92 standard errors of the difference, whose variance is that of two means.",
    means="An interval holds the same secret as a P.",
    mistakes=(
        Mistake(
            id="half_width",
            answer=lambda v: (v.low - v.high) / 1.96 / math.sqrt(2 / v.people),
            because="You divided the whole width by 1.96. It reaches 1.96 standard errors to each side: 3.92 in all.",
        ),
        Mistake(
            id="one_mean",
            answer=lambda v: (v.low - v.high) / 3.92 * math.sqrt(v.people),
            because="That would be the interval of one mean. Here two means differ: divide by √(2/n), not by √(1/n).",
        ),
        Mistake(
            id="error_given",
            answer=lambda v: (v.low - v.high) / 3.92,
            because="That is the standard error of the difference. Single people spread far more.",
        ),
        Mistake(
            id="no_root",
            answer=lambda v: (v.low - v.high) / 3.92 / (2 / v.people),
            because="The root is missing. Variances add, so the standard error of a difference holds √(2/n): divide by that.",
        ),
        Mistake(
            id="width",
            answer=lambda v: v.low - v.high,
            because="That is the width of the interval, which is 3.92 standard errors of the difference of the means.",
        ),
    ),
)

TESTED = ChoiceQuestion(
    id="evidence.printed_p",
    objective=OBJECTIVE,
    prompt="A table says P = 0.02 for a difference of −1.8 points between 70 and 76 people. Four trials of the same scale gave SDs of 3.1 to 3.5. "
    "P = 0.02 would need an SD of 4.7. What do you write?",
    options=(
        Option(
            id="fraud",
            text="the P was invented: an honest one would fit",
            right=False,
            reply="That says more than a calculation can. A digit may have slipped; ask for the source.",
        ),
        Option(
            id="fits",
            text="the P is right: 0.02 is below 0.05, as it is in other trials",
            right=False,
            reply="Whether a P is small and whether it is right are two questions.",
        ),
        Option(
            id="doubt",
            text="it does not fit the other trials’ spread: look at the source",
            right=True,
            reply="Their spread gives about 0.002, and the primary source says 0.0021: perhaps a zero was lost.",
        ),
        Option(
            id="none",
            text="nothing: without each person’s data no P can be tested",
            right=False,
            reply="Means, people and a plausible spread are enough to test it roughly.",
        ),
    ),
    hints=(
        "Turn the question round: which P would an SD of 3.5 give?",
        "SE = 3.5 √(1/70 + 1/76) = 0.58.",
        "1.8/0.58 is 3.1 standard errors.",
    ),
    worked="3.1 standard errors: P near 0.002.",
    why="With an SD of 3.5 the difference lies 3.1 standard errors from zero, and a repeated-measures model could move that a little, not tenfold.",
    means="State the misfit and the source; do not accuse.",
)

QUESTIONS = (RECALL, FROM_P, FROM_INTERVAL, TESTED)
