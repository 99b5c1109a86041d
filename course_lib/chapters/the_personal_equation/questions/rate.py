"""Objective 13.rate: from half-life to rate and back. EXAMPLE: two numbers, and a fit of hidden values."""

import math
from random import Random

from course_lib.questions.kinds import FitQuestion, Mistake, NumberQuestion, Sought
from course_lib.questions.params import Params
from course_lib.questions.variants import variant

OBJECTIVE = "13.rate"


def rate_per_h(v: Params) -> float:
    """The rate constant of elimination, in 1/h."""
    return math.log(2) / v.half_life_h


def time_to_h(v: Params) -> float:
    """The time after which `left_per_cent` is left."""
    return v.half_life_h * math.log2(100 / v.left_per_cent)


def hidden_fall(seed: object) -> Params:
    """The hidden half-life and start of the mystery fall of this seed."""
    return variant(MYSTERY, seed)


RATE = NumberQuestion(
    id="the_personal_equation.rate_constant",
    objective=OBJECTIVE,
    prompt="The half-life is {half_life_h} h. What is the rate constant of elimination, in 1/h?",
    unit="1/h",
    draw=lambda rng: {"half_life_h": rng.choice((3, 4, 5, 6, 8, 12))},
    answer=rate_per_h,
    hints=(
        "The rate constant is the share that would go in an hour at the speed of this moment.",
        "After one half-life the exponential of −rate × time is one half.",
        "Solve it for the rate: a logarithm of two is in it.",
    ),
    worked="ln 2 ÷ {half_life_h} h = {truth:.3g} per hour, because exp(−k t) is a half when k t is ln 2.",
    means="A long half-life is a small rate.",
    mistakes=(
        Mistake(
            id="one_over_half_life",
            answer=lambda v: 1 / v.half_life_h,
            because="You took 1 ÷ half-life. That is the rate of a level that falls to 1/e in this time, not to a half.",
        ),
        Mistake(
            id="half_over_half_life",
            answer=lambda v: 0.5 / v.half_life_h,
            because="You divided the half that goes by the time that it takes. The level falls meanwhile, so the rate at the start is higher.",
        ),
        Mistake(
            id="log_ten_for_log_e",
            answer=lambda v: math.log10(2) / v.half_life_h,
            because="You took the common logarithm. A rate belongs to powers of e, so the natural logarithm of two is needed.",
        ),
    ),
)

TIME_TO = NumberQuestion(
    id="the_personal_equation.time_to",
    objective=OBJECTIVE,
    prompt="The half-life is {half_life_h} h. After how many hours is {left_per_cent} % of the level left?",
    unit="h",
    draw=lambda rng: {"half_life_h": rng.choice((3, 4, 6, 8)), "left_per_cent": rng.choice((5, 10, 12))},
    answer=time_to_h,
    hints=(
        "How often must you halve the whole to get there?",
        "The number of half-lives is a logarithm to the base two.",
        "Divide ln(whole ÷ rest) by ln 2 and multiply by the half-life.",
    ),
    worked="{half_life_h} h × log₂(100/{left_per_cent}) = {truth:.3g} h: as many half-lives as halvings.",
    means="Between three and five half-lives: then little is left.",
    mistakes=(
        Mistake(
            id="natural_logarithm",
            answer=lambda v: v.half_life_h * math.log(100 / v.left_per_cent),
            because="You counted with the natural logarithm, that is in steps of e. Half-lives are steps of two.",
        ),
        Mistake(
            id="straight_to_rest",
            answer=lambda v: 2 * v.half_life_h * (1 - v.left_per_cent / 100),
            because="You let the level fall along a straight line. It slows down as it falls, so this takes longer.",
        ),
        Mistake(
            id="gone_for_rest",
            answer=lambda v: v.half_life_h * math.log2(100 / (100 - v.left_per_cent)),
            because="That is when this share has gone. The question asks when this share is all that is left.",
        ),
    ),
)


def _hidden(rng: Random) -> dict[str, float]:
    return {"half_life_h": round(rng.uniform(3.0, 9.0), 1), "start_nM": round(rng.uniform(30.0, 90.0))}


MYSTERY = FitQuestion(
    id="the_personal_equation.mystery",
    objective=OBJECTIVE,
    prompt="Take samples from `mystery_fall(seed)`, with the seed of this question. Estimate the half-life and the level at the start. "
    "The answer is a dictionary of `half_life_h` and `start_nM`, each as (value, low, high) with its 95 % interval.",
    draw=_hidden,
    sought=(
        Sought(name="half_life_h", unit="h", truth=lambda v: v.half_life_h, factor=1.2, widest=2.0),
        Sought(name="start_nM", unit="nM", truth=lambda v: v.start_nM, factor=1.2, widest=2.0),
    ),
    hints=(
        "Samples of an exponential lie on a straight line after taking logarithms.",
        "`np.polyfit(times, np.log(samples), 1)` gives slope and start of that line.",
        "Half-life = ln 2 ÷ −slope; start = exp(intercept).",
    ),
    worked="The hidden half-life is {half_life_h:g} h, from {start_nM:g} nM.",
    means="Both hidden values lie within reach of your intervals.",
    mistakes=(
        Mistake(
            id="time_constant",
            answer=lambda v: {"half_life_h": v.half_life_h / math.log(2)},
            because="Your half-life is 1 ÷ slope, the time in which the level falls to 1/e. A half-life is ln 2 times as long.",
        ),
        Mistake(
            id="logarithm_not_undone",
            answer=lambda v: {"start_nM": math.log(v.start_nM)},
            because="Your start is the intercept of the line, a logarithm. Its exponential is the level in nM.",
        ),
    ),
)

QUESTIONS = (RATE, TIME_TO, MYSTERY)
