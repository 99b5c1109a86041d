"""Seldom slips in the numbers of chapter 12, each with its own reply."""

import math

from course_lib.questions.params import Params
from course_lib.questions.seldom import slip


def _product(v: Params) -> float:
    return v.block_percent / 100 * v.strength


def _way(v: Params) -> float:
    return -math.log(1 - v.share_percent / 100)


SLIPS = {
    "maladaptive_learning.tag_left": (
        slip(
            "gone",
            lambda v: 1 - math.exp(-v.delay_s / v.tau_s),
            "That is the share that has gone. The question asks for what is left: exp(−delay ÷ time constant).",
        ),
        slip(
            "hyperbola",
            lambda v: v.tau_s / (v.tau_s + v.delay_s),
            "You divided by delay + time constant, as for binding. A tag fades by equal shares in equal times: use exp.",
        ),
        slip(
            "multiplied",
            lambda v: math.exp(-v.delay_s * v.tau_s),
            "You multiplied delay and time constant. The exponent counts time constants: divide.",
        ),
        slip(
            "times_divided",
            lambda v: v.tau_s / v.delay_s,
            "You divided the times. A tag fades by equal shares in equal times: exp(−delay ÷ time constant).",
        ),
        slip(
            "time_constant_left_out",
            lambda v: math.exp(-v.delay_s),
            "The time constant is missing. The exponent counts how many of them pass: delay ÷ time constant.",
        ),
    ),
    "maladaptive_learning.nogo_rest": (
        slip(
            "strength_left_out",
            lambda v: 1 / (1 - v.block_percent / 100),
            "η/φ is missing. The block counts as strongly as learning outruns forgetting: 1 ÷ (1 − block × η/φ).",
        ),
        slip(
            "signal_for_block",
            lambda v: 1 / (1 - (1 - v.block_percent / 100) * v.strength),
            "You used what is left of the signal. δ is what is missing from it: the blocked share.",
        ),
        slip(
            "divided_by_strength",
            lambda v: 1 / (1 - v.block_percent / 100 / v.strength),
            "You divided by η/φ. The stronger learning is against forgetting, the further NoGo goes: multiply.",
        ),
        slip(
            "push",
            lambda v: v.strength * v.block_percent / 100,
            "That is the size of δ η/φ. NoGo settles at 1 ÷ (1 − this).",
        ),
        slip(
            "strength_above",
            lambda v: v.strength / (1 - v.strength * v.block_percent / 100),
            "You put η/φ above the line as well. It counts below it only: without a block NoGo stays at 1.",
        ),
        slip(
            "strength_itself",
            lambda v: v.strength,
            "That is η/φ itself. The block counts, too: 1 ÷ (1 − block × η/φ).",
        ),
    ),
    "maladaptive_learning.how_many": (
        slip(
            "logarithm_of_share",
            lambda v: -math.log(v.share_percent / 100) * v.per / (1 - _product(v)),
            "You took the logarithm of the share that is gone. What shrinks is the way that is left, 1 − share.",
            may_meet=True,
        ),
        slip(
            "rate_multiplied",
            lambda v: _way(v) * v.per * (1 - _product(v)),
            "You multiplied by 1 − block × η/φ. It makes the rate smaller, so it takes more movements: divide.",
        ),
        slip(
            "time_constant",
            lambda v: v.per / (1 - _product(v)),
            "That is one time constant, 63 % of the way. For another share multiply by −ln(1 − share).",
        ),
        slip(
            "straight_forgetting",
            lambda v: v.share_percent / 100 * v.per,
            "You let NoGo go equal steps, by forgetting alone. What is left of the way shrinks, and learning works against it.",
        ),
    ),
    "maladaptive_learning.freeze": (
        slip(
            "learned_part",
            lambda v: (v.go - 1) * math.exp(-v.moves / v.per),
            "That is the learned part that is left. The weight is 1 more.",
        ),
        slip(
            "one_added_to_all",
            lambda v: 1 + v.go * math.exp(-v.moves / v.per),
            "You let the whole weight decay and added 1. Only G − 1 was learned, and only that shrinks.",
        ),
        slip(
            "halves",
            lambda v: 1 + (v.go - 1) * 2 ** (-v.moves / v.per),
            "You halved. A share φ with each movement leaves 1/e after 1/φ movements, not a half.",
        ),
        slip(
            "end",
            lambda _: 1.0,
            "That is where the weight ends after very many movements. A part of G − 1 is still left.",
        ),
        slip(
            "forgotten_part",
            lambda v: v.go - (v.go - 1) * math.exp(-v.moves / v.per),
            "You kept what is forgotten and took away what is left. What is left of G − 1 is added to 1.",
        ),
        slip(
            "upside_down",
            lambda v: 1 + (v.go - 1) * math.exp(-v.per / v.moves),
            "Your exponent is upside down. More movements must leave less: exp(−movements × φ).",
        ),
    ),
    "maladaptive_learning.latency": (
        slip(
            "sign_turned",
            lambda v: 5 * math.exp(v.signal * v.go - (2 - v.signal) * v.nogo),
            "The sign of the push is turned. More push is a shorter time: exp(−push).",
        ),
        slip(
            "scale_left_out",
            lambda v: math.exp(-(v.signal * v.go - (2 - v.signal) * v.nogo)),
            "The 5 s are missing: the exponential only says how many times as long.",
        ),
        slip(
            "one_less_signal",
            lambda v: 5 * math.exp(-(v.signal * v.go - (1 - v.signal) * v.nogo)),
            "NoGo counts with 1 − S in your sum. It counts with 2 − S: with a normal signal it still counts once.",
        ),
        slip(
            "nogo_left_out",
            lambda v: 5 * math.exp(-v.signal * v.go),
            "NoGo is missing in your push. It holds the rat back, with 2 − S.",
        ),
    ),
    "maladaptive_learning.gap_error": (
        slip(
            "signal_itself",
            lambda v: v.function * v.drive,
            "That is the signal. The teaching signal is its distance from tone: subtract 1.",
        ),
        slip(
            "difference",
            lambda v: v.function - v.drive,
            "You subtracted the drive. Signal is function times drive; then subtract tone, 1.",
        ),
        slip(
            "sum",
            lambda v: v.function + v.drive - 1,
            "You added function and drive. Each receptor gets the drive: multiply, then subtract 1.",
        ),
    ),
    "maladaptive_learning.erased": (
        slip(
            "weight_left_out",
            lambda v: v.chance * (v.eta * (1 - v.signal) + v.phi * (v.go - 1)),
            "The Go weight is missing in the learned part. It changes in proportion to itself: η G (1 − S).",
        ),
        slip(
            "forgetting_subtracted",
            lambda v: v.chance * (v.eta * v.go * (1 - v.signal) - v.phi * (v.go - 1)),
            "You subtracted forgetting. Below tone both lower Go, so they add.",
        ),
        slip(
            "all_forgotten",
            lambda v: v.chance * (v.eta * v.go * (1 - v.signal) + v.phi * v.go),
            "You let all of Go be forgotten. Forgetting leads back to 1: φ (G − 1).",
        ),
        slip(
            "signal_itself",
            lambda v: v.chance * (v.eta * v.go * v.signal + v.phi * (v.go - 1)),
            "You used the signal itself. What lowers Go is what is missing to tone, 1 − S.",
        ),
        slip(
            "forgetting_alone",
            lambda v: v.chance * v.phi * (v.go - 1),
            "That is forgetting alone. A signal below tone lowers Go, too: η G (1 − S).",
        ),
    ),
}
