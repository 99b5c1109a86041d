"""Tasks 1, 2 and 5 of chapter 13's assignment. EXAMPLE: numbers from the lecture, a function, a choice of one's own."""

import math
from random import Random

from course_lib.chapters.the_personal_equation.questions import level, rate
from course_lib.questions.building import Marked, cases, own_hints, states
from course_lib.questions.params import Params
from course_lib.questions.twins import AnyQuestion

MARKED = Marked(
    chapter="13",
    hints=own_hints(
        "Say in words what one half-life does to the level.",
        "Check a limit: what must come out after no time, and after a very long one?",
    ),
)
POWER = "start × (½)^(time ÷ half-life)"

# The same questions as in the lecture, known mistakes included: only id, texts and exactness are the assignment's.
LEFT = MARKED.graded(
    level.LEFT, "left", ("What is left.", f"{POWER} = {{truth:.3g}}.", "Less than the start.")
)
RATE = MARKED.graded(
    rate.RATE, "rate", ("Rate constant.", "ln 2 ÷ half-life = {truth:.3g}.", "Lost in each hour.")
)
WAIT = MARKED.graded(
    rate.TIME_TO, "wait", ("Time to a share.", "The half-life × log2(1 ÷ share) = {truth:.3g} h.", "A wait.")
)


def _level(start_nM, half_life_h, time_h):
    return start_nM * 0.5 ** (time_h / half_life_h)


def _level_base_e(start_nM, half_life_h, time_h):
    return start_nM * math.exp(-time_h / half_life_h)


def _level_straight(start_nM, half_life_h, time_h):
    return max(0.0, start_nM * (1 - time_h / (2 * half_life_h)))


def _level_whole_halves(start_nM, half_life_h, time_h):
    return start_nM * 0.5 ** (time_h // half_life_h)


_SLIPS = {
    "level_base_e": (
        _level_base_e,
        "The base is e, but a half-life halves: use ½, or put ln 2 into the exponent.",
    ),
    "level_straight": (
        _level_straight,
        "Equal amounts go in equal times here. Equal shares go in equal times: it is a power, not a line.",
    ),
}
_WHOLE_ONLY = {
    "level_whole_halves": (
        _level_whole_halves,
        "Only whole half-lives are counted (`//`). The level falls between them as well: divide with `/`.",
    )
}


def _at(halves: tuple[float, ...]):
    def one_case(rng: Random, number: int) -> dict[str, float]:
        half_life_h = rng.choice((2.0, 3.0, 5.0, 7.0))
        start_nM = round(rng.uniform(20.0, 90.0), 1)
        return {"start_nM": start_nM, "half_life_h": half_life_h, "time_h": rng.choice(halves) * half_life_h}

    return one_case


def _written(name: str, halves: tuple[float, ...], prompt: str, slips: dict) -> AnyQuestion:
    return MARKED.function(
        name,
        "level",
        _level,
        (prompt, f"{POWER}.", "It falls without steps."),
        signature="level_nM(start_nM, half_life_h, time_h)",
        cases=cases(f"{name}|{{data_seed}}", _at(halves)),
        mistakes=slips,
        unit="nM",
    )


WHOLE = _written("level_whole", (1, 2, 3, 4), "Level after whole half-lives.", _SLIPS)
ANY = _written("level_any", (0.3, 0.6, 1.4, 2.7), "Level at any time.", {**_SLIPS, **_WHOLE_ONLY})


def _late_half_life_h(params: Params) -> float:
    return params.late_gap_h * math.log(2) / math.log(params.late_first_nM / params.late_second_nM)


LATE = MARKED.number(
    "late_half_life",
    "rate",
    _late_half_life_h,
    (
        "Half-life from two late levels.",
        "ln 2 × time ÷ ln(first ÷ second) = {truth:.3g} h.",
        "Two levels are enough for one half-life.",
    ),
    unit="h",
    mistakes={
        "late_time_constant": (
            lambda g: _late_half_life_h(g) / math.log(2),
            "That is the time in which the level falls to 1/e. A half-life is ln 2 times as long.",
        ),
        "late_straight_line": (
            lambda g: g.late_gap_h * g.late_first_nM / 2 / (g.late_first_nM - g.late_second_nM),
            "You drew a straight line through two levels. Equal times remove equal shares: use logarithms.",
        ),
    },
)


def verdict(params: Params) -> AnyQuestion:
    """What the late pair says about the student's own fall."""
    return MARKED.choice(
        "verdict",
        "judge",
        (
            "One half-life or two?",
            "Compare `late_half_life_h` with `half_life_h`.",
            "A half-life is a claim about all samples.",
        ),
        states(
            "two" if params.late_is_slower else "one",
            {
                "one": ("one half-life describes early and late samples", "It claims equal half-lives."),
                "two": ("a second, slower process shows late", "It claims a longer half-life late."),
                "straight": (
                    "equal amounts go in equal times",
                    "Then late levels would be zero or negative long before: equal shares go in equal times.",
                ),
            },
            elsewhere="Compare the half-life of the late pair with that of the early hours.",
        ),
    )
