"""States of a linear model after a row of inputs: superposition of the inputs' responses.

On a clock (inputs and answers at whole multiples of one step) all inputs are piled up by doubling and each
is followed for one period; at any other times every answer is carried on from the input before it.
"""

import numpy as np

from course_lib.models.pk_propagator import carried, fanned_out, piled_up, power, propagator, propagators

ON_CLOCK = 1e-9  # of a step: further away an input falls between two ticks


def on_clock(times_h: np.ndarray, step_h: float) -> bool:
    """Whether all times are whole multiples of a step, both in hours.

    >>> on_clock(np.array([0.0, 24.0]), 1.0), on_clock(np.array([0.5]), 1.0)
    (True, False)
    """
    ticks = times_h / step_h
    return bool((np.abs(ticks - np.rint(ticks)) <= ON_CLOCK).all())


def states_on_clock(
    matrix_per_h: np.ndarray, times_h: np.ndarray, inputs: np.ndarray, step_h: float, points: int
) -> np.ndarray:
    """States at 0, step_h, 2 step_h, …, shape (…, n, points), after inputs (n, events) at times in hours.

    Values at the time of an input are those just after it.

    >>> states_on_clock(np.array([[-np.log(2)]]), np.array([0.0, 2.0]), np.array([[8.0, 1.0]]), 1.0, 4).round(9).tolist()
    [[8.0, 4.0, 3.0, 1.5]]
    """
    if not on_clock(times_h, step_h):
        return states_at(matrix_per_h, times_h, inputs, step_h * np.arange(points))
    ticks = np.rint(times_h / step_h).astype(np.int64)
    return readings_on_clock(propagator(matrix_per_h, step_h), np.eye(len(inputs)), ticks, inputs, points)


def readings_on_clock(
    tick: np.ndarray, readout: np.ndarray, ticks: np.ndarray, inputs: np.ndarray, points: int
) -> np.ndarray:
    """Readings `readout @ state` at ticks 0, 1, 2, …, shape (…, rows, points), after inputs at whole ticks.

    `tick` (…, n, n) carries a state over one tick, `readout` is (rows, n), `inputs` (n, events).

    >>> readings_on_clock(np.array([[0.5]]), np.array([[2.0]]), np.array([1]), np.array([[8.0]]), 4).tolist()
    [[0.0, 16.0, 8.0, 4.0]]
    """
    if ticks.max() >= points:
        ticks, inputs = ticks[ticks < points], inputs[:, ticks < points]
    if not len(ticks):
        return np.zeros((*tick.shape[:-2], len(readout), points))
    first = int(ticks.min())
    slotted, period = _in_slots(ticks, inputs, points)
    slotted = np.broadcast_to(slotted, (*tick.shape[:-2], *slotted.shape))
    slots = slotted.shape[-2]
    if slots > 1:
        slotted = piled_up(slotted, power(tick, period))
    fan = fanned_out(readout, tick, period)
    # (…, 1, slots, n) @ (…, rows, n, period): each slot's state, read in every way at each tick
    spread = slotted[..., None, :, :] @ np.ascontiguousarray(np.moveaxis(fan, -3, -1))
    readings = spread.reshape(*spread.shape[:-2], slots * period)[..., : points - first]
    if not first:
        return readings
    return np.concatenate([np.zeros((*readings.shape[:-1], first)), readings], axis=-1)


def _in_slots(ticks: np.ndarray, inputs: np.ndarray, points: int) -> tuple[np.ndarray, int]:
    # The longest period on which all inputs fall, and what arrives at each of its repeats: (slots, n).
    first, gaps = int(ticks.min()), np.diff(ticks)
    even = gaps.size > 0 and gaps[0] > 0 and (gaps == gaps[0]).all()
    period = int(gaps[0] if even else np.gcd.reduce(ticks - first)) or points
    slotted = np.zeros((-(-(points - first) // period), len(inputs)))
    if even:
        slotted[: len(ticks)] = inputs.T
        return slotted, period
    for place in np.flatnonzero(inputs.any(axis=1)):
        slotted[:, place] = np.bincount((ticks - first) // period, inputs[place], len(slotted))
    return slotted, period


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
