"""Counts of quanta in 10⁶ releases, against `numpy.random.Generator.binomial`.

Both sides start from a seed and end with an int64 array; the table is built inside our time.
The ratio returned is the median over the cases; the worst is printed. The generator is at its best
where n p is far below 1: there it compares one random number and is done.
"""

import statistics

import numpy as np

from benchmarks.timing import paired
from course_lib.models.quantal.sampler import simulate_counts

PEER, WANTED = "numpy", 0.2
RELEASES = 1_000_000
CASES = ((10, 0.3), (5, 0.1), (16, 0.5), (100, 0.06), (100, 0.5), (1000, 0.06))
SEED = 20


def _case(n_sites: int, release_probability: float) -> float:
    seen = {}

    def ours() -> None:
        seen["ours"] = simulate_counts(n_sites, release_probability, RELEASES, SEED)

    def peer() -> None:
        seen["peer"] = np.random.default_rng(SEED).binomial(n_sites, release_probability, RELEASES)

    times = paired(ours, peer)
    _same_law(seen, n_sites, release_probability)
    print(
        f"n = {n_sites:5d}, p = {release_probability:4.2f}: ours {times.ours_s * 1e3:6.2f} ms,"
        f" Generator.binomial {times.peer_s * 1e3:6.2f} ms, ratio {times.ratio:.3f}"
    )
    return times.ratio


def _same_law(seen: dict[str, np.ndarray], n_sites: int, release_probability: float) -> None:
    """Stop unless both outputs have the right shape, type, mean and variance within five standard errors."""
    mean = n_sites * release_probability
    variance = mean * (1 - release_probability)
    excess = variance + 2 * variance**2  # an upper bound of the variance of (k − mean)²
    for side, counts in seen.items():
        assert counts.shape == (RELEASES,), side
        assert counts.dtype == np.int64, side
        assert abs(counts.mean() - mean) < 5 * (variance / RELEASES) ** 0.5, side
        assert abs(counts.var() - variance) < 5 * (excess / RELEASES) ** 0.5, side


def run() -> float:
    """Median over the cases of our time as a share of the peer's."""
    ratios = [_case(*case) for case in CASES]
    print(f"median {statistics.median(ratios):.3f}, worst {max(ratios):.3f}")
    return statistics.median(ratios)
