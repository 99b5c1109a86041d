"""Objective 08.curve: what slower elimination does to area, half-life, peak and trough."""

import math
from random import Random

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "08.curve"


def _interval(rng: Random) -> dict[str, float]:
    return {"every_h": rng.choice((8, 12)), "half_life_h": rng.choice((2.5, 3.0, 4.0, 5.0))}


PREDICT = ChoiceQuestion(
    id="deuteration.predict_peak",
    objective=OBJECTIVE,
    prompt="Healthy people take the same dose of tetrabenazine once and of its deuterated twin another time. The twin's active "
    "metabolites are cleared half as fast; let absorption be the same. How high is its peak?",
    options=(
        Option(
            id="half",
            text="about half as high, since the curve is flatter",
            right=False,
            reply="The curve is flatter on its way down. On its way up the same drug arrives as fast as before, and less of it is lost.",
        ),
        Option(
            id="little_higher",
            text="higher, but much less than twice",
            right=True,
            reply="As much arrives as before and less has left by the time of the peak. The gain is small, because at the peak "
            "most of the dose has had little time to leave.",
        ),
        Option(
            id="double",
            text="twice as high, since exposure doubles",
            right=False,
            reply="Exposure does double, but most of the gain lies in the tail. A peak can never exceed what arrives of the dose in its volume.",
        ),
        Option(
            id="equal",
            text="exactly as high: the peak depends on absorption only",
            right=False,
            reply="Nearly. But the peak is where arriving and leaving balance, so slower leaving puts it later and higher.",
        ),
    ),
    hints=(
        "What happens in the first hour, before much has been eliminated?",
        "At the peak, arrival and loss are equal. Slow the loss: does the curve still turn there?",
        "It goes on rising a little longer.",
    ),
    worked="Up to the peak, as much arrives and less leaves, so the curve turns later and higher, but by far less than twice; the tail gains most.",
    means="Higher, but by much less than twice, and later.",
)

PEAK_TROUGH = NumberQuestion(
    id="deuteration.peak_trough",
    objective=OBJECTIVE,
    prompt="A drug is absorbed at once and eliminated with a half-life of {half_life_h:g} h. It is taken every {every_h} h. What is the "
    "ratio of peak to trough at steady state?",
    draw=_interval,
    answer=lambda v: 2 ** (v.every_h / v.half_life_h),
    hints=(
        "The peak follows a dose at once; the trough is the last moment before the next dose.",
        "How many half-lives pass between them?",
        "Each half-life divides the concentration by 2: take 2 to the power of interval ÷ half-life.",
    ),
    worked="{every_h} h are {every_h}/{half_life_h:g} half-lives, and 2 to that power is {truth:.3g}.",
    why="Each half-life halves the concentration, whatever the dose.",
    means="The ratio does not depend on the dose: only on how many half-lives fit between two doses.",
    mistakes=(
        Mistake(
            id="number_of_half_lives",
            answer=lambda v: v.every_h / v.half_life_h,
            because="That is the number of half-lives between two doses. Each of them divides the concentration by 2.",
        ),
        Mistake(
            id="accumulation",
            answer=lambda v: 1 / (1 - 2 ** (-v.every_h / v.half_life_h)),
            because="That is accumulation: the peak at steady state over the first peak. Here the peak is compared with the trough before the next dose.",
        ),
        Mistake(
            id="half_life_as_time_constant",
            answer=lambda v: math.exp(v.every_h / v.half_life_h),
            because="You used e with the half-life. With e belongs the rate constant ln 2/half-life; with the half-life belongs 2.",
        ),
        Mistake(
            id="trough_over_peak",
            answer=lambda v: 2 ** (-v.every_h / v.half_life_h),
            because="That is trough ÷ peak, a number below 1. Turn it over.",
        ),
        Mistake(
            id="interval_upside_down",
            answer=lambda v: 2 ** (v.half_life_h / v.every_h),
            because="Interval and half-life have changed places. A shorter half-life must swing more.",
        ),
    ),
)

ROOT = NumberQuestion(
    id="deuteration.square_root",
    objective=OBJECTIVE,
    prompt="Absorption is fast, one exponential rules, and at steady state peak ÷ trough of a drug is {before:g}. Its deuterated twin has twice the "
    "half-life and is taken at the same intervals. What is its peak ÷ trough?",
    draw=lambda rng: {"before": rng.choice((6.0, 7.0, 8.0, 10.0, 12.0, 15.0))},
    answer=lambda v: math.sqrt(v.before),
    hints=(
        "Peak ÷ trough = 2 to the power of interval ÷ half-life.",
        "Twice the half-life halves the exponent.",
        "Half the exponent: what does that do to a power?",
    ),
    worked="The exponent is halved, so the ratio becomes its square root: √{before:g} = {truth:.3g}.",
    means="A doubled half-life takes the square root of the swing. That is much more than halving it.",
    mistakes=(
        Mistake(
            id="swing_halved",
            answer=lambda v: v.before / 2,
            because="You halved the ratio along with the number of half-lives. That number stands in an exponent.",
        ),
        Mistake(
            id="swing_doubled",
            answer=lambda v: 2 * v.before,
            because="You doubled the ratio. What stays longer falls less between two doses, so it swings less.",
        ),
        Mistake(
            id="root_of_two",
            answer=lambda v: v.before / math.sqrt(2),
            because="You divided by √2. The exponent is halved, so the root is taken of the ratio itself.",
        ),
        Mistake(
            id="swing_unchanged",
            answer=lambda v: v.before,
            because="The ratio does not depend on the dose, that is right; but it depends on the half-life, and that has doubled.",
        ),
        Mistake(
            id="swing_squared",
            answer=lambda v: v.before**2,
            because="You doubled the exponent. A longer half-life means fewer half-lives between two doses, so the exponent is halved.",
        ),
    ),
)

QUESTIONS = (PREDICT, PEAK_TROUGH, ROOT)
