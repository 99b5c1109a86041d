"""Seldom slips in the numbers of chapter 06, each with its own reply."""

import math

from course_lib.chapters.capsule_to_synapse.questions.area import MASS_RATIO
from course_lib.chapters.capsule_to_synapse.questions.block import MASS
from course_lib.models.pk.drugs import HTBZ_KI_nM
from course_lib.models.target.odds import odds
from course_lib.questions.params import Params
from course_lib.questions.seldom import slip


def _made_ug(v: Params) -> float:
    return 1000 * v.arriving_mg * v.share * MASS_RATIO


SLIPS = {
    "capsule.recall_left": (
        slip(
            "base_e",
            lambda v: 100 * math.exp(-v.hours / v.half_life_h),
            "You used e for the base. A half-life leaves one half: one half to the power of hours ÷ half-life.",
        ),
        slip(
            "exponent_turned",
            lambda v: 100 * 2 ** (-v.half_life_h / v.hours),
            "The exponent is upside down. In it stands how many half-lives pass: hours divided by the half-life.",
        ),
        slip(
            "half_of_ratio",
            lambda v: 50 * v.half_life_h / v.hours,
            "You halved once and divided by the number of half-lives. Halve once for every half-life that has passed.",
        ),
        slip(
            "one_too_few",
            lambda v: 200 * 2 ** (-v.hours / v.half_life_h),
            "You halved once too seldom. The first half-life halves, too.",
        ),
    ),
    "capsule.metabolite_area": (
        slip(
            "mass_ratio_turned",
            lambda v: _made_ug(v) / MASS_RATIO**2 / v.clearance,
            "You divided by the mass ratio. The metabolite is the lighter one, so its mass is smaller: multiply.",
        ),
        slip(
            "mg_not_ng",
            lambda v: _made_ug(v) / 1000 / v.clearance,
            "That is the area in mg·h/L. In ng·h/mL it is a thousand times as much.",
        ),
        slip(
            "other_share",
            lambda v: _made_ug(v) * (1 - v.share) / v.share / v.clearance,
            "You took the molecules that do not become this metabolite. Its own share is the other one.",
        ),
        slip(
            "clearances_added",
            lambda v: _made_ug(v) / (v.clearance + v.parent_clearance),
            "You added the two clearances. The metabolite is cleared by its own alone.",
        ),
    ),
    "capsule.free_nM": (
        slip(
            "mass_multiplied",
            lambda v: v.total * v.free_share * MASS / 1000,
            "You multiplied by the molar mass. From grams to moles it is a division.",
        ),
        slip(
            "share_divided",
            lambda v: 1000 * v.total / v.free_share / MASS,
            "You divided by the free share. The free concentration is the smaller one: multiply.",
        ),
    ),
    "capsule.block": (
        slip(
            "odds_turned",
            lambda v: 100 * HTBZ_KI_nM / v.free_nM,
            "That is Ki over concentration, open over occupied. A share is C/(C + Ki).",
        ),
        slip(
            "straight_through_half",
            lambda v: 50 * v.free_nM / HTBZ_KI_nM,
            "You went on in a straight line from one half at the Ki. The curve bends: C/(C + Ki).",
        ),
        slip(
            "exponential",
            lambda v: 100 * (1 - math.exp(-v.free_nM / HTBZ_KI_nM)),
            "You let the pumps fill exponentially. At the Ki that would be 63 %, and it is one half: C/(C + Ki).",
        ),
    ),
    "capsule.after_dose": (
        slip(
            "odds_returned",
            lambda v: 100 * v.factor * odds(v.block),
            "Those are the odds. Come back to a share: odds/(1 + odds).",
        ),
        slip(
            "open_divided",
            lambda v: 100 * (1 - (1 - v.block) / v.factor),
            "You divided what stays open by the factor. That is nearly right only high on the curve: multiply the odds.",
        ),
        slip(
            "share_for_odds",
            lambda v: 100 * v.factor * v.block / (1 + v.factor * v.block),
            "You took the share itself for the odds. The odds are O/(1 − O), which is more.",
        ),
        slip(
            "tried_again",
            lambda v: 100 * (1 - (1 - v.block) ** v.factor),
            "You let each part of the dose meet what is still open, and stay. Binding is an equilibrium: multiply the odds.",
        ),
        slip(
            "from_one_half",
            lambda v: 100 * v.factor / (1 + v.factor),
            "That would be so from a block of one half, whose odds are 1. Multiply the odds of the block that was there.",
            may_meet=True,
        ),
    ),
    "capsule.missed": (
        slip(
            "odds_returned",
            lambda v: 100 * odds(v.block) * 2 ** (-24 / v.half_life_h),
            "Those are the odds. Come back to a share: odds/(1 + odds).",
        ),
        slip(
            "base_e",
            lambda v: 100 * (x := odds(v.block) * math.exp(-24 / v.half_life_h)) / (1 + x),
            "You used e for the base. A half-life leaves one half: the base is 2.",
        ),
        slip(
            "drug_gone",
            lambda v: 100 * (1 - 2 ** (-24 / v.half_life_h)),
            "That is the share of the drug that has gone. The question asks for what is occupied of VMAT2.",
        ),
        slip(
            "block_by_e",
            lambda v: 100 * v.block * math.exp(-24 / v.half_life_h),
            "You let the block itself fall, and with base e. The odds fall like the concentration, by halves.",
        ),
        slip(
            "rest_of_halved",
            lambda v: 100 * (1 - v.block * 2 ** (-24 / v.half_life_h)),
            "That would be open if the block fell like the concentration. Let the odds fall, and turn them back into a share.",
        ),
    ),
    "capsule.route_share": (
        slip(
            "excess_turned",
            lambda v: 1 / (v.ratio - 1),
            "You turned the rise over. What is left of clearance is 1/ratio, and the rest ran over the route.",
        ),
        slip(
            "over_both",
            lambda v: v.ratio / (1 + v.ratio),
            "You compared with the sum of both areas. A share of clearance is taken of the clearance before: 1 − 1/ratio.",
            may_meet=True,
        ),
        slip(
            "one_of_both",
            lambda v: 1 / (1 + v.ratio),
            "You compared with the sum of both areas. Of clearance 1/ratio is left, and the route carried the rest.",
        ),
        slip(
            "rise_over_both",
            lambda v: (v.ratio - 1) / (v.ratio + 1),
            "You divided the rise by the sum of both areas. Divide it by the area under the inhibitor alone.",
        ),
    ),
    "capsule.clearance_factor": (
        slip(
            "parent_alone",
            lambda v: 1 / v.parent,
            "That is how the parent's clearance changed. Ask what the metabolite's area did beyond the parent's.",
        ),
        slip(
            "multiplied",
            lambda v: v.parent * v.metabolite,
            "You multiplied the two ratios. The parent's rise is part of the metabolite's: divide it out.",
        ),
        slip(
            "difference",
            lambda v: v.metabolite - v.parent,
            "You subtracted the ratios. Factors are compared by division: by how many times they differ.",
        ),
        slip(
            "parent_rise",
            lambda v: v.parent,
            "That is by how much the parent’s area rose. Ask what the metabolite’s area did beyond the parent’s.",
        ),
    ),
    "capsule.trough_from_swing": (
        slip(
            "odds_returned",
            lambda v: 100 * odds(v.block) / v.swing,
            "Those are the odds at the trough. Come back to a share: odds/(1 + odds).",
        ),
        slip(
            "open_divided",
            lambda v: 100 * (1 - v.block) / v.swing,
            "You divided what stays open. Occupied over open is what follows the concentration.",
        ),
        slip(
            "power",
            lambda v: 100 * v.block**v.swing,
            "You raised the share to a power. Shares do not come from powers: divide the odds.",
        ),
        slip(
            "sum_below",
            lambda v: 100 * v.block / (1 + v.swing),
            "You put the share over one plus the swing. The odds are divided by the swing, and then turned back to a share.",
        ),
        slip(
            "odds_multiplied",
            lambda v: 100 * v.block * v.swing / (1 - v.block + v.block * v.swing),
            "You multiplied the odds. At the trough there is less drug: divide them.",
        ),
        slip(
            "share_for_odds",
            lambda v: 100 * v.block / (v.swing + v.block),
            "You took the share itself for the odds. The odds are O/(1 − O), which is more.",
            may_meet=True,
        ),
    ),
}
