"""Objective 14.pooling: one drug against another through placebo, and how to attack that."""

import math

from course_lib.models.trial.pooling import Effect, indirect
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "14.pooling"

GAP = NumberQuestion(
    id="evidence.indirect_se",
    objective=OBJECTIVE,
    prompt="Drug A against placebo: SE {a:g} points. Drug B against placebo, in other trials: SE {b:g}. What is the SE of A against B, through placebo?",
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
            because="You added the errors. Independent errors add as squares: √(a² + b²).",
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
            because="That is the variance of the comparison, in squared points. Its root is the standard error.",
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
            reply="Two trials can hardly show any. To find no variance does not mean that there is none.",
        ),
        Option(
            id="unknown",
            text="two trials hardly tell how much true effects differ: I show both intervals",
            right=True,
            reply="One interval takes the variance as 0, the other admits that it is unknown.",
        ),
        Option(
            id="useless",
            text="the drug does not work: the wider interval holds zero",
            right=False,
            reply="Each trial alone left zero out. The wide interval, of the mean true effect, has one degree of freedom.",
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
            reply="−0.1, −0.2 (KINECT 1: −2.7); −1.4, −1.6.",
            idea="that the trials differ in more than the drug",
        ),
        Option(
            id="placebo",
            text="placebo-controlled trials cannot be pooled",
            right=False,
            reply="they can; what is fragile is the comparison across the two sets.",
        ),
        Option(
            id="one_sided",
            text="P must be halved, since valbenazine was expected to lead",
            right=False,
            reply="nobody wrote that down beforehand, and half a P would make the claim look stronger, not weaker.",
        ),
    ),
    hints=(
        "Ask for what is missing, what is fragile, and what differs.",
        "Look at the placebo arms.",
        "What could move P over the line of 0.05?",
    ),
    worked="Missing trial, fragile decimal, different trials.",
    why="An indirect comparison stands on all trials being there, on their errors, and on both sets being alike.",
    means="Only a trial with both drugs, drawn by lot, compares them.",
)

QUESTIONS = (GAP, SAFER, ATTACK)
