"""Tasks 3 to 5 of chapter 05's assignment: two courses, a fit to noisy sites, and why the block lasts."""

import numpy as np

from course_lib.chapters.reserpine_vs_valbenazine.assignment.numbers import odds, texts
from course_lib.chapters.reserpine_vs_valbenazine.assignment.samples import (
    assays,
    fitted_half_time_days,
    gain,
)
from course_lib.chapters.reserpine_vs_valbenazine.questions.mechanism import NAMES
from course_lib.models.target.assays import after_block, pool_of
from course_lib.models.target.engagement import reversible_occupancy
from course_lib.questions.kinds import (
    ChoiceQuestion,
    CurveQuestion,
    FitQuestion,
    Mistake,
    NumberQuestion,
    Option,
    Sought,
)
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

DAYS = np.arange(0.0, 15.0)


def _concentration_over_ki(g: Params) -> np.ndarray:
    return odds(g.held_at_stop) * 2 ** (-24 * DAYS / g.half_life_h)


def _curve(
    name: str, objective: str, answer, mistakes: tuple[Mistake, ...], **words: object
) -> CurveQuestion:
    return CurveQuestion(
        id=f"assignment05.{name}",
        objective=objective,
        at=lambda g: DAYS,
        at_name="time",
        at_unit="day",
        answer=answer,
        unit="1",
        tolerance=Tolerance(relative=0.005),
        mistakes=mistakes,
        **words,
    )


REVERSIBLE = _curve(
    "reversible_held",
    "05.reversible",
    lambda g: reversible_occupancy(_concentration_over_ki(g), 1.0),
    (
        Mistake(
            id="reversible_decays",
            answer=lambda g: g.held_at_stop * 2 ** (-24 * DAYS / g.half_life_h),
            because="You let the occupancy fall with the half-life. Near saturation it stays up while the concentration falls.",
        ),
        Mistake(
            id="reversible_odds",
            answer=_concentration_over_ki,
            because="That is C/Ki. Turn it into an occupancy: x/(1 + x).",
        ),
    ),
    **texts(
        "Held share of the reversible drug.", "x/(1 + x), x = C/Ki.", "A shoulder, then an exponential fall."
    ),
)

LASTING = _curve(
    "lasting_held",
    "05.turnover",
    lambda g: 1 - after_block(pool_of("for_ever", g.half_time_days), 24 * DAYS, g.free_at_stop).free_share,
    (
        Mistake(
            id="lasting_free",
            answer=lambda g: 1 - (1 - g.free_at_stop) * 2 ** (-DAYS / g.half_time_days),
            because="That is the free share. The question asks for what is held.",
        ),
        Mistake(
            id="lasting_e_for_two",
            answer=lambda g: (1 - g.free_at_stop) * np.exp(-DAYS / g.half_time_days),
            because="You took e to the power of −t/T. With a half-time the base is 2.",
        ),
        Mistake(
            id="lasting_from_all",
            answer=lambda g: 2 ** (-DAYS / g.half_time_days),
            because="Your curve starts with everything held, but some sites were free from the beginning.",
        ),
    ),
    **texts(
        "Held share of the lasting drug.",
        "(1 − start) 2^(−t/T).",
        "No shoulder: the block fades from the first hour.",
    ),
)

ESTIMATE = FitQuestion(
    id="assignment05.estimate",
    objective="05.turnover",
    sought=(
        Sought(
            name="half_time_days",
            unit="day",
            truth=lambda g: g.hidden_half_time_days,
            factor=1.25,
            widest=2.5,
        ),
        Sought(name="blocked", unit="1", truth=lambda g: g.hidden_blocked, factor=1.15, widest=1.5),
    ),
    mistakes=(
        Mistake(
            id="estimate_time_constant",
            answer=lambda g: {"half_time_days": fitted_half_time_days(g) / np.log(2)},
            because="Your half-time is the time constant of e^(−t/T), 1/ln 2 = 1.44 times too long. Fit 2^(−t/T), or multiply "
            "by ln 2. (The block at the start does not depend on it.)",
        ),
        Mistake(
            id="estimate_rate",
            answer=lambda g: {"half_time_days": np.log(2) / fitted_half_time_days(g)},
            because="That is the rate per day, not the half-time. Turn it round: T = ln 2 / rate.",
        ),
    ),
    **texts(
        "Half-time of recovery and block at the start.",
        "Fit 1 − b 2^(−t/T) to the readings.",
        "Within what animals of this scatter can tell.",
    ),
)

GAIN = NumberQuestion(
    id="assignment05.gain",
    objective="05.mechanism",
    answer=gain,
    tolerance=Tolerance(relative=0.01, absolute=0.0005),
    free=(),
    mistakes=(
        Mistake(
            id="gain_ratio",
            answer=lambda g: assays(g)["washed_48h"].mean() / assays(g)["washed_1h"].mean(),
            because="That is the ratio of the means. A gain is their difference, as a share of all sites.",
        ),
        Mistake(
            id="gain_turned",
            answer=lambda g: -gain(g),
            because="You subtracted the later mean from the earlier one. What is gained is 48 h less 1 h.",
        ),
    ),
    **texts(
        "Free sites gained by washing.",
        "{truth:.3g} of all sites.",
        "Only a drug that lets go can give them.",
    ),
)

_WHY = {
    "destroyed": "Then the antibody must find protein missing on day 2.",
    "for_ever": "Then protein is there and washing gives nothing.",
    "slow": "Then protein is there and washing gives free sites.",
}


def story(params: Params) -> ChoiceQuestion:
    """The question why the block lasts; the right option depends on the variant."""
    return ChoiceQuestion(
        id="assignment05.story",
        objective="05.mechanism",
        options=tuple(
            Option(
                id=name,
                text=text,
                right=name == params.story,
                reply=f"{_WHY[name]} {'So it is.' if name == params.story else 'Look at your readings again.'}",
            )
            for name, text in NAMES.items()
        ),
        **texts("Why does the block last?", "Protein first, then washing.", "Two assays, three stories."),
    )
