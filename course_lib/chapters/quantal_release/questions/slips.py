"""Seldom slips in the numbers of chapter 01, each with its own reply."""

import math

from course_lib.questions.params import Params
from course_lib.questions.seldom import slip


def _npq(v: Params) -> float:
    return v.n_sites * v.release_probability * v.quantum_nM


def _rounded(mean: float) -> float:
    """The mean as a whole number, where that is another number; no slip where it is nearly the same."""
    return float(round(mean)) if round(mean) and abs(round(mean) / mean - 1) > 0.045 else math.nan


SLIPS = {
    "quantal.recall_count": (
        slip(
            "chance_squared",
            lambda v: v.coins * v.heads**2,
            "The chance of heads was squared. The second factor is the chance of tails: n p (1 − p).",
        ),
        slip(
            "mean_of_tails",
            lambda v: v.coins * (1 - v.heads),
            "That is the mean number of tails, n (1 − p). The variance asks how much the number scatters: multiply by p too.",
        ),
        slip(
            "coins_squared",
            lambda v: v.coins**2 * v.heads * (1 - v.heads),
            "The number of coins was squared. Coins fall independently, so their variances add up once each.",
        ),
    ),
    "quantal.content": (
        slip(
            "largest_response",
            lambda v: v.n_sites * v.quantum_nM,
            "That is n q, the response if every site released, in nM. The content counts the vesicles that leave: n p.",
        ),
        slip(
            "variance_for_content",
            lambda v: v.n_sites * v.release_probability * (1 - v.release_probability),
            "That is n p (1 − p), the variance of the number of vesicles. The content is their mean: leave out 1 − p.",
        ),
        slip(
            "whole_vesicles",
            lambda v: _rounded(v.n_sites * v.release_probability),
            "Each impulse releases a whole number of vesicles, but the content is a mean, and a mean need not be whole.",
            may_meet=True,
        ),
    ),
    "quantal.mean_response": (
        slip(
            "quantum_squared",
            lambda v: _npq(v) * v.quantum_nM,
            "The quantum was squared, as in a variance. A mean response carries the unit of one quantum: use q once.",
        ),
        slip(
            "variance_factor",
            lambda v: _npq(v) * (1 - v.release_probability),
            "The factor 1 − p belongs to the variance, where it takes scatter away. The mean is n p q.",
        ),
    ),
    "quantal.failures": (
        slip(
            "mean_silent",
            lambda v: v.n_sites * (1 - v.release_probability),
            "That is how many sites stay silent on average, n (1 − p). Asked is how often all of them do: raise 1 − p to the power n.",
        ),
        slip(
            "shared_out",
            lambda v: (1 - v.release_probability) / v.n_sites,
            "You divided the chance of one failure by the number of sites. Chances that must all come true are multiplied.",
        ),
    ),
    "quantal.variance": (
        slip(
            "mean_for_variance",
            _npq,
            "That is the mean response n p q. The variance measures the scatter about it: n p (1 − p) q².",
        ),
        slip(
            "sites_squared",
            lambda v: _npq(v) * v.n_sites * (1 - v.release_probability) * v.quantum_nM,
            "The number of sites was squared. Independent sites add their variances, so n counts once; q is what is squared.",
        ),
    ),
    "quantal.variance_with_cv": (
        slip(
            "cv_on_the_whole",
            lambda v: _npq(v) * v.quantum_nM * (1 - v.release_probability) * (1 + v.quantal_cv**2),
            "You multiplied (1 − p) by (1 + c²). The sizes add their scatter for every released quantum, and 1 − p "
            "does not shrink it: the bracket is 1 − p + c².",
        ),
        slip(
            "sizes_alone",
            lambda v: _npq(v) * v.quantum_nM * v.quantal_cv**2,
            "That is the scatter of the sizes alone, n p (c q)². The number of vesicles scatters as well: add n p (1 − p) q².",
        ),
    ),
    "quantal.inverse_cv_squared": (
        slip(
            "variance_of_count",
            lambda v: v.n_sites * v.release_probability * (1 - v.release_probability),
            "That is the variance of the number of vesicles. 1/CV² divides by the variance: 1 − p comes to stand below the line.",
        ),
        slip(
            "quantum_not_cancelled",
            lambda v: _npq(v) / (1 - v.release_probability),
            "One q is left over. Mean² holds q², and so does the variance: the quantum cancels altogether.",
        ),
        slip(
            "probability_lost",
            lambda v: v.n_sites / (1 - v.release_probability),
            "The p above the line is missing. Mean² holds p², the variance holds p once, so one p stays.",
        ),
    ),
    "quantal.cv_ratio": (
        slip(
            "before_over_after",
            lambda v: v.before / v.after,
            "You divided the old probability by the new one. The question asks for new over old, and 1/CV² goes with p/(1 − p).",
        ),
        slip(
            "ratio_of_failing",
            lambda v: (1 - v.after) / (1 - v.before),
            "That compares the chances of failing, 1 − p. 1/CV² is in proportion to p and in inverse proportion to 1 − p.",
        ),
        slip(
            "ratio_of_variances",
            lambda v: v.after * (1 - v.after) / (v.before * (1 - v.before)),
            "That is how the variance changes, p (1 − p). 1/CV² has mean² above it, so that p/(1 − p) is left.",
        ),
        slip(
            "after_alone",
            lambda v: v.after / (1 - v.after),
            "That is p/(1 − p) after the drug. The factor asked for divides it by the same expression before.",
        ),
    ),
}
