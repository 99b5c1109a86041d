"""Objective 10.selection: rates of the nuclei, and which action they let through."""

from random import Random

import numpy as np

from course_lib.models.circuit import GPR_THRESHOLDS, GPR_WEIGHTS
from course_lib.models.circuit_steady import SELECTION_THRESHOLD
from course_lib.questions.kinds import ChoiceQuestion, CurveQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "10.selection"
FREE = ("sign", "thousand_up", "thousand_down")
_THRESHOLD = GPR_THRESHOLDS.d1
_TONIC = -GPR_THRESHOLDS.gpi
_STN, _GPE = GPR_WEIGHTS.stn_to_pallidum, GPR_WEIGHTS.gpe_to_gpi
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
    + "Salience {salience:g}, dopamine effect λ = {dopamine:g}. At what rate does the D1 striatum of this channel rest?",
    answer=lambda v: (1 + v.dopamine) * v.salience - _THRESHOLD,
    free=FREE,
    hints=(
        "Does dopamine raise or lower the gain of a neuron with D1 receptors?",
        "Input first, threshold second: rate = input − threshold.",
        "(1 + {dopamine:g}) × {salience:g} − 0.2.",
    ),
    worked="(1 + {dopamine:g}) × {salience:g} − 0.2 = {truth:.3g}.",
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
            id="threshold_first",
            answer=lambda v: (1 + v.dopamine) * (v.salience - _THRESHOLD),
            because="You took the threshold off before the gain. Dopamine scales the input from cortex; the threshold stays.",
        ),
    ),
)


def _draw_output(rng: Random) -> dict[str, float]:
    return {
        "stn": rng.choice((0.6, 0.7, 0.8, 0.9, 1.0)),
        "gpe": rng.choice((0.3, 0.4, 0.5, 0.6)),
        "d1": rng.choice((0.1, 0.2, 0.3, 0.4)),
        "own_stn": rng.choice((0.2, 0.3)),
    }


def _gpi(v: Params) -> float:
    return _STN * v.stn - _GPE * v.gpe - v.d1 + _TONIC


GPI_RATE = NumberQuestion(
    id="ganglia.gpi_rate",
    objective=OBJECTIVE,
    draw=_draw_output,
    prompt="In one channel D1 rests at {d1:g}, GPe at {gpe:g} and STN at {own_stn:g}; STN of all channels adds up to {stn:g}. Weights onto "
    "GPi: STN 0.9, GPe 0.3, D1 1; its threshold is −0.2. At what rate does GPi of this channel rest?",
    answer=_gpi,
    free=FREE,
    hints=(
        "Which of the three excites GPi, and does it speak to one channel or to all?",
        "STN is diffuse: use its sum. GPe and D1 inhibit. A threshold below zero adds to the rate.",
        "0.9 × {stn:g} − 0.3 × {gpe:g} − {d1:g} + 0.2.",
    ),
    worked="0.9 × {stn:g} − 0.3 × {gpe:g} − {d1:g} + 0.2 = {truth:.3g}.",
    means="Every action that asks presses the brake of all others, through the sum of STN.",
    mistakes=(
        Mistake(
            id="no_tonic",
            answer=lambda v: _gpi(v) - _TONIC,
            because="The threshold is missing. It is −0.2: GPi fires at 0.2 without any input, so subtracting it adds.",
        ),
        Mistake(
            id="own_stn",
            answer=lambda v: _gpi(v) - _STN * (v.stn - v.own_stn),
            because="You used STN of this channel alone. Its axons reach every channel of GPi: take the sum over all, {stn:g}.",
        ),
        Mistake(
            id="gpe_excites",
            answer=lambda v: _gpi(v) + 2 * _GPE * v.gpe,
            because="You added GPe. It uses GABA, as the striatum does: it inhibits GPi.",
        ),
        Mistake(
            id="d1_excites",
            answer=lambda v: _gpi(v) + 2 * v.d1,
            because="You added D1. Dopamine excites D1 neurons, but they inhibit GPi: that is how a movement is let through.",
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
    + "Dopamine effect λ = {dopamine:g}. Give the resting rate of the D2 striatum at the saliences 0, 0.1, … 1.",
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
            id="no_threshold",
            answer=lambda v: _d2_curve(v.dopamine, threshold=0.0),
            because="Your line starts at once. Striatal neurons are silent until their input passes the threshold of 0.2.",
        ),
    ),
)


def _draw_rates(rng: Random) -> dict[str, float]:
    rates = [rng.choice((0.0, 0.02)), rng.choice((0.01, 0.03, 0.2, 0.3)), 0.09, rng.choice((0.1, 0.25, 0.4))]
    rng.shuffle(rates)
    return dict(zip(("a", "b", "c", "d"), rates, strict=True))


def _through(name: str) -> Option:
    def open_(v: Params) -> bool:
        return getattr(v, name) < SELECTION_THRESHOLD

    return Option(
        id=name,
        text=f"action {name.upper()}, GPi at {{{name}:g}}",
        right=open_,
        reply=lambda v: (
            f"GPi of {name.upper()} is below 0.05: its thalamus is no longer held."
            if open_(v)
            else f"GPi of {name.upper()} still fires at {getattr(v, name):g} and holds its thalamus."
        ),
    )


LET_THROUGH = ChoiceQuestion(
    id="ganglia.let_through",
    objective=OBJECTIVE,
    several=True,
    draw=_draw_rates,
    prompt="GPi of four actions rests at A {a:g}, B {b:g}, C {c:g}, D {d:g}. Which actions are let through, with the threshold of 0.05?",
    options=tuple(_through(name) for name in ("a", "b", "c", "d")),
    hints=(
        "GPi is a brake. Does a high or a low rate let an action through?",
        "An action is let through where its GPi falls (nearly) silent.",
        "Compare each rate with 0.05.",
    ),
    worked="Those with GPi below 0.05; the others are held.",
    means="Selection is silence, channel by channel.",
)

STN_GONE = ChoiceQuestion(
    id="ganglia.stn_gone",
    objective=OBJECTIVE,
    prompt="STN of the parkinsonian circuit is silenced completely. What happens to three competing actions?",
    options=(
        Option(
            id="one",
            text="the strongest one is let through",
            right=False,
            reply="That is what a partial silencing gives. Without any STN, nothing presses the brake of the losers.",
        ),
        Option(
            id="all",
            text="all are let through at once",
            right=True,
            reply="STN alone excites GPi and tells each channel about the others. Without it GPi is silent: people who lose it in a "
            "stroke fling their limbs (hemiballism).",
        ),
        Option(
            id="none",
            text="none is let through",
            right=False,
            reply="That was so before: too much STN drove GPi. Silencing takes that drive away.",
        ),
    ),
    hints=(
        "What excites GPi, apart from its own background?",
        "Only STN does. What is left of GPi when it is gone, with GPe and D1 inhibiting?",
        "Nothing: GPi is silent in every channel.",
    ),
    worked="Without STN, GPi has only its background, and GPe and D1 hold it at zero in every channel: all are let through.",
    means="A brake must be weakened, not cut.",
)

QUESTIONS = (D1_RATE, GPI_RATE, D2_CURVE, LET_THROUGH, STN_GONE)
