"""Objective 05.turnover: recovery from a lasting block, and how small daily doses build it up."""

import math
from random import Random

import numpy as np

from course_lib.models.target.assays import after_block, pool_of
from course_lib.models.target.duration import apparent_ki_nM, final_free_share
from course_lib.models.target.turnover import Transporter, recovery_time_h
from course_lib.questions.kinds import FREE_MISTAKES, CurveQuestion, Mistake, NumberQuestion
from course_lib.questions.params import Params

OBJECTIVE = "05.turnover"
DAYS = np.array([0.0, 2, 5, 10, 15, 20, 30])


def _recovering(rng: Random) -> dict[str, float]:
    return {
        "half_time_days": rng.choice((5.0, 6.0, 8.0, 10.0, 12.0)),
        "start": rng.choice((0.05, 0.1, 0.15, 0.2)),
        "end": rng.choice((0.6, 0.7, 0.8, 0.9)),
    }


RECOVERY = NumberQuestion(
    id="lasting.recovery_time",
    objective=OBJECTIVE,
    prompt="A lasting inhibitor has left {start:.0%} of VMAT2 free and is gone from plasma; sites become free with a half-time of "
    "{half_time_days:g} days. After how many days are {end:.0%} free?",
    unit="day",
    draw=_recovering,
    answer=lambda v: recovery_time_h(pool_of("for_ever", v.half_time_days), v.start, v.end) / 24,
    hints=(
        "What halves with every half-time: the free share or the blocked one?",
        "The blocked share falls from 1 − {start:g} to 1 − {end:g}.",
        "T × log₂ of the ratio of the two blocked shares.",
    ),
    worked="{half_time_days:g} days × log₂((1 − {start:g})/(1 − {end:g})) = {truth:.3g} days.",
    why="With the drug gone the blocked share halves in each half-time.",
    means="The dose does not appear: only how much was blocked, and how fast sites become free.",
    mistakes=(
        Mistake(
            id="free_share_doubles",
            answer=lambda v: v.half_time_days * math.log2(v.end / v.start),
            because="You let the free share double with every half-time. The blocked share halves: recovery is fast at first and slow at the end.",
        ),
        Mistake(
            id="from_nothing_free",
            answer=lambda v: v.half_time_days * math.log2(1 / (1 - v.end)),
            because="You started with everything blocked. {start:.0%} were free from the beginning: use 1 − {start:g} for the block at the start.",
        ),
        Mistake(
            id="linear",
            answer=lambda v: 2 * v.half_time_days * (v.end - v.start),
            because="You let sites come back evenly, half of the pool in each half-time. Each half-time frees half of what is still blocked.",
        ),
        Mistake(
            id="natural_logarithm",
            answer=lambda v: v.half_time_days * math.log((1 - v.start) / (1 - v.end)),
            because="You used the natural logarithm with a half-time. Take log₂, or divide by ln 2.",
        ),
        Mistake(
            id="difference_halves",
            answer=lambda v: v.half_time_days * math.log2(1 / (1 - (v.end - v.start))),
            because="You let the gain be a share of everything. It comes out of what was blocked: the block falls from 1 − {start:g} to 1 − {end:g}.",
        ),
    ),
)


def _kept(v: Params) -> float:
    return 2 ** (-1 / v.half_time_days)


BUILD_UP = NumberQuestion(
    id="lasting.build_up",
    objective=OBJECTIVE,
    prompt="Each daily dose of a lasting inhibitor blocks {blocked:.0%} of the VMAT2 that is free at that moment and is gone before the next. "
    "Blocked sites become free with a half-time of {half_time_days:g} days. After many weeks, what share is free right after a dose?",
    draw=lambda rng: {
        "blocked": rng.choice((0.1, 0.15, 0.2, 0.3)),
        "half_time_days": rng.choice((5.0, 8.0, 10.0, 14.0)),
    },
    answer=lambda v: final_free_share(v.blocked, _kept(v)),
    free=(*FREE_MISTAKES, "per_cent_up"),
    hints=(
        "In the steady state each day frees as much as each dose blocks.",
        "Let F be free right after a dose. A day later 1 − (1 − F) κ is free, with κ = 2^(−1/{half_time_days:g}).",
        "Solve F = (1 − {blocked:g}) (1 − (1 − F) κ).",
    ),
    worked="κ = 2^(−1/{half_time_days:g}); F = (1 − f)(1 − κ)/(1 − (1 − f) κ) = {truth:.3g}.",
    why="After many weeks a day ends as it began: what a dose blocks is freed before the next.",
    means="A dose that does little on the first day does most of its work by adding up.",
    mistakes=(
        Mistake(
            id="first_dose_for_ever",
            answer=lambda v: 1 - v.blocked,
            because="That is after the first dose. The block has not faded by the next day, so doses add up.",
        ),
        Mistake(
            id="before_the_dose",
            answer=lambda v: final_free_share(v.blocked, _kept(v)) / (1 - v.blocked),
            because="That is the share right before a dose. The dose then blocks {blocked:.0%} of it.",
        ),
        Mistake(
            id="held_for_free",
            answer=lambda v: 1 - final_free_share(v.blocked, _kept(v)),
            because="That is the share that is blocked. The question asks for what is free.",
        ),
        Mistake(
            id="two_weeks_without_recovery",
            answer=lambda v: (1 - v.blocked) ** 14,
            because="You let fourteen doses add up without any recovery between them. Sites do become free, a little every day.",
        ),
    ),
)

