"""Seldom slips in the numbers of chapter 02, each with its own reply."""

import math

from course_lib.questions.params import Params
from course_lib.questions.seldom import slip


def _left(v: Params) -> float:
    """The share of uptake that the drug leaves, background taken off."""
    return (v.counts - v.background) / (v.full - v.background)


SLIPS = {
    "filling.recall_ph": (
        slip(
            "base_two",
            lambda v: 2 ** (v.ph_out - v.ph_in),
            "You raised two to the difference, as with half-lives. The p in pH belongs to powers of ten.",
        ),
    ),
    "filling.accumulation": (
        slip(
            "protons_multiplied",
            lambda v: v.protons * 10 ** (v.ph_out - v.ph_in),
            "You multiplied by the number of protons. Each proton pays the step once, and steps of a logarithm add up: "
            "the number stands in the exponent.",
        ),
    ),
    "filling.half_time": (
        slip(
            "leak_multiplied",
            lambda v: math.log(2) * v.leak,
            "You multiplied ln 2 by the rate. A faster leak reaches the new rest sooner, so the rate divides.",
        ),
        slip(
            "share_over_leak",
            lambda v: (1 - v.occupancy) / v.leak,
            "That is the new content over the old rate. A half-time does not depend on how far the fall goes: ln 2 over the leak.",
        ),
    ),
    "filling.surplus": (
        slip(
            "free_share",
            lambda v: 1 - v.occupancy,
            "That is the share of pumps that is free. With a surplus the vesicle keeps more than that, and asked is what it has lost.",
        ),
        slip(
            "block_shared_out",
            lambda v: v.occupancy / (1 + v.surplus),
            "You divided the block by 1 + s. That holds only for a small block: put O into the whole formula and subtract from 1.",
        ),
    ),
    "filling.cytosol_gain": (
        slip(
            "divided_by_gain",
            lambda v: v.occupancy / (1 + v.gain),
            "You divided by 1 + gain. Only the free pumps use the fuller cytosol, so the gain is multiplied by 1 − O first.",
        ),
        slip(
            "free_share",
            lambda v: 1 - v.occupancy,
            "That is the share of pumps that is free. Asked is the loss, with a cytosol that rises as the vesicle empties.",
        ),
    ),
    "filling.cytosol": (
        slip(
            "synthesis_for_content",
            lambda v: v.made,
            "That is what is made in an hour, a rate. At rest MAO takes as much away: divide by its rate constant.",
        ),
    ),
    "filling.ic50": (
        slip(
            "share_times_dose",
            lambda v: v.dose * _left(v),
            "You multiplied the dose by the share that is left. Set that share equal to 1/(1 + dose/IC50) and solve for the IC50.",
        ),
        slip(
            "inhibition_times_dose",
            lambda v: v.dose * (1 - _left(v)),
            "You multiplied the dose by the inhibition. Inhibition saturates: the IC50 is the dose times what is left over what is gone.",
        ),
        slip(
            "dose_over_share",
            lambda v: v.dose / _left(v),
            "You divided the dose by the share that is left. With next to no effect the IC50 must be far above the dose: "
            "the inhibition stands below the line.",
        ),
        slip(
            "dose_itself",
            lambda v: v.dose,
            "That is the dose of this well. It would be the IC50 only if exactly half of the uptake were left.",
        ),
    ),
    "filling.ki": (
        slip(
            "halved",
            lambda v: v.ki * (1 + v.substrate / v.km) / 2,
            "You halved the IC50. That is the correction when the substrate stands at its Km; here take 1 + S/Km.",
        ),
    ),
    "filling.small_change": (
        slip(
            "what_is_left",
            lambda v: 100 * (1 - v.cut / 100) ** v.elasticity,
            "That is the new level, in per cent of the old one. The question asks for the change: take 100 away.",
        ),
        slip(
            "sign_of_elasticity",
            lambda v: v.elasticity * v.cut,
            "The sign of the cut is lost. The transporter falls, by a negative number of per cent, and the elasticity is "
            "negative too: two minus signs make a rise.",
        ),
        slip(
            "cut_itself",
            lambda v: v.cut,
            "That is the cut of the transporter. Dopamine outside answers it with the elasticity: multiply the two.",
            may_meet=True,
        ),
        slip(
            "elasticity_as_per_cent",
            lambda v: 100 * v.elasticity,
            "That is the elasticity in per cent, the answer to a doubling if it were linear. Here the cut is a few per cent: multiply by it.",
        ),
    ),
    "filling.cytosol_needed": (
        slip(
            "natural_exponent",
            lambda v: v.inside * 1000 / math.exp(v.step),
            "You raised e to the pH step. The p in pH is the logarithm to base ten: divide by ten to the step.",
        ),
        slip(
            "ten_times_step",
            lambda v: v.inside * 1000 / (10 * v.step),
            "You took ten times the step. Each unit of pH is a factor of ten, and factors multiply: ten to the step.",
        ),
    ),
    "filling.gain_from_data": (
        slip(
            "loss_over_block",
            lambda v: v.depletion / v.occupancy,
            "You divided the loss by the block. What balances is what is left, 1 − Δ, against what is free, 1 − O.",
        ),
        slip(
            "full_vesicle",
            lambda v: 1 / (1 - v.occupancy),
            "That is the rise that would keep the vesicle full. It has lost a share Δ, so a smaller rise is enough.",
        ),
        slip(
            "gap",
            lambda v: v.occupancy - v.depletion,
            "That is the gap between block and loss. Cytosol and free pumps multiply, so the answer is a ratio of shares.",
        ),
    ),
}
