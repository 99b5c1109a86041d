"""Tasks 3 and 4 of chapter 09's assignment: the fastest log D, and which of six drugs is pumped."""

from dataclasses import replace

from course_lib.chapters.fat_and_water.assignment.samples import DRUGS, measured_ratios
from course_lib.models.membrane.barrier import BRAIN, Barrier, fast_band, fastest_log_d, half_time_min
from course_lib.questions.kinds import ChoiceQuestion, FitQuestion, Mistake, NumberQuestion, Option, Sought
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

HINTS = (
    "Say in words which place limits: blood, wall or brain.",
    "Write the equation of the lecture with your own numbers in it.",
    "Check the limits: an endless blood flow, and a wall that is wide open.",
)


def texts(prompt: str, worked: str, means: str) -> dict:
    """The texts of a marked question; its full wording stands in the notebook."""
    return {"prompt": prompt, "hints": HINTS, "worked": worked, "means": means}


def own_brain(params: Params) -> Barrier:
    """The brain of this variant."""
    return replace(
        BRAIN,
        blood_flow_mL_per_min_g=params.flow_mL_per_min_g,
        permeability_mL_per_min_g=params.wall_mL_per_min_g,
        lipid_mL_per_g=params.lipid_mL_per_g,
    )


FASTEST = NumberQuestion(
    id="assignment09.fastest",
    objective="09.valley",
    answer=lambda g: fastest_log_d(own_brain(g)),
    tolerance=Tolerance(absolute=0.05),
    free=("sign",),
    mistakes=(
        Mistake(
            id="upper_end",
            answer=lambda g: fast_band(own_brain(g))[1],
            because="That is the upper end of the range within twofold. The fastest itself is the lowest point of the curve.",
        ),
        Mistake(
            id="lower_end",
            answer=lambda g: fast_band(own_brain(g))[0],
            because="That is the lower end of the range within twofold. The fastest itself is the lowest point of the curve.",
        ),
    ),
    **texts(
        "The fastest log D of your brain.",
        "Lowest point of the half-time: {truth:.2f}.",
        "Where wall and blood are equally slow.",
    ),
)

SHORTEST = NumberQuestion(
    id="assignment09.shortest",
    objective="09.half_time",
    unit="min",
    answer=lambda g: float(half_time_min(own_brain(g), fastest_log_d(own_brain(g)))),
    tolerance=Tolerance(relative=0.02),
    free=("sign",),
    mistakes=(
        Mistake(
            id="time_constant",
            answer=lambda g: float(half_time_min(own_brain(g), fastest_log_d(own_brain(g)))) / 0.693147,
            because="That is the time constant, after which 63 % of the way is done. Half of the way takes ln 2 of it.",
        ),
        Mistake(
            id="at_log_d_6",
            answer=lambda g: float(half_time_min(own_brain(g), 6.0)),
            because="That is the half-time at log D 6. At the fastest log D it is far shorter.",
        ),
    ),
    **texts(
        "The shortest half-time.", "ln 2 · Kp/(Q E) there: {truth:.3g} min.", "Nothing passes faster here."
    ),
)


def pumped(params: Params) -> ChoiceQuestion:
    """The question which drug is pumped out; the right option depends on the variant."""
    smallest = min(DRUGS, key=lambda name: measured_ratios(params)[name]["Kp"])
    return ChoiceQuestion(
        id="assignment09.pumped",
        objective="09.kp",
        options=tuple(
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
        **texts("Which drug is pumped out?", "Kp,uu far below 1.", "Kp alone would have misled."),
    )


def _ratio(params: Params) -> float:
    row = measured_ratios(params)[DRUGS[params.pumped]]
    return row["Kp"] * row["f_brain"] / row["f_plasma"]


EFFLUX = FitQuestion(
    id="assignment09.efflux",
    objective="09.kp",
    sought=(Sought(name="efflux", unit="1", truth=lambda g: g.efflux, factor=1.8, widest=5.0),),
    mistakes=(
        Mistake(
            id="ratio_left",
            answer=lambda g: {"efflux": _ratio(g)},
            because="That is Kp,uu itself. The pump's strength follows from it: 1/Kp,uu − 1.",
        ),
        Mistake(
            id="share_missing",
            answer=lambda g: {"efflux": 1 - _ratio(g)},
            because="That is the share of free drug that is missing. The pump follows from 1/Kp,uu − 1.",
        ),
    ),
    **texts("Pump ÷ passive way.", "1/Kp,uu − 1.", "Within what errors of a tenth allow."),
)
