"""The dopamine terminal in time: stores and running totals under a VMAT2 block that may change.

Integrated by LSODA (SciPy's `odeint`) with the derived Jacobian.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from course_lib.checks import array_of_numbers, fraction
from course_lib.errors import CourseError
from course_lib.models.terminal.parameters import Terminal, require_terminal
from course_lib.models.terminal.rates import STATES, jacobian, rates
from course_lib.models.terminal.steady import TerminalState, steady_state

_BLOCK = "occupancy is a share of VMAT2 between 0 and 1."
# With these the course of a day is right to 1e-6 of each store (tests/test_terminal.py).
_RTOL, _ATOL_uM = 3e-7, 1e-9
_MOST_STEPS = 100_000


@dataclass(frozen=True, kw_only=True)
class TerminalCourse:
    """Stores of a terminal in uM and what has passed through it since the start, each of shape (times,).

    `synthesised_uM`, `metabolised_uM` and `carried_away_uM` are running totals of dopamine molecules.

    >>> from course_lib.models.terminal.parameters import TERMINAL
    >>> course = simulate_terminal(TERMINAL, [0.0, 24.0], vmat2_occupancy=0.7)
    >>> course.vesicular_uM.round(1)
    array([81. , 39.2])
    """

    times_h: np.ndarray
    bh4_uM: np.ndarray
    tyrosine_uM: np.ndarray
    tyrosine_pool_uM: np.ndarray
    l_dopa_uM: np.ndarray
    cytosolic_uM: np.ndarray
    vesicular_uM: np.ndarray
    extracellular_uM: np.ndarray
    hva_uM: np.ndarray
    synthesised_uM: np.ndarray
    metabolised_uM: np.ndarray
    carried_away_uM: np.ndarray

    @property
    def dopamine_uM(self) -> np.ndarray:
        """Dopamine in all three stores."""
        return self.cytosolic_uM + self.vesicular_uM + self.extracellular_uM

    @property
    def unaccounted_uM(self) -> np.ndarray:
        """Dopamine that is neither in a store, nor a metabolite, nor carried away: zero but for rounding."""
        gone = self.metabolised_uM + self.carried_away_uM
        return self.dopamine_uM[0] + self.synthesised_uM - gone - self.dopamine_uM


def simulate_terminal(
    terminal: Terminal,
    times_h: np.ndarray,
    *,
    vmat2_occupancy: float | Callable[[float], float] = 0.0,
    start: TerminalState | None = None,
) -> TerminalCourse:
    """The course of a terminal at the given times, the first of which is the start.

    `vmat2_occupancy` is a share, or a function that gives it from the time in hours.
    Without `start` the terminal starts from its rest without a drug.
    Raises `CourseError` for times that do not rise, a start without dopamine outside, an occupancy that is no
    share, and a course that the solver cannot follow.

    >>> from course_lib.models.terminal.parameters import TERMINAL
    >>> simulate_terminal(TERMINAL, [0.0, 1.0]).cytosolic_uM.round(3)
    array([2.647, 2.647])
    """
    grid = array_of_numbers("times_h", times_h, least_items=2, dimensions=1, because="a course needs times.")
    if not (np.diff(grid) > 0).all():
        raise CourseError("times_h goes back or stands still, but must rise: a course runs forward in time.")
    state = _rest(require_terminal(terminal)) if start is None else start
    solved = _solve(require_terminal(terminal).parameters, _stores(state), grid, vmat2_occupancy)
    named = {f"{name}_uM": column for name, column in zip(STATES, solved.T, strict=True)}
    return TerminalCourse(times_h=grid, **named)


def _stores(state: TerminalState) -> list[float]:
    wanted = "start must be one TerminalState with dopamine outside, for example steady_state(TERMINAL)"
    if not isinstance(state, TerminalState):
        raise CourseError(f"start is a {type(state).__name__}, but {wanted}.")
    values = [np.asarray(value, dtype=float) for value in state.stores_uM]
    if any(value.ndim or not np.isfinite(value) or value < 0 for value in values):
        raise CourseError(f"start holds arrays or amounts below zero, but {wanted}: a course has one start.")
    if state.extracellular_uM <= 0:
        raise CourseError(
            f"start has no dopamine outside, but {wanted}: the slope of autoreceptor tone asks for it."
        )
    return [*map(float, values), 0.0, 0.0, 0.0]


@lru_cache(maxsize=64)
def _rest(terminal: Terminal) -> TerminalState:
    return steady_state(terminal)


def _solve(p, stores: list[float], times_h: np.ndarray, vmat2_occupancy) -> np.ndarray:
    import warnings

    from scipy.integrate import ODEintWarning, odeint

    change, slopes = _laws(p, vmat2_occupancy)
    with warnings.catch_warnings():
        warnings.simplefilter("error", ODEintWarning)
        try:
            return odeint(
                *(change, stores, times_h),
                Dfun=slopes,
                tfirst=True,
                rtol=_RTOL,
                atol=_ATOL_uM,
                mxstep=_MOST_STEPS,
            )
        except ODEintWarning as problem:
            raise CourseError(
                f"The course could not be followed ({problem}), but must be smooth: "
                "look for a rate or an occupancy that jumps without end."
            ) from problem


def _laws(p, vmat2_occupancy) -> tuple[Callable, Callable]:
    """Rates and Jacobian as functions of time and state; lists of floats are twice as fast as arrays here."""
    if callable(vmat2_occupancy):
        return (
            lambda t, y: rates(y.tolist(), _blocked(p, vmat2_occupancy(t))),
            lambda t, y: jacobian(y.tolist(), _blocked(p, vmat2_occupancy(t))),
        )
    fixed = _blocked(p, vmat2_occupancy)
    return lambda t, y: rates(y.tolist(), fixed), lambda t, y: jacobian(y.tolist(), fixed)


def _blocked(p, occupancy: float) -> tuple:
    (vmax, *others), *groups = p
    free = 1 - fraction("vmat2_occupancy", occupancy, because=_BLOCK)
    return ((vmax * free, *others), *groups)
