"""Seldom slips in the numbers of chapter 04, each with its own reply."""

import math

from course_lib.questions.params import Params
from course_lib.questions.seldom import slip


def _rest(v: Params) -> float:
    """The pool at rest under a lasting drive, relative to no drug."""
    return (1 + v.gain) / (1 + v.gain * v.drive)


SLIPS = {
    "supersensitivity.occupancy": (
        slip(
            "ratio_turned_over",
            lambda v: v.kd_nM / v.dopamine_nM,
            "That is Kd over dopamine. The share that holds dopamine is dopamine over the sum of both.",
        ),
        slip(
            "rest_of_the_ratio",
            lambda v: 1 - v.dopamine_nM / v.kd_nM,
            "You took dopamine over Kd from 1. With more dopamine more receptors hold it: dopamine/(dopamine + Kd).",
        ),
        slip(
            "half_at_kd_as_a_line",
            lambda v: v.dopamine_nM / (2 * v.kd_nM),
            "You drew a straight line through one half at the Kd. Binding saturates: dopamine/(dopamine + Kd).",
        ),
        slip(
            "half",
            lambda v: 0.5,
            "Half of the receptors hold dopamine only when its concentration equals the Kd. Here it does not.",
        ),
    ),
    "supersensitivity.competition": (
        slip(
            "dopamine_missing_below",
            lambda v: v.dopamine_nM / v.kd_nM / (1 + v.antagonist_nM / v.ki_nM),
            "Dopamine is missing below the line. It fills receptors too: 1 + dopamine/Kd + antagonist/Ki.",
        ),
        slip(
            "share_of_the_molecules",
            lambda v: v.dopamine_nM / (v.dopamine_nM + v.antagonist_nM),
            "That is dopamine's share of the molecules. They bind with different strength: divide each by its own constant.",
        ),
        slip(
            "affinity_of_the_rival_left_out",
            lambda v: v.dopamine_nM / (v.dopamine_nM + v.kd_nM + v.antagonist_nM),
            "The antagonist went in as if its Ki were the Kd. It counts in multiples of its own Ki.",
        ),
    ),
    "supersensitivity.pulse": (
        slip(
            "two_for_e",
            lambda v: v.low + (v.high - v.low) * (1 - 2 ** (-v.length_s / v.settling_s)),
            "You took 2 with the time constant. With a time constant belongs e, with a half-time belongs 2.",
        ),
    ),
    "supersensitivity.rest": (
        slip(
            "gain_times_missing_drive",
            lambda v: 1 + v.gain * (1 - v.drive),
            "You added the gain times the missing drive. As the pool grows its use grows too and slows it: solve "
            "1 = pool × (1 + g × drive)/(1 + g).",
        ),
        slip(
            "one_above_forgotten",
            lambda v: v.gain / (1 + v.gain * v.drive),
            "The 1 above the line is missing. Without drug, at a drive of 1, the pool must be 1: (1 + g)/(1 + g × drive).",
        ),
        slip(
            "loss_alone",
            lambda v: 1 + v.gain * v.drive,
            "That is the loss under the drug, in units of the loss without use. The pool is the loss without drug over it.",
        ),
        slip(
            "under_the_drug_alone",
            lambda v: 1 / _rest(v),
            "That is one over the answer. Less use means slower loss, so the pool must grow above 1.",
        ),
        slip(
            "excess_without_one",
            lambda v: v.gain * (1 - v.drive),
            "That is the gain times the missing drive. The pool is a ratio of losses, without and with the drug.",
        ),
    ),
    "supersensitivity.onset": (
        slip(
            "ten_per_cent",
            lambda v: math.log(1 / 0.9) / (v.turnover_per_day * (1 + v.gain * v.drive)),
            "That is the time for a tenth of the way. After 90 % of it a tenth of the gap is left: take ln 10.",
        ),
    ),
    "supersensitivity.onset_over_offset": (
        slip(
            "under_the_drug_alone",
            lambda v: 1 / (1 + v.gain * v.drive),
            "That is the time constant under the drug, counted in those of the bare turnover. After the drug the drive is 1, and the time constant is 1/(1 + gain): divide the first by the second.",
        ),
        slip(
            "offset_factor_alone",
            lambda v: 1 + v.gain,
            "That is how much faster the pool turns over with normal use than with none. Under the drug some use is left: divide by 1 + g × drive.",
        ),
        slip(
            "gain_times_missing_drive",
            lambda v: 1 + v.gain * (1 - v.drive),
            "You added the gain times the missing drive. A factor is a ratio of the two rates: (1 + g)/(1 + g × drive).",
        ),
        slip(
            "onset_factor_alone",
            lambda v: 1 + v.gain * v.drive,
            "That belongs to the drug alone. Compare it with the factor without drug: (1 + g) over it.",
        ),
        slip(
            "gain_itself",
            lambda v: v.gain,
            "That is the gain. Both time constants hold it, each with its own drive: divide one rate by the other.",
        ),
    ),
    "supersensitivity.gain": (
        slip(
            "rise_over_drive",
            lambda v: v.rise / v.drive,
            "You divided the rise by the drive. Set (1 + g)/(1 + g × drive) equal to 1 + rise and solve for g.",
        ),
        slip(
            "pool_over_drive",
            lambda v: (1 + v.rise) / v.drive,
            "You divided the pool by the drive. Set (1 + g)/(1 + g × drive) equal to the pool and solve for g.",
        ),
        slip(
            "pool_itself",
            lambda v: 1 + v.rise,
            "That is the pool under the drug. The gain is what makes it rise so far: solve for it.",
        ),
        slip(
            "pool_over_missing_drive",
            lambda v: (1 + v.rise) / (1 - v.drive),
            "You divided the pool by the missing drive. Without any rise the gain must be zero, and this is not.",
        ),
    ),
}
