"""Tasks 3 and 4 of chapter 09's assignment: the fastest log D, and which of six drugs is pumped."""

from dataclasses import replace

from course_lib.chapters.fat_and_water.assignment.samples import DRUGS, measured_ratios
from course_lib.models.membrane.barrier import BRAIN, Barrier, fast_band, fastest_log_d, half_time_min
from course_lib.questions.building import Marked, own_hints
from course_lib.questions.kinds import ChoiceQuestion, Option, Sought
from course_lib.questions.params import Params
from course_lib.questions.tolerance import TWO_PER_CENT, Tolerance

MARKED = Marked(
    chapter="09",
    hints=own_hints(
        "Say in words which place limits: blood, wall or brain.",
        "Check the limits: an endless blood flow, and a wall that is wide open.",
    ),
)


def own_brain(params: Params) -> Barrier:
    """The brain of this variant."""
    return replace(
        BRAIN,
        blood_flow_mL_per_min_g=params.flow_mL_per_min_g,
        permeability_mL_per_min_g=params.wall_mL_per_min_g,
        lipid_mL_per_g=params.lipid_mL_per_g,
    )


def _shortest_min(params: Params) -> float:
    brain = own_brain(params)
    return float(half_time_min(brain, fastest_log_d(brain)))


FASTEST = MARKED.number(
    "fastest",
    "valley",
    lambda g: fastest_log_d(own_brain(g)),
    (
        "The fastest log D of your brain.",
        "Lowest point of the half-time: {truth:.2f}.",
        "Where wall and blood are equally slow.",
    ),
    tolerance=Tolerance(absolute=0.05),
    free=("sign",),
    mistakes={
        "upper_end": (
            lambda g: fast_band(own_brain(g))[1],
            "That is the upper end of the range within twofold. The fastest itself is the lowest point of the curve.",
        ),
        "lower_end": (
            lambda g: fast_band(own_brain(g))[0],
            "That is the lower end of the range within twofold. The fastest itself is the lowest point of the curve.",
        ),
    },
)

SHORTEST = MARKED.number(
    "shortest",
    "half_time",
    _shortest_min,
    ("The shortest half-time.", "ln 2 · Kp/(Q E) there: {truth:.3g} min.", "Nothing passes faster here."),
    unit="min",
    tolerance=TWO_PER_CENT,
    free=("sign",),
    mistakes={
        "time_constant": (
            lambda g: _shortest_min(g) / 0.693147,
            "That is the time constant, after which 63 % of the way is done. Half of the way takes ln 2 of it.",
        ),
        "at_log_d_6": (
            lambda g: float(half_time_min(own_brain(g), 6.0)),
            "That is the half-time at log D 6. At the fastest log D it is far shorter.",
        ),
    },
)


def pumped(params: Params) -> ChoiceQuestion:
    """The question which drug is pumped out; the right option depends on the variant."""
    smallest = min(DRUGS, key=lambda name: measured_ratios(params)[name]["Kp"])
    return MARKED.choice(
        "pumped",
        "kp",
        ("Which drug is pumped out?", "Kp,uu far below 1.", "Kp alone would have misled."),
        tuple(
            Option(
                id=name,
                text=f"drug {name}",
                right=name == DRUGS[params.pumped],
                reply=f"Its free drug in brain is about {1 / (1 + params.efflux):.2f} of that in plasma."
                if name == DRUGS[params.pumped]
                else f"Drug {name} has the smallest Kp, and its free drug is alike on both sides. Compare free over free."
                if name == smallest
                else f"Free drug {name} is alike in brain and plasma: Kp × f_brain ÷ f_plasma is near 1.",
            )
            for name in DRUGS
        ),
    )


def _ratio(params: Params) -> float:
    row = measured_ratios(params)[DRUGS[params.pumped]]
    return row["Kp"] * row["f_brain"] / row["f_plasma"]


EFFLUX = MARKED.fit(
    "efflux",
    "kp",
    ("Pump ÷ passive way.", "1/Kp,uu − 1.", "Within what errors of a tenth allow."),
    Sought(name="efflux", unit="1", truth=lambda g: g.efflux, factor=1.8, widest=5.0),
    mistakes={
        "ratio_left": (
            lambda g: {"efflux": _ratio(g)},
            "That is Kp,uu itself. The pump's strength follows from it: 1/Kp,uu − 1.",
        ),
        "share_missing": (
            lambda g: {"efflux": 1 - _ratio(g)},
            "That is the share of free drug that is missing. The pump follows from 1/Kp,uu − 1.",
        ),
    },
)
