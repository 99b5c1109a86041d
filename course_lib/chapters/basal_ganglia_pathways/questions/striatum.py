"""Objective 10.selection: rates of the striatum, where dopamine acts."""

from random import Random

import numpy as np

from course_lib.models.circuit.parameters import GPR_THRESHOLDS
from course_lib.questions.kinds import CurveQuestion, Mistake, NumberQuestion
from course_lib.questions.tolerance import HALF_PER_CENT

OBJECTIVE = "10.selection"
_THRESHOLD = GPR_THRESHOLDS.d1
_GIVEN = "Rates and saliences are shares of the highest rate; every weight from cortex is 1, the striatal threshold 0.2. "
SALIENCES = np.linspace(0, 1, 11)


def _draw_striatum(rng: Random) -> dict[str, float]:
    return {
        "salience": rng.choice((0.4, 0.5, 0.6, 0.7, 0.8, 0.9)),
        "dopamine": rng.choice((0.1, 0.2, 0.3, 0.4)),
    }


D1_RATE = NumberQuestion(
    id="ganglia.d1_rate",
    objective=OBJECTIVE,
    draw=_draw_striatum,
    prompt=_GIVEN
    + "Salience {salience:g}, dopamine effect λ = {dopamine:g}. At what rate does the D1 striatum of this channel fire in the steady state?",
    answer=lambda v: (1 + v.dopamine) * v.salience - _THRESHOLD,
    tolerance=HALF_PER_CENT,  # the salience alone may lie as near as 1 %
    hints=(
        "Does dopamine raise or lower the gain of a neuron with D1 receptors?",
        "Input first, threshold second: rate = input − threshold.",
        "(1 + {dopamine:g}) × {salience:g} − 0.2.",
    ),
    worked="(1 + {dopamine:g}) × {salience:g} − 0.2 = {truth:.3g}.",
    why="Dopamine scales the input of D1 neurons, and what exceeds the threshold is the rate.",
    means="Dopamine multiplies what cortex asks for; it does not ask for anything itself.",
    mistakes=(
        Mistake(
            id="no_threshold",
            answer=lambda v: (1 + v.dopamine) * v.salience,
            because="That is the input. A striatal neuron is silent until its input passes the threshold of 0.2; the rate is what lies above.",
        ),
        Mistake(
            id="d2_gain",
            answer=lambda v: (1 - v.dopamine) * v.salience - _THRESHOLD,
            because="You took 1 − λ, the gain of the D2 neurons. On D1 neurons dopamine acts the other way: 1 + λ.",
        ),
        Mistake(
            id="dopamine_added",
            answer=lambda v: v.salience + v.dopamine - _THRESHOLD,
            because="You added λ to the salience. Dopamine changes a gain: without any salience it would have nothing to multiply.",
        ),
        Mistake(
            id="effect_for_gain",
            answer=lambda v: v.dopamine * v.salience - _THRESHOLD,
            because="You multiplied by λ. Dopamine adds to a gain that is 1 without it: 1 + λ.",
        ),
        Mistake(
            id="threshold_added",
            answer=lambda v: (1 + v.dopamine) * v.salience + _THRESHOLD,
            because="You added the threshold. An input must first pass it; only what lies above is rate.",
        ),
        Mistake(
            id="threshold_first",
            answer=lambda v: (1 + v.dopamine) * (v.salience - _THRESHOLD),
            because="You took the threshold off before the gain. Dopamine scales the input from cortex; the threshold stays.",
        ),
    ),
)


def _d2_curve(
    dopamine: float, *, sign: int = -1, threshold: float = _THRESHOLD, floor: float = 0.0
) -> np.ndarray:
    return np.maximum((1 + sign * dopamine) * SALIENCES - threshold, floor)


D2_CURVE = CurveQuestion(
    id="ganglia.d2_curve",
    objective=OBJECTIVE,
    draw=lambda rng: {"dopamine": rng.choice((0.2, 0.3, 0.4, 0.5, 0.6))},
    prompt=_GIVEN
    + "Dopamine effect λ = {dopamine:g}. Give the steady rate of the D2 striatum at the saliences 0, 0.1, … 1.",
    at=lambda v: SALIENCES,
    at_name="salience",
    at_unit="1",
    answer=lambda v: _d2_curve(v.dopamine),
    unit="1",
    hints=(
        "What is the gain of a D2 neuron under dopamine?",
        "(1 − λ) × salience − 0.2. Can a rate be negative?",
        "np.maximum((1 - {dopamine:g}) * salience - 0.2, 0).",
    ),
    worked="max((1 − {dopamine:g}) × salience − 0.2, 0): silent up to a salience of 0.2/(1 − {dopamine:g}), then a straight line.",
    why="Dopamine weakens the input of D2 neurons, and a rate cannot be negative.",
    means="Dopamine lowers the slope, and so moves the salience at which the brake pedal begins to respond.",
    mistakes=(
        Mistake(
            id="negative_rates",
            answer=lambda v: _d2_curve(v.dopamine, floor=-1.0),
            because="Some of your rates are negative. A neuron can only be silent: cut the rate off at 0.",
        ),
        Mistake(
            id="d1_gain",
            answer=lambda v: _d2_curve(v.dopamine, sign=1),
            because="That is the D1 striatum. On D2 neurons dopamine lowers the gain: 1 − λ.",
        ),
        Mistake(
            id="curve_threshold_first",
            answer=lambda v: (1 - v.dopamine) * np.maximum(SALIENCES - _THRESHOLD, 0),
            because="You took the threshold off before the gain. Dopamine scales the input from cortex; the threshold of the neuron stays.",
        ),
        Mistake(
            id="dopamine_subtracted",
            answer=lambda v: np.maximum(SALIENCES - v.dopamine - _THRESHOLD, 0),
            because="You subtracted λ from the salience: a parallel line. Dopamine changes a gain, so the slope must fall.",
        ),
        Mistake(
            id="no_threshold",
            answer=lambda v: _d2_curve(v.dopamine, threshold=0.0),
            because="Your line starts at once. Striatal neurons are silent until their input passes the threshold of 0.2.",
        ),
    ),
)

QUESTIONS = (D1_RATE, D2_CURVE)
