"""Eigen-modes of a linear compartment model: the fast way, taken only where it costs no digits.

K = V diag(λ) V⁻¹ turns the model into independent exponentials, and a row of doses into one geometric sum a
mode. Where two rates are equal or nearly so, V is close to singular and digits drown; then, and where a
wiring rings (complex λ), there are no modes here and `pk_propagator` does the work.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

WORST_CONDITION = 1e3  # of V: three digits of sixteen
LARGEST_KEPT = 20_000  # numbers: larger tables are made anew


@dataclass(frozen=True, kw_only=True, eq=False)
class Modes:
    """Rates λ (1/h, none above zero), shape (…, n), and the change of basis V and V⁻¹, shape (…, n, n)."""

    rates_per_h: np.ndarray
    vectors: np.ndarray
    inverse: np.ndarray


def modes_of(matrix_per_h: np.ndarray) -> Modes | None:
    """The modes of K, shape (…, n, n), or None where they would cost digits for any patient.

    >>> modes_of(np.array([[-1.0, 0.0], [1.0, -0.5]])).rates_per_h.tolist()
    [-0.5, -1.0]
    >>> modes_of(np.array([[-1.0, 0.0], [1.0, -1.0]])) is None
    True
    """
    if matrix_per_h.ndim == 2:
        return _modes_of_one(matrix_per_h.tobytes(), len(matrix_per_h))
    return _found(matrix_per_h)


@lru_cache(maxsize=128)
def _modes_of_one(content: bytes, size: int) -> Modes | None:
    # A slider asks one model again and again; only its doses change.
    return _found(np.frombuffer(content).reshape(size, size))


def _found(matrix_per_h: np.ndarray) -> Modes | None:
    rates, vectors = np.linalg.eig(matrix_per_h)
    if np.iscomplexobj(rates):  # NumPy 2.5 always answers in complex numbers, 2.4 where it must
        if rates.imag.any():
            return None
        rates, vectors = rates.real.copy(), vectors.real.copy()
    try:
        inverse = np.linalg.inv(vectors)
    except np.linalg.LinAlgError:  # equal rates: no basis of eigenvectors
        return None
    # An upper bound of |V| |V⁻¹|: eigenvectors come with length 1, so |V| is at most √n.
    square = matrix_per_h.shape[-1] * np.square(inverse).sum(axis=(-1, -2))
    if not square.max() < WORST_CONDITION**2:
        return None
    rates = np.minimum(rates, 0.0)
    for shared in (rates, vectors, inverse):
        shared.flags.writeable = False
    return Modes(rates_per_h=rates, vectors=vectors, inverse=inverse)


def modal_readings(
    modes: Modes, readout: np.ndarray, slotted: np.ndarray, step_h: float, period: int, offsets_h: np.ndarray
) -> np.ndarray:
    """Readings `readout @ state` in each of a row of periods of so many steps, shape (…, rows, slots, ages).

    Ages are those of the ticks, step by step, and at each tick those of the offsets (hours) after it. `readout` is
    (…, rows, n); `slotted` (slots, n) holds what arrives at the start of each period.

    >>> one = modes_of(np.array([[-np.log(2)]]))
    >>> modal_readings(one, np.eye(1), np.array([[8.0], [8.0]]), 1.0, 1, np.array([0.0, 1.0])).round(9).tolist()
    [[[8.0, 4.0], [12.0, 6.0]]]
    """
    count, period_h = len(slotted), period * step_h
    # A slider asks one model again and again, on one clock; only its doses change.
    kept = modes.rates_per_h.ndim == 1 and readout.size * period * len(offsets_h) < LARGEST_KEPT
    repeats, fan = (_repeats_kept, _fan_kept) if kept else (_repeats, _fan)
    if count > 1 and (slotted[1:] == slotted[0]).all():
        states = (slotted[0] @ modes.inverse.swapaxes(-1, -2))[..., None, :] * repeats(modes, period_h, count)
    else:
        arrivals = slotted @ modes.inverse.swapaxes(-1, -2)
        states = _piled_up(arrivals, np.exp(modes.rates_per_h[..., None, :] * period_h))
    readings = fan(modes, readout.tobytes(), readout.shape, step_h, period, offsets_h.tobytes())
    return states[..., None, :, :] @ readings


def _fan(modes: Modes, readout: bytes, shape: tuple[int, ...], step_h: float, period: int, offsets_h: bytes):
    """What a unit of each mode reads at each age, shape (…, rows, n, ages)."""
    ages_h = (step_h * np.arange(period)[:, None] + np.frombuffer(offsets_h)).ravel()
    rows = np.frombuffer(readout).reshape(shape) @ modes.vectors
    return rows[..., None] * np.exp(modes.rates_per_h[..., None] * ages_h)[..., None, :, :]


def _repeats(modes: Modes, period_h: float, count: int) -> np.ndarray:
    """(1 − q^k)/(1 − q) for k = 1 … count periods, q what is left of each mode after one, shape (…, count, n)."""
    # Without the difference of two numbers near 1; k itself where q is 1.
    exponents = modes.rates_per_h[..., None, :] * period_h
    steps = np.arange(1.0, count + 1.0)[:, None]
    still = exponents == 0
    divisor = np.expm1(np.where(still, 1.0, exponents))
    return np.where(still, steps, np.expm1(steps * exponents) / divisor)


_fan_kept, _repeats_kept = lru_cache(maxsize=64)(_fan), lru_cache(maxsize=64)(_repeats)


def _piled_up(arrivals: np.ndarray, kept: np.ndarray) -> np.ndarray:
    states, reach = arrivals, 1
    if states.shape[-2] > 1:
        states = states.copy()
    while reach < states.shape[-2]:
        states[..., reach:, :] += states[..., :-reach, :] * kept
        reach *= 2
        kept = kept * kept
    return states
