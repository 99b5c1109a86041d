"""Tasks 1 and 2 of chapter 10's assignment: numbers of one channel, and GPi as a function."""

from random import Random

from course_lib.chapters.basal_ganglia_pathways.questions import selection
from course_lib.models.circuit.parameters import GPR_THRESHOLDS, GPR_WEIGHTS, TONIC_DOPAMINE
from course_lib.questions.building import Marked, cases
from course_lib.questions.params import Params

MARKED = Marked(
    chapter="10",
    hints=(
        "Say in words what excites and what inhibits.",
        "Write the line of the equation table with your own numbers in it.",
        "Check the limits: what must it be without dopamine, and without salience?",
    ),
)
_THRESHOLD, _TONIC = GPR_THRESHOLDS.d1, -GPR_THRESHOLDS.gpi
_STN, _GPE = GPR_WEIGHTS.stn_to_pallidum, GPR_WEIGHTS.gpe_to_gpi
_NO_THRESHOLD = "That is the input. The rate is what lies above the threshold of 0.2."
_THRESHOLD_FIRST = (
    "You took the threshold off before the gain. Dopamine scales the input from cortex; the threshold stays."
)


def _d1_gain(g: Params) -> float:
    return 1 + TONIC_DOPAMINE * g.release


def _d2_gain(g: Params) -> float:
    return 1 - TONIC_DOPAMINE * g.release * g.d2_sensitivity


D1 = MARKED.number(
    "d1",
    "selection",
    lambda g: _d1_gain(g) * g.salience - _THRESHOLD,
    ("Rate of the D1 striatum.", "(1 + 0.2 × release) × salience − 0.2 = {truth:.3g}.", "The direct road."),
    mistakes={
        "d1_with_sensitivity": (
            lambda g: (1 + TONIC_DOPAMINE * g.release * g.d2_sensitivity) * g.salience - _THRESHOLD,
            "You let D1 neurons profit from the D2 receptors' sensitivity. They have other receptors: λ1 = 0.2 × release.",
        ),
        "d1_normal_release": (
            lambda g: (1 + TONIC_DOPAMINE) * g.salience - _THRESHOLD,
            "That is the rate with normal dopamine. Only a part of it is released here: λ1 = 0.2 × release.",
        ),
        "d1_no_threshold": (lambda g: _d1_gain(g) * g.salience, _NO_THRESHOLD),
        "d1_threshold_first": (lambda g: _d1_gain(g) * (g.salience - _THRESHOLD), _THRESHOLD_FIRST),
    },
)

D2 = MARKED.number(
    "d2",
    "dopamine",
    lambda g: _d2_gain(g) * g.salience - _THRESHOLD,
    (
        "Rate of the D2 striatum.",
        "(1 − 0.2 × release × sensitivity) × salience − 0.2 = {truth:.3g}.",
        "The indirect road.",
    ),
    mistakes={
        "d2_without_sensitivity": (
            lambda g: (1 - TONIC_DOPAMINE * g.release) * g.salience - _THRESHOLD,
            "The sensitivity is missing: these receptors respond to the same dopamine more strongly, λ2 = 0.2 × release × sensitivity.",
        ),
        "d2_sign": (
            lambda g: (1 + TONIC_DOPAMINE * g.release * g.d2_sensitivity) * g.salience - _THRESHOLD,
            "You let dopamine raise the gain. On D2 neurons it lowers it: 1 − λ2.",
        ),
        "d2_no_threshold": (lambda g: _d2_gain(g) * g.salience, _NO_THRESHOLD),
        "d2_threshold_first": (lambda g: _d2_gain(g) * (g.salience - _THRESHOLD), _THRESHOLD_FIRST),
    },
)

# D1 of another channel, so that a slip in the first part is not punished twice.
GPI = MARKED.graded(
    selection.GPI_RATE,
    "gpi",
    ("Rate of GPi.", "0.9 ΣSTN − 0.3 GPe − D1 + 0.2 = {truth:.3g}.", "The brake on this action."),
    numbers={"stn": "stn_total", "d1": "other_d1"},
    mistakes={
        "gpi_no_tonic": (
            "no_tonic",
            "The threshold is missing. It is −0.2: GPi fires at 0.2 without any input.",
        ),
        "gpi_threshold_turned": "threshold_turned",
        "gpi_gpe_excites": ("gpe_excites", "You added GPe. It uses GABA: it inhibits GPi."),
        "gpi_d1_excites": (
            "d1_excites",
            "You added the D1 striatum. It inhibits GPi: that is how an action is let through.",
        ),
    },
)


def _output_rate(d1, stn_total, gpe):
    return _STN * stn_total - _GPE * gpe - d1 + _TONIC


def _within(rate):
    return min(max(rate, 0.0), 1.0)


def _limited(d1, stn_total, gpe):
    return _within(_output_rate(d1, stn_total, gpe))


def _without_tonic(d1, stn_total, gpe):
    return _within(_output_rate(d1, stn_total, gpe) - _TONIC)


def _threshold_turned(d1, stn_total, gpe):
    return _within(_output_rate(d1, stn_total, gpe) - 2 * _TONIC)


def _gpe_excites(d1, stn_total, gpe):
    return _within(_output_rate(d1, stn_total, -gpe))


def _floor_only(d1, stn_total, gpe):
    return max(_output_rate(d1, stn_total, gpe), 0.0)


def _near(d1: float, stn_total: float, rng: Random) -> dict[str, float]:
    return {
        "d1": round(d1 + rng.uniform(-0.04, 0.04), 3),
        "stn_total": round(stn_total + rng.uniform(-0.1, 0.1), 3),
        "gpe": round(rng.uniform(0.3, 0.7), 3),
    }


def _inside(rng: Random, number: int) -> dict[str, float]:
    return _near(0.2, 0.8, rng)


def _outside(rng: Random, number: int) -> dict[str, float]:
    """In turn below the floor and above the ceiling."""
    return _near(0.05, 1.6, rng) if number % 2 else _near(1.1, 0.4, rng)


SIGNATURE = "gpi_rate(d1, stn_total, gpe)"

GPI_INSIDE = MARKED.function(
    "gpi_function",
    "selection",
    _limited,
    ("GPi within its range.", "0.9 ΣSTN − 0.3 GPe − D1 + 0.2.", "One excites, two inhibit."),
    signature=SIGNATURE,
    cases=cases("cases|{data_seed}|True", _inside),
    mistakes={
        "function_no_tonic": (
            _without_tonic,
            "The threshold of −0.2 is missing: without any input GPi must fire at 0.2.",
        ),
        "function_threshold_turned": (
            _threshold_turned,
            "The threshold of −0.2 has the wrong sign: subtracting it adds 0.2.",
        ),
        "function_gpe_excites": (_gpe_excites, "GPe has the wrong sign: it inhibits GPi."),
    },
)

GPI_LIMITS = MARKED.function(
    "gpi_limits",
    "selection",
    _limited,
    ("GPi at its limits.", "Cut off below 0 and above 1.", "The kinks make selection."),
    signature=SIGNATURE,
    cases=cases("cases|{data_seed}|False", _outside),
    mistakes={
        "function_unlimited": (
            _output_rate,
            "Your function gives rates below 0 or above 1. A neuron is silent at least and fires at its highest rate at most.",
        ),
        "function_floor_only": (
            _floor_only,
            "The floor is there, the ceiling is not: no rate exceeds the highest one, which is 1.",
        ),
    },
)
