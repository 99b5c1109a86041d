"""Tasks 3 to 5 of chapter 05's assignment: two courses, a fit to noisy sites, and why the block lasts."""

import numpy as np

from course_lib.chapters.reserpine_vs_valbenazine.assignment.numbers import MARKED
from course_lib.chapters.reserpine_vs_valbenazine.assignment.samples import (
    assays,
    fitted_half_time_days,
    gain,
)
from course_lib.chapters.reserpine_vs_valbenazine.questions.mechanism import NAMES
from course_lib.models.target.assays import after_block, pool_of
from course_lib.models.target.engagement import reversible_occupancy
from course_lib.questions.building import states
from course_lib.questions.kinds import ChoiceQuestion, Sought
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

DAYS = np.arange(0.0, 15.0)
AT = (DAYS, "time", "day")


def _concentration_over_ki(g: Params) -> np.ndarray:
    return g.held_at_stop / (1 - g.held_at_stop) * 2 ** (-24 * DAYS / g.half_life_h)


REVERSIBLE = MARKED.curve(
    "reversible_held",
    "reversible",
    lambda g: reversible_occupancy(_concentration_over_ki(g), 1.0),
    ("Held share of the reversible drug.", "x/(1 + x), x = C/Ki.", "A shoulder, then an exponential fall."),
    at=AT,
    mistakes={
        "reversible_decays": (
            lambda g: g.held_at_stop * 2 ** (-24 * DAYS / g.half_life_h),
            "You let the occupancy fall with the half-life. Near saturation it stays up while the concentration falls.",
        ),
        "reversible_odds": (
            _concentration_over_ki,
            "That is C/Ki. Turn it into an occupancy: x/(1 + x).",
        ),
    },
)

LASTING = MARKED.curve(
    "lasting_held",
    "turnover",
    lambda g: 1 - after_block(pool_of("for_ever", g.half_time_days), 24 * DAYS, g.free_at_stop).free_share,
    (
        "Held share of the lasting drug.",
        "(1 − start) 2^(−t/T).",
        "No shoulder: the block fades from the first hour.",
    ),
    at=AT,
    mistakes={
        "lasting_free": (
            lambda g: 1 - (1 - g.free_at_stop) * 2 ** (-DAYS / g.half_time_days),
            "That is the free share. The question asks for what is held.",
        ),
        "lasting_e_for_two": (
            lambda g: (1 - g.free_at_stop) * np.exp(-DAYS / g.half_time_days),
            "You took e to the power of −t/T. With a half-time the base is 2.",
        ),
        "lasting_from_all": (
            lambda g: 2 ** (-DAYS / g.half_time_days),
            "Your curve starts with everything held, but some sites were free from the beginning.",
        ),
    },
)

ESTIMATE = MARKED.fit(
    "estimate",
    "turnover",
    (
        "Half-time of recovery and block at the start.",
        "Fit 1 − b 2^(−t/T) to the readings.",
        "Within what animals of this scatter can tell.",
    ),
    Sought(
        name="half_time_days", unit="day", truth=lambda g: g.hidden_half_time_days, factor=1.25, widest=2.5
    ),
    Sought(name="blocked", unit="1", truth=lambda g: g.hidden_blocked, factor=1.15, widest=1.5),
    mistakes={
        "estimate_time_constant": (
            lambda g: {"half_time_days": fitted_half_time_days(g) / np.log(2)},
            "Your half-time is the time constant of e^(−t/T), 1/ln 2 = 1.44 times too long. Fit 2^(−t/T), or multiply "
            "by ln 2. (The block at the start does not depend on it.)",
        ),
        "estimate_rate": (
            lambda g: {"half_time_days": np.log(2) / fitted_half_time_days(g)},
            "That is the rate per day, not the half-time. Turn it round: T = ln 2 / rate.",
        ),
    },
)

GAIN = MARKED.number(
    "gain",
    "mechanism",
    gain,
    ("Free sites gained by washing.", "{truth:.3g} of all sites.", "Only a drug that lets go can give them."),
    tolerance=Tolerance(relative=0.01, absolute=0.0005),
    free=(),
    mistakes={
        "gain_ratio": (
            lambda g: assays(g)["washed_48h"].mean() / assays(g)["washed_1h"].mean(),
            "That is the ratio of the means. A gain is their difference, as a share of all sites.",
        ),
        "gain_turned": (
            lambda g: -gain(g),
            "You subtracted the later mean from the earlier one. What is gained is 48 h less 1 h.",
        ),
    },
)

_WHY = {
    "destroyed": "Then the antibody must find protein missing on day 2.",
    "for_ever": "Then protein is there and washing gives nothing.",
    "slow": "Then protein is there and washing gives free sites.",
}


def story(params: Params) -> ChoiceQuestion:
    """The question why the block lasts; the right option depends on the variant."""
    stories = {name: (text, _WHY[name]) for name, text in NAMES.items()}
    options = states(params.story, stories, found="So it is.", elsewhere="Look at your readings again.")
    texts = ("Why does the block last?", "Protein first, then washing.", "Two assays, three stories.")
    return MARKED.choice("story", "mechanism", texts, options)
