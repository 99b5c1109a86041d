"""What chapter 10 shows of the circuit: the healthy state beside another one, and the gate in time."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from course_lib.chapters.basal_ganglia_pathways.views.diagram import circuit_state
from course_lib.checks import number, one_of
from course_lib.models.circuit.cascade import modelled_change
from course_lib.models.circuit.course import Course, simulate
from course_lib.models.circuit.parameters import Circuit
from course_lib.models.circuit.states import (
    CONDITIONS,
    HEALTHY,
    PARKINSON,
    TEACHING_SALIENCES,
    with_dopamine,
    with_stimulation,
)
from course_lib.models.circuit.steady import SELECTION_THRESHOLD, Rates, selected_channels, steady_state
from course_lib.models.circuit.window import released_share
from course_lib.models.records.curves import Line, TimeCourse
from course_lib.models.records.maps import CircuitState

ACTIONS = ("A", "B", "C")
_STN_DRIVE = 0.3  # illustrative
SHOWN_CONDITIONS = {
    **CONDITIONS,
    "Parkinson, STN driven": with_stimulation(PARKINSON, "stn", drive=_STN_DRIVE),
}
# What a button says → the condition behind it; deep brain stimulation has a button for each of its two readings.
BUTTONS = {
    "healthy": "healthy",
    "Parkinson": "Parkinson",
    "tardive dyskinesia": "tardive dyskinesia",
    "VMAT2 inhibitor": "tardive dyskinesia, VMAT2 inhibited",
    "Huntington": "Huntington",
    "STN silenced": "Parkinson, STN silenced",
    "STN driven": "Parkinson, STN driven",
}
EPOCH_MS = 300.0
_ROUND_OFF_PERCENT = 1e-9
HELD_SALIENCE = 0.6  # illustrative: how strongly action A asks, all the while
_SALIENCE = "it is how strongly an action asks to be done."


@dataclass(frozen=True, kw_only=True)
class ActionGate:
    """An action, how strongly it asks, and whether its gate is open: whether its GPi has fallen silent."""

    action: str
    salience: float
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """The healthy circuit and another state under the same saliences; `release` is relative to normal.

    >>> comparison_view(condition="Huntington").let_through
    ('B', 'C')
    """

    condition: str
    healthy: CircuitState
    other: CircuitState
    healthy_rates: Rates
    rates: Rates
    release: float

    @property
    def gates_in_health(self) -> tuple[ActionGate, ...]:
        """The gates of all actions in the healthy circuit."""
        return _gates(self.healthy_rates)

    @property
    def gates(self) -> tuple[ActionGate, ...]:
        """The gates of all actions in the other state."""
        return _gates(self.rates)

    @property
    def let_through_in_health(self) -> tuple[str, ...]:
        """Names of the actions that the healthy circuit lets through."""
        return tuple(gate.action for gate in self.gates_in_health if gate.is_open)

    @property
    def let_through(self) -> tuple[str, ...]:
        """Names of the actions that the other state lets through."""
        return tuple(gate.action for gate in self.gates if gate.is_open)

    def change_percent(self, nucleus: str) -> float:
        """Change of a nucleus's mean rate against health, in per cent.

        Raises `CourseError` for an unknown nucleus.
        """
        change = 100 * modelled_change(self.healthy_rates, self.rates, nucleus)
        # What remains of equal rates by round-off is no change.
        return 0.0 if abs(change) < _ROUND_OFF_PERCENT else change


def _gates(rates: Rates) -> tuple[ActionGate, ...]:
    # Without the thalamic loop, cortex fires as strongly as the action asks.
    rows = zip(ACTIONS, rates.cortex.tolist(), selected_channels(rates).tolist(), strict=True)
    return tuple(ActionGate(action=name, salience=asks, is_open=is_open) for name, asks, is_open in rows)


@lru_cache(maxsize=64)
def _in_health(saliences: tuple[float, ...]) -> tuple[Rates, CircuitState]:
    rates = steady_state(HEALTHY, saliences)
    return rates, circuit_state(HEALTHY, rates)


def comparison_view(
    *,
    condition: str = "Parkinson",
    dopamine: float = 1.0,
    d2_sensitivity: float = 1.0,
    vmat2_occupancy: float = 0.0,
    salience_c: float = TEACHING_SALIENCES[2],
) -> Comparison:
    """A condition beside health: mean rates of every nucleus, and the actions let through.

    `dopamine` and `d2_sensitivity` multiply what the condition has; a VMAT2 occupancy leaves the share of the
    dopamine that the whole terminal releases at rest. Actions A and B keep their saliences.
    Raises `CourseError` for an unknown condition and values out of range.
    Source: circuit of Gurney, Prescott & Redgrave 2001; sizes of the conditions are illustrative.

    >>> comparison_view(condition="tardive dyskinesia", vmat2_occupancy=0.5).let_through
    ('B',)
    """
    because = "these are the conditions of this chapter."
    start = SHOWN_CONDITIONS[one_of("condition", condition, SHOWN_CONDITIONS, because=because)]
    amount = number("dopamine", dopamine, at_least=0, at_most=100, because="it multiplies the release.")
    asked = number("salience_c", salience_c, at_least=0, at_most=1, because=_SALIENCE)
    left = amount * float(released_share(vmat2_occupancy))
    circuit = with_dopamine(start, release=left, d2_sensitivity=d2_sensitivity)
    saliences = (*TEACHING_SALIENCES[:2], asked)
    rates = steady_state(circuit, saliences)
    healthy_rates, healthy = _in_health(saliences)
    return Comparison(
        condition=condition,
        healthy=healthy,
        other=circuit_state(circuit, rates),
        healthy_rates=healthy_rates,
        rates=rates,
        release=left * start.d1_dopamine / HEALTHY.d1_dopamine,
    )


@dataclass(frozen=True, kw_only=True)
class Gate:
    """GPi of two actions in time, in per cent of the highest rate, and who is through while B is silent and after.

    >>> gate_view().through_before, gate_view().through_after
    (('A',), ('B',))
    """

    course: TimeCourse
    through_before: tuple[str, ...]
    through_after: tuple[str, ...]


def gate_view(*, release: float = 1.0, d2_sensitivity: float = 1.0, newcomer: float = 0.8) -> Gate:
    """The gate while nobody asks, from 300 ms on A asks, and from 600 ms on B as well, until 1,200 ms.

    `release` and `d2_sensitivity` are relative to normal, `newcomer` is the salience of B; A asks with 0.6.
    Raises `CourseError` for values out of range. Source: as the circuit; epochs and saliences are illustrative.

    >>> gate_view(release=0.1).through_before
    ()
    """
    asked = number("newcomer", newcomer, at_least=0, at_most=1, because=_SALIENCE)
    circuit = with_dopamine(HEALTHY, release=release, d2_sensitivity=d2_sensitivity)
    shown = [[0.0, 0.0, 0.0], [HELD_SALIENCE, 0.0, 0.0], *[[HELD_SALIENCE, asked, 0.0]] * 2]
    return _gate(circuit, shown)


def _gate(circuit: Circuit, shown: list[list[float]]) -> Gate:
    settled = simulate(circuit, shown[0], epoch_ms=EPOCH_MS)
    course = simulate(circuit, shown, epoch_ms=EPOCH_MS, start=settled)
    per_cent = 100 * course.rates.gpi
    lines = [
        Line(label=f"{name}, asks at {(i + 1) * EPOCH_MS:g} ms", values=per_cent[:, i])
        for i, name in enumerate(ACTIONS[:2])
    ]
    return Gate(
        course=TimeCourse(
            quantity="movement",
            label="GPi, the brake",
            unit="% of highest",
            times=course.times_ms,
            time_unit="ms",
            lines=lines,
            levels={"let through below": 100 * SELECTION_THRESHOLD},
        ),
        through_before=_through(course, 2),
        through_after=_through(course, len(shown)),
    )


def _through(course: Course, epochs: int) -> tuple[str, ...]:
    """Actions below the threshold at the end of that many epochs."""
    at = int(np.searchsorted(course.times_ms, epochs * EPOCH_MS - 1e-6))
    gpi = course.rates.gpi[at]
    return tuple(name for name, rate in zip(ACTIONS, gpi, strict=True) if rate < SELECTION_THRESHOLD)
