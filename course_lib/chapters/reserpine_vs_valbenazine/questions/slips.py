"""Seldom slips in the numbers of chapter 05, each with its own reply."""

import math

from course_lib.questions.params import Params
from course_lib.questions.seldom import slip

DAY_H = 24.0


def _held_after(v: Params, hours: float) -> float:
    """The share that a reversible inhibitor holds after these hours: its odds fall with the drug."""
    odds = v.trough / (1 - v.trough) * 2 ** (-hours / v.half_life_h)
    return odds / (1 + odds)


def _left_days(v: Params) -> float:
    """Storage in days, counted in half-times."""
    return v.kept_h / DAY_H / v.half_time_days


SLIPS = {
    "lasting.recall_half_lives": (
        slip(
            "power_turned_over",
            lambda v: 2 ** (-v.half_life_h / v.after_h),
            "You divided the half-life by the time. The exponent counts how many half-lives have gone by: time over half-life.",
        ),
        slip(
            "one_halving",
            lambda v: 0.5,
            "That is what is left after one half-life. More than one has gone by, and each of them halves what is left.",
        ),
    ),
    "lasting.freeing_rate": (
        slip(
            "release_alone",
            lambda v: v.release_days,
            "That is the half-time of letting go alone. Blocked transporters are replaced meanwhile, and each way frees sites: the two rates add up.",
        ),
        slip(
            "difference_of_times",
            lambda v: v.release_days - v.replaced_days,
            "You subtracted the half-times. Two ways go on side by side, so their rates, one over the times, add up.",
        ),
    ),
    "lasting.time_to_level": (
        slip(
            "occupancy_by_e",
            lambda v: v.half_life_h * math.log(v.start / v.end),
            "You let occupancy itself fall, and counted in powers of e. The concentration halves: take log₂ of the ratio of the odds O/(1 − O).",
        ),
        slip(
            "half_life_times_difference",
            lambda v: v.half_life_h * (v.start - v.end),
            "You multiplied the half-life by the difference. What halves is the concentration, which goes with O/(1 − O).",
        ),
        slip(
            "common_logarithm",
            lambda v: v.half_life_h * math.log10(v.start * (1 - v.end) / (v.end * (1 - v.start))),
            "You took log₁₀ of the ratio of concentrations. Half-lives count halvings: take the logarithm to base 2.",
        ),
        slip(
            "straight_line",
            lambda v: v.half_life_h * (v.start - v.end) / 0.5,
            "You let occupancy fall in a straight line, by a half in each half-life. What halves is the concentration behind it.",
        ),
    ),
    "lasting.missed_dose": (
        slip(
            "exponential_for_halves",
            lambda v: v.trough * math.exp(-DAY_H / v.half_life_h),
            "You let the occupancy itself fall, and by powers of e. What halves in each half-life is the concentration, that is the odds O/(1 − O).",
        ),
        slip(
            "two_days",
            lambda v: _held_after(v, 2 * DAY_H),
            "You let the concentration fall for 48 h. The trough is already one interval after the last dose: another 24 h follow.",
        ),
        slip(
            "straight_line",
            lambda v: (
                v.trough * (1 - 0.5 * DAY_H / v.half_life_h) if v.half_life_h > 0.5 * DAY_H else math.nan
            ),
            "You drew a straight line through the first half-life. The concentration halves again and again, and occupancy bends behind it.",
        ),
        slip(
            "occupancy_halved",
            lambda v: v.trough / 2,
            "You halved the occupancy. What halves in each half-life is the concentration, and near saturation occupancy hardly notices.",
        ),
    ),
    "lasting.overdose": (
        slip(
            "one_half_life",
            lambda v: v.half_life_h,
            "That is the delay after twice the usual concentration. Here it is a larger multiple: count how often it must halve.",
        ),
    ),
    "lasting.recovery_time": (
        slip(
            "half_time_times_difference",
            lambda v: v.half_time_days * (v.end - v.start),
            "You multiplied the half-time by the gain. What halves in each half-time is the share that is still blocked.",
        ),
        slip(
            "common_logarithm",
            lambda v: v.half_time_days * math.log10((1 - v.start) / (1 - v.end)),
            "You took log₁₀ of the ratio of blocked shares. Half-times count halvings: take the logarithm to base 2.",
        ),
    ),
    "lasting.build_up": (
        slip(
            "nothing_left",
            lambda v: 0.0,
            "You let the doses add up until nothing is free. Between doses sites become free again, and the less is free "
            "the less a dose can block.",
        ),
        slip(
            "continuous_rates",
            lambda v: math.log(2) / v.half_time_days / (math.log(2) / v.half_time_days + v.blocked),
            "That balances two rates that go on all day. Here the dose acts at one moment: write one day as block, then recovery.",
        ),
        slip(
            "days_of_block_alone",
            lambda v: (1 - v.blocked) ** v.half_time_days,
            "You let the doses of one half-time act without any recovery. Between two doses some blocked sites become free.",
        ),
    ),
    "lasting.apparent_ki": (
        slip(
            "rates_multiplied",
            lambda v: math.log(2) / (DAY_H * v.half_time_days) * v.blocking,
            "You multiplied the two rates. At half block they are equal: blocking times concentration = freeing.",
        ),
        slip(
            "freeing_rate_alone",
            lambda v: math.log(2) / (DAY_H * v.half_time_days),
            "That is the rate of freeing, per hour. Divide it by the rate of blocking per nM, and a concentration is left.",
        ),
        slip(
            "half_for_ln_two",
            lambda v: 0.5 / (DAY_H * v.half_time_days) / v.blocking,
            "You took 0.5 over the half-time for the rate. Freeing slows down as fewer are blocked: the rate is ln 2 over the half-time.",
        ),
    ),
    "lasting.freed_by_washing": (
        slip(
            "straight_line",
            lambda v: v.held * _left_days(v),
            "You divided the time by the half-time. Not all would be free after one half-time: half of what is held is.",
        ),
    ),
    "lasting.animals": (
        slip(
            "scatter_turned_over",
            lambda v: math.ceil(2 * 10.507 * (v.difference / v.sd) ** 2),
            "Difference and scatter have changed places. More scatter needs more animals: standard deviation over difference.",
        ),
        slip(
            "sum_of_normals_not_squared",
            lambda v: math.ceil(2 * 3.2415 * (v.sd / v.difference) ** 2),
            "The sum of the two normal values, 1.96 and 1.28, was not squared. It counts standard errors, and animals go with their square.",
        ),
    ),
    "lasting.hours_to_wait": (
        slip(
            "straight_line",
            lambda v: DAY_H * v.half_time_days * v.difference / v.held,
            "You let freeing go on in a straight line that ends after one half-time. Each half-time frees half of what is still held.",
        ),
        slip(
            "half_time_times_difference",
            lambda v: DAY_H * v.half_time_days * v.difference,
            "You multiplied the half-time by the difference. Ask how long it takes until held has fallen by this difference.",
        ),
    ),
    "lasting.store_lag": (
        slip(
            "gap_of_one",
            lambda v: v.store_h * math.log2(1 / (v.threshold - 1 + v.occupancy)),
            "You let the gap begin at 1. It begins at what the block takes away, the occupancy, since some transporters stay free.",
        ),
        slip(
            "straight_line",
            lambda v: v.store_h * (1 - v.threshold) / 0.5,
            "You let the store fall in a straight line, by a half in each half-life. The gap to its new level is what halves.",
        ),
        slip(
            "share_of_the_way",
            lambda v: v.store_h * (1 - v.threshold) / v.occupancy,
            "You took the share of the way as a share of the half-life. The way slows down: count how often the gap must halve.",
        ),
    ),
    "lasting.window": (
        slip(
            "ratio_of_thresholds",
            lambda v: v.wanted / v.unwanted,
            "You divided the thresholds. The width of a range is its upper end minus its lower end.",
        ),
        slip(
            "outside_the_window",
            lambda v: 1 - (v.wanted - v.unwanted),
            "That is all that lies outside the window. Its two ends are 1 − wanted and 1 − unwanted: subtract the one from the other.",
        ),
        slip(
            "wanted_threshold",
            lambda v: v.wanted,
            "That is the threshold of the wanted effect. The window runs from where it begins to where the unwanted one begins.",
        ),
        slip(
            "ratio_of_ends",
            lambda v: (1 - v.unwanted) / (1 - v.wanted),
            "That is the upper end of the window over its lower end. Its width is their difference.",
        ),
    ),
    "lasting.implied_half_time": (
        slip(
            "share_of_the_days",
            lambda v: v.days * v.lost,
            "You multiplied the days by the loss. The loss has fallen from 1 to this: count how many halvings that takes.",
        ),
        slip(
            "half_over_lost",
            lambda v: v.days * 0.5 / v.lost,
            "You scaled the days as if freeing went in a straight line of what is lost. It halves what is blocked, again and again.",
        ),
    ),
}
