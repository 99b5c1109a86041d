"""Objective 10.selection: rates of the output nucleus, and which action it lets through."""

from random import Random

from course_lib.models.circuit.parameters import GPR_THRESHOLDS, GPR_WEIGHTS
from course_lib.models.circuit.steady import SELECTION_THRESHOLD
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "10.selection"
_TONIC = -GPR_THRESHOLDS.gpi
_STN, _GPE = GPR_WEIGHTS.stn_to_pallidum, GPR_WEIGHTS.gpe_to_gpi


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
    prompt="In one channel D1 fires at {d1:g}, GPe at {gpe:g} and STN at {own_stn:g}; STN of all channels adds up to {stn:g}. Weights onto "
    "GPi: STN 0.9, GPe 0.3, D1 1; its threshold is −0.2. At what rate does GPi of this channel fire in the steady state?",
    answer=_gpi,
    hints=(
        "Which of the three excites GPi, and does it speak to one channel or to all?",
        "STN is diffuse: use its sum. GPe and D1 inhibit. A threshold below zero adds to the rate.",
        "0.9 × {stn:g} − 0.3 × {gpe:g} − {d1:g} + 0.2.",
    ),
    worked="0.9 × {stn:g} − 0.3 × {gpe:g} − {d1:g} + 0.2 = {truth:.3g}.",
    why="STN reaches all channels and excites, GPe and D1 inhibit, and the negative threshold is a background drive.",
    means="Every action that asks presses the brake of all others, through the sum of STN.",
    mistakes=(
        Mistake(
            id="no_tonic",
            answer=lambda v: _gpi(v) - _TONIC,
            because="The threshold is missing. It is −0.2: GPi fires at 0.2 without any input, so subtracting it adds.",
        ),
        Mistake(
            id="threshold_turned",
            answer=lambda v: _gpi(v) - 2 * _TONIC,
            because="You took 0.2 away. The threshold is −0.2, and a rate is input minus threshold: minus minus adds.",
        ),
        Mistake(
            id="own_stn",
            answer=lambda v: max(0.0, _gpi(v) - _STN * (v.stn - v.own_stn)),  # a rate is never negative
            because="You used STN of this channel alone. Its axons reach every channel of GPi: take the sum over all, {stn:g}.",
            may_meet=True,
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
            f"GPi of {name.upper()} is below 0.05: its thalamus is no longer inhibited."
            if open_(v)
            else f"GPi of {name.upper()} still fires at {getattr(v, name):g} and inhibits its thalamus."
        ),
    )


LET_THROUGH = ChoiceQuestion(
    id="ganglia.let_through",
    objective=OBJECTIVE,
    several=True,
    draw=_draw_rates,
    prompt="GPi of four actions fires at A {a:g}, B {b:g}, C {c:g}, D {d:g}. Which actions are let through, with the threshold of 0.05?",
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
    prompt="Three actions ask with 0.4, 0.6 and 0.8 in the parkinsonian circuit, and STN is silenced completely. What happens to them?",
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
            reply="In the model STN alone excites GPi and tells each channel about the others. Without it GPi is silent wherever an action asks "
            "at all firmly: people who lose their STN in a stroke fling their limbs (hemiballism).",
        ),
        Option(
            id="none",
            text="none is let through, as before",
            right=False,
            reply="So it was before, when too much STN drove GPi. Silencing takes that drive away, and more than that.",
        ),
    ),
    hints=(
        "What excites GPi, apart from its own background?",
        "Only STN does. What is left of GPi when it is gone, with GPe and D1 inhibiting?",
        "Nothing: background 0.2, less D1 (at least 0.2 here), less GPe.",
    ),
    worked="Without STN, GPi has only its background of 0.2, and D1 (at least 0.2 here) and GPe hold it at zero in all three channels.",
    means="A brake must be weakened, not cut.",
)

QUESTIONS = (GPI_RATE, LET_THROUGH, STN_GONE)
