"""Objective 06.doses: a missed and a doubled dose."""

from random import Random

from course_lib.models.target.odds import block_after_wait, odds
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "06.doses"


def _missed(rng: Random) -> dict[str, float]:
    return {"block": rng.choice((0.75, 0.8, 0.85, 0.88)), "half_life_h": rng.choice((12.0, 15.0, 18.0, 20.0))}


MISSED = NumberQuestion(
    id="capsule.missed",
    objective=OBJECTIVE,
    prompt="Before the next capsule {block:.0%} of VMAT2 is occupied. The capsule is forgotten; the half-life is {half_life_h:g} h. What is occupied another 24 h later?",
    unit="%",
    draw=_missed,
    answer=lambda v: 100 * block_after_wait(24.0, v.half_life_h, v.block),
    free=("sign", "per_cent_down"),
    hints=(
        "What falls with the half-life: the block or the concentration?",
        "The odds are proportional to the concentration. Let them fall.",
        "odds × 2^(−24/half-life), then back: odds/(1 + odds).",
    ),
    worked="Odds {block:g}/(1 − {block:g}), times 2^(−24/{half_life_h:g}), back to a share: {truth:.3g} %.",
    why="The concentration halves by its half-life, and the odds of the block with it.",
    means="A missed day costs far less block than concentration.",
    mistakes=(
        Mistake(
            id="block_halved",
            answer=lambda v: 100 * v.block * 2 ** (-24 / v.half_life_h),
            because="You let the block fall like the concentration. High up on the curve it falls much more slowly: use the odds.",
        ),
        Mistake(
            id="exponent_turned",
            answer=lambda v: 100 * (x := odds(v.block) * 2 ** (-v.half_life_h / 24)) / (1 + x),
            because="The exponent is upside down. In it stands how many half-lives pass: 24 divided by the half-life.",
        ),
        Mistake(
            id="what_is_left_of_drug",
            answer=lambda v: 100 * 2 ** (-24 / v.half_life_h),
            because="That is what is left of the drug. The question asks for what is occupied of VMAT2.",
        ),
    ),
)

SLOW = ChoiceQuestion(
    id="capsule.block_half_life",
    objective=OBJECTIVE,
    prompt="A drug with a half-life of 18 h occupies 90 % of its target and is stopped. After how long is 45 % occupied?",
    options=(
        Option(
            id="days",
            text="after two and a half days",
            right=True,
            reply="The odds must fall from 9 to 0.82, elevenfold: three and a half half-lives.",
        ),
        Option(
            id="one",
            text="after 18 h, one half-life",
            right=False,
            reply="By then the concentration is halved: odds 4.5, which is still 82 %.",
        ),
        Option(
            id="two",
            text="after 36 h, two half-lives",
            right=False,
            reply="Odds 9/4 = 2.25, which is still 69 %.",
        ),
    ),
    hints=(
        "What are the odds of 90 and of 45 %?",
        "How many halvings lie between them?",
        "log₂ of their ratio, times 18 h.",
    ),
    worked="log₂(9/0.82) = 3.5 half-lives, 62 h.",
    why="The odds must fall with the concentration from nine to below one.",
    means="The block has no half-life of its own: it starts to fall once the concentration nears the Ki.",
)

DOUBLED = ChoiceQuestion(
    id="capsule.doubled",
    objective=OBJECTIVE,
    prompt="A patient on 80 mg forgot a capsule and takes two the next day. What does the second one do for the block?",
    options=(
        Option(
            id="overshoot",
            text="it lifts the block a little, and exposure far more",
            right=True,
            reply="From 93 to 95 %: with one capsule the block was nearly at its limit. Exposure knows no such limit, nor do side effects that follow it.",
        ),
        Option(
            id="needed",
            text="without it the block would stay low for several days",
            right=False,
            reply="One capsule alone brings nine tenths within hours, from nothing even.",
        ),
        Option(
            id="nothing",
            text="nothing: the first one has filled the target completely",
            right=False,
            reply="93 % is not full, but nearly: two points are gained.",
        ),
    ),
    hints=(
        "What does the very first capsule of all do?",
        "89 % from nothing. So what is missing after one?",
        "Two points of block against twice the dose.",
    ),
    worked="From 72 % one capsule leads back above 90; the second adds two points.",
    means="The second capsule buys two points at the peak. What to do after a missed dose stands in the label.",
)

QUESTIONS = (MISSED, SLOW, DOUBLED)
