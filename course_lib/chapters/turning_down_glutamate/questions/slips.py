"""Seldom slips in the numbers of chapter 11, each with its own reply."""

import math

from course_lib.questions.params import Params
from course_lib.questions.seldom import slip


def _z(v: Params) -> float:
    return v.share / (1 - v.share)


SLIPS = {
    "glutamate.ec50": (
        slip(
            "divided_by_shift",
            lambda v: v.kb / (1 + v.alpha * _z(v)),
            "The 1 + z above the line is missing: glutamate’s own binding is in both, KB (1 + z)/(1 + α z).",
        ),
        slip(
            "turned",
            lambda v: v.kb * (1 + v.alpha * _z(v)) / (1 + _z(v)),
            "The two brackets have changed places. A positive modulator needs less than KB.",
        ),
        slip(
            "alpha_share",
            lambda v: v.kb / (v.alpha * v.share),
            "You divided KB by α times the share. Use KB (1 + z)/(1 + α z), with z = share ÷ (1 − share).",
        ),
        slip(
            "one_plus_alpha_share",
            lambda v: v.kb / (1 + v.share * v.alpha),
            "The response stands in place of the concentration, z = share ÷ (1 − share), and 1 + z is missing above the line.",
        ),
    ),
    "glutamate.top": (
        slip(
            "alpha_alone",
            lambda v: 100 * v.alpha / (1 + v.alpha),
            "That is the top with glutamate at its own EC50. Put α z in place of α.",
        ),
        slip(
            "as_a_share",
            lambda v: v.alpha * _z(v) / (1 + v.alpha * _z(v)),
            "That is a share of one. The answer is asked in per cent.",
        ),
        slip(
            "drug_concentration",
            lambda v: 100 * v.alpha * _z(v),
            "That is α z, the glutamate that the receptor seems to meet, in per cent of its EC50. Turn it into a response: α z ÷ (1 + α z).",
        ),
        slip(
            "full",
            lambda _: 100.0,
            "That is the ceiling. In excess the modulator turns z into α z, and α z ÷ (1 + α z) falls short of it.",
        ),
        slip(
            "glutamate_alone",
            lambda v: 100 * v.share,
            "That is the response to glutamate alone. The modulator turns z into α z.",
        ),
    ),
    "glutamate.best_share": (
        slip(
            "alpha_inverse",
            lambda v: 100 / v.alpha,
            "That is 1/α. The best z is 1/√α, and its response is z ÷ (1 + z).",
        ),
        slip(
            "as_a_share",
            lambda v: 1 / (1 + math.sqrt(v.alpha)),
            "That is a share of one. The answer is asked in per cent.",
        ),
        slip(
            "largest_gain",
            lambda v: 100 * (math.sqrt(v.alpha) - 1) / (math.sqrt(v.alpha) + 1),
            "That is how much it adds there. The question asks for the response to glutamate alone at this place.",
        ),
        slip(
            "root_for_inverse",
            lambda v: 100 * math.sqrt(v.alpha) / (1 + math.sqrt(v.alpha)),
            "You took z = √α. The best z is its inverse, 1/√α: the modulator adds most where glutamate is scarce.",
        ),
    ),
    "glutamate.release_left": (
        slip(
            "lost",
            lambda v: 100 * (1 - (1 - v.stopped) ** v.power),
            "That is the release that is lost. The question asks for what is left.",
        ),
        slip(
            "stopped_power",
            lambda v: 100 * v.stopped**v.power,
            "You raised what is stopped to the power. Raise what still enters, 1 − stopped.",
        ),
        slip(
            "root",
            lambda v: 100 * (1 - v.stopped) ** (1 / v.power),
            "You took the root. Release is the power of calcium, so it falls more than calcium.",
        ),
    ),
    "glutamate.calcium": (
        slip(
            "power_for_root",
            lambda v: 100 * (1 - (v.after / v.before) ** 3.1),
            "You took the power. Calcium is the root of release: the power of 1/3.1.",
        ),
        slip(
            "difference",
            lambda v: 100 * (v.before - v.after),
            "You subtracted the probabilities. The share that is left is their ratio, and calcium its root.",
        ),
        slip(
            "ratio",
            lambda v: 100 * v.after / v.before,
            "That is the share of release that is left. Take its root, and subtract from 1.",
        ),
        slip(
            "root_of_lost",
            lambda v: 100 * (1 - v.after / v.before) ** (1 / 3.1),
            "You took the root of the release that is lost. Take the root of what is left, and subtract from 1.",
        ),
    ),
    "glutamate.exact_cut": (
        slip(
            "effect_left",
            lambda v: 100 * v.effect * (1 - v.block),
            "That is what is left of dopamine’s effect. Compare the gains before and after.",
        ),
        slip(
            "undivided_gain",
            lambda v: 100 * v.block / (1 - v.effect * (1 - v.block)),
            "λ above the line is missing: the gain rises by λ × block.",
        ),
        slip(
            "ratio_of_gains",
            lambda v: 100 * (1 - v.effect) / (1 - v.effect * (1 - v.block)),
            "That is the share of the synapse that must be left. The weakening is what is missing to 100 %.",
        ),
        slip(
            "effect_itself",
            lambda v: 100 * v.effect,
            "That is dopamine’s whole effect. The antipsychotic takes a part of it only.",
        ),
    ),
    "glutamate.hours": (
        slip(
            "halved_ratio",
            lambda v: v.half_h * v.given / (2 * v.lowest),
            "You halved the ratio once. It is halved again in every half-life: log₂.",
        ),
        slip(
            "number_of_half_lives",
            lambda v: math.log2(v.given / v.lowest),
            "That is the number of half-lives. Multiply by the half-life.",
        ),
        slip(
            "divided",
            lambda v: math.log2(v.given / v.lowest) / v.half_h,
            "You divided by the half-life. A longer half-life must last longer.",
        ),
        slip(
            "dose_only",
            lambda v: v.half_h * math.log2(v.given),
            "You took the logarithm of the dose. It is the ratio to the lowest effective dose that counts.",
        ),
        slip(
            "times_ln2",
            lambda v: v.half_h * math.log(v.given / v.lowest) * math.log(2),
            "You multiplied by ln 2. From the natural logarithm to halvings it is a division.",
        ),
    ),
    "glutamate.species": (
        slip(
            "square_root",
            lambda v: v.half_h * (70 / v.weight) ** 0.5,
            "You took the square root. The fourth root is meant.",
        ),
        slip(
            "unchanged",
            lambda v: v.half_h,
            "You left the half-life as it was. A heavier body has a longer one.",
        ),
        slip(
            "logarithm",
            lambda v: v.half_h * math.log2(70 / v.weight),
            "You took a logarithm of the ratio. Take its fourth root.",
        ),
        slip(
            "quarter",
            lambda v: v.half_h * 70 / v.weight / 4,
            "You took a quarter of the ratio. The exponent is a quarter: the fourth root.",
        ),
    ),
    "glutamate.people": (
        slip(
            "turned",
            lambda v: 2 * (2.80 * v.difference / v.sd) ** 2,
            "Scatter and difference have changed places: more scatter must need more people.",
        ),
        slip(
            "bare_ratio",
            lambda v: (v.sd / v.difference) ** 2,
            "Test and power are missing: the difference must be 2.80 standard errors.",
        ),
        slip(
            "test_alone_one_arm",
            lambda v: (1.96 * v.sd / v.difference) ** 2,
            "That is one arm with the line of the test alone. Both arms scatter, and power adds 0.84.",
        ),
        slip(
            "test_alone",
            lambda v: 2 * (1.96 * v.sd / v.difference) ** 2,
            "With 1.96 alone the trial finds the difference in half of the cases. For a power of 80 % add 0.84.",
            may_meet=True,
        ),
        slip(
            "ratio_not_squared",
            lambda v: 2 * 2.8**2 * v.sd / v.difference,
            "Scatter ÷ difference stands under the square, too: half the difference takes four times the people.",
        ),
        slip(
            "line_not_squared",
            lambda v: 2 * 2.8 * (v.sd / v.difference) ** 2,
            "The 2.80 stands under the square, too: it is a number of standard errors.",
        ),
    ),
}
