"""Objective 15.rate: marks, their agreement beyond chance, and what one rating is worth."""

import math
from random import Random

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "15.rate"
FREE = ("sign",)


def kappa_w(v) -> float:
    """Weighted kappa from counts of pairs by their distance and the mean square that chance would give."""
    return 1 - (v.near + 4 * v.far) / ((v.same + v.near + v.far) * v.chance)


def _pairs(rng: Random) -> dict[str, float]:
    return {
        "same": rng.choice((30, 34, 38)),
        "near": rng.choice((12, 15, 18)),
        "far": rng.choice((4, 5, 6)),
        "chance": rng.choice((1.6, 2.0, 2.4)),
    }


KAPPA = NumberQuestion(
    id="capstone_one_patient.kappa",
    objective=OBJECTIVE,
    prompt="Two raters marked the same places. {same} pairs of marks are equal, {near} differ by 1 and {far} by 2. By chance the square of the difference would be "
    "{chance:g} on average. What is the weighted kappa, with misses weighted by their square?",
    draw=_pairs,
    answer=kappa_w,
    free=FREE,
    hints=(
        "Kappa is 1 less the miss that was seen, divided by the miss that chance would give.",
        "A difference of 2 weighs 4. Take the mean over all pairs.",
        "1 − (near + 4 far)/(pairs × chance).",
    ),
    worked="1 − ({near} + 4 × {far})/(({same} + {near} + {far}) × {chance:g}) = {truth:.2f}.",
    why="Weights of zero for equal marks and squares for the others make a far miss count more, and chance is what two blind raters would reach.",
    means="1 is perfect, 0 is chance.",
    mistakes=(
        Mistake(
            id="agreement",
            answer=lambda v: v.same / (v.same + v.near + v.far),
            because="That is the share of equal marks. Some marks are equal by chance: kappa asks how far you get beyond it.",
        ),
        Mistake(
            id="not_squared",
            answer=lambda v: 1 - (v.near + 2 * v.far) / ((v.same + v.near + v.far) * v.chance),
            because="A difference of 2 weighs its square, 4, and not 2.",
        ),
        Mistake(
            id="without_chance",
            answer=lambda v: 1 - (v.near + 4 * v.far) / (v.same + v.near + v.far),
            because="You did not divide by what chance would give. Two blind raters miss as well, and are the zero of the scale.",
        ),
    ),
)

PROVABLE = NumberQuestion(
    id="capstone_one_patient.provable",
    objective=OBJECTIVE,
    prompt="One rating errs with a standard error of {sem:g} points (SEM). Two ratings of one patient differ. From which difference on is it more than noise, with 95 %?",
    unit="points",
    draw=lambda rng: {"sem": rng.choice((1.5, 1.8, 2.1, 2.5, 3.0))},
    answer=lambda v: 1.96 * math.sqrt(2) * v.sem,
    free=FREE,
    hints=("Both ratings err.", "The variances of the two errors add up.", "1.96 × √2 × SEM."),
    worked="1.96 × 1.414 × {sem:g} = {truth:.2g} points.",
    why="The difference of two independent errors has √2 times the standard error of one, and 95 % of a normal distribution lie within 1.96 of it.",
    means="Smaller steps need more ratings than two.",
    mistakes=(
        Mistake(
            id="one_rating",
            answer=lambda v: 1.96 * v.sem,
            because="That is for one rating against a value known exactly. Here both ratings err: √2 more.",
        ),
        Mistake(
            id="no_quantile",
            answer=lambda v: math.sqrt(2) * v.sem,
            because="That is the standard error of the difference. 95 % need 1.96 of it.",
        ),
        Mistake(
            id="added",
            answer=lambda v: 1.96 * 2 * v.sem,
            because="You added the errors. Independent errors add by their squares: √2, not 2.",
        ),
    ),
)

