"""Objective 09.half_time: the half-time into the brain and its two limits."""

import math
from random import Random

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option, OrderingQuestion

OBJECTIVE = "09.half_time"
FREE = ("sign", "thousand_up", "thousand_down")
LN2 = math.log(2)

GREASY = ChoiceQuestion(
    id="fat_and_water.predict_greasy",
    objective=OBJECTIVE,
    prompt="With a greasy brain alone, a drug of log D 6 needs 96 days to get half of the way. Now blood plasma binds it as well, as real plasma does. "
    "How long does half of the way take?",
    options=(
        Option(
            id="longer",
            text="longer than 96 days: now even less is free",
            right=False,
            reply="Less is free, but far more is carried by each drop of blood.",
        ),
        Option(
            id="days",
            text="about 10 days",
            right=False,
            reply="Bound drug rides along and lets go: the factor is in thousands.",
        ),
        Option(
            id="minutes",
            text="about half an hour",
            right=True,
            reply="Most of the factor cancels: what fills the brain is carried by the blood.",
        ),
        Option(
            id="fastest",
            text="less than log D 2: greasier is faster",
            right=False,
            reply="Not quite: brain lipid grows a little faster with log D than plasma binding does.",
        ),
    ),
    hints=(
        "How much drug does a drop of greasy blood carry, compared with a drop of water?",
        "Both sides are greasy. What happens to the ratio?",
        "The brain must take up only 24 times the plasma level, not 100,000 times.",
    ),
    worked="Kp falls from 100,000 to 24, so ln 2 · Kp/Q falls from 96 days to 33 minutes.",
    means="Look at both sides of a wall before you count on one.",
)


def _flow(rng: Random) -> dict[str, float]:
    flow, kp = rng.choice((0.4, 0.5, 0.6)), rng.choice((1.2, 4.0, 7.0, 24.0))
    volume = rng.choice((11.0, 101.0, 1001.0))
    # Kp is V_u times a fraction, so it cannot be the larger of the two.
    return {"flow": flow, "kp": kp, "volume": volume if volume > kp else 101.0}


FLOW = NumberQuestion(
    id="fat_and_water.flow_limited",
    objective=OBJECTIVE,
    prompt="An invented drug passes the wall freely, so blood flow is the limit: {flow:g} mL/min for each gram of brain. At the end brain holds {kp:g} times the "
    "plasma level (Kp); a gram of brain would offer {volume:g} mL to free drug (V_u). What is the half-time?",
    unit="min",
    draw=_flow,
    answer=lambda v: LN2 * v.kp / v.flow,
    free=("sign",),
    hints=(
        "How much must be brought, and how much comes in a minute?",
        "A gram needs Kp mL of plasma's worth of drug; the flow brings so many mL a minute.",
        "ln 2 · Kp/Q.",
    ),
    worked="0.693 × {kp:g}/{flow:g} = {truth:.2g} min.",
    why="With an open wall, blood leaves the brain in equilibrium with the tissue, so flow alone carries total drug in and out.",
    means="With an open wall, blood flow and Kp are all that counts.",
    mistakes=(
        Mistake(
            id="no_ln2",
            answer=lambda v: v.kp / v.flow,
            because="That is the time constant, after which 63 % are there. Half of the way takes ln 2 of it.",
        ),
        Mistake(
            id="turned",
            answer=lambda v: LN2 * v.flow / v.kp,
            because="Flow and Kp have changed places: more blood must make it faster.",
        ),
        Mistake(
            id="sponge_alone",
            answer=lambda v: LN2 * v.volume / v.flow,
            because="That is the sponge alone. The blood that brings the drug is greasy too: use Kp, the ratio to total plasma.",
        ),
    ),
)

SLOW = NumberQuestion(
    id="fat_and_water.slow_wall",
    objective=OBJECTIVE,
    prompt="A polar drug passes the wall slowly: PS = {ps:g} mL/min for each gram of brain, which offers {volume:g} mL to free drug. In plasma {free:.0%} is free. "
    "What is the half-time of equilibration?",
    unit="min",
    draw=lambda rng: {
        "ps": rng.choice((0.005, 0.02, 0.05)),
        "volume": rng.choice((0.9, 1.2, 1.4)),
        "free": rng.choice((0.7, 0.8)),
    },
    answer=lambda v: LN2 * v.volume / v.ps,
    free=("sign",),
    hints=(
        "Free drug comes in and goes out by the same wall.",
        "The volume is filled through PS; the free share of plasma sets the level, not the pace.",
        "ln 2 · V_u/PS.",
    ),
    worked="0.693 × {volume:g}/{ps:g} = {truth:.2g} min.",
    why="Only free drug crosses, with the same PS both ways, so its way out of the volume V_u sets the pace and plasma only the level.",
    means="The published half-life of brain equilibration, with V_u = 1/f_brain.",
    mistakes=(
        Mistake(
            id="no_ln2",
            answer=lambda v: v.volume / v.ps,
            because="That is the time constant, after which 63 % are there. Half of the way takes ln 2 of it.",
        ),
        Mistake(
            id="turned",
            answer=lambda v: LN2 * v.ps / v.volume,
            because="Wall and volume have changed places: a more open wall must make it faster.",
        ),
        Mistake(
            id="free_share_used",
            answer=lambda v: LN2 * v.volume * v.free / v.ps,
            because="You brought in the free share of plasma. It sets how much arrives in the end and leaves the pace alone.",
        ),
    ),
)

ORDER = OrderingQuestion(
    id="fat_and_water.order_times",
    objective="09.valley",
    prompt="Order these drugs by their half-time into the brain in this chapter's model, shortest first.",
    items={"valley": "log D 1.4", "mild": "log D 0", "greasy": "log D 6", "polar": "log D −2"},
    hints=("Where is the valley?", "Which side is steeper?", "2, 8, 33 and 663 minutes."),
    worked="2.1, 8.0, 33 and 663 min.",
    why="Permeability limits the polar side and blood flow the greasy side, and the polar side is the steeper of the two.",
    means="Too polar costs hours, too greasy half an hour.",
    mistakes=(
        Mistake(
            id="greasy_fastest",
            answer=lambda v: ("greasy", "valley", "mild", "polar"),
            because="You let the greasiest be the fastest. From log D 2 on, blood flow is the limit and filling takes longer.",
        ),
        Mistake(
            id="greasy_slowest",
            answer=lambda v: ("valley", "mild", "polar", "greasy"),
            because="You let the greasiest be the slowest. With greasy blood it needs half an hour; a polar drug needs hours.",
        ),
    ),
)

QUESTIONS = (GREASY, FLOW, SLOW, ORDER)
