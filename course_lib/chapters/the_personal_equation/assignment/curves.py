"""Tasks 3 and 4 of chapter 13's assignment. EXAMPLE: two curves, and a fit with intervals."""

import numpy as np

from course_lib.chapters.the_personal_equation.assignment.numbers import MARKED, POWER
from course_lib.chapters.the_personal_equation.assignment.samples import fitted
from course_lib.questions.kinds import Sought
from course_lib.questions.params import Params

HOURS = np.linspace(0.0, 24.0, 25)
SECOND_DOSE_H = 12.0
_AT = {"at": (HOURS, "time", "h"), "unit": "nM"}


def _fall(params: Params, since_h: np.ndarray, base: float = 2.0) -> np.ndarray:
    return params.start_nM * base ** (-since_h / params.half_life_h)


def _second(params: Params) -> np.ndarray:
    since_h = HOURS - SECOND_DOSE_H
    return np.where(since_h >= 0, _fall(params, since_h), 0.0)


ONE_DOSE = MARKED.curve(
    "one_dose",
    "level",
    lambda g: _fall(g, HOURS),
    ("One dose.", f"{POWER}.", "Steep at first, flat later."),
    **_AT,
    mistakes={
        "curve_base_e": (
            lambda g: _fall(g, HOURS, base=np.e),
            "The base is e, but a half-life halves: after `half_life_h` half of it must be left.",
        ),
        "curve_straight": (
            lambda g: g.start_nM * (1 - HOURS / (2 * g.half_life_h)),
            "This is a straight line, and it becomes negative. Equal times remove equal shares of what is there.",
        ),
    },
)

TWO_DOSES = MARKED.curve(
    "two_doses",
    "level",
    lambda g: _fall(g, HOURS) + _second(g),
    ("Two doses, 12 h apart.", "The sum of two falls.", "What is left of the first carries it."),
    **_AT,
    mistakes={
        "second_forgotten": (
            lambda g: _fall(g, HOURS),
            "The second dose is missing. From 12 h on its own fall is added to the first.",
        ),
        "second_replaces": (
            lambda g: np.where(HOURS < SECOND_DOSE_H, _fall(g, HOURS), _second(g)),
            "The second dose replaces what is left of the first. Both are there: their levels add.",
        ),
    },
)

ESTIMATE = MARKED.fit(
    "estimate",
    "rate",
    (
        "Half-life and start from samples.",
        "A straight line through the logarithms.",
        "Within what samples of this scatter can tell.",
    ),
    Sought(name="half_life_h", unit="h", truth=lambda g: g.hidden_half_life_h, factor=1.2, widest=2.0),
    Sought(name="start_nM", unit="nM", truth=lambda g: g.hidden_start_nM, factor=1.25, widest=2.0),
    mistakes={
        "estimate_time_constant": (
            lambda g: {"half_life_h": fitted(g)[0] / np.log(2)},
            "Your half-life is 1 ÷ slope, the time in which the level falls to 1/e. A half-life is ln 2 times as long.",
        ),
        "estimate_start_as_logarithm": (
            lambda g: {"start_nM": np.log(fitted(g)[1])},
            "Your start is the intercept of the line, a logarithm. Its exponential is the level in nM.",
        ),
    },
)
