"""Objective 13.variance: shares of a variance, what a level adds, and overlap."""

import math

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "13.variance"

BETWEEN = NumberQuestion(
    id="personal.between",
    objective=OBJECTIVE,
    prompt="Of all people {share:.0%} are poor metabolisers with {ratio:g} times the exposure of the others. There are no further groups. What is the variance of ln exposure between the two groups?",
    draw=lambda rng: {"share": rng.choice((0.05, 0.08, 0.1, 0.2)), "ratio": rng.choice((2.0, 2.5, 3.0, 4.0))},
    answer=lambda v: v.share * (1 - v.share) * math.log(v.ratio) ** 2,
    free=("sign",),
    hints=(
        "On the logarithm the groups stand ln R apart.",
        "Two groups, shares p and 1 − p: p(1 − p) × distance².",
        "p(1 − p)(ln R)².",
    ),
    worked="{share:g} × (1 − {share:g}) × (ln {ratio:g})² = {truth:.2g}.",
    why="Two values at a fixed distance have the variance p(1 − p) times the square of the distance.",
    means="A rare group adds little variance, however far away it stands.",
    mistakes=(
        Mistake(
            id="no_logarithm",
            answer=lambda v: v.share * (1 - v.share) * (v.ratio - 1) ** 2,
            because="You took the distance R − 1. The variance of the logarithm is asked for: ln R.",
        ),
        Mistake(
            id="others_forgotten",
            answer=lambda v: v.share * math.log(v.ratio) ** 2 / (1 - v.share),
            because="You divided by the share of the others. It multiplies: p(1 − p)(ln R)².",
        ),
        Mistake(
            id="not_squared",
            answer=lambda v: v.share * (1 - v.share) * math.log(v.ratio),
            because="The distance of the groups must be squared: p(1 − p)(ln R)².",
        ),
    ),
)

SHARE = NumberQuestion(
    id="personal.share",
    objective=OBJECTIVE,
    prompt="Between phenotypes the variance of ln exposure is {between:g}. Within one phenotype the standard deviation of ln exposure is {sd:g}. Which share of the whole variance is phenotype, in per cent?",
    draw=lambda rng: {
        "between": rng.choice((0.03, 0.05, 0.08, 0.15)),
        "sd": rng.choice((0.3, 0.4, 0.5, 0.6)),
    },
    answer=lambda v: 100 * v.between / (v.between + v.sd**2),
    unit="%",
    free=("sign", "per_cent_down"),
    hints=("Shares are of variances.", "Square the standard deviation first.", "v/(v + sd²)."),
    worked="{between:g}/({between:g} + {sd:g}²) = {truth:.3g} %.",
    why="Variances of independent causes add up to the whole, so a share is one variance over the sum.",
    means="The share says how much is explained of everybody’s differences, not how large the effect is for one.",
    mistakes=(
        Mistake(
            id="not_squared",
            answer=lambda v: 100 * v.between / (v.between + v.sd),
            because="You added a standard deviation to a variance. Square it first.",
        ),
        Mistake(
            id="over_rest",
            answer=lambda v: 100 * v.between / v.sd**2,
            because="You divided by the rest. A share is divided by the whole, v + sd².",
        ),
        Mistake(
            id="of_sds",
            answer=lambda v: 100 * math.sqrt(v.between) / (math.sqrt(v.between) + v.sd),
            because="You compared standard deviations. They do not add up; variances do.",
        ),
    ),
)

LEFT = NumberQuestion(
    id="personal.left",
    objective=OBJECTIVE,
    prompt="Before any level the variance of a person’s ln exposure is {prior:g}. Then {levels} levels are taken; the log error of each has the standard deviation {error_sd:g}, independently. Which variance is left?",
    draw=lambda rng: {
        "prior": rng.choice((0.2, 0.25, 0.3, 0.4)),
        "levels": rng.choice((2, 3, 4)),
        "error_sd": rng.choice((0.4, 0.6, 0.7, 0.8)),
    },
    answer=lambda v: 1 / (1 / v.prior + v.levels / v.error_sd**2),
    free=("sign",),
    hints=("Precision is 1/variance, and precisions add.", "Each level adds 1/s².", "1/(1/v + n/s²)."),
    worked="1/(1/{prior:g} + {levels}/{error_sd:g}²) = {truth:.2g}.",
    why="What was known before and each level are independent sources, and their precisions add.",
    means="Sloppy levels help too, if there are enough of them.",
    mistakes=(
        Mistake(
            id="levels_alone",
            answer=lambda v: v.error_sd**2 / v.levels,
            because="That is the error of the levels alone. What was known before helps as well: add the precisions.",
        ),
        Mistake(
            id="added",
            answer=lambda v: v.prior + v.error_sd**2 / v.levels,
            because="You added variances. Knowledge makes the variance smaller: add precisions, 1/variance.",
        ),
        Mistake(
            id="product",
            answer=lambda v: v.prior * v.error_sd**2 / v.levels,
            because="You multiplied variances. Add their inverses, and invert the sum.",
        ),
    ),
)

OVERLAP = ChoiceQuestion(
    id="personal.overlap",
    objective=OBJECTIVE,
    prompt="Poor metabolisers have 2.07 times the median exposure of normal ones; within either group the log standard deviation is 0.47. One of each is drawn by lot, on the same dose. How often has the normal one the higher exposure?",
    options=(
        Option(
            id="never",
            text="never: twice is twice",
            right=False,
            reply="Twice is the ratio of the medians. People differ around them.",
        ),
        Option(
            id="one",
            text="in about 1 of 100 pairs",
            right=False,
            reply="The distance, 0.73, is little more than one standard deviation of the difference, 0.67.",
        ),
        Option(
            id="seventh", text="in about one of seven pairs", right=True, reply="Φ(−0.727 ÷ 0.671) = 0.14."
        ),
        Option(
            id="half", text="in about half of the pairs", right=False, reply="That would need equal medians."
        ),
    ),
    hints=(
        "Compare logarithms: distance ln 2.07.",
        "The difference of two people has the standard deviation 0.47 × √2.",
        "How often is a normal deviate beyond 1.09?",
    ),
    worked="Φ(−ln 2.07/√(2 × 0.225)) = 0.14.",
    why="The difference of two independent normal logarithms is normal, with the sum of both variances.",
    means="“Poor metaboliser” shifts a distribution; it is no verdict on one person.",
)

SAME_WORD = ChoiceQuestion(
    id="personal.same_word",
    objective=OBJECTIVE,
    prompt="Two people are both “normal metabolisers” on 80 mg. By what factor can the exposure of one exceed the other’s, if both lie within the middle 90 % of their group?",
    options=(
        Option(
            id="small",
            text="hardly: normal means alike",
            right=False,
            reply="The word speaks of one enzyme’s genes.",
        ),
        Option(
            id="two",
            text="up to twofold",
            right=False,
            reply="That is poor over normal, between the medians.",
        ),
        Option(id="five", text="up to almost fivefold", right=True, reply="exp(3.29 × 0.474) = 4.8."),
        Option(
            id="fifty",
            text="up to fiftyfold",
            right=False,
            reply="That would take a log standard deviation above 1.",
        ),
    ),
    hints=(
        "The log standard deviation is 0.474.",
        "From the 5th to the 95th percentile are 3.29 of them.",
        "e to the power of 1.56.",
    ),
    worked="exp(3.29 × 0.474) = 4.8.",
    why="On the logarithm the middle 90 % of a normal distribution spans 3.29 standard deviations.",
    means="Within one word people differ more than the words do.",
)

QUESTIONS = (BETWEEN, SHARE, LEFT, OVERLAP, SAME_WORD)
