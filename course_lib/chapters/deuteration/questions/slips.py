"""Seldom slips in the numbers of chapter 08, each with its own reply."""

import math

from course_lib.chapters.deuteration.questions.judge import (
    DEUTERIUM_G_PER_MOL,
    HYDROGEN_G_PER_MOL,
    NEUTRON_STEP_G_PER_MOL,
)
from course_lib.models.isotope.effect import exposure_ratio
from course_lib.questions.seldom import slip

SLIPS = {
    "deuteration.recall_half_life": (
        slip(
            "half_a_time_constant",
            lambda v: 0.5 * v.volume_L / v.clearance_L_per_h,
            "You took half of volume over clearance. Loss slows down as the drug becomes less, so half of it takes ln 2 of the time constant.",
        ),
        slip(
            "common_logarithm",
            lambda v: math.log10(2) * v.volume_L / v.clearance_L_per_h,
            "That takes log₁₀ 2. An exponential fall is written with e, so the logarithm of two is the natural one.",
        ),
        slip(
            "divided_by_ln_two",
            lambda v: v.volume_L / (v.clearance_L_per_h * math.log(2)),
            "You divided by ln 2. The half-life is shorter than the time constant: multiply volume over clearance by ln 2.",
        ),
    ),
    "deuteration.wavenumber": (
        slip(
            "hydrogen_mass_kept_above",
            lambda v: v.hydrogen_per_cm * math.sqrt((v.mass_u + 1) / (v.mass_u + 2)),
            "You compared the sums of the masses. A vibration feels the reduced mass, product over sum, on both sides.",
        ),
    ),
    "deuteration.intrinsic": (
        slip(
            "whole_exponent",
            lambda v: 1.4388 * (v.hydrogen_per_cm - v.deuterium_per_cm) / v.temperature_K,
            "That is an exponent, and with whole quanta. The zero-point energy is half a quantum, and a rate goes with e to the power of it.",
        ),
    ),
    "deuteration.observed": (
        slip(
            "commitment_subtracted",
            lambda v: v.intrinsic - v.commitment,
            "You took the commitment from the intrinsic effect. Without commitment all of it shows, and with very much of it "
            "none does, which is 1 and not below: (k + C)/(1 + C).",
        ),
        slip(
            "divided_by_commitment",
            lambda v: v.intrinsic / v.commitment,
            "You divided the intrinsic effect by the commitment. With little commitment that would exceed the intrinsic "
            "effect: the observed one is (k + C)/(1 + C).",
        ),
    ),
    "deuteration.commitment": (
        slip(
            "intrinsic_below",
            lambda v: (v.intrinsic - v.observed) / (v.intrinsic - 1),
            "You divided by the intrinsic effect less 1. Solve observed = (k + C)/(1 + C) for C: observed less 1 stands below.",
        ),
    ),
    "deuteration.exposure": (
        slip(
            "share_added",
            lambda v: 1 + v.share,
            "You added the share to 1. How far exposure rises depends on the isotope effect too: add up the clearances.",
        ),
        slip(
            "one_over_share",
            lambda v: 1 / v.share,
            "You divided one by the share. The slowed route still clears some of the drug: add up the clearances, then divide.",
        ),
        slip(
            "effect_times_share",
            lambda v: v.share * v.effect,
            "You multiplied the isotope effect by the share. That forgets the rest of clearance: add up the clearances, then divide.",
        ),
        slip(
            "effect_over_share",
            lambda v: v.effect / v.share,
            "You divided the isotope effect by the share. A smaller share leaves less to slow, so the gain must shrink with it.",
        ),
    ),
    "deuteration.share": (
        slip(
            "ratio_as_odds",
            lambda v: v.ratio / (1 + v.ratio),
            "You took the ratio as odds. The blocked route is missing from clearance: what is left of it is one over the ratio.",
        ),
        slip(
            "excess_turned_over",
            lambda v: 1 / (v.ratio - 1),
            "You turned the excess over. Clearance falls to one over the ratio; the share is what is missing to 1.",
        ),
        slip(
            "ratio_as_odds_of_rest",
            lambda v: 1 / (1 + v.ratio),
            "You divided one by one plus the ratio. Clearance with the block is one over the ratio: subtract that from 1.",
        ),
    ),
    "deuteration.needed_effect": (
        slip(
            "excess_shared_out",
            lambda v: (v.ratio - 1) / v.share,
            "You divided the gain in exposure by the share. Exposure is one over clearance: turn the ratio over before you share it out.",
        ),
        slip(
            "effect_turned_over",
            lambda v: (1 / v.ratio - 1 + v.share) / v.share,
            "That is how fast the route still runs, as a share of before. The isotope effect is one over it.",
        ),
    ),
    "deuteration.peak_trough": (
        slip(
            "two_times",
            lambda v: 2 * v.every_h / v.half_life_h,
            "You multiplied two by the number of half-lives. Each of them halves what is left, so two is raised to that number.",
        ),
    ),
    "deuteration.square_root": (
        slip(
            "excess_halved",
            lambda v: 1 + (v.before - 1) / 2,
            "You halved what exceeds 1. The half-life stands in an exponent, so doubling it takes the square root of the ratio.",
        ),
    ),
    "deuteration.matching_dose": (
        slip(
            "times_effect",
            lambda v: v.dose_mg * v.effect,
            "You raised the dose by the isotope effect. The heavy drug stays longer, so it takes less, and only the share that this enzyme clears is slowed.",
        ),
        slip(
            "dose_kept",
            lambda v: v.dose_mg,
            "You kept the dose. The twin is cleared more slowly, so the same dose gives a larger AUC.",
        ),
        slip(
            "route_alone_slowed",
            lambda v: v.dose_mg * v.share / v.effect,
            "You counted the slowed route alone. The rest of clearance goes on as before: add 1 − share.",
        ),
        slip(
            "share_times_effect",
            lambda v: v.dose_mg / (v.share * v.effect),
            "You divided by share times effect. Clearances add up: the twin has share/effect + 1 − share of the parent's.",
        ),
    ),
    "deuteration.inhibited": (
        slip(
            "effect_alone",
            lambda v: v.effect,
            "That is the isotope effect of the route. Paroxetine takes the slowed route away: compare clearance before and after.",
        ),
        slip(
            "clearance_before",
            lambda v: 1 / exposure_ratio(v.effect, v.share),
            "That is the twin's clearance before paroxetine, as a share of the parent's. Divide it by the clearance after, 1 − share.",
        ),
    ),
    "deuteration.atoms": (
        slip(
            "times_the_step",
            lambda v: v.heavier_g_per_mol * (DEUTERIUM_G_PER_MOL - HYDROGEN_G_PER_MOL),
            "You multiplied by the difference of the two masses. Each exchange adds that much: divide by it.",
        ),
        slip(
            "multiplied",
            lambda v: v.heavier_g_per_mol * 2.0142,
            "You multiplied by the mass of deuterium. Each exchange adds the difference of the two atoms: divide by it.",
        ),
        slip(
            "twice_counted",
            lambda v: 2 * v.heavier_g_per_mol / NEUTRON_STEP_G_PER_MOL,
            "You have twice as many atoms. One hydrogen is replaced by one deuterium, and each adds one neutron.",
        ),
    ),
    "deuteration.mixture": (
        slip(
            "equal_amounts",
            lambda v: v.fold / (1 + v.fold),
            "That would be the share if both isomers were there in equal amounts. Weigh each by how much of it is there.",
        ),
        slip(
            "weak_part",
            lambda v: (1 - v.share) / v.fold,
            "That is the weight of the weak isomer. The share of the strong one is its own weight over the sum of both.",
        ),
    ),
}
