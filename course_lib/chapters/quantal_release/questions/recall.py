"""Recall from statistics, before the chapter begins: a count that varies, its scatter, and scatter relative to the mean."""

from random import Random

from course_lib.questions.kinds import WITH_RECIPROCAL, ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.tolerance import HALF_PER_CENT


def _coins(rng: Random) -> dict[str, float]:
    return {"coins": rng.choice((20, 40, 50, 80, 100)), "heads": rng.choice((0.1, 0.2, 0.25, 0.3, 0.4))}


COINS = ChoiceQuestion(
    id="quantal.recall_coins",
    objective="01.content",
    prompt="You toss ten fair coins and count the heads; then you toss all ten again, and again. What do you expect?",
    options=(
        Option(
            id="always_five",
            text="five heads each time",
            right=False,
            reply="Five is the mean. A single toss of ten gives exactly five only about one time in four.",
        ),
        Option(
            id="about_five",
            text="five heads on average, now more and now fewer",
            right=True,
            reply="The mean is known, the single count is not. Release from a nerve terminal behaves in the same way.",
        ),
        Option(
            id="anything",
            text="any number from none to ten, all equally often",
            right=False,
            reply="Every number can occur, but not equally often: none and ten come once in about a thousand tosses each.",
        ),
    ),
    hints=(
        "Is the number of heads the same in every toss of ten?",
        "Half of ten coins show heads on average.",
        "A mean says nothing certain about a single count.",
    ),
    worked="Each coin shows heads with probability one half, so ten show 10 × ½ = 5 on average, and the count varies.",
    means="Chance fixes the mean and leaves the single count open.",
)

COUNT_SCATTER = NumberQuestion(
    id="quantal.recall_count",
    objective="01.variance",
    prompt="{coins} bent coins each show heads with probability {heads:g}. What is the variance of the number of heads?",
    draw=_coins,
    answer=lambda v: v.coins * v.heads * (1 - v.heads),
    tolerance=HALF_PER_CENT,  # n − 1 in place of n is 2 % too small
    free=WITH_RECIPROCAL,
    hints=(
        "Each coin adds its own variance, because the coins are independent.",
        "One coin that is 1 with probability p and 0 otherwise has variance p (1 − p).",
        "Add it up over all coins: n p (1 − p).",
    ),
    worked="n p (1 − p) = {coins} × {heads:g} × (1 − {heads:g}) = {truth:.4g}.",
    why="Coins fall independently, so their variances add up, and a single coin has p (1 − p).",
    means="Independent gambles add their variances; a coin that always falls the same way adds none.",
    mistakes=(
        Mistake(
            id="mean_of_count",
            answer=lambda v: v.coins * v.heads,
            because="n p is the mean number of heads. It would be the variance too if heads were rare; the factor (1 − p) is missing.",
        ),
        Mistake(
            id="sd_of_count",
            answer=lambda v: (v.coins * v.heads * (1 - v.heads)) ** 0.5,
            because="That is the standard deviation. The variance is its square.",
        ),
        Mistake(
            id="one_coin",
            answer=lambda v: v.heads * (1 - v.heads),
            because="That is the variance of one coin. There are {coins} of them, and independent variances add.",
        ),
    ),
)

RELATIVE_SCATTER = ChoiceQuestion(
    id="quantal.recall_cv",
    objective="01.locus",
    prompt="A recording in nM is written down in µM, so every value is a thousand times smaller. Which of these stays the same?",
    options=(
        Option(
            id="variance",
            text="the mean squared distance from the mean, the variance",
            right=False,
            reply="The variance is in squared units: it falls a million-fold.",
        ),
        Option(
            id="sd",
            text="the square root of the variance, the standard deviation",
            right=False,
            reply="The standard deviation carries the unit of the values and shrinks with them.",
        ),
        Option(
            id="cv",
            text="standard deviation ÷ mean, the coefficient of variation",
            right=True,
            reply="Standard deviation and mean shrink by the same factor, so their ratio stays.",
        ),
    ),
    hints=(
        "Which of the three carries no unit?",
        "Divide every value by 1000 and ask what happens to the standard deviation and to the mean.",
        "The coefficient of variation is the standard deviation divided by the mean.",
    ),
    worked="CV = standard deviation ÷ mean; both fall a thousand-fold, so the CV stays.",
    means="The coefficient of variation has no unit.",
)

QUESTIONS = (COINS, COUNT_SCATTER, RELATIVE_SCATTER)
