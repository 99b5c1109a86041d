"""Tasks 1 and 2 of chapter 10's assignment: numbers of one channel, and GPi as a function."""

from random import Random

from course_lib.models.circuit.parameters import GPR_THRESHOLDS, GPR_WEIGHTS, TONIC_DOPAMINE
from course_lib.questions.kinds import FunctionQuestion, Mistake, NumberQuestion
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

CASES = 8
HINTS = (
    "Say in words what excites and what inhibits.",
    "Write the line of the equation table with your own numbers in it.",
    "Check the limits: what must it be without dopamine, and without salience?",
)
ONE_PER_CENT = Tolerance(relative=0.01)
_THRESHOLD, _TONIC = GPR_THRESHOLDS.d1, -GPR_THRESHOLDS.gpi
_STN, _GPE = GPR_WEIGHTS.stn_to_pallidum, GPR_WEIGHTS.gpe_to_gpi


def texts(prompt: str, worked: str, means: str) -> dict:
    """The texts of a marked question; its full wording stands in the notebook."""
    return {"prompt": prompt, "hints": HINTS, "worked": worked, "means": means}


def d1_rate(g: Params) -> float:
    """Resting rate of the D1 striatum of task 1."""
    return (1 + TONIC_DOPAMINE * g.release) * g.salience - _THRESHOLD


def d2_rate(g: Params) -> float:
    """Resting rate of the D2 striatum of task 1."""
    return (1 - TONIC_DOPAMINE * g.release * g.d2_sensitivity) * g.salience - _THRESHOLD


def output_rate(d1: float, stn_total: float, gpe: float) -> float:
    """GPi before floor and ceiling."""
    return _STN * stn_total - _GPE * gpe - d1 + _TONIC


def _gpi(g: Params) -> float:
    # D1 of another channel, so that a slip in the first part is not punished twice.
    return output_rate(g.other_d1, g.stn_total, g.gpe)


D1 = NumberQuestion(
    id="assignment10.d1",
    objective="10.selection",
    answer=d1_rate,
    tolerance=ONE_PER_CENT,
    mistakes=(
        Mistake(
            id="d1_with_sensitivity",
            answer=lambda g: (1 + TONIC_DOPAMINE * g.release * g.d2_sensitivity) * g.salience - _THRESHOLD,
            because="You let D1 neurons profit from the D2 receptors' sensitivity. They have other receptors: λ1 = 0.2 × release.",
        ),
        Mistake(
            id="d1_normal_release",
            answer=lambda g: (1 + TONIC_DOPAMINE) * g.salience - _THRESHOLD,
            because="That is the rate with normal dopamine. Only a part of it is released here: λ1 = 0.2 × release.",
        ),
        Mistake(
            id="d1_no_threshold",
            answer=lambda g: d1_rate(g) + _THRESHOLD,
            because="That is the input. The rate is what lies above the threshold of 0.2.",
        ),
        Mistake(
            id="d1_threshold_first",
            answer=lambda g: (1 + TONIC_DOPAMINE * g.release) * (g.salience - _THRESHOLD),
            because="You took the threshold off before the gain. Dopamine scales the input from cortex; the threshold stays.",
        ),
    ),
    **texts(
        "Rate of the D1 striatum.", "(1 + 0.2 × release) × salience − 0.2 = {truth:.3g}.", "The direct road."
    ),
)

D2 = NumberQuestion(
    id="assignment10.d2",
    objective="10.dopamine",
    answer=d2_rate,
    tolerance=ONE_PER_CENT,
    mistakes=(
        Mistake(
            id="d2_without_sensitivity",
            answer=lambda g: (1 - TONIC_DOPAMINE * g.release) * g.salience - _THRESHOLD,
            because="The sensitivity is missing: these receptors answer the same dopamine more strongly, λ2 = 0.2 × release × sensitivity.",
        ),
        Mistake(
            id="d2_sign",
            answer=lambda g: (1 + TONIC_DOPAMINE * g.release * g.d2_sensitivity) * g.salience - _THRESHOLD,
            because="You let dopamine raise the gain. On D2 neurons it lowers it: 1 − λ2.",
        ),
        Mistake(
            id="d2_no_threshold",
            answer=lambda g: d2_rate(g) + _THRESHOLD,
            because="That is the input. The rate is what lies above the threshold of 0.2.",
        ),
        Mistake(
            id="d2_threshold_first",
            answer=lambda g: (1 - TONIC_DOPAMINE * g.release * g.d2_sensitivity) * (g.salience - _THRESHOLD),
            because="You took the threshold off before the gain. Dopamine scales the input from cortex; the threshold stays.",
        ),
    ),
    **texts(
        "Rate of the D2 striatum.",
        "(1 − 0.2 × release × sensitivity) × salience − 0.2 = {truth:.3g}.",
        "The indirect road.",
    ),
)

