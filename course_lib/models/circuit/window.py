"""How much dopamine a VMAT2 inhibitor leaves, and between which occupancies the circuit lets one action through.

Three models in a row: the terminal turns VMAT2 occupancy into released dopamine, receptors that adapted to months
of block turn it into an effect, the circuit turns the effect into actions let through. No parameter is fitted to
the window that comes out.

Source: terminal of Best, Nijhout & Reed 2009, adaptation of notebook 04, circuit of Gurney, Prescott & Redgrave 2001.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from course_lib.checks import array_of_numbers, fraction, number, plain
from course_lib.models.circuit.parameters import Circuit
from course_lib.models.circuit.states import HEALTHY, TEACHING_SALIENCES
from course_lib.models.circuit.steady import selected_channels, steady_states
from course_lib.models.target.adaptation import FUNCTION, STRIATUM, adapted, dyskinesia, parkinsonism
from course_lib.models.target.adaptation_drive import drive, hold_of
from course_lib.models.terminal.parameters import TERMINAL, with_release_brake
from course_lib.models.terminal.steady import depletion, dopamine_left

_SHARE = "it is the share of VMAT2 that holds an inhibitor."
_GRID = np.linspace(0, 1, 201)


@lru_cache(maxsize=8)
def _released_on_grid(release_brake: float) -> np.ndarray:
    if release_brake:
        return np.asarray(dopamine_left(with_release_brake(TERMINAL, release_brake), _GRID))
    return 1 - np.asarray(depletion(TERMINAL, _GRID))


def released_share(occupancy: float | np.ndarray, release_brake: float = 0.0) -> float | np.ndarray:
    """Dopamine released at rest relative to no drug, 1 − Δ, at a VMAT2 occupancy; shape of the occupancy.

    With autoreceptors that brake release too, `release_brake` above 0, it is the dopamine outside that is left. Read
    between 201 states of the whole terminal, autoreceptors included, by straight lines; the error is below
    1e-4. Raises `CourseError` for occupancies outside 0 to 1. Source: `terminal.steady`.

    >>> round(released_share(0.7), 2), released_share([0.0, 1.0]).round(2)
    (0.48, array([1., 0.]))
    >>> round(released_share(0.83), 2), round(released_share(0.83, release_brake=1), 2)
    (0.28, 0.39)
    """
    held = array_of_numbers("occupancy", occupancy, at_least=0, at_most=1, because=_SHARE)
    return plain(np.interp(held, _GRID, _released_on_grid(float(release_brake))))


def sensitivity_after_block(antagonist: float) -> float:
    """D2 function, relative to normal, that months of an antipsychotic at this D2 occupancy leave behind.

    It holds when the antipsychotic is stopped and until receptors have adapted back.
    Raises `CourseError` for an occupancy outside 0 to 1. Source: `adaptation`, at rest.

    >>> round(sensitivity_after_block(0.8), 2)
    2.82
    """
    held = fraction("antagonist", antagonist, because="it is the share of D2 receptors held for months.")
    return float(adapted(FUNCTION, drive(STRIATUM, antagonist=held)))


@dataclass(frozen=True, kw_only=True)
class Patient:
    """Whom a window describes: D2 sensitivity, the antipsychotic still taken, and two choices of model.

    `antagonist` is the share of D2 receptors that an antipsychotic still holds: 0 where it was stopped.
    `saturating` lets D2 receptors saturate, so that dopamine's hold falls less than dopamine; else the two are
    proportional. `release_brake` is the strength of autoreceptors on release, 0 in the published terminal.

    >>> Patient(d2_sensitivity=3.0).antagonist
    0.0
    """

    d2_sensitivity: float
    antagonist: float = 0.0
    saturating: bool = False
    release_brake: float = 0.0

    def __post_init__(self) -> None:
        number("d2_sensitivity", self.d2_sensitivity, at_least=0, at_most=100, because="1 is normal.")
        fraction("antagonist", self.antagonist, because="it is the share of D2 receptors still held.")
        number("release_brake", self.release_brake, at_least=0, because="0 is no brake on release.")


def circuit_of(patient: Patient, occupancy: float) -> Circuit:
    """The circuit of a patient at a VMAT2 occupancy.

    D1 effect follows dopamine; D2 effect follows its hold on the receptors that the antipsychotic leaves, times their
    sensitivity. Raises `CourseError` for an occupancy outside 0 to 1.

    >>> circuit_of(Patient(d2_sensitivity=3.0, antagonist=0.7), 0.0).d2_dopamine
    0.18
    """
    d1_dopamine, d2_dopamine = effects_under_inhibitor(patient, [occupancy])
    return replace(HEALTHY, d1_dopamine=float(d1_dopamine[0]), d2_dopamine=float(d2_dopamine[0]))


def effects_under_inhibitor(patient: Patient, occupancies: object) -> tuple[np.ndarray, np.ndarray]:
    """Dopamine's effects on D1 and on D2 neurons of a patient at VMAT2 occupancies, shape (occupancies,) each.

    Raises `CourseError` for occupancies outside 0 to 1.

    >>> d1_dopamine, d2_dopamine = effects_under_inhibitor(Patient(d2_sensitivity=3.0), [0.0, 0.7])
    >>> d1_dopamine.round(3), d2_dopamine.round(3)
    (array([0.2  , 0.097]), array([0.6 , 0.29]))
    """
    tried = array_of_numbers("occupancies", occupancies, dimensions=1, at_least=0, at_most=1, because=_SHARE)
    released = np.asarray(released_share(tried, patient.release_brake))
    if patient.saturating:
        hold = np.asarray(hold_of(STRIATUM, released, patient.antagonist))
    else:
        hold = released * (1 - patient.antagonist)
    d2_dopamine = np.round(HEALTHY.d2_dopamine * hold * patient.d2_sensitivity, 15)
    return np.minimum(1.0, HEALTHY.d1_dopamine * released), np.minimum(1.0, d2_dopamine)


def actions_at(
    d1_dopamine: object, d2_dopamine: object, saliences: object = TEACHING_SALIENCES
) -> np.ndarray:
    """Number of actions let through at each pair of dopamine's effects, shape (pairs,).

    Raises `CourseError` for effects outside 0 to 1.

    >>> actions_at([0.2, 0.1], [0.6, 0.3])
    array([2, 1])
    """
    return selected_channels(steady_states(HEALTHY, d1_dopamine, d2_dopamine, saliences)).sum(axis=-1)


def actions_under_inhibitor(
    patient: Patient | float, occupancies: object, saliences: object = TEACHING_SALIENCES
) -> np.ndarray:
    """Number of actions let through at each VMAT2 occupancy, shape (occupancies,).

    A number stands for a patient with that D2 sensitivity whose antipsychotic was stopped.
    Raises `CourseError` for a sensitivity below 0 and for occupancies outside 0 to 1.

    >>> actions_under_inhibitor(3.0, [0.0, 0.5, 0.9])
    array([2, 1, 0])
    >>> actions_under_inhibitor(Patient(d2_sensitivity=2.3, antagonist=0.7), [0.0, 0.5, 0.9])
    array([1, 0, 0])
    """
    who = patient if isinstance(patient, Patient) else Patient(d2_sensitivity=patient)
    tried = np.atleast_1d(array_of_numbers("occupancies", occupancies, at_least=0, at_most=1, because=_SHARE))
    return actions_at(*effects_under_inhibitor(who, tried), saliences)


def occupancy_window(
    patient: Patient | float, occupancies: object, saliences: object = TEACHING_SALIENCES
) -> tuple[float, float] | None:
    """Lowest and highest of the tried VMAT2 occupancies that let just one action through, or None.

    The ends are occupancies that were tried. Raises `CourseError` as `actions_under_inhibitor` does.

    >>> occupancy_window(3.0, [0.0, 0.2, 0.4, 0.6, 0.8])
    (0.4, 0.6)
    """
    let_through = actions_under_inhibitor(patient, occupancies, saliences)
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