APPARENT = NumberQuestion(
    id="lasting.apparent_ki",
    objective=OBJECTIVE,
    prompt="A lasting inhibitor blocks free sites at {blocking:g} per nM and hour; blocked ones become free with a half-time of "
    "{half_time_days:g} days. Which constant concentration keeps half of the sites blocked?",
    unit="nM",
    draw=lambda rng: {
        "blocking": rng.choice((0.02, 0.05, 0.1, 0.2)),
        "half_time_days": rng.choice((4.0, 6.0, 10.0, 15.0)),
    },
    answer=lambda v: apparent_ki_nM(
        Transporter(
            blocking_per_nM_h=v.blocking, turnover_per_h=pool_of("for_ever", v.half_time_days).turnover_per_h
        )
    ),
    hints=(
        "At rest, blocking and freeing balance: k C E = r (1 − E).",
        "With E = ½ this gives C = r/k.",
        "r = ln 2/({half_time_days:g} × 24 h).",
    ),
    worked="r = ln 2/({half_time_days:g} × 24 h); C = r/{blocking:g} per nM and hour = {truth:.3g} nM.",
    why="At half block free and blocked sites are equal in number, so blocking and freeing must be equally fast.",
    means="Held for long, a lasting drug looks like a reversible one of this Ki, which belongs to the pool as much as to the drug.",
    mistakes=(
        Mistake(
            id="days_for_hours",
            answer=lambda v: math.log(2) / v.half_time_days / v.blocking,
            because="You left the half-time in days while blocking is per hour. Bring both to hours.",
        ),
        Mistake(
            id="no_logarithm",
            answer=lambda v: 1 / (24 * v.half_time_days) / v.blocking,
            because="You took one over the half-time as the rate. A half-time needs ln 2: r = ln 2/T.",
        ),
        Mistake(
            id="upside_down",
            answer=lambda v: v.blocking * 24 * v.half_time_days / math.log(2),
            because="That is k/r. The faster sites become free, the more drug is needed: r stands above.",
        ),
    ),
)

CURVE = CurveQuestion(
    id="lasting.recovery_curve",
    objective=OBJECTIVE,
    prompt="A lasting block has left {start:.0%} of VMAT2 free; sites become free with a half-time of {half_time_days:g} days. "
    "Give the free share at these days.",
    at=lambda v: DAYS,
    at_name="time",
    at_unit="day",
    unit="1",
    draw=_recovering,
    answer=lambda v: after_block(pool_of("for_ever", v.half_time_days), 24 * DAYS, v.start).free_share,
    hints=(
        "Which share halves with each half-time?",
        "The blocked share: (1 − {start:g}) × 2^(−t/{half_time_days:g}).",
        "Free is the rest: `1 - (1 - start) * 2 ** (-days / half_time_days)`.",
    ),
    worked="1 − (1 − {start:g}) × 2^(−t/{half_time_days:g}).",
    why="The blocked share falls exponentially, and the free share is what is missing to 1.",
    means="Fast at first, then ever slower.",
    mistakes=(
        Mistake(
            id="blocked_curve",
            answer=lambda v: (1 - v.start) * 2 ** (-DAYS / v.half_time_days),
            because="That is the blocked share. It falls; the free share rises.",
        ),
        Mistake(
            id="e_for_two",
            answer=lambda v: 1 - (1 - v.start) * np.exp(-DAYS / v.half_time_days),
            because="You took e to the power of −t/T. With a half-time the base is 2, or the rate is ln 2/T.",
        ),
        Mistake(
            id="from_zero",
            answer=lambda v: 1 - 2 ** (-DAYS / v.half_time_days),
            because="Your curve starts at zero, but {start:.0%} were free from the beginning.",
        ),
    ),
)

QUESTIONS = (RECOVERY, BUILD_UP, APPARENT, CURVE)
