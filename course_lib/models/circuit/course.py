"""The circuit in time: how rates follow when saliences, dopamine or a lesion change.

Every unit forgets at the same pace, tau da/dt = −a + input, so its decay is known exactly and only the
input has to be stepped: half a step with the input of now, then a whole step with the input of the
middle (exponential midpoint rule, second order).

Measured with 100 channels over 3 s, beside Euler steps of 1 ms in C: steps of 4 ms by this rule come ten
times closer to the true course, in a quarter of the steps and about four times the time of the C. The
Euler loop compiled just in time by numba took two thirds of our time, but half a second to import and
seconds to compile in every new kernel, longer than all the simulations of a lesson together: so NumPy.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import number
from course_lib.errors import CourseError
from course_lib.models.circuit.parameters import NUCLEI, Circuit, connections, of_kind
from course_lib.models.circuit.steady import Rates, saliences_of

_STEPS_MS = (5.0, 4.0, 2.5, 2.0, 1.0, 0.5, 0.25, 0.1, 0.05, 0.01)
_MOST_NUMBERS = 5e7
_EPOCH = "each row of saliences is shown for that long."
_STN, _GPE = NUCLEI.index("stn"), NUCLEI.index("gpe")


@dataclass(frozen=True, kw_only=True)
class Course:
    """Rates in time, shape (times, channels) each, and the membrane state to go on from, shape (7, channels).

    >>> simulate(Circuit(), [0.2, 0.6], epoch_ms=100).times_ms[-1]
    np.float64(100.0)
    """

    times_ms: np.ndarray
    rates: Rates
    final_activation: np.ndarray


def simulate(
    circuit: Circuit,
    saliences: object,
    *,
    epoch_ms: float,
    step_ms: float | None = None,
    start: Course | None = None,
) -> Course:
    """The course of all rates while each row of saliences, shape (epochs, channels), is shown for one epoch.

    It begins with every membrane at 0, or where the course `start` ended: so a change of dopamine or a lesion
    at some time is two calls. `step_ms` divides an epoch; left out, it is the longest that keeps the loop
    between STN and GPe from growing by the arithmetic alone. Raises `CourseError` for bad saliences, an
    epoch or step not above 0, a step that does not divide the epoch, a start with other channels, and a
    course too long to keep.

    >>> course = simulate(Circuit(), [[0.2, 0.6], [0.7, 0.6]], epoch_ms=400)
    >>> course.rates.gpi[[80, 160]].round(2)
    array([[0.41, 0.01],
           [0.07, 0.16]])
    """
    shown = np.atleast_2d(saliences_of(saliences))
    if shown.ndim != 2:
        raise CourseError(f"saliences has shape {shown.shape}, but must be (epochs, channels): {_EPOCH}")
    step, steps = _steps(circuit, shown.shape[1], epoch_ms, step_ms)
    if len(shown) * steps * shown.shape[1] * len(NUCLEI) > _MOST_NUMBERS:
        raise CourseError(
            f"The course has {len(shown) * steps} steps of {shown.shape[1]} channels, but must have fewer: "
            "all rates of all steps are kept."
        )
    free = _free_rates(circuit, _first_activation(start, shown.shape[1]))
    course, free = _integrate(circuit, shown, step, steps, free)
    course *= circuit.surviving.column()[:, :, None]
    activation = free / circuit.slopes.column() + circuit.thresholds.column()
    return Course(
        times_ms=step * np.arange(len(shown) * steps + 1),
        rates=Rates(**dict(zip(NUCLEI, course, strict=True))),
        final_activation=activation,
    )


def _free_rates(circuit: Circuit, activation: np.ndarray) -> np.ndarray:
    """What each rate would be without floor and ceiling: the variable that is stepped."""
    return circuit.slopes.column() * (activation - circuit.thresholds.column())


def _first_activation(start: Course | None, channels: int) -> np.ndarray:
    if start is None:
        return np.zeros((len(NUCLEI), channels))
    of_kind("start", start, Course)
    if start.final_activation.shape[1] != channels:
        raise CourseError(
            f"start has {start.final_activation.shape[1]} channels, but must have {channels} as saliences do: "
            "a course goes on with the same actions."
        )
    return start.final_activation


def _steps(circuit: Circuit, channels: int, epoch_ms: object, step_ms: object) -> tuple[float, int]:
    epoch = number("epoch_ms", epoch_ms, above=0, at_most=1e7, because=_EPOCH)
    if step_ms is None:
        fitting = (h for h in _STEPS_MS if _divides(h, epoch) and _amplification(circuit, channels, h) <= 1)
        step = next(fitting, epoch / np.ceil(epoch / _STEPS_MS[-1]))
    else:
        step = number("step_ms", step_ms, above=0, at_most=epoch, because="time is cut into steps.")
        if not _divides(step, epoch):
            raise CourseError(
                f"step_ms is {step:g}, but must divide epoch_ms, {epoch:g}: an epoch ends on a step."
            )
    return float(step), round(epoch / step)


def _divides(step: float, epoch: float) -> bool:
    return round(epoch / step) >= 1 and abs(epoch / step - round(epoch / step)) < 1e-9


def _amplification(circuit: Circuit, channels: int, step_ms: float) -> float:
    """Factor by which one step multiplies the shared swing of STN and GPe, were all channels active."""
    weight = connections(circuit)
    slope = (circuit.slopes.column() * circuit.surviving.column())[:, 0]
    loop = -weight[_STN, _GPE] * weight[_GPE, -1] * slope[_STN] * slope[_GPE] * channels
    swing = 1j * np.sqrt(loop)
    decay, half = (np.exp(-h / circuit.time_constant_ms) for h in (step_ms, step_ms / 2))
    return float(abs(decay + (1 - decay) * swing * (half + (1 - half) * swing)))


def _integrate(
    circuit: Circuit, shown: np.ndarray, step_ms: float, steps: int, free: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Rates at every step before losses, shape (7, times, channels), and the last free rates.

    One matrix product makes a step: its columns are the free rates (decay), the rates with the sum of STN
    (connections), salience, and a row of ones (thresholds and drive).
    """
    nuclei, channels = len(NUCLEI), shown.shape[1]
    whole, half = _step_matrix(circuit, step_ms), _step_matrix(circuit, step_ms / 2)
    now, after = (_State(np.zeros((whole.shape[1], channels))) for _ in range(2))
    now.free[:], now.ones[:], after.ones[:] = free, 1.0, 1.0
    floor, ceiling = np.zeros((nuclei, channels)), np.full((nuclei, channels), circuit.highest_rate)
    middle, ones = np.empty((nuclei, channels)), np.ones(channels)
    kept = np.empty((nuclei, len(shown) * steps + 1, channels))
    maximum, minimum, dot = np.maximum, np.minimum, np.dot  # looked up once: the loop below is all overhead

    def fire(free: np.ndarray, state: _State) -> None:
        maximum(free, floor, out=state.rates)
        minimum(state.rates, ceiling, out=state.rates)
        state.all_stn.fill(state.stn.dot(ones))

    for at in range(len(shown) * steps):
        if at % steps == 0:
            now.salience[:] = after.salience[:] = shown[at // steps]
        fire(now.free, now)
        kept[:, at] = now.rates
        dot(half, now.rows, out=middle)
        fire(middle, now)
        dot(whole, now.rows, out=after.free)
        now, after = after, now
    fire(now.free, now)
    kept[:, -1] = now.rates
    return kept, now.free.copy()


class _State:
    """What a step starts from, shape (rows, channels), and views of its rows."""

    __slots__ = ("all_stn", "free", "ones", "rates", "rows", "salience", "stn")

    def __init__(self, rows: np.ndarray) -> None:
        nuclei = len(NUCLEI)
        self.rows, self.free, self.rates = rows, rows[:nuclei], rows[nuclei : 2 * nuclei]
        self.stn, self.all_stn, self.salience, self.ones = self.rates[_STN], rows[-3], rows[-2], rows[-1]


def _step_matrix(circuit: Circuit, step_ms: float) -> np.ndarray:
    nuclei, slopes = len(NUCLEI), circuit.slopes.column()
    left = np.append(circuit.surviving.column()[:, 0], circuit.surviving.stn)
    salience = np.zeros((nuclei, 1))
    salience[NUCLEI.index("cortex")] = circuit.slopes.cortex
    resting = slopes * (circuit.drive.column() - circuit.thresholds.column())
    decay = np.exp(-step_ms / circuit.time_constant_ms)
    towards = (1 - decay) * np.hstack([slopes * connections(circuit) * left, salience, resting])
    return np.hstack([decay * np.eye(nuclei), towards])
