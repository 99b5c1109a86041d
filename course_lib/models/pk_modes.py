"""Eigen-modes of a linear compartment model: the fast way, taken only where it costs no digits.

K = V diag(λ) V⁻¹ turns the model into independent exponentials, and a row of doses into one geometric sum a
mode. Where two rates are equal or nearly so, V is close to singular and digits drown; then, and where a
wiring rings (complex λ), there are no modes here and `pk_propagator` does the work.
"""

from dataclasses import dataclass

import numpy as np

WORST_CONDITION = 1e3  # of V: three digits of sixteen


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
    rates, vectors = np.linalg.eig(matrix_per_h)
    if np.iscomplexobj(rates):
        return None
    try:
        inverse = np.linalg.inv(vectors)
    except np.linalg.LinAlgError:  # equal rates: no basis of eigenvectors
        return None
    # An upper bound of |V| |V⁻¹|: eigenvectors come with length 1, so |V| is at most √n.
    square = matrix_per_h.shape[-1] * np.square(inverse).sum(axis=(-1, -2))
    if not square.max() < WORST_CONDITION**2:
        return None
    return Modes(rates_per_h=np.minimum(rates, 0.0), vectors=vectors, inverse=inverse)


def modal_readings(
    modes: Modes, readout: np.ndarray, slotted: np.ndarray, period_h: float, ages_h: np.ndarray
) -> np.ndarray:
    """Readings `readout @ state` at each age (hours) within each of a row of periods, shape (…, rows, slots, ages).

    `readout` is (…, rows, n); `slotted` (slots, n) holds what arrives at the start of each period.

    >>> one = modes_of(np.array([[-np.log(2)]]))
    >>> modal_readings(one, np.eye(1), np.array([[8.0], [8.0]]), 1.0, np.array([0.0, 1.0])).round(9).tolist()
    [[[8.0, 4.0], [12.0, 6.0]]]
    """
    decay = modes.rates_per_h[..., None, :]
    if len(slotted) > 1 and (slotted == slotted[0]).all():
        states = (slotted[0] @ np.swapaxes(modes.inverse, -1, -2))[..., None, :] * _geometric_sums(
            decay * period_h, len(slotted)
        )
    else:
        states = _piled_up(slotted @ np.swapaxes(modes.inverse, -1, -2), np.exp(decay * period_h))
    rows = readout @ modes.vectors
    fan = rows[..., None] * np.exp(modes.rates_per_h[..., None] * ages_h)[..., None, :, :]
    return states[..., None, :, :] @ fan


def _geometric_sums(exponents: np.ndarray, count: int) -> np.ndarray:
    # (1 − q^k)/(1 − q) for k = 1 … count, without the difference of two numbers near 1; k itself where q is 1.
    steps = np.arange(1.0, count + 1.0)[:, None]
    if exponents.all():
        return np.expm1(steps * exponents) / np.expm1(exponents)
    still = exponents == 0
    divisor = np.expm1(np.where(still, 1.0, exponents))
    return np.where(still, steps, np.expm1(steps * exponents) / divisor)


def _piled_up(arrivals: np.ndarray, kept: np.ndarray) -> np.ndarray:
    states, reach = arrivals, 1
    if states.shape[-2] > 1:
        states = states.copy()
    while reach < states.shape[-2]:
        states[..., reach:, :] += states[..., :-reach, :] * kept
        reach *= 2
        kept = kept * kept
    return states
