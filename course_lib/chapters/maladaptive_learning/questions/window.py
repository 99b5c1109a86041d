"""Objective 12.window: a tag, dopamine, and the time between them."""

import math

from course_lib.chapters.maladaptive_learning.questions.options import option
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion

OBJECTIVE = "12.window"

TAG_LEFT = NumberQuestion(
    id="maladaptive_learning.tag_left",
    objective=OBJECTIVE,
    prompt="A tag fades with a time constant of {tau_s:g} s (its rise is over). Which share of it is left after {delay_s:g} s?",
    draw=lambda rng: {
        "tau_s": rng.choice((0.8, 1.0, 1.2, 1.5)),
        "delay_s": rng.choice((0.5, 0.6, 0.7, 1.9, 2.2)),
    },
    answer=lambda v: math.exp(-v.delay_s / v.tau_s),
    hints=(
        "A time constant is the time after which 1/e, 37 %, is left.",
        "An exponential: what is its exponent?",
        "exp(−delay ÷ time constant).",
    ),
    worked="exp(−{delay_s:g}/{tau_s:g}) = {truth:.2g}.",
    why="Equal times take equal shares of the tag, and one time constant leaves 1/e.",
    means="So much of a pulse of dopamine still counts.",
    mistakes=(
        Mistake(
            id="straight",
            answer=lambda v: 1 - v.delay_s / v.tau_s,
            because="You let the tag fall along a straight line. Equal times take equal shares: exp(−delay ÷ time constant).",
        ),
        Mistake(
            id="half_life",
            answer=lambda v: 2 ** (-v.delay_s / v.tau_s),
            because="You took the time constant for a half-life. After one time constant 1/e is left, not a half.",
        ),
        Mistake(
            id="upside_down",
            answer=lambda v: math.exp(-v.tau_s / v.delay_s),
            because="Your exponent is upside down. A longer delay must leave less: exp(−delay ÷ time constant).",
        ),
    ),
)

DIP = ChoiceQuestion(
    id="maladaptive_learning.dip",
    objective=OBJECTIVE,
    prompt="“Bursts of dopamine are a save button” (#12a). What was seen after a dip of half a second, soon after an event?",
    options=(
        option(
            "nothing",
            "nothing: only a burst saves, and a dip is no burst",
            "In slices of mouse accumbens a dip of 0.4 s had an effect.",
        ),
        option(
            "nogo",
            "spines grew on D2 cells, which hold movement back",
            "Dopamine holds D2 cells down. A dip lets them go, and spines, which receive their inputs, grow.",
            right=True,
        ),
        option(
            "deletes",
            "it deleted what earlier bursts had saved in D1 cells",
            "Our rule lets a dip weaken Go, but no source here shows it. What grew were spines of other cells, those with D2 receptors.",
        ),
    ),
    hints=(
        "Two kinds of cells read dopamine.",
        "Cells with D2 receptors are held down by dopamine.",
        "Iino 2020: spines of D2 cells grew after dips of 0.4 s.",
    ),
    worked="It enlarges spines of D2 cells: less dopamine teaches, too.",
    means="To lower dopamine is not to stop learning.",
)

TOO_EARLY = ChoiceQuestion(
    id="maladaptive_learning.too_early",
    objective=OBJECTIVE,
    prompt="A short burst of dopamine comes one second before the event. How much does the weight change, compared with the best delay?",
    options=(
        option(
            "same",
            "as much: order does not matter",
            "There is no tag yet, and dopamine is nearly gone when it comes.",
        ),
        option("hardly", "hardly: 0.3 % of it", "Only dopamine’s remainder meets the tag.", right=True),
        option(
            "reverse",
            "as much, with the sign turned",
            "Order turns the sign in other rules; here a tag must be there first.",
        ),
    ),
    hints=("Is there a tag before the event?", "Dopamine decays with 0.2 s.", "exp(−1/0.2) is below 1 %."),
    worked="After 1 s exp(−5) = 0.7 % of the burst is left, and the tag has yet to rise: 0.3 %.",
    means="What counts is dopamine that comes after the act.",
)

QUESTIONS = (TAG_LEFT, DIP, TOO_EARLY)
