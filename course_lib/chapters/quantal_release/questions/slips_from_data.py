"""Seldom slips in the numbers of chapter 01 that come from recordings and drugs, each with its own reply."""

import math

from course_lib.questions.params import Params
from course_lib.questions.seldom import slip


def _npq(v: Params) -> float:
    return v.n_sites * v.release_probability * v.quantum_nM


SLIPS = {
    "quantal.q_from_slope": (
        slip(
            "correction_subtracted",
            lambda v: v.slope_nM * (1 - v.quantal_cv**2),
            "You took c² of the slope away. The slope is q (1 + c²), so q is the slope divided by 1 + c².",
        ),
        slip(
            "root_of_correction",
            lambda v: v.slope_nM / math.sqrt(1 + v.quantal_cv**2),
            "You divided by the root of 1 + c². The slope is a variance per mean and holds 1 + c² itself.",
        ),
        slip(
            "divided_by_cv",
            lambda v: v.slope_nM / v.quantal_cv,
            "You divided by c. With identical quanta c is zero, and q would be infinite: the factor is 1 + c².",
        ),
    ),
    "quantal.n_from_bend": (
        slip(
            "coefficients_multiplied",
            lambda v: v.rise_nM * v.bend,
            "You multiplied the two coefficients. The first is q and the second 1/n: n is one divided by the bend.",
        ),
        slip(
            "root_of_bend",
            lambda v: 1 / math.sqrt(v.bend),
            "You took a root. The bend multiplies mean², but it is 1/n itself, without a square.",
        ),
    ),
    "quantal.q_from_mean": (
        slip(
            "divided_by_all",
            lambda v: v.mean_nM / (v.content * v.n_sites),
            "You divided by the sites as well. The content already counts what all sites release together.",
        ),
        slip(
            "probability_for_q",
            lambda v: v.content / v.n_sites,
            "That is content per site, which is the release probability p. The quantum is the mean response per vesicle.",
        ),
    ),
    "quantal.cv_from_data": (
        slip(
            "ratio_of_squared_means",
            lambda v: (v.after_nM / v.mean_nM) ** 2,
            "That is the change of mean² alone. The variance below the line has changed too: divide by its ratio.",
        ),
        slip(
            "standard_deviations_alone",
            lambda v: (v.sd_nM / v.after_sd_nM) ** 2,
            "That is the change of the variance alone, turned over. 1/CV² also holds mean²: multiply by its ratio.",
        ),
        slip(
            "after_alone",
            lambda v: (v.after_nM / v.after_sd_nM) ** 2,
            "That is 1/CV² with the drug. The factor asked for divides it by 1/CV² before the drug.",
        ),
    ),
    "quantal.noise": (
        slip(
            "standard_deviation",
            lambda v: math.sqrt(v.variance_nM2 - v.noise_sd_nM**2),
            "That is the standard deviation of release, in nM. Asked is its variance, in nM²: leave out the root.",
        ),
        slip(
            "noise_alone",
            lambda v: v.noise_sd_nM**2,
            "That is the variance of the noise. Take it away from the whole variance, and what is left is due to release.",
        ),
    ),
    "quantal.block_mean": (
        slip(
            "sites_all_release",
            lambda v: v.n_sites * v.quantum_nM * (1 - v.occupancy),
            "The release probability is missing. The drug leaves p as it was, and p still decides how many of the sites release.",
        ),
        slip(
            "variance_factor",
            lambda v: _npq(v) * (1 - v.release_probability) * (1 - v.occupancy),
            "The factor 1 − p belongs to the variance. The mean with the drug is n p q times the free share.",
        ),
        slip(
            "block_added",
            lambda v: _npq(v) * (1 + v.occupancy),
            "You raised the response by the share that is blocked. A block leaves 1 − O of the pumps, so the response falls.",
        ),
    ),
    "quantal.block_variance": (
        slip(
            "square_subtracted",
            lambda v: 1 - v.occupancy**2,
            "You squared the blocked share and took it from 1. What is squared is the factor of q, the free share 1 − O.",
        ),
        slip(
            "root_of_free",
            lambda v: math.sqrt(1 - v.occupancy),
            "You took the root of the free share. From q to variance the way goes up: q enters squared.",
        ),
    ),
    "quantal.block_failures": (
        slip(
            "failures_scaled",
            lambda v: (1 - v.release_probability) ** v.n_sites * (1 - v.occupancy),
            "You scaled the failures with the free share. Half-filled vesicles are released as often as full ones, so "
            "failures are as frequent as before.",
        ),
        slip(
            "some_release",
            lambda v: 1 - (1 - v.release_probability) ** v.n_sites,
            "That is how often something is released. The question asks how often nothing is: subtract it from 1.",
        ),
        slip(
            "one_site_fails",
            lambda v: 1 - v.release_probability,
            "That is the chance that one site fails. Nothing is released only when all of the sites fail.",
        ),
    ),
    "quantal.vesicle_diameter": (
        slip(
            "third_part",
            lambda v: v.left / 3,
            "You divided by three. The diameter is the third root of the volume, not a third of it.",
        ),
        slip(
            "surface_for_diameter",
            lambda v: v.left ** (2 / 3),
            "That is how the surface shrinks. The diameter goes with the third root of the volume, the surface with its square.",
        ),
        slip(
            "lost_share",
            lambda v: 1 - v.left,
            "That is the share of dopamine that is lost. At an unchanged concentration the volume keeps the share that is left.",
        ),
    ),
}
