"""The exact rest of the circuit: a piecewise linear system, solved on the piece that holds its own root.

All that channels share is T, the sum of STN. For given T and cortex a channel is a chain that can be
written down, each unit on one of three pieces: silent, linear, saturated. A higher T excites GPe, which
silences STN: the sum of STN that follows from T never rises with T, so T − (that sum) rises and has
exactly one root. Inside a channel the same holds for cortex, as long as the gain of the loop through the
thalamus is below 1.

While no unit changes its piece, such an equation is a straight line. So the line at hand is solved; if its
root lies on the same pieces it is the root, not an approximation; if not, it is the next point to look at.
The root is kept between two ends, and a line whose root lies beyond them is not followed: the interval is
halved instead. This ends: the second visit to a line points to an end that is already known, so each of
the finitely many lines is followed once, and halving stops when no number lies between the ends.

Source: derived in notebook 10 from Gurney, Prescott and Redgrave 2001.
"""

from collections.abc import Callable

import numpy as np

from course_lib.models.circuit.parameters import NUCLEI, Circuit, connections

_CHAIN = ("d1", "d2", "gpe", "stn", "gpi", "thalamus", "cortex")
# Value and slope at a point, and the pieces that every unit involved lies on, shape (units, …).
_Line = tuple[np.ndarray, np.ndarray, np.ndarray]
_ROUNDING = 8 * np.finfo(float).eps


class Channels:
    """The chain of units of each channel, for all channels and presentations at once.

    `dopamine` holds the effects on D1 and on D2 neurons of each presentation, shape (…, 1), in place of the circuit's.

    >>> Channels(Circuit(), np.array([0.2, 0.6])).at_rest()["d1"].round(2)
    array([0.04, 0.52])
    """

    def __init__(
        self,
        circuit: Circuit,
        saliences: np.ndarray,
        dopamine: tuple[np.ndarray, np.ndarray] | None = None,
    ) -> None:
        self._circuit, self._saliences = circuit, saliences
        self._highest = circuit.highest_rate
        slopes = circuit.slopes.column()
        scaled = slopes * connections(circuit)
        offset = (slopes * (circuit.drive.column() - circuit.thresholds.column()))[:, 0]
        columns = (*NUCLEI, "all_stn")
        self._into = {
            name: [(columns[j], scaled[i, j]) for j in np.flatnonzero(scaled[i])]
            for i, name in enumerate(NUCLEI)
        }
        if dopamine is not None:
            striatum = circuit.weights.cortex_to_striatum
            self._into["d1"] = [("cortex", circuit.slopes.d1 * (striatum * (1 + dopamine[0])))]
            self._into["d2"] = [("cortex", circuit.slopes.d2 * (striatum * (1 - dopamine[1])))]
        self._offset = dict(zip(NUCLEI, offset, strict=True))
        self._cortex_slope = circuit.slopes.cortex

    def _chain(self, cortex: np.ndarray, total: np.ndarray) -> tuple[dict[str, np.ndarray], np.ndarray]:
        """Each rate with its slopes in cortex and in T, shape (3, …, channels), and the pieces of all units.

        "cortex" is the rate that comes back around the loop; the pieces have shape (7, …, channels).
        """
        known = {
            "cortex": np.zeros((3, *self._saliences.shape)),
            "all_stn": np.zeros((3, *self._saliences.shape)),
        }
        known["cortex"][0], known["cortex"][1] = cortex, 1.0
        known["all_stn"][0], known["all_stn"][2] = total, 1.0
        pieces = np.empty((len(_CHAIN), *self._saliences.shape), dtype=np.int8)
        for row, name in enumerate(_CHAIN):
            known[name], pieces[row] = self._unit(name, known)
        return known, pieces

    def _unit(self, name: str, known: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
        came_in = np.zeros((3, *self._saliences.shape))
        for source, weight in self._into[name]:
            if source in known:
                came_in += weight * known[source]
        came_in[0] += self._offset[name]
        if name == "cortex":
            came_in[0] += self._cortex_slope * self._saliences
        saturated = came_in[0] >= self._highest
        linear = (came_in[0] > 0) & ~saturated
        came_in *= linear
        came_in[0] += self._highest * saturated
        return getattr(self._circuit.surviving, name) * came_in, linear + np.int8(2) * saturated

    def at_rest(self) -> dict[str, np.ndarray]:
        """Rates by nucleus at rest, shape (…, channels) each."""
        none = np.zeros((*self._saliences.shape[:-1], 1))
        total = _rising_root(self._excess_of_total, none, 1 + self._stn_sum(none))
        known, _ = self._chain(self._cortex_at(total), total)
        return {name: known[name][0] for name in NUCLEI}

    def _stn_sum(self, total: np.ndarray) -> np.ndarray:
        known, _ = self._chain(self._cortex_at(total), total)
        return known["stn"][0].sum(axis=-1, keepdims=True)

    def _excess_of_total(self, total: np.ndarray) -> _Line:
        known, pieces = self._chain(self._cortex_at(total), total)
        _, back_per_cortex, back_per_total = known["cortex"]
        stn, stn_per_cortex, stn_per_total = known["stn"]
        falls = stn_per_total + stn_per_cortex * back_per_total / (1 - back_per_cortex)
        flat = np.moveaxis(pieces, -1, 0).reshape(-1, *pieces.shape[1:-1], 1)
        return total - stn.sum(axis=-1, keepdims=True), 1 - falls.sum(axis=-1, keepdims=True), flat

    def _cortex_at(self, total: np.ndarray) -> np.ndarray:
        """Rate of cortex at which the thalamic loop closes, for that sum of STN."""

        def excess(cortex: np.ndarray) -> _Line:
            known, pieces = self._chain(cortex, total)
            return cortex - known["cortex"][0], 1 - known["cortex"][1], pieces

        with_thalamus_silent = self._unit("cortex", {})[0][0]
        return _rising_root(excess, with_thalamus_silent, np.full(self._saliences.shape, 2 * self._highest))


def _rising_root(line_at: Callable[[np.ndarray], _Line], low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Roots of rising, piecewise linear functions, element by element, each from `low` on and below `high`."""
    here = low
    value, slope, pieces = line_at(here)
    solved = _is_zero(value, here)
    while not solved.all():
        low, high = np.where(value <= 0, here, low), np.where(value >= 0, here, high)
        ahead, middle = here - value / slope, low + (high - low) / 2
        follows = (low < ahead) & (ahead < high)
        there = np.where(solved, here, np.where(follows, ahead, middle))
        value, slope, pieces_there = line_at(there)
        narrow = (middle <= low) | (middle >= high)
        solved |= narrow | _is_zero(value, there) | (follows & (pieces_there == pieces).all(axis=0))
        here, pieces = there, pieces_there
    return here


def _is_zero(value: np.ndarray, here: np.ndarray) -> np.ndarray:
    """Whether a value is nothing but the rounding of the numbers it was made from."""
    return np.abs(value) <= _ROUNDING * (1 + np.abs(here))
