"""What is believed of a patient after six films and a level: our sums on a grid against emcee, both to 1 % of each SD.

The same posterior of η, s and A for a known phenotype. Ours is held to a grid of twice the points along each axis; the
peer runs, with all walkers in one call, until its effective number of draws makes the error of each mean 1 % of its SD.
The peer is not part of the course's environment: `pip install emcee`.
"""

import sys

import numpy as np

from benchmarks.timing import paired
from course_lib.models.patient import beliefs
from course_lib.models.patient.beliefs import Belief, belief_before, marginal
from course_lib.models.patient.chain import (
    SCORE_HIGH,
    SCORE_LOW,
    SCORE_MEAN,
    SCORE_SD,
    SEM_POINTS,
    SHARE_SHAPES,
    relief_of,
)
from course_lib.models.patient.updating import after_level, after_ratings

PEER, WANTED = "emcee", 0.01
PHENOTYPE, BEFORE, ON_40, LEVEL = "poor", (13.0, 11.0, 14.0), (9.0, 10.0, 8.0), 2.3
NAMES = ("eta", "share", "score")
PRECISION = 0.01  # of a posterior SD
WALKERS, CHUNK, MOST_STEPS = 32, 2_000, 60_000


def ours() -> Belief:
    """The belief after the films and the level."""
    seen = after_ratings(belief_before(PHENOTYPE), BEFORE)
    return after_level(after_ratings(seen, ON_40, dose_mg=40.0), LEVEL)


def log_density(places: np.ndarray) -> np.ndarray:
    """Logarithm of the same posterior, up to a constant, at places of shape (walkers, 3)."""
    eta, s, A = places.T
    inside = (s > 0) & (s < 1) & (A >= SCORE_LOW) & (A <= SCORE_HIGH)
    eta, s, A = (np.where(inside, values, safe) for values, safe in ((eta, 0.0), (s, 0.4), (A, 10.0)))
    typical = beliefs.typical_auc_ng_h_per_mL(40.0, PHENOTYPE)
    lost = np.asarray(relief_of(typical * np.exp(-eta)))
    a, b = SHARE_SHAPES
    shift = np.log(typical / beliefs.typical_auc_ng_h_per_mL(40.0, "normal"))
    found = -((eta / beliefs.ETA_SD) ** 2) / 2 + (a - 1) * np.log(s) + (b - 1) * np.log1p(-s)
    found -= ((A - SCORE_MEAN) / SCORE_SD) ** 2 / 2
    for seen, expected in ((BEFORE, A), (ON_40, A * (1 - s * lost))):
        found -= sum(((one - expected) / SEM_POINTS) ** 2 for one in seen) / 2
    found -= ((np.log(LEVEL) - shift + eta) / beliefs.LEVEL_SD) ** 2 / 2
    return np.where(inside, found, -np.inf)


def peers() -> np.ndarray:
    """Means of η, s and A by the peer, once each is known to 1 % of its SD, shape (3,)."""
    emcee = _emcee()
    random = np.random.default_rng(1)
    start = np.column_stack(
        [random.normal(0, 0.3, WALKERS), random.uniform(0.2, 0.6, WALKERS), random.normal(12, 1, WALKERS)]
    )
    sampler = emcee.EnsembleSampler(WALKERS, len(NAMES), log_density, vectorize=True)
    state, wanted = start, 1 / PRECISION**2
    while sampler.iteration < MOST_STEPS:
        state = sampler.run_mcmc(state, CHUNK)
        steps = float(np.max(sampler.get_autocorr_time(tol=0)))
        kept = sampler.iteration - int(5 * steps)
        if kept * WALKERS / steps >= wanted:
            return sampler.get_chain(discard=int(5 * steps), flat=True).mean(axis=0)
    sys.exit(f"emcee did not reach {PRECISION:.0%} of an SD in {MOST_STEPS} steps: no fair comparison.")


def _emcee():
    try:
        import emcee
    except ImportError:
        sys.exit("This benchmark compares with emcee, which is not installed: pip install emcee")
    return emcee


def finer() -> dict[str, float]:
    """Means by a grid of twice the points along each axis: what ours is held to."""
    kept = beliefs.ETA_POINTS, beliefs.SHARE_POINTS, beliefs.SCORE_POINTS
    try:
        beliefs._relief.cache_clear()
        beliefs.ETA_POINTS, beliefs.SHARE_POINTS, beliefs.SCORE_POINTS = 97, 80, 73
        fine = ours()
        return {name: marginal(fine, name).mean for name in NAMES}
    finally:
        beliefs.ETA_POINTS, beliefs.SHARE_POINTS, beliefs.SCORE_POINTS = kept
        beliefs._relief.cache_clear()


def run() -> float:
    """Our time as a share of the peer's, once both agree with the finer grid."""
    _emcee()
    fine, coarse = finer(), ours()
    theirs = dict(zip(NAMES, peers(), strict=True))
    for name in NAMES:
        spread = marginal(coarse, name)
        own, other = (abs(mean - fine[name]) / spread.sd for mean in (spread.mean, theirs[name]))
        print(f"{name:6} ours {own:.4f}, emcee {other:.4f} of an SD from the finer grid")
        if own > PRECISION or other > 4 * PRECISION:
            sys.exit(f"The means of {name} differ by more than chance: there is nothing to compare.")
    times = paired(ours, peers, rounds=3)
    print(f"ours {times.ours_s * 1e3:.2f} ms, emcee {times.peer_s:.2f} s")
    return times.ratio
