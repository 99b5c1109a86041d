"""What chapter 02 shows of the whole terminal: where dopamine goes when VMAT2 is blocked, and who controls it."""

from dataclasses import dataclass, replace

import numpy as np

from course_lib.chapters.filling_the_vesicle.views.filling import depletion_curves
from course_lib.checks import number
from course_lib.models.records.curves import Line, TimeCourse
from course_lib.models.records.dependence import Dependence
from course_lib.models.terminal.course import TerminalCourse, simulate_terminal
from course_lib.models.terminal.parameters import (
    TERMINAL,
    Terminal,
    with_frozen_autoreceptors,
    with_release_brake,
)
from course_lib.models.terminal.rates import dopamine_fluxes
from course_lib.models.terminal.steady import (
    TerminalState,
    depletion,
    elasticities,
    fluxes_uM_per_h,
    steady_state,
)

_HOURS = 2 * np.linspace(0, 1, 81) ** 2  # close together at first, where most happens
_SHARES = np.linspace(0, 1, 101)
_ACTIVITY = "it multiplies the normal activity."
_NETWORK = ("VMAT2", "DAT", "D2 autoreceptor", "tyrosine hydroxylase", "MAO", "AADC")


@dataclass(frozen=True, kw_only=True)
class StrandingView:
    """A terminal for two hours after a block: its dopamine relative to before, what MAO metabolises, and where it ends.

    >>> round(stranding_view(occupancy=0.7).depletion, 2)
    0.52
    """

    occupancy: float
    dopamine: TimeCourse
    rates: TimeCourse
    depletion: float
    cytosolic_uM: float
    extracellular_nM: float
    burned_ratio: float


def stranding_view(
    *,
    occupancy: float,
    autoreceptors: float = 1.0,
    mao_activity: float = 1.0,
    release_brake: float = 0.0,
    frozen: bool = False,
) -> StrandingView:
    """The view of the terminal when a drug takes hold of VMAT2 at time 0; its other settings were there before.

    `autoreceptors` is their sensitivity and `mao_activity` that of MAO, each relative to normal; with a
    `release_brake` above 0 autoreceptors inhibit release too, see `with_release_brake`; `frozen` fixes what they do
    to synthesis and release at its value before the drug. Raises `CourseError` for an occupancy that is no share, for
    activities outside 0.05 to 20 and a brake below 0.
    Source: Best, Nijhout & Reed 2009, as in `course_lib.models.terminal.parameters`.

    >>> round(stranding_view(occupancy=0.7, frozen=True).depletion, 1)
    0.7
    """
    limits = {"at_least": 0.05, "at_most": 20, "because": _ACTIVITY}
    terminal = replace(
        with_release_brake(TERMINAL, release_brake),
        autoreceptor_sensitivity=number("autoreceptors", autoreceptors, **limits),
        mao_per_h=TERMINAL.mao_per_h * number("mao_activity", mao_activity, **limits),
    )
    before = steady_state(terminal)
    if frozen:
        terminal = _frozen_at(terminal, before)
    after = steady_state(terminal, occupancy)
    course = simulate_terminal(terminal, _HOURS, vmat2_occupancy=occupancy, start=before)
    return StrandingView(
        occupancy=occupancy,
        dopamine=_dopamine(course),
        rates=_rates(terminal, course),
        depletion=1 - after.vesicular_uM / before.vesicular_uM,
        cytosolic_uM=after.cytosolic_uM,
        extracellular_nM=1000 * after.extracellular_uM,
        burned_ratio=after.cytosolic_uM / before.cytosolic_uM,
    )


def _tone(terminal: Terminal, state: TerminalState) -> float:
    """The factor that autoreceptors put on synthesis in a state: frozen there, they change nothing at first."""
    span, weight, exponent, floor = terminal.parameters[3]
    return floor + span / (weight * state.extracellular_uM**exponent + 1)


