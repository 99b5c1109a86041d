"""Objective 03.fit: an interval that holds the truth as often as it promises."""

import math
from random import Random

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "03.fit"
FREE = ("sign", "thousand_up", "thousand_down")
REACH = 1.96


def _fitted(rng: Random) -> dict[str, float]:
    return {"ki_nM": rng.choice((2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)), "sd": rng.choice((0.2, 0.25, 0.3, 0.4))}


UPPER = NumberQuestion(
    id="binding.upper_end",
    objective=OBJECTIVE,
    prompt="A fit gives Ki = {ki_nM:g} nM, and {sd:g} as the standard error of ln Ki. What is the upper end of the 95 % interval?",
    unit="nM",
    draw=_fitted,
    answer=lambda v: v.ki_nM * math.exp(REACH * v.sd),
    free=FREE,
    hints=(
        "The error is one of the logarithm. Where does the interval of ln Ki end?",
        "1.96 standard errors above ln Ki.",
        "Back from the logarithm: Ki × e^(1.96 s).",
    ),
    worked="{ki_nM:g} × e^(1.96 × {sd:g}) = {truth:.3g} nM.",
    why="The error belongs to the logarithm, so coming back turns a sum into a factor.",
    means="An interval of a logarithm is a factor up and the same factor down.",
    mistakes=(
        Mistake(
            id="error_added",
            answer=lambda v: v.ki_nM + REACH * v.sd,
            because="You added the error to the Ki. It belongs to ln Ki: add it there and come back with the exponential.",
        ),
        Mistake(
            id="one_error",
            answer=lambda v: v.ki_nM * math.exp(v.sd),
            because="That is one standard error up, which leaves one in six above it. 95 % reach 1.96 of them.",
        ),
        Mistake(
            id="factor_of_one_plus",
            answer=lambda v: v.ki_nM * (1 + REACH * v.sd),
            because="1 + x stands for e to the x only where x is small. Here it is not: use the exponential.",
        ),
    ),
)


def _widened(rng: Random) -> dict[str, float]:
    return {"factor": rng.choice((1.05, 1.06, 1.07, 1.08, 1.09, 1.1)), "chi2": rng.choice((4.0, 9.0, 16.0))}


def _widened_answer(v: Params) -> float:
    return v.factor ** math.sqrt(v.chi2)


WIDENED = NumberQuestion(
    id="binding.widened",
    objective=OBJECTIVE,
    prompt="A fit that believes in counting alone gives a 95 % interval of ×/÷ {factor:g}. Its reduced χ² is {chi2:g}: the wells scatter more than counts "
    "can. What is the factor of the interval that is widened by √χ²?",
    draw=_widened,
    answer=_widened_answer,
    free=("sign",),
    tolerance=UPPER.tolerance,
    hints=(
        "What is widened: the factor, or its logarithm?",
        "The standard error of ln Ki is multiplied by √χ².",
        "A multiple of a logarithm is a power: factor to the power of √χ².",
    ),
    worked="√{chi2:g} times the logarithm is the power: {factor:g}^√{chi2:g} = {truth:.3g}.",
    why="A stretched logarithm is a power of the number itself.",
    means="The wells themselves have told how noisy the tray was.",
    mistakes=(
        Mistake(
            id="factor_multiplied",
            answer=lambda v: v.factor * math.sqrt(v.chi2),
            because="You multiplied the factor. It is the logarithm that is stretched, so the factor is raised to a power.",
        ),
        Mistake(
            id="chi2_without_root",
            answer=lambda v: v.factor**v.chi2,
            because="χ² counts squared deviations. The error itself grows with its square root.",
        ),
        Mistake(
            id="unchanged",
            answer=lambda v: v.factor,
            because="That is the interval as counts alone would have it. The wells scatter more: raise the factor to the power of √χ².",
            seldom=True,
        ),
        Mistake(
            id="excess_stretched",
            answer=lambda v: 1 + (v.factor - 1) * v.chi2,
            because="You multiplied what lies above 1, and by χ² itself. The logarithm of the factor is multiplied, by √χ².",
            seldom=True,
        ),
    ),
)

WHICH = ChoiceQuestion(
    id="binding.which_interval",
    objective=OBJECTIVE,
    prompt="The wells of a tray scatter three times as far about the fitted curve as Poisson counts would. The programme offers two intervals. Which "
    "one do you report?",
    options=(
        Option(
            id="widened",
            text="the one that is scaled by how far the wells really scatter",
            right=True,
            reply="It holds the truth about 95 times in 100, whatever made the wells scatter, as long as wells err independently.",
        ),
        Option(
            id="narrow",
            text="the narrow one: counts are Poisson, that is physics",
            right=False,
            reply="Counts are Poisson about what is in the well. What is in the well was pipetted, and the wells say how badly.",
        ),
        Option(
            id="drop",
            text="the narrow one, after leaving out the worst wells",
            right=False,
            reply="Wells that are left out because they disagree make any error vanish. They are the measurement of the error.",
        ),
        Option(
            id="none",
            text="none: with such a scatter no interval holds the truth",
            right=False,
            reply="A wide enough interval does, 95 times in 100. Such a tray says less, and the width says how much less.",
        ),
    ),
    hints=(
        "What does a 95 % interval promise?",
        "Which of the two keeps the promise when pipettes err?",
        "Think of coverage: in how many of 100 trays does it hold the truth?",
    ),
    worked="Only the scaled interval keeps its promise when something beside counting scatters.",
    means="An interval shows what its own model of error would repeat, and no more.",
)

SCATCHARD = ChoiceQuestion(
    id="binding.scatchard",
    objective=OBJECTIVE,
    prompt="An older paper plots bound/free against bound and draws a straight line by eye through the points. Why do we fit the curve itself?",
    options=(
        Option(
            id="both_axes",
            text="the error of “bound” is on both axes and tilts the line",
            right=True,
            reply="And the weakest wells, which are the noisiest, stand furthest out on the line.",
        ),
        Option(
            id="not_straight",
            text="the points of a single site do not lie on a straight line",
            right=False,
            reply="Without noise they do, exactly. The plot is right; its errors are not.",
        ),
        Option(
            id="old",
            text="dividing every point by free is too much work without a computer",
            right=False,
            reply="The plot was made so that no computer was needed: one division for each point, then a line with a ruler.",
        ),
    ),
    hints=(
        "On which axes does the measured quantity stand?",
        "A well that reads too high moves up and to the right at once.",
        "A fit of a line assumes that only one axis errs.",
    ),
    worked="Bound is measured and stands on both axes; a line fitted to them is biased.",
    means="Transform to look, fit what was measured.",
)

QUESTIONS = (UPPER, WIDENED, WHICH, SCATCHARD)
