"""Tasks 1, 2 and 5 of chapter 12's assignment: two numbers, a window as a function, and where an urge erases most."""

import math
from random import Random

import numpy as np

from course_lib.chapters.maladaptive_learning.questions import opponents
from course_lib.models.learning.years import HABIT, performed
from course_lib.questions.building import Marked, cases, own_hints
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance
from course_lib.questions.twins import AnyQuestion

MARKED = Marked(
    chapter="12",
    hints=own_hints(
        "Say in words what one performed movement does to both weights.",
        "Check a limit: a signal at tone, no forgetting, or a movement that is never performed.",
    ),
)
REST = MARKED.graded(
    opponents.NOGO_REST,
    "nogo_rest",
    (
        "Where NoGo settles.",
        "1 ÷ (1 − block × η/φ) = {truth:.3g}.",
        "Above 1: less signal teaches holding back.",
    ),
)
HOW_MANY = MARKED.graded(
    opponents.HOW_MANY,
    "how_many",
    (
        "Movements to a share of the way.",
        "−ln(1 − share) ÷ (φ + η δ) = {truth:.3g}.",
        "Movements are the clock, not days.",
    ),
    free=("sign", "reciprocal"),
)

SIGNATURE = "weight_change(delay_s, fades_s, rises_s, dopamine_s)"


def _area(own_s: float, dopamine_s: float, delay_s: float) -> float:
    return own_s * dopamine_s / (own_s + dopamine_s) * math.exp(-delay_s / own_s)


def _change(delay_s, fades_s, rises_s, dopamine_s):
    return _area(fades_s, dopamine_s, delay_s) - _area(rises_s, dopamine_s, delay_s)


def _at_once(delay_s, fades_s, rises_s, dopamine_s):
    return _area(fades_s, dopamine_s, delay_s)


def _no_pulse(delay_s, fades_s, rises_s, dopamine_s):
    return dopamine_s * (math.exp(-delay_s / fades_s) - math.exp(-delay_s / rises_s))


def _added(delay_s, fades_s, rises_s, dopamine_s):
    return _area(fades_s, dopamine_s, delay_s) + _area(rises_s, dopamine_s, delay_s)


def _cases(name: str, delays: tuple[float, float]):
    def one_case(rng: Random, number: int) -> dict[str, float]:
        return {
            "delay_s": round(rng.uniform(*delays), 2),
            "fades_s": round(rng.uniform(0.8, 1.6), 2),
            "rises_s": round(rng.uniform(0.25, 0.6), 2),
            "dopamine_s": round(rng.uniform(0.1, 0.4), 2),
        }

    return cases(f"{name}|{{data_seed}}", one_case)


_SLIPS = {
    "no_rise": (
        _at_once,
        "The rise of the tag is missing. Subtract the same area with `rises_s` in place of `fades_s`.",
    ),
    "added_areas": (
        _added,
        "You added both areas. The tag is the difference of two exponentials: subtract the one that rises.",
    ),
}


def _written(name: str, delays: tuple[float, float], prompt: str, slips: dict) -> AnyQuestion:
    return MARKED.function(
        name,
        "window",
        _change,
        (
            prompt,
            "τf τd/(τf + τd) e^(−d/τf) − τr τd/(τr + τd) e^(−d/τr).",
            "The tag must be there when dopamine is.",
        ),
        signature=SIGNATURE,
        cases=_cases(name, delays),
        mistakes=slips,
        unit="s",
    )


SOON = _written(
    "change_soon",
    (0.2, 0.8),
    "Delays below a second.",
    {
        **_SLIPS,
        "pulse_at_one_moment": (
            _no_pulse,
            "You took the tag at the moment at which dopamine comes. The pulse decays while the tag goes on: integrate their product.",
        ),
    },
)
LATE = _written(
    "change_late",
    (0.9, 3.0),
    "Longer delays.",
    {
        **_SLIPS,
        "pulse_at_one_moment": (
            _no_pulse,
            "You took the tag at the moment at which dopamine comes. The pulse decays while the tag goes on: integrate their product.",
        ),
    },
)

GRID = np.linspace(0.0, 1.0, 2001)


def erased(params: Params, *, forgetting: float | None = None, nogo: float | None = None) -> np.ndarray:
    """What an urge takes from the Go weight, over the signals of `GRID`, shape (2001,)."""
    lost = params.phi if forgetting is None else forgetting
    hold = params.nogo if nogo is None else nogo
    chance = performed(HABIT, GRID, params.go, hold)
    return chance * (params.eta * params.go * (1 - GRID) + lost * (params.go - 1))


def best_signal(params: Params, **changes: float) -> float:
    """The signal at which an urge erases most."""
    return float(GRID[int(np.argmax(erased(params, **changes)))])


BEST = MARKED.number(
    "best_signal",
    "drug",
    best_signal,
    (
        "The signal at which an urge erases most.",
        "Top of P(S) [η G (1 − S) + φ (G − 1)]: {truth:.2f}.",
        "Neither the lowest signal, which hides best, nor tone.",
    ),
    tolerance=Tolerance(absolute=0.01),
    free=("sign",),
    mistakes={
        "forgetting_left_out": (
            lambda g: best_signal(g, forgetting=0.0),
            "Forgetting is missing. Each performed movement also loses φ (G − 1), whatever the signal.",
        ),
        "nogo_left_out": (
            lambda g: best_signal(g, nogo=0.0),
            "NoGo is missing in the probability. The push is S G − (2 − S) N.",
        ),
    },
)
