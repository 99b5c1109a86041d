"""Seldom slips in the numbers of chapter 04 about disorders, treatment and trials, each with its own reply."""

from course_lib.questions.params import Params
from course_lib.questions.seldom import slip


def _rest(v: Params) -> float:
    """The pool at rest under a lasting drive, relative to no drug."""
    return (1 + v.gain) / (1 + v.gain * v.drive)


SLIPS = {
    "supersensitivity.first_day": (
        slip(
            "scaled_beyond_threshold",
            lambda v: (v.held - v.threshold) / (1 - v.threshold),
            "You measured the block against the threshold. The threshold is one of the signal: what is left, 1 − held, falls below it.",
        ),
        slip(
            "block_less_threshold",
            lambda v: v.held - v.threshold,
            "You took the threshold from the block. It belongs to the signal, which is 1 − held: how far does it lie below?",
        ),
    ),
    "supersensitivity.withdrawal": (
        slip(
            "excess_alone",
            lambda v: _rest(v) - 1,
            "That is how far the signal exceeds normal. Asked is the signal itself: the pool times a normal drive.",
        ),
        slip(
            "full_gain",
            lambda v: 1 + v.gain,
            "That is the largest pool there can be, with no drive at all. Here some drive was left under the drug.",
        ),
        slip(
            "one_above_forgotten",
            lambda v: v.gain / (1 + v.gain * v.drive),
            "The 1 above the line is missing. Without drug the pool must be 1: (1 + g)/(1 + g × drive).",
        ),
        slip(
            "gain_times_missing_drive",
            lambda v: 1 + v.gain * (1 - v.drive),
            "You added the gain times the missing drive. The pool is a ratio of losses: (1 + g)/(1 + g × drive).",
        ),
    ),
    "supersensitivity.relief": (
        slip(
            "all_three_multiplied",
            lambda v: v.function * v.released * v.resting,
            "You multiplied all three. Less dopamine fills receptors in the ratio C/(C + Kd); compare that with rest, then multiply.",
        ),
        slip(
            "missing_dopamine",
            lambda v: v.function * (1 - v.released),
            "You took the dopamine that is missing. What acts is what is left, and it binds with saturation.",
        ),
    ),
    "supersensitivity.dopamine_for": (
        slip(
            "occupancy_for_dopamine",
            lambda v: v.wanted * v.resting / v.function,
            "That is the share of receptors that dopamine must hold. Turn it into a concentration, and compare that with rest.",
        ),
        slip(
            "in_multiples_of_kd",
            lambda v: v.wanted * v.resting / (v.function - v.wanted * v.resting),
            "That is dopamine in multiples of its Kd. Divide it by what stands there at rest, O/(1 − O).",
        ),
        slip(
            "fall_for_rest",
            lambda v: 1 - v.wanted / v.function,
            "That is how far the signal of each receptor must fall. Asked is what is left of dopamine, and receptors saturate.",
        ),
        slip(
            "divided_by_resting",
            lambda v: v.wanted / (v.function * v.resting),
            "You divided by the occupancy at rest. It multiplies: the signal is measured against it.",
        ),
        slip(
            "turned_over",
            lambda v: v.function / v.wanted,
            "That is by how much the signal is too large. Dopamine must fall, so its share is below 1.",
        ),
    ),
    "supersensitivity.halved_peak": (
        slip(
            "half",
            lambda v: 50.0,
            "Dopamine falls by a half, the occupancy by less: binding saturates. Work out the occupancy before and after.",
        ),
        slip(
            "occupancy_before",
            lambda v: 100 * v.peak_nM / (v.peak_nM + v.kd_nM),
            "That is the occupancy at the whole peak. Take the occupancy at half the peak from it.",
        ),
    ),
    "supersensitivity.returned": (
        slip(
            "points_with_a_sign",
            lambda v: v.on_drug - v.off_drug,
            "That is a loss in points of the scale, with a sign. Its share is the loss over the improvement that was there.",
        ),
        slip(
            "before_over_after",
            lambda v: v.on_drug / v.off_drug,
            "That is the improvement before over the one after. The share lost is 1 minus the one after over the one before.",
        ),
        slip(
            "all_lost",
            lambda v: 1.0,
            "Some improvement is still there four weeks later. Compare the two changes, both measured from baseline.",
        ),
    ),
    "supersensitivity.incidence": (
        slip(
            "risk_to_the_power",
            lambda v: 1 - (v.percent_per_year / 100) ** v.years,
            "You raised the risk itself to the power. To escape for years one must escape in each: raise 1 − risk.",
        ),
    ),
}