GPI = NumberQuestion(
    id="assignment10.gpi",
    objective="10.selection",
    answer=_gpi,
    tolerance=ONE_PER_CENT,
    mistakes=(
        Mistake(
            id="gpi_no_tonic",
            answer=lambda g: _gpi(g) - _TONIC,
            because="The threshold is missing. It is −0.2: GPi fires at 0.2 without any input.",
        ),
        Mistake(
            id="gpi_threshold_turned",
            answer=lambda g: _gpi(g) - 2 * _TONIC,
            because="You took 0.2 away. The threshold is −0.2, and a rate is input minus threshold: minus minus adds.",
        ),
        Mistake(
            id="gpi_gpe_excites",
            answer=lambda g: _gpi(g) + 2 * _GPE * g.gpe,
            because="You added GPe. It uses GABA: it inhibits GPi.",
        ),
        Mistake(
            id="gpi_d1_excites",
            answer=lambda g: _gpi(g) + 2 * g.other_d1,
            because="You added the D1 striatum. It inhibits GPi: that is how an action is let through.",
        ),
    ),
    **texts("Rate of GPi.", "0.9 ΣSTN − 0.3 GPe − D1 + 0.2 = {truth:.3g}.", "The brake on this action."),
)


def _limited(d1, stn_total, gpe):
    return min(max(output_rate(d1, stn_total, gpe), 0.0), 1.0)


def _without_tonic(d1, stn_total, gpe):
    return min(max(output_rate(d1, stn_total, gpe) - _TONIC, 0.0), 1.0)


def _threshold_turned(d1, stn_total, gpe):
    return min(max(output_rate(d1, stn_total, gpe) - 2 * _TONIC, 0.0), 1.0)


def _gpe_excites(d1, stn_total, gpe):
    return min(max(output_rate(d1, stn_total, -gpe), 0.0), 1.0)


def _unlimited(d1, stn_total, gpe):
    return output_rate(d1, stn_total, gpe)


def _floor_only(d1, stn_total, gpe):
    return max(output_rate(d1, stn_total, gpe), 0.0)


def _cases(params: Params, *, inside: bool) -> list[dict[str, float]]:
    rng = Random(f"cases|{params.data_seed}|{inside}")
    # Outside the range, cases in turn fall below the floor and rise above the ceiling.
    d1 = [0.2] * CASES if inside else [1.1, 0.05] * (CASES // 2)
    stn = [0.8] * CASES if inside else [0.4, 1.6] * (CASES // 2)
    return [
        {
            "d1": round(d1[i] + rng.uniform(-0.04, 0.04), 3),
            "stn_total": round(stn[i] + rng.uniform(-0.1, 0.1), 3),
            "gpe": round(rng.uniform(0.3, 0.7), 3),
        }
        for i in range(CASES)
    ]


def _function(
    name: str, *, inside: bool, mistakes: tuple[Mistake, ...], **worded: object
) -> FunctionQuestion:
    return FunctionQuestion(
        id=f"assignment10.{name}",
        objective="10.selection",
        signature="gpi_rate(d1, stn_total, gpe)",
        unit="1",
        answer=lambda g: _limited,
        cases=lambda g: _cases(g, inside=inside),
        mistakes=mistakes,
        **worded,
    )


GPI_INSIDE = _function(
    "gpi_function",
    inside=True,
    mistakes=(
        Mistake(
            id="function_no_tonic",
            answer=lambda g: _without_tonic,
            because="The threshold of −0.2 is missing: without any input GPi must fire at 0.2.",
        ),
        Mistake(
            id="function_threshold_turned",
            answer=lambda g: _threshold_turned,
            because="The threshold of −0.2 has the wrong sign: subtracting it adds 0.2.",
        ),
        Mistake(
            id="function_gpe_excites",
            answer=lambda g: _gpe_excites,
            because="GPe has the wrong sign: it inhibits GPi.",
        ),
    ),
    **texts("GPi within its range.", "0.9 ΣSTN − 0.3 GPe − D1 + 0.2.", "One excites, two inhibit."),
)

GPI_LIMITS = _function(
    "gpi_limits",
    inside=False,
    mistakes=(
        Mistake(
            id="function_unlimited",
            answer=lambda g: _unlimited,
            because="Your function gives rates below 0 or above 1. A neuron is silent at least and fires at its highest rate at most.",
        ),
        Mistake(
            id="function_floor_only",
            answer=lambda g: _floor_only,
            because="The floor is there, the ceiling is not: no rate exceeds the highest one, which is 1.",
        ),
    ),
    **texts("GPi at its limits.", "Cut off below 0 and above 1.", "The kinks make selection."),
)
