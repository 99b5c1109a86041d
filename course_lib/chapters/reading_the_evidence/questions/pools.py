"""Objective 14.pooling: trials joined, compared through placebo, and the one that is not in the table."""

import math
from random import Random

from course_lib.models.trial.pooling import Effect, indirect, pooled
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "14.pooling"

DIFFERENCE = ChoiceQuestion(
    id="evidence.recall_difference",
    objective=OBJECTIVE,
    prompt="Trial A: −3.2 points on its drug, −0.1 on placebo. Trial B: −3.3 on another drug, −1.4 on placebo. Which drug did more beyond its placebo?",
    options=(
        Option(
            id="second",
            text="that of trial B: −3.3 is more than −3.2",
            right=False,
            reply="These are changes of arms. In trial B placebo fell as well.",
        ),
        Option(
            id="first",
            text="that of trial A: −3.1 against −1.9",
            right=True,
            reply="Beyond its own placebo. Whether the drugs differ needs more than two rows.",
        ),
        Option(
            id="same",
            text="both did the same, about −3.2",
            right=False,
            reply="The arms are alike; the placebo arms are not.",
        ),
    ),
    hints=(
        "What would have happened without the drug?",
        "Subtract placebo in each trial.",
        "−3.2 + 0.1 and −3.3 + 1.4.",
    ),
    worked="−3.1 in A, −1.9 in B.",
    why="Placebo shows what time, raters and selection did, so only the difference can be owed to a drug.",
    means="Never compare arms across trials.",
)

MISSING = ChoiceQuestion(
    id="evidence.predict_missing",
    objective=OBJECTIVE,
    prompt="Four trials give valbenazine a lead of 1.16 points, interval −2.31 to −0.02. Now add a valbenazine trial that missed: −0.5 points, SE 0.85 (assumed), "
    "by random effects. What becomes of the lead?",
    options=(
        Option(
            id="stays",
            text="hardly anything: three trials tell more than two",
            right=False,
            reply="Three trials that disagree tell *less* surely than two that agree.",
        ),
        Option(
            id="smaller",
            text="about 1.0 point, interval still below zero",
            right=False,
            reply="One trial in three, far from the others, moves the mean by 0.7 points.",
        ),
        Option(
            id="zero",
            text="about half a point, and the interval runs from −2 to beyond 1",
            right=True,
            reply="Mean and certainty go together: the trials now disagree.",
        ),
        Option(
            id="reversed",
            text="the other drug leads, and its interval leaves zero out",
            right=False,
            reply="The mean stays on valbenazine's side, with nothing left to be sure of.",
        ),
    ),
    hints=(
        "What happens to a mean of two when a third value lies far off?",
        "And what happens to its error when the values disagree?",
        "−0.45, from −2.1 to 1.2.",
    ),
    worked="−0.45 (−2.06 to 1.16), P = 0.58.",
    means="A missing row decided the ranking, not a drug.",
)


def _two(rng: Random) -> dict[str, float]:
    first = rng.choice((2.4, 2.9, 3.3))
    return {
        "first": first,
        "first_se": rng.choice((0.4, 0.5, 0.6)),
        "second": round(first - rng.choice((1.1, 1.5, 1.9)), 1),
        "second_se": rng.choice((0.8, 0.9, 1.1)),
    }


def _weighted(v: Params, power: float) -> float:
    a, b = v.first_se**-power, v.second_se**-power
    return -(a * v.first + b * v.second) / (a + b)


def _joined(v: Params):
    return pooled(
        (
            Effect(name="first", difference=-v.first, se=v.first_se),
            Effect(name="second", difference=-v.second, se=v.second_se),
        )
    )


POOLED = NumberQuestion(
    id="evidence.pooled",
    objective=OBJECTIVE,
    prompt="Two trials: −{first:g} points (SE {first_se:g}) and −{second:g} (SE {second_se:g}). Pool them with fixed effects. Which difference comes out, in points? (3 figures)",
    draw=_two,
    answer=lambda v: _joined(v).effect.difference,
    signed=True,
    free=(),
    hints=(
        "Which of the two is surer, and how much more should it count?",
        "Weight = 1/SE².",
        "(w₁δ₁ + w₂δ₂)/(w₁ + w₂).",
    ),
    worked="Weights 1/{first_se:g}² and 1/{second_se:g}²: {truth:.3g} points.",
    why="Among all weighted means the one with weights 1/SE² has the smallest error.",
    means="Twice as sure counts four times.",
    mistakes=(
        Mistake(
            id="plain_mean",
            answer=lambda v: _weighted(v, 0),
            because="That is the plain mean. The surer trial must count more.",
        ),
        Mistake(
            id="not_squared",
            answer=lambda v: _weighted(v, 1),
            because="You weighted by 1/SE. Weights follow the variance: 1/SE².",
        ),
        Mistake(
            id="turned",
            answer=lambda v: _weighted(v, -2),
            because="You weighted by SE²: so the *less* sure trial counts more.",
        ),
        Mistake(
            id="turned_plain",
            answer=lambda v: _weighted(v, -1),
            because="You weighted by SE: so the less sure trial counts more. Weights are 1/SE².",
        ),
        Mistake(
            id="sign_lost",
            answer=lambda v: -_joined(v).effect.difference,
            because="The size is right, the sign is lost: both trials saw a fall.",
        ),
    ),
)

