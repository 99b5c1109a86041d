"""Fast, exact draws of how many quanta each release sends out.

A draw of 16 random bits looks its count up in a table of 65,536 entries. Such a table alone would
round every probability to a multiple of 1.5e-5 and lose the tails. Here each count k gets the whole
part of 65,536 · P(k) as entries; the few entries left over are *open*, and a draw that meets one is
settled by a second, 53-bit draw from what rounding took away. Both parts together give P(k).
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import fraction, whole_number

TABLE_ENTRIES = 2**16
# The table's set-up grows with the number of sites, the generator's own method does not; and real
# terminals have few sites. Beyond this many the generator's method is the simpler way.
MOST_SITES_IN_TABLE = 10_000
MOST_SITES = 1_000_000
CHUNK = (
    16_384  # NumPy widens the draws to 64 bits before it looks up; this many stay in the processor's cache
)
MOST_RELEASES = 100_000_000

SITES = "a release site is there or not, and no terminal has more than a million."
PROBABILITY = "it is the chance that a site releases its quantum."
RELEASES = "each release is one stimulus, and all must fit into memory."
SEED = "it names one stream of random numbers, so that a run can be repeated."


@dataclass(frozen=True, kw_only=True)
class ReleaseTable:
    """The sampler's two parts: settled entries, and the probabilities of what the open entries stand for.

    `entries` has shape (65,536,); those from `first_open` on are open. `open_cumulative`, shape
    (n_sites + 1,), holds the cumulative probabilities of each count, given an open entry.
    """

    entries: np.ndarray
    first_open: int
    open_cumulative: np.ndarray


def count_probabilities(n_sites: int, release_probability: float) -> np.ndarray:
    """Binomial probabilities of 0, 1 … n quanta, shape (n_sites + 1,).

    Built by the ratio of neighbours, outwards from the most probable count, so that no factorial
    overflows and the tails keep their relative accuracy. Raises `CourseError` for n outside 1 to
    10⁶ or p outside 0 to 1. Source: P(k+1)/P(k) = (n−k)/(k+1) · p/(1−p), from the binomial law.

    >>> count_probabilities(2, 0.5)
    array([0.25, 0.5 , 0.25])
    """
    n = whole_number("n_sites", n_sites, at_least=1, at_most=MOST_SITES, because=SITES)
    p = fraction("release_probability", release_probability, because=PROBABILITY)
    mode = min(int((n + 1) * p), n)
    k = np.arange(n)
    rising = (n - k[mode:]) * p / ((k[mode:] + 1) * (1 - p))
    falling = ((k[:mode] + 1) * (1 - p) / ((n - k[:mode]) * p))[::-1]
    weights = np.concatenate([np.cumprod(falling)[::-1], [1.0], np.cumprod(rising)])
    return weights / weights.sum()


def release_table(n_sites: int, release_probability: float) -> ReleaseTable:
    """The look-up table of one binomial law, with its open entries.

    Raises `CourseError` as `count_probabilities` does. Source: derived in the module's text.

    >>> table = release_table(2, 0.3)
    >>> table.first_open, table.open_cumulative.round(2)
    (65535, array([0.64, 0.76, 1.  ]))
    """
    probabilities = count_probabilities(n_sites, release_probability)
    whole = np.floor(TABLE_ENTRIES * probabilities)
    first_open = int(whole.sum())
    entries = np.zeros(TABLE_ENTRIES, dtype=np.int16)
    entries[:first_open] = np.repeat(np.arange(len(whole)), whole.astype(int))
    cumulative = np.cumsum(probabilities - whole / TABLE_ENTRIES)
    # Without open entries nothing was rounded away, and the last value is a rounding error or zero.
    cumulative = cumulative / cumulative[-1] if first_open < TABLE_ENTRIES else np.ones(len(whole))
    return ReleaseTable(entries=entries, first_open=first_open, open_cumulative=cumulative)


def simulate_counts(n_sites: int, release_probability: float, releases: int, seed: int) -> np.ndarray:
    """Numbers of quanta in simulated releases, whole numbers of shape (releases,).

    Binomial(n, p), exact to the last bits of a float; the same seed gives the same numbers on every
    machine. Raises `CourseError` for a value that is no such number or out of bounds.

    >>> simulate_counts(10, 0.3, releases=8, seed=1)
    array([0, 3, 6, 7, 3, 3, 2, 2])
    """
    n = whole_number("n_sites", n_sites, at_least=1, at_most=MOST_SITES, because=SITES)
    p = fraction("release_probability", release_probability, because=PROBABILITY)
    size = whole_number("releases", releases, at_least=1, at_most=MOST_RELEASES, because=RELEASES)
    # The quickest of NumPy's bit generators that pass the usual batteries of tests.
    stream = np.random.SFC64(whole_number("seed", seed, at_least=0, because=SEED))
    generator = np.random.Generator(stream)
    if n > MOST_SITES_IN_TABLE:
        return generator.binomial(n, p, size)
    table = release_table(n, p)
    counts = np.empty(size, dtype=np.int64)
    for start in range(0, size, CHUNK):
        part = counts[start : start + CHUNK]
        # Four draws in a 64-bit word; little-endian everywhere, so that a seed means the same on every machine.
        words = stream.random_raw(-(-part.size // 4)).astype("<u8", copy=False)
        draws = words.view("<u2")[: part.size]
        part[:] = table.entries.take(draws)
        unsettled = np.flatnonzero(draws >= table.first_open)
        second = generator.random(unsettled.size)
        part[unsettled] = np.searchsorted(table.open_cumulative, second, side="right")
    return counts
