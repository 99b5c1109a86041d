"""Seldom slips in the numbers of chapter 10, each with its own reply."""

from course_lib.questions.seldom import slip

SLIPS = {
    "ganglia.count_inhibiting": (
        slip(
            "one_forgotten",
            lambda v: v.inhibiting - 1,
            "One synapse that inhibits is missing. Go along the path once more and say for each cell whether it releases GABA.",
            may_meet=True,
        ),
        slip(
            "one_too_many",
            lambda v: v.inhibiting + 1,
            "One synapse too many was taken as inhibiting. Cortex and STN release glutamate, which excites.",
            may_meet=True,
        ),
    ),
    "ganglia.d1_rate": (
        slip(
            "dopamine_left_out",
            lambda v: v.salience - 0.2,
            "Dopamine is missing. It strengthens the input of D1 neurons by the factor 1 + λ, before the threshold is taken off.",
        ),
    ),
    "ganglia.gpi_rate": (
        slip(
            "weights_left_out",
            lambda v: v.stn - v.gpe - v.d1 + 0.2,
            "The weights are missing. Each input counts with its own: STN 0.9, GPe 0.3, D1 1.",
        ),
        slip(
            "floored",
            lambda v: 0.0,
            "A rate is cut off at 0 only if the sum is negative. Here it is positive: STN of all channels counts, and the "
            "threshold is negative, so taking it off adds.",
            may_meet=True,
        ),
    ),
    "ganglia.d2_gain": (
        slip(
            "healthy_value",
            lambda v: 0.8,
            "That is the gain in health, 1 − 0.2. The drug and the changed receptors move λ: multiply it by both.",
        ),
        slip(
            "gain_scaled",
            lambda v: 0.8 * v.release * v.sensitivity,
            "You scaled the whole gain. Release and sensitivity act on dopamine's effect λ, which is then taken from 1.",
        ),
    ),
    "ganglia.d1_gain": (
        slip(
            "gain_itself",
            lambda v: 100 * (1 + 0.2 * v.release),
            "That is the gain itself, in per cent of 1. Asked is how far it lies below its healthy value of 1.2.",
        ),
    ),
    "ganglia.edge_dose": (
        slip(
            "one_over_occupancy",
            lambda v: 1 / v.high,
            "You turned the occupancy over. Occupancy is C/(C + Ki), and solved for C/Ki it gives O/(1 − O).",
        ),
    ),
    "ganglia.dose_ratio": (
        slip(
            "shares_over",
            lambda v: v.low / v.high,
            "You divided the two occupancies. Concentrations go with O/(1 − O): divide the odds.",
        ),
        slip(
            "difference_of_odds",
            lambda v: v.high / (1 - v.high) - v.low / (1 - v.low),
            "That is the difference of the two doses in multiples of Ki. Asked is their ratio: divide the one by the other.",
        ),
    ),
    "ganglia.recorded_change": (
        slip(
            "normal_over_ill",
            lambda v: 100 * v.normal_Hz / v.ill_Hz,
            "You divided normal by ill. A change is (ill − normal) over normal.",
        ),
        slip(
            "ratio_for_change",
            lambda v: v.ill_Hz / v.normal_Hz,
            "That is the ratio of the two rates. The change is what it differs from 1, in per cent.",
        ),
    ),
}
