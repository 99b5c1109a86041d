"""How much dopamine a VMAT2 inhibitor leaves, and between which occupancies the circuit lets one action through.

Three models in a row: the terminal turns VMAT2 occupancy into released dopamine, receptors that adapted to months
of block turn it into an effect, the circuit turns the effect into actions let through. No parameter is fitted to
the window that comes out.

Source: terminal of Best, Nijhout & Reed 2009, adaptation of notebook 04, circuit of Gurney, Prescott & Redgrave 2001.
"""

from functools import lru_cache

import numpy as np

from course_lib.checks import array_of_numbers, fraction, number, plain
from course_lib.models.circuit.states import HEALTHY, TEACHING_SALIENCES, actions_let_through, with_dopamine
from course_lib.models.target.adaptation import FUNCTION, STRIATUM, adapted, dyskinesia, parkinsonism
from course_lib.models.target.adaptation_drive import drive
from course_lib.models.terminal.parameters import TERMINAL
from course_lib.models.terminal.steady import depletion

_SHARE = "it is the share of VMAT2 that holds an inhibitor."
_GRID = np.linspace(0, 1, 201)


@lru_cache(maxsize=1)
def _released_on_grid() -> np.ndarray:
    return 1 - np.asarray(depletion(TERMINAL, _GRID))


def released_share(occupancy: float | np.ndarray) -> float | np.ndarray:
    """Dopamine released at rest relative to no drug, 1 − Δ, at a VMAT2 occupancy; shape of the occupancy.

    Read between 201 states of the whole terminal, autoreceptors included, by straight lines; the error is below
    1e-4. Raises `CourseError` for occupancies outside 0 to 1. Source: `terminal_steady.depletion`.

    >>> round(released_share(0.7), 2), released_share([0.0, 1.0]).round(2)
    (0.48, array([1., 0.]))
    """
    held = array_of_numbers("occupancy", occupancy, at_least=0, at_most=1, because=_SHARE)
    return plain(np.interp(held, _GRID, _released_on_grid()))


def sensitivity_after_block(antagonist: float) -> float:
    """D2 function, relative to normal, that months of an antipsychotic at this D2 occupancy leave behind.

    It holds when the antipsychotic is stopped and until receptors have adapted back.
    Raises `CourseError` for an occupancy outside 0 to 1. Source: `adaptation`, at rest.

    >>> round(sensitivity_after_block(0.8), 2)
    2.82
    """
    held = fraction("antagonist", antagonist, because="it is the share of D2 receptors held for months.")
    return float(adapted(FUNCTION, drive(STRIATUM, antagonist=held)))


def actions_under_inhibitor(
    d2_sensitivity: float, occupancies: object, saliences: object = TEACHING_SALIENCES
) -> np.ndarray:
    """Number of actions let through at each VMAT2 occupancy, shape (occupancies,).

    Raises `CourseError` for a sensitivity below 0 and for occupancies outside 0 to 1.

    >>> actions_under_inhibitor(3.0, [0.0, 0.5, 0.9])
    array([2, 1, 0])
    """
    sensitivity = number("d2_sensitivity", d2_sensitivity, at_least=0, at_most=100, because="1 is normal.")
    circuit = with_dopamine(HEALTHY, release=1.0, d2_sensitivity=sensitivity)
    return actions_let_through(circuit, saliences, np.atleast_1d(released_share(occupancies)))


def occupancy_window(
    d2_sensitivity: float, occupancies: object, saliences: object = TEACHING_SALIENCES
) -> tuple[float, float] | None:
    """Lowest and highest of the tried VMAT2 occupancies that let just one action through, or None.

    The ends are occupancies that were tried. Raises `CourseError` as `actions_under_inhibitor` does.

    >>> occupancy_window(3.0, [0.0, 0.2, 0.4, 0.6, 0.8])
    (0.4, 0.6)
    """
    let_through = actions_under_inhibitor(d2_sensitivity, occupancies, saliences)
    inside = np.atleast_1d(np.asarray(occupancies, dtype=float))[let_through == 1]
    return (float(inside.min()), float(inside.max())) if inside.size else None


def signal_window(d2_sensitivity: float, occupancies: object) -> tuple[float, float] | None:
    """Lowest and highest of the tried VMAT2 occupancies without dyskinesia and parkinsonism, by the signal of adapted receptors.

    There receptors saturate and both disorders begin at thresholds of the signal, sensitivity times drive.
    Raises `CourseError` for a sensitivity below 0 and for occupancies outside 0 to 1. Source: `adaptation`.

    >>> signal_window(2.8, [0.5, 0.7, 0.85, 0.95, 1.0])
    (0.85, 0.95)
    """
    sensitivity = number("d2_sensitivity", d2_sensitivity, at_least=0, at_most=100, because="1 is normal.")
    tried = array_of_numbers("occupancies", occupancies, dimensions=1, because="it lists what is tried.")
    signal = sensitivity * drive(STRIATUM, vmat2=tried)
    inside = tried[(dyskinesia(STRIATUM, signal) == 0) & (parkinsonism(STRIATUM, signal) == 0)]
    return (float(inside.min()), float(inside.max())) if inside.size else None
