"""Exact steps in time of a linear compartment model, dx/dt = K x, by sums of positive terms.

K has rates of flow off its diagonal (never negative) and losses on it. With `a`, the largest loss,
`K + a I` holds no negative number, and `exp(K t) = exp(−a t) exp((K + a I) t)` is a sum and, by repeated
squaring, a product of non-negative numbers. Nothing is ever subtracted, so equal or nearly equal rates
(a chain of transit compartments, flip-flop kinetics) cost no digits, where a sum over eigen-modes
divides by the difference of two rates. Source: Xue & Ye 2008, Numer Math 108:557 (entrywise accuracy
for essentially non-negative matrices).

Arrays may carry leading axes, one matrix for each patient: K is (…, n, n) and states are (…, n, points).
"""

import math

import numpy as np

TERMS = 12  # the rest of the series is below 1e-16 where the largest loss times the step is at most a quarter
LARGEST_STEP = 0.25
LONGEST_STEP_H = 1e7  # where nothing flows within the body, but an infusion runs in
_WEIGHTS = 1.0 / np.array([math.factorial(term) for term in range(TERMS)]).reshape(3, 4)
_LAST_WEIGHT = 1.0 / math.factorial(TERMS)


def largest_loss_per_h(matrix_per_h: np.ndarray) -> float:
    """Fastest rate at which any compartment loses drug, per hour; 0 where nothing flows.

    >>> largest_loss_per_h(np.array([[-2.0, 0.0], [2.0, -0.5]]))
    2.0
    """
    return float(-np.diagonal(matrix_per_h, axis1=-2, axis2=-1).min(initial=0.0))


def propagator(matrix_per_h: np.ndarray, step_h: float) -> np.ndarray:
    """Matrix exp(K t) that carries a state over one step; same shape as K, dimensionless.

    Source: scaling and squaring of a positive series (module text).

    >>> bool(np.allclose(propagator(np.array([[-1.0, 0.0], [1.0, 0.0]]), 1.0)[1, 0], 1 - np.exp(-1)))
    True
    """
    return propagators(matrix_per_h, np.array([step_h]))[..., 0, :, :]


def propagators(matrix_per_h: np.ndarray, steps_h: np.ndarray) -> np.ndarray:
    """Matrices exp(K t) for several steps at once, of shape (…, steps, n, n).

    >>> propagators(np.array([[-1.0]]), np.array([0.0, np.log(2)])).ravel().round(12).tolist()
    [1.0, 0.5]
    """
    losses, unit = np.diagonal(matrix_per_h, axis1=-2, axis2=-1), np.eye(matrix_per_h.shape[-1])
    loss = float(-losses.min(initial=0.0))
    reach = loss * float(steps_h.max(initial=0.0))
    squarings = max(0, math.ceil(math.log2(reach / LARGEST_STEP))) if reach > 0 else 0
    scaled = steps_h[:, None, None] * 0.5**squarings
    total = _series((matrix_per_h + loss * unit)[..., None, :, :] * scaled, unit)
    total *= np.exp(-loss * scaled)
    for _ in range(squarings):
        total = total @ total
    # What has no loss (a rate of infusion, an area, a closed compartment) keeps its content to the last digit.
    if losses.all():
        return total
    return np.where((losses == 0)[..., None, :, None] & (unit > 0), 1.0, total)


def _series(gains: np.ndarray, unit: np.ndarray) -> np.ndarray:
    # Four terms at a time (Paterson & Stockmeyer): six products instead of eleven.
    powers = np.empty((4, *gains.shape))
    powers[0] = unit
    powers[1] = gains
    square = np.matmul(gains, gains, out=powers[2])
    np.matmul(square, gains, out=powers[3])
    fourth = square @ square
    lowest, middle, highest = (_WEIGHTS @ powers.reshape(4, -1)).reshape(3, *gains.shape)
    return lowest + fourth @ (middle + fourth @ (highest + fourth * _LAST_WEIGHT))


def carried(matrix_per_h: np.ndarray, states: np.ndarray, ages_h: np.ndarray) -> np.ndarray:
    """States (…, n, points), each carried on over its own age in hours, shape (points,).

    Whole steps go by the binary digits of their number, the rest by the series itself.

    >>> carried(np.array([[-1.0]]), np.array([[1.0, 1.0]]), np.log([2.0, 4.0])).round(12).tolist()
    [[0.5, 0.25]]
    """
    loss, size = largest_loss_per_h(matrix_per_h), matrix_per_h.shape[-1]
    step_h = LARGEST_STEP / loss if loss else LONGEST_STEP_H
    whole = np.floor(ages_h / step_h)
    rest_h = np.maximum(ages_h - whole * step_h, 0.0)
    carried_on = _by_series(matrix_per_h + loss * np.eye(size), loss, states, rest_h)
    digits, power = whole.astype(np.int64), propagator(matrix_per_h, step_h)
    while digits.any():
        odd = (digits & 1).astype(bool)
        carried_on[..., odd] = power @ carried_on[..., odd]
        digits >>= 1
        power = power @ power
    return carried_on


def _by_series(gains_per_h: np.ndarray, loss_per_h: float, states: np.ndarray, ages_h: np.ndarray):
    total = states
    for term in range(TERMS, 0, -1):
        total = states + (gains_per_h @ total) * (ages_h / term)
    return total * np.exp(-loss_per_h * ages_h)


def fanned_out(readout: np.ndarray, step: np.ndarray, count: int) -> np.ndarray:
    """Readout rows after 0, 1, … count − 1 steps: `readout @ step^k`, of shape (…, count, rows, n).

    `readout` is (…, rows, n), `step` (…, n, n). Built by doubling, in log2(count) products.

    >>> fanned_out(np.array([[1.0]]), np.array([[0.5]]), 4).ravel().tolist()
    [1.0, 0.5, 0.25, 0.125]
    """
    rows, size = readout.shape[-2:]
    fan = np.empty((*step.shape[:-2], count * rows, size))
    fan[..., :rows, :] = readout
    done, power = 1, step
    while done < count:
        more = min(done, count - done)
        np.matmul(fan[..., : more * rows, :], power, out=fan[..., done * rows : (done + more) * rows, :])
        done += more
        power = power @ power
    return fan.reshape(*step.shape[:-2], count, rows, size)


def power(step: np.ndarray, count: int) -> np.ndarray:
    """Matrix that carries a state over `count` ≥ 1 steps, same shape as `step`; a product for each binary digit.

    >>> power(np.array([[0.5]]), 3).tolist()
    [[0.125]]
    """
    result = step if count & 1 else None
    while count := count >> 1:
        step = step @ step
        if count & 1:
            result = step if result is None else step @ result
    return result


def piled_up(inputs: np.ndarray, step: np.ndarray) -> np.ndarray:
    """States just after each of a row of evenly spaced inputs: `x_k = step x_(k−1) + input_k`.

    `inputs` is (…, slots, n), `step` (…, n, n); the answer has the shape of the inputs. Built by doubling.

    >>> piled_up(np.array([[1.0], [1.0], [1.0]]), np.array([[0.5]])).ravel().tolist()
    [1.0, 1.5, 1.75]
    """
    states, reach, power = inputs.copy(), 1, np.swapaxes(step, -1, -2)
    while reach < inputs.shape[-2]:
        states[..., reach:, :] += states[..., :-reach, :] @ power
        reach *= 2
        power = power @ power
    return states
