"""More numbers for questions of chapter 02 whose short lists meet by chance."""

from course_lib.questions.wider import among, steps

_OCCUPANCIES = steps(0.35, 0.85, 0.05)

WIDER = {
    "filling.recall_ph": among(ph_in=steps(5.3, 6.2, 0.1), ph_out=(7.2,)),
    "filling.half_time": among(leak=(0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.8), occupancy=_OCCUPANCIES),
    "filling.surplus": among(surplus=(1, 1.5, 2, 2.5, 3, 4), occupancy=_OCCUPANCIES),
    "filling.cytosol_gain": among(gain=(0.4, 0.5, 0.7, 0.8, 1, 1.2, 1.5, 1.8), occupancy=_OCCUPANCIES),
    "filling.small_change": among(
        elasticity=(*steps(0.25, 0.6, 0.05), *steps(-0.6, -0.25, 0.05)), cut=(5, 6, 7, 8, 9, 10, 12)
    ),
    "filling.gain_from_data": among(occupancy=steps(0.5, 0.85, 0.05), depletion=steps(0.22, 0.48, 0.02)),
}

# Wrong ways that have no reply of their own: variants keep them from the truth and from known slips.
STRAYS = {
    "filling.ic50": (
        lambda v: v.dose * v.full / v.counts,
        lambda v: v.dose * v.counts / v.full,
        lambda v: v.dose * v.counts / (v.full - v.background),
    ),
    "filling.small_change": (lambda v: 100 * (1 - v.cut / 100) ** v.elasticity - 100 + v.cut,),
    "filling.gain_from_data": (lambda v: 1 + v.occupancy / v.depletion,),
}