GAP = NumberQuestion(
    id="evidence.indirect_se",
    objective=OBJECTIVE,
    prompt="Drug A against placebo: SE {a:g} points. Drug B against placebo, in other trials: SE {b:g}. What is the SE of A against B, through placebo? (2 figures)",
    draw=lambda rng: {
        "a": rng.choice((0.37, 0.44, 0.52, 0.61)),
        "b": rng.choice((0.39, 0.47, 0.58, 0.72, 0.85)),
    },
    answer=lambda v: (
        indirect(Effect(name="A", difference=0.0, se=v.a), Effect(name="B", difference=0.0, se=v.b)).se
    ),
    free=("reciprocal",),
    hints=(
        "Does a difference of two unsure numbers get surer or less sure?",
        "Variances add, also in a difference.",
        "√(a² + b²).",
    ),
    worked="√({a:g}² + {b:g}²) = {truth:.2g} points.",
    why="The two sets of trials share nobody, so the variances of their differences add.",
    means="An indirect comparison is less sure than either of its halves.",
    mistakes=(
        Mistake(
            id="added",
            answer=lambda v: v.a + v.b,
            because="You added the errors. Independent errors add as squares.",
        ),
        Mistake(
            id="subtracted",
            answer=lambda v: abs(v.a - v.b),
            because="You subtracted the errors because the differences are subtracted. Errors never cancel in independent trials.",
        ),
        Mistake(
            id="halved",
            answer=lambda v: math.hypot(v.a, v.b) / 2,
            because="That is the error of a mean of both. Here they are subtracted: √(a² + b²).",
        ),
        Mistake(
            id="variance",
            answer=lambda v: v.a**2 + v.b**2,
            because="That is the variance. Its root is the standard error.",
        ),
        Mistake(
            id="mean_error",
            answer=lambda v: (v.a + v.b) / 2,
            because="You averaged the errors. In a difference their squares add: it is less sure than either.",
        ),
    ),
)

SAFER = ChoiceQuestion(
    id="evidence.two_trials",
    objective=OBJECTIVE,
    prompt="Two trials agree: −2.4 (SE 0.69) and −3.1 (SE 0.56). Random effects give the same interval as fixed effects; Hartung and Knapp's runs from −8.4 to 2.7. What do you say?",
    options=(
        Option(
            id="same",
            text="random effects are safe here: they found no variance between trials",
            right=False,
            reply="Two trials can hardly show any. No variance found is not none there.",
        ),
        Option(
            id="unknown",
            text="two trials hardly tell how much true effects differ; I say so, and show both intervals",
            right=True,
            reply="One interval takes the variance as 0, the other admits that it is unknown.",
        ),
        Option(
            id="useless",
            text="the drug does not work: the wider interval holds zero",
            right=False,
            reply="Each trial alone left zero out. The wide interval speaks of trials not yet made, with one degree of freedom.",
        ),
    ),
    hints=(
        "From how many values is a spread between trials estimated?",
        "From two: one degree of freedom.",
        "Student's t is then 12.7 instead of 1.96.",
    ),
    worked="t with one degree of freedom is 12.7: nothing is known of the spread.",
    means="A method's name is no assurance; its number of trials is.",
)

ATTACK = ChoiceQuestion(
    id="evidence.attack",
    objective=OBJECTIVE,
    prompt="“Valbenazine beats deutetrabenazine by 1.2 points, P = 0.046”, from two and two trials against placebo. Which attacks hit?",
    several=True,
    options=(
        Option(
            id="missing",
            text="a valbenazine trial that missed is not among them",
            right=True,
            reply="with it, at any difference from 0 to −2, the interval holds zero.",
            idea="that a trial is missing",
        ),
        Option(
            id="decimal",
            text="with ARM-TD's own printed errors P is 0.053",
            right=True,
            reply="a choice of route moves it over the line.",
            idea="that the result hangs on a decimal",
        ),
        Option(
            id="populations",
            text="gate, length and raters differ between the two sets, as the placebo arms show",
            right=True,
            reply="−0.1 and −0.2 against −1.4 and −1.6.",
            idea="that the trials differ in more than the drug",
        ),
        Option(
            id="placebo",
            text="placebo-controlled trials cannot be pooled",
            right=False,
            reply="they can; what is fragile is the comparison across the two sets.",
        ),
    ),
    hints=(
        "Ask for what is missing, what is fragile, and what differs.",
        "Look at the placebo arms.",
        "Three of the four hit.",
    ),
    worked="Missing trial, fragile decimal, different trials.",
    means="Only a trial with both drugs, drawn by lot, compares them.",
)

QUESTIONS = (DIFFERENCE, MISSING, POOLED, GAP, SAFER, ATTACK)