FILMS = NumberQuestion(
    id="capstone_one_patient.films_needed",
    objective=OBJECTIVE,
    prompt="One rating errs with an SEM of {sem:g} points. How many films must be rated so that the standard error of their mean is at most {wanted:g} points?",
    unit="1",
    draw=lambda rng: rng.choice(
        (
            {"sem": 2.5, "wanted": 0.9},
            {"sem": 2.8, "wanted": 1.1},
            {"sem": 3.0, "wanted": 1.3},
            {"sem": 2.0, "wanted": 0.7},
        )
    ),
    answer=lambda v: math.ceil((v.sem / v.wanted) ** 2),
    free=FREE,
    hints=(
        "The mean of more films errs less.",
        "By how much? By the root of their number.",
        "(SEM ÷ wanted)², rounded up.",
    ),
    worked="({sem:g}/{wanted:g})², rounded up: {truth:.0f} films.",
    why="The standard error of a mean falls with the square root of the number, so the number grows with the square.",
    means="Half the error costs four times the films.",
    mistakes=(
        Mistake(
            id="no_square",
            answer=lambda v: v.sem / v.wanted,
            because="You divided the errors. The error falls with the root of the number, so square the ratio.",
        ),
        Mistake(
            id="doubled",
            answer=lambda v: 2 * math.ceil((v.sem / v.wanted) ** 2),
            because="A factor of two is too many: that would be for a difference of two means.",
        ),
        Mistake(
            id="not_rounded",
            answer=lambda v: (v.sem / v.wanted) ** 2,
            because="A part of a film cannot be rated: round up.",
        ),
    ),
)

BETTER = ChoiceQuestion(
    id="capstone_one_patient.thirteen_eleven",
    objective=OBJECTIVE,
    prompt="A patient scores 13, and 11 a month later, on nothing new. One rating errs by 2.5 points (SEM). What do you write?",
    options=(
        Option(
            id="better",
            text="better by 2 points, enough to matter",
            right=False,
            reply="A true change of 2 points would matter. But two ratings of an unchanged patient differ by that much more often than not.",
        ),
        Option(
            id="noise",
            text="within the noise of two ratings",
            right=True,
            reply="A difference below 6.9 points is within it, with 95 %.",
        ),
        Option(
            id="worse",
            text="the first rater was too strict",
            right=False,
            reply="The two numbers do not tell who erred, or whether anybody changed.",
        ),
    ),
    hints=("How far do two ratings of one patient lie apart?", "√2 times 2.5 is 3.5.", "1.96 × 3.5 = 6.9."),
    worked="2 is less than 6.9.",
    why="Both ratings err, so their difference has a standard error of 3.5 points without any change.",
    means="What matters (2 points) is smaller than what two ratings can prove (6.9).",
)

PARADOX = ChoiceQuestion(
    id="capstone_one_patient.paradox",
    objective=OBJECTIVE,
    prompt="Two clinics report 90 % agreement on “tongue moves: yes or no”. In the first, half of the patients move their tongue, in the second one in twenty. Where do the raters see more?",
    options=(
        Option(
            id="first",
            text="in the first",
            right=True,
            reply="With errors of 5 % each, kappa is 0.81 there, and 0.45 in the second.",
        ),
        Option(
            id="equal",
            text="equally well: agreement is 90 % in both",
            right=False,
            reply="In the second, two raters who always say no agree in 90 % as well.",
        ),
        Option(
            id="second",
            text="in the second: rare signs are harder",
            right=False,
            reply="Harder, yes; but the same 90 % are won there by saying no.",
        ),
    ),
    hints=(
        "What would raters reach who always say no?",
        "In which clinic is that nearly everything?",
        "Agreement beyond chance.",
    ),
    worked="Equal agreement, κ 0.81 and 0.45.",
    why="Where nearly all are alike, chance alone gives high agreement, so little is left to be won beyond it.",
    means="Ask of every agreement: how common was it?",
)

QUESTIONS = (KAPPA, PROVABLE, FILMS, BETTER, PARADOX)
