"""Objective 14.pooling: differences, trials joined, and the one that is not in the table."""

from random import Random

from course_lib.models.trial.pooling import Effect, pooled
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
            reply="Three trials that disagree tell less surely than two that agree.",
        ),
        Option(
            id="smaller",
            text="about 1.0 point, interval still below zero",
            right=False,
            reply="One trial in three, far from the others, moves the mean by 0.7 points.",
        ),
        Option(
            id="zero",
            text="about half a point, and its interval now holds zero",
            right=True,
            reply="Mean and certainty go together: the trials now disagree.",
        ),
        Option(
            id="reversed",
            text="the other drug leads by a little, and its interval holds zero",
            right=False,
            reply="The two other trials hold the mean on valbenazine's side, with nothing left to be sure of.",
        ),
    ),
    hints=(
        "What happens to a mean of two when a third value lies far off?",
        "And what happens to its error when the values disagree?",
        "−0.45, from −2.1 to 1.2.",
    ),
    worked="−0.45 (−2.06 to 1.16), P = 0.58.",
    why="The third trial pulls the mean, and its disagreement enters the variance between trials, which widens every interval.",
    means="One assumed row undoes the ranking: no drug did.",
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
    prompt="Two trials: −{first:g} points (SE {first_se:g}) and −{second:g} (SE {second_se:g}). Pool them with fixed effects. Which difference comes out, in points?",
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
            because="You weighted by 1/SE. Weights follow the variance, so they are 1/SE².",
        ),
        Mistake(
            id="turned",
            answer=lambda v: _weighted(v, -2),
            because="You weighted by SE²: so the less sure trial counts more.",
        ),
        Mistake(
            id="turned_plain",
            answer=lambda v: _weighted(v, -1),
            because="You weighted by SE: so the less sure trial counts more. Weights are 1/SE².",
        ),
        Mistake(
            id="sign_lost",
            answer=lambda v: -_joined(v).effect.difference,
            because="The size is right, the sign is lost: both trials saw a fall, and so must their mean.",
        ),
    ),
)

QUESTIONS = (DIFFERENCE, MISSING, POOLED)