def _frozen_at(terminal: Terminal, state: TerminalState) -> Terminal:
    """The terminal whose autoreceptors go on doing to synthesis and release what they do in a state."""
    (_, _, _, release, brake_per_uM, _), *_ = terminal.parameters
    released_per_h = release / (1 + brake_per_uM * state.extracellular_uM)
    unbraked = replace(terminal, release_brake=0.0, release_per_h=released_per_h)
    return with_frozen_autoreceptors(unbraked, _tone(terminal, state))


def _frozen() -> Terminal:
    return _frozen_at(TERMINAL, steady_state(TERMINAL))


def _dopamine(course: TerminalCourse) -> TimeCourse:
    kept = {"vesicles": course.vesicular_uM, "outside": course.extracellular_uM}
    return TimeCourse(
        quantity="dopamine",
        label="dopamine",
        unit="% of before",
        times=60 * course.times_h,
        time_unit="min",
        lines=[Line(label=label, values=100 * values / values[0]) for label, values in kept.items()],
    )


def _rates(terminal: Terminal, course: TerminalCourse) -> TimeCourse:
    stores = (
        *(course.bh4_uM, course.tyrosine_uM, course.tyrosine_pool_uM, course.l_dopa_uM),
        *(course.cytosolic_uM, course.vesicular_uM, course.extracellular_uM, course.hva_uM),
    )
    synthesis, *_, burned_inside, _, _ = dopamine_fluxes(stores, terminal.parameters)
    return TimeCourse(
        quantity="dopamine",
        label="rate",
        unit="µM/h",
        times=60 * course.times_h,
        time_unit="min",
        lines=[Line(label="metabolised", values=burned_inside), Line(label="made", values=synthesis)],
    )


def terminal_depletion(occupancy: float = 0.7) -> Dependence:
    """Depletion of the whole terminal's vesicles over occupancy, autoreceptors at work and frozen, in per cent.

    Raises `CourseError` for an occupancy that is no share. Source: `terminal_steady.depletion`.

    >>> [round(height) for height in terminal_depletion(0.7).heights_here]
    [52, 70, 70]
    """
    frozen = _frozen()
    curves = {
        "feedback": depletion(TERMINAL, _SHARES),
        "frozen": depletion(frozen, _SHARES),
    }
    return depletion_curves(curves, occupancy)


def fates(occupancy: float) -> dict[str, dict[str, float]]:
    """Fluxes of dopamine at rest without a drug and with it, in µM/h, by name; free pumps alone load.

    Raises `CourseError` for an occupancy that is no share. Source: `terminal_steady.fluxes_uM_per_h`.

    >>> {name: round(row["burned_inside"]) for name, row in fates(0.7).items()}
    {'no drug': 26, 'blocked': 93}
    """
    found = {}
    for name, share in (("no drug", 0.0), ("blocked", occupancy)):
        flux = fluxes_uM_per_h(TERMINAL, steady_state(TERMINAL, share))
        found[name] = {**flux, "loading": (1 - share) * flux["loading"]}
    return found


@dataclass(frozen=True, kw_only=True)
class Grips:
    """Elasticities of dopamine outside to each target, feedback at work and frozen; arrays of shape (targets,).

    >>> network().names[0]
    'VMAT2'
    """

    names: tuple[str, ...]
    working: np.ndarray
    frozen: np.ndarray


def network() -> Grips:
    """Elasticities of extracellular dopamine to six targets, strongest first, with autoreceptors at work and frozen.

    Source: `terminal_steady.elasticities`.

    >>> network().names
    ('VMAT2', 'DAT', 'D2 autoreceptor', 'tyrosine hydroxylase', 'MAO', 'AADC')
    """
    working, frozen = elasticities(TERMINAL), elasticities(_frozen())
    names = tuple(name for name in working if name in _NETWORK)
    return Grips(
        names=names,
        working=np.array([working[name] for name in names]),
        frozen=np.array([frozen[name] for name in names]),
    )
