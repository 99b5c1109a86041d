"""Firing rates at which the circuit rests under constant saliences, and which action they let through.

Rest is solved exactly (see `circuit_solver`). An action is selected when its GPi channel falls (nearly)
silent: the thalamus is no longer held.

Source: Gurney, Prescott and Redgrave 2001.
"""

from dataclasses import dataclass, fields, replace

import numpy as np

from course_lib.checks import array_of_numbers, number
from course_lib.errors import CourseError
from course_lib.models.circuit.parameters import NUCLEI, Circuit, connections, of_kind
from course_lib.models.circuit.solver import Channels

# Illustrative: about a third of the rate that GPi holds at rest.
SELECTION_THRESHOLD = 0.05
_EFFECT = "it is the share by which dopamine changes the gain of a pathway, one a presentation."
_SALIENCE = "it is how strongly each action asks to be done, one number a channel."


@dataclass(frozen=True, kw_only=True)
class Rates:
    """Firing rates of every nucleus, each of shape (…, channels), as shares of the highest rate.

    >>> Rates(**{name: np.zeros(3) for name in NUCLEI}).gpi.shape
    (3,)
    """

    cortex: np.ndarray
    d1: np.ndarray
    d2: np.ndarray
    stn: np.ndarray
    gpe: np.ndarray
    gpi: np.ndarray
    thalamus: np.ndarray

    def __post_init__(self) -> None:
        for one in fields(self):
            values = array_of_numbers(one.name, getattr(self, one.name), because="it holds rates.")
            object.__setattr__(self, one.name, values)


def saliences_of(saliences: object) -> np.ndarray:
    """The saliences as an array of shape (…, channels), none below 0.

    Raises `CourseError` for anything but numbers from 0 to a million.

    >>> saliences_of([0.2, 0.6])
    array([0.2, 0.6])
    """
    asked = array_of_numbers("saliences", saliences, because=_SALIENCE)
    if asked.ndim == 0:
        raise CourseError(f"saliences is {asked:g}, but must be a list of numbers: {_SALIENCE}")
    if asked.min() < 0 or asked.max() > 1e6:
        worst = asked.min() if asked.min() < 0 else asked.max()
        raise CourseError(f"saliences holds {worst:g}, but must lie between 0 and a million: {_SALIENCE}")
    return asked


def loop_gain(circuit: Circuit) -> float:
    """Largest factor by which a rise of cortex comes back to it through thalamus; below 1, rest is unique.

    Source: product of the slopes around the loop, with every unit of the direct pathway active.

    >>> loop_gain(Circuit())
    0.0
    """
    of_kind("circuit", circuit, Circuit)
    slope = circuit.slopes.column() * circuit.surviving.column() * connections(circuit)[:, : len(NUCLEI)]

    def along(*path: str) -> float:
        steps = zip(path[1:], path[:-1], strict=True)
        return float(np.prod([slope[NUCLEI.index(target), NUCLEI.index(source)] for target, source in steps]))

    return along("cortex", "thalamus", "cortex") + along("cortex", "d1", "gpi", "thalamus", "cortex")


def steady_state(circuit: Circuit, saliences: object) -> Rates:
    """Rates at which the circuit rests under constant saliences, shape (…, channels) each.

    Rows of `saliences` are separate presentations, solved together. Raises `CourseError` for bad
    saliences, and for a thalamic loop with a gain of 1 or more.

    >>> steady_state(Circuit(), [0.0, 0.0, 0.0]).gpi.round(3)
    array([0.166, 0.166, 0.166])
    """
    asked = saliences_of(saliences)
    _require_one_rest(circuit)
    return Rates(**Channels(circuit, asked).at_rest())


def steady_states(circuit: Circuit, d1_dopamine: object, d2_dopamine: object, saliences: object) -> Rates:
    """Rates at which a circuit rests under pairs of dopamine effects, shape (pairs, channels) each, solved together.

    The effects, each of shape (pairs,), stand in place of the circuit's own; `saliences` has shape (channels,).
    Raises `CourseError` as `steady_state` does, and for effects outside 0 to 1.

    >>> steady_states(Circuit(), [0.2, 0.02], [0.2, 0.02], [0.0, 0.6]).gpi.round(2)
    array([[0.45, 0.01],
           [0.48, 0.19]])
    """
    asked, effects = saliences_of(saliences), []
    for name, given in {"d1_dopamine": d1_dopamine, "d2_dopamine": d2_dopamine}.items():
        one = array_of_numbers(name, given, dimensions=1, at_least=0, at_most=1, because=_EFFECT)
        effects.append(one[:, np.newaxis])
    strongest = max(circuit.d1_dopamine, float(effects[0].max(initial=0.0)))
    _require_one_rest(replace(circuit, d1_dopamine=strongest))
    shown = np.broadcast_to(asked, (len(effects[0]), *asked.shape))
    return Rates(**Channels(circuit, shown, (effects[0], effects[1])).at_rest())


def _require_one_rest(circuit: Circuit) -> None:
    if (gain := loop_gain(circuit)) >= 1:
        raise CourseError(
            f"The thalamic loop has a gain of {gain:g}, but steady_state needs one below 1: "
            "above it a choice can hold itself, and where the circuit rests depends on its past; use simulate."
        )


def selected_channels(rates: Rates, threshold: float = SELECTION_THRESHOLD) -> np.ndarray:
    """Which channels are let through: GPi below the threshold; truth values of shape (…, channels).

    Raises `CourseError` for a threshold not above 0. The threshold is illustrative.

    >>> selected_channels(steady_state(Circuit(), [0.2, 0.7, 0.3]))
    array([False,  True, False])
    """
    limit = number("threshold", threshold, above=0, because="GPi below it lets an action through.")
    return of_kind("rates", rates, Rates).gpi < limit
