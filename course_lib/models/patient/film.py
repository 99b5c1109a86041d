"""A film of movements: seven places, each with an amplitude and a share of the time, and a rater who only counts.

An item of the scale is read by its glossary: 0 none; 1 low amplitude, some of the examination; 2 low, most of it;
3 moderate, most; 4 maximal, most. A trace is noise in a band of frequencies, made by one Fourier transform from random
phases, times a gate that opens in bursts. Amplitudes, shares and the length of a burst are illustrative.
Limits: an arm that swings for another reason is a slow sway of one amplitude for all; nobody looks away or is tired.
"""

from dataclasses import dataclass
from random import Random

import numpy as np

from course_lib.checks import array_of_numbers, one_of, whole_number
from course_lib.errors import CourseError
from course_lib.facts import fact_range

PLACES = ("face", "lips", "jaw", "tongue", "arms", "legs", "trunk")
MOST_ITEM = 4
FRAMES_PER_S, FILM_S = 25, 60
AMPLITUDES = {"none": 0.0, "low": 0.35, "moderate": 0.8, "maximal": 1.6}  # illustrative, in widths of a hand
SHARES = {"none": 0.0, "some": 0.3, "most": 0.8}  # illustrative
GLOSSARY = (("none", "none"), ("low", "some"), ("low", "most"), ("moderate", "most"), ("maximal", "most"))
# Movement energy of hand and foot is raised in this band in tardive dyskinesia; the band of chorea is illustrative.
BANDS_HZ = {"tardive dyskinesia": fact_range("dyskinesia.movement_band", "Hz"), "chorea": (0.5, 3.0)}
_SWAY_HZ, _SWAY = (0.1, 0.6), 0.05  # illustrative: slow voluntary movement, too small to be counted
_BURST_S, _SMOOTHED_FRAMES = 3.0, 9  # illustrative
# Between the glossary's steps, as films of known items show them; a second is one with movement above the first.
PRESENT, _MODERATE_FROM, _MAXIMAL_FROM, _MOST_FROM = 0.18, 0.53, 1.05, 0.48


@dataclass(frozen=True, kw_only=True, eq=False)
class Film:
    """One minute of movement: `traces` of shape (places, frames), the true `items`, and how each place moved.

    `amplitudes` (hand widths) and `shares` (of the time) have shape (places,): what the text alternative tells.
    """

    kind: str
    items: tuple[int, ...]
    traces: np.ndarray
    amplitudes: np.ndarray
    shares: np.ndarray

    @property
    def total(self) -> int:
        """The true AIMS total, which no viewer is told."""
        return sum(self.items)


def film_of(items: object, *, kind: str = "tardive dyskinesia", seed: object = 0) -> Film:
    """The film of a person with seven true items, from 0 to 4; the same for one seed on every machine.

    Raises `CourseError` for other than seven items, items outside 0 to 4 and an unknown kind of movement.

    >>> film_of([0, 2, 3, 1, 1, 0, 0], seed=1).traces.shape
    (7, 1500)
    """
    true = _items(items)
    band = BANDS_HZ[one_of("kind", kind, BANDS_HZ, because="each moves in its own band of frequencies.")]
    rng = Random(f"film|{seed}")
    frames = FRAMES_PER_S * FILM_S
    amplitudes = np.array([AMPLITUDES[GLOSSARY[item][0]] for item in true])
    shares = np.array([SHARES[GLOSSARY[item][1]] for item in true])
    rows = [
        amplitude * _gate(rng, share, frames) * _noise(rng, band, frames)
        + _SWAY * _noise(rng, _SWAY_HZ, frames)
        for amplitude, share in zip(amplitudes, shares, strict=True)
    ]
    return Film(kind=kind, items=true, traces=np.stack(rows), amplitudes=amplitudes, shares=shares)


def _items(items: object) -> tuple[int, ...]:
    values = array_of_numbers(
        "items", items, dimensions=1, at_least=0, at_most=MOST_ITEM, because="AIMS says so."
    )
    if len(values) != len(PLACES):
        raise CourseError(f"There are {len(values)} items, but must be {len(PLACES)}: one for each place.")
    because = "a place is marked with a whole number."
    return tuple(
        whole_number("an item", float(v) if v % 1 else int(v), at_least=0, at_most=MOST_ITEM, because=because)
        for v in values
    )


def _noise(rng: Random, band_Hz: tuple[float, float], frames: int) -> np.ndarray:
    """Noise with power in one band only and a root mean square of 1: equal amplitudes, random phases."""
    frequencies = np.fft.rfftfreq(frames, 1 / FRAMES_PER_S)
    inside = (frequencies >= band_Hz[0]) & (frequencies <= band_Hz[1])
    phases = 2 * np.pi * np.array([rng.random() for _ in range(int(inside.sum()))])
    spectrum = np.zeros(frequencies.size, dtype=complex)
    spectrum[inside] = np.exp(1j * phases)
    wave = np.fft.irfft(spectrum, frames)
    return wave / np.sqrt(np.mean(wave**2))


def _gate(rng: Random, share: float, frames: int) -> np.ndarray:
    """Open for exactly a share of the frames, in bursts of some seconds with exponential lengths, edges smoothed."""
    if share in (0.0, 1.0):
        return np.full(frames, share)
    bursts = max(1, round(share * frames / FRAMES_PER_S / _BURST_S))
    opened, closed = ([-np.log1p(-rng.random()) for _ in range(n)] for n in (bursts, bursts + 1))
    lengths = np.empty(2 * bursts + 1)
    lengths[1::2] = np.array(opened) / sum(opened) * share
    lengths[::2] = np.array(closed) / sum(closed) * (1 - share)
    at = (np.arange(frames) + 0.5) / frames
    open_now = (np.searchsorted(np.cumsum(lengths), at) % 2).astype(float)
    return np.convolve(open_now, np.full(_SMOOTHED_FRAMES, 1 / _SMOOTHED_FRAMES), mode="same")


def counted(film: Film) -> tuple[int, ...]:
    """Seven marks by a rater who only counts: in how many seconds a place moves, and how strongly it does then.

    A second counts where its root mean square exceeds `PRESENT`; the strength is that of all these seconds together.
    Knows nothing of the items.

    >>> counted(film_of([0, 2, 3, 1, 1, 0, 4], seed=1))
    (0, 2, 3, 1, 1, 0, 4)
    """
    per_second = film.traces.reshape(len(PLACES), FILM_S, FRAMES_PER_S)
    return tuple(_mark(row) for row in np.sqrt(np.mean(per_second**2, axis=2)))


def _mark(strengths: np.ndarray) -> int:
    seen = strengths[strengths > PRESENT]
    if seen.size < 2:  # one second is a twitch
        return 0
    amplitude = float(np.sqrt(np.mean(seen**2)))
    if amplitude >= _MAXIMAL_FROM:
        return 4
    if amplitude >= _MODERATE_FROM:
        return 3
    return 2 if seen.size / strengths.size >= _MOST_FROM else 1
