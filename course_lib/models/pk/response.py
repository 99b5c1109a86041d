"""States of a linear model after a row of inputs: superposition of the inputs' responses.

On a clock (inputs and answers at whole multiples of one step) all inputs are piled up and each is followed
for one period, by eigen-modes (`pk_modes`) where these keep their digits and by positive propagators
(`pk_propagator`) elsewhere. At any other times every answer is carried on from the input before it.
"""

import numpy as np

from course_lib.models.pk.modes import modal_readings, modes_of
from course_lib.models.pk.propagator import carried, fanned_out, piled_up, power, propagator, propagators

ON_CLOCK = 1e-9  # of a step: further away an input falls between two ticks


def ticks_of(times_h: np.ndarray, step_h: float) -> np.ndarray | None:
    """The times (hours) as whole numbers of steps, or None where one falls between two ticks.

    >>> ticks_of(np.array([0.0, 24.0]), 1.0), ticks_of(np.array([0.5]), 1.0)
    (array([ 0, 24]), None)
    """
    exact = times_h / step_h
    ticks = np.rint(exact)
    if np.abs(exact - ticks).max() > ON_CLOCK:
        return None
    return ticks.astype(np.int64)


def states_on_clock(
    matrix_per_h: np.ndarray, times_h: np.ndarray, inputs: np.ndarray, step_h: float, points: int
) -> np.ndarray:
    """States at 0, step_h, 2 step_h, …, shape (…, n, points), after inputs (n, events) at times in hours.

    Values at the time of an input are those just after it.

    >>> states_on_clock(np.array([[-np.log(2)]]), np.array([0.0, 2.0]), np.array([[8.0, 1.0]]), 1.0, 4).round(9).tolist()
    [[8.0, 4.0, 3.0, 1.5]]
    """
    ticks = ticks_of(times_h, step_h)
    if ticks is None:
        return states_at(matrix_per_h, times_h, inputs, step_h * np.arange(points))
    readings = readings_on_clock(matrix_per_h, np.eye(len(inputs)), ticks, inputs, step_h, points)
    return readings[..., 0]


_AT_THE_TICK = np.zeros(1)


def readings_on_clock(
    matrix_per_h: np.ndarray,
    readout: np.ndarray,
    ticks: np.ndarray,
    inputs: np.ndarray,
    step_h: float,
    points: int,
    offsets_h: np.ndarray = _AT_THE_TICK,
) -> np.ndarray:
    """Readings `readout @ state` at each offset after ticks 0, 1, 2, …, shape (…, rows, points, offsets).

    `readout` is (rows, n); inputs (n, events) fall on `ticks`, whole numbers of `step_h`; offsets (hours) lie
    within a step.

    >>> halving, half = np.array([[-np.log(2)]]), np.array([[0.5]])
    >>> readings_on_clock(halving, half, np.array([1]), np.array([[8.0]]), 1.0, 3)[0, :, 0].round(9).tolist()
    [0.0, 4.0, 2.0]
    """
    if ticks.max() >= points:
        ticks, inputs = ticks[ticks < points], inputs[:, ticks < points]
    if not len(ticks):
        return np.zeros((*matrix_per_h.shape[:-2], len(readout), points, len(offsets_h)))
    slotted, first, period = _in_slots(ticks, inputs, points)
    modes = modes_of(matrix_per_h)
    if modes is not None:
        spread = modal_readings(modes, readout, slotted, step_h, period, offsets_h)
    else:
        spread = _propagated_readings(matrix_per_h, readout, slotted, step_h, period, offsets_h)
    flat = spread.reshape(*spread.shape[:-2], -1, len(offsets_h))[..., : points - first, :]
    if not first:
        return flat
    return np.concatenate([np.zeros((*flat.shape[:-2], first, len(offsets_h))), flat], axis=-2)


def _propagated_readings(matrix_per_h, readout, slotted, step_h: float, period: int, offsets_h) -> np.ndarray:
    rows, size = readout.shape
    tick = propagator(matrix_per_h, step_h)
    states = np.broadcast_to(slotted, (*tick.shape[:-2], *slotted.shape))
    if len(slotted) > 1:
        states = piled_up(states, power(tick, period))
    if offsets_h is not _AT_THE_TICK:
        readout = readout @ propagators(matrix_per_h, offsets_h)
    fan = fanned_out(readout.reshape(*readout.shape[:-3], -1, size), tick, period)
    # Ticks, offsets, rows, n → rows, n, ticks × offsets: each slot's state read in every way at every age.
    fan = fan.reshape(*fan.shape[:-3], period * len(offsets_h), rows, size)
    return states[..., None, :, :] @ np.ascontiguousarray(np.moveaxis(fan, -3, -1))


def _in_slots(ticks: np.ndarray, inputs: np.ndarray, points: int) -> tuple[np.ndarray, int, int]:
    # The longest period on which all inputs fall, what arrives at each of its repeats
    # (slots, n), and the first of them.
    first, gaps = int(ticks.min()), ticks[1:] - ticks[:-1]
    even = gaps.size > 0 and gaps[0] > 0 and (gaps == gaps[0]).all()
    period = int(gaps[0] if even else np.gcd.reduce(ticks - first)) or points
    slotted = np.zeros((-(-(points - first) // period), len(inputs)))
    if even:
        slotted[: len(ticks)] = inputs.T
        return slotted, first, period
    for place in np.flatnonzero(inputs.any(axis=1)):
        slotted[:, place] = np.bincount((ticks - first) // period, inputs[place], len(slotted))
    return slotted, first, period


def states_at(
    matrix_per_h: np.ndarray, times_h: np.ndarray, inputs: np.ndarray, wanted_h: np.ndarray
) -> np.ndarray:
    """States at any times (hours), shape (…, n, wanted), after inputs (n, events) at times in hours.

    Values at the time of an input are those just after it; before the first input there is nothing.

    >>> states_at(np.array([[-np.log(2)]]), np.array([1.5]), np.array([[8.0]]), np.array([0, 1.5, 3.5])).round(9).tolist()
    [[0.0, 8.0, 2.0]]
    """
    moments_h, which = np.unique(times_h, return_inverse=True)
    doses = np.zeros((len(inputs), len(moments_h)))
    for place in np.flatnonzero(inputs.any(axis=1)):
        doses[place] = np.bincount(which, inputs[place], len(moments_h))
    gaps_h, kind = np.unique(np.diff(moments_h), return_inverse=True)
    steps = propagators(matrix_per_h, gaps_h)
    after = np.zeros((*matrix_per_h.shape[:-1], len(moments_h)))
    after[..., 0] = doses[:, 0]
    for event in range(1, len(moments_h)):
        step = steps[..., kind[event - 1], :, :]
        after[..., event] = (step @ after[..., event - 1, None])[..., 0] + doses[:, event]
    last = np.searchsorted(moments_h, wanted_h, side="right") - 1
    begun = np.where(last >= 0, after[..., last], 0.0)
    ages_h = np.where(last >= 0, wanted_h - moments_h[last], 0.0)
    return carried(matrix_per_h, begun, ages_h)
