"""A virtual trial of 10⁶ patients for 48 weeks with 12 ratings: ours against the same model in C, compiled with -O3.

The peer is plain C on one core: SFC64, normal values by a ziggurat of 256 layers, exponentials by the C library, and a
loop over patients that ends when one leaves. Ours draws from look-up tables (`models.trial.virtual_draws`). The two
have other patients, so their tables must agree to chance: means, spreads, halved scores and people at each visit within
five standard errors, and the cells of the last visit by a chi-square test.
"""

import ctypes
import tempfile
from dataclasses import fields
from pathlib import Path

import numpy as np

from benchmarks.peers import compiled_c
from benchmarks.timing import paired
from course_lib.errors import CourseError
from course_lib.models.trial.virtual import VIRTUAL_TRIAL, lagged_ug_per_day, weeks_of_visits
from course_lib.models.trial.virtual_blocks import virtual_trial
from course_lib.models.trial.virtual_table import SCORES, TrialTable, counted_responders, empty_table

PEER, WANTED = "cc", 3.0
PEOPLE, SEED, ROUNDS = 1_000_000, 14, 7
MOST_ERRORS = 5.0
C_SOURCE = r"""
#include <math.h>
#include <stdint.h>
typedef struct {
    double true_mean, true_spread, rating_spread, placebo_mean, placebo_spread, half_effect, half_spread, relief,
        clearance_spread, dropout;
} model;
static uint64_t a, b, c, d;
static inline uint64_t next(void) {
    const uint64_t out = a + b + d++;
    a = b ^ (b >> 11);
    b = c + (c << 3);
    c = ((c << 24) | (c >> 40)) + out;
    return out;
}
static inline double uniform(void) { return ((next() >> 11) + 0.5) * 0x1p-53; }
/* Ziggurat of 256 layers, after Marsaglia and Tsang (2000), with 52 bits of a word for the place and 8 for the layer. */
enum {LAYERS = 256};
static double x[LAYERS + 1], height[LAYERS + 1];
static const double edge = 3.6541528853610088, area = 0.00492867323399;
static void prepare(uint64_t seed) {
    a = seed; b = seed ^ 0x9E3779B97F4A7C15ull; c = ~seed; d = 1;
    for (int i = 0; i < 32; i++) next();
    x[0] = area / exp(-0.5 * edge * edge);
    x[1] = edge;
    for (int i = 2; i < LAYERS; i++) x[i] = sqrt(-2 * log(area / x[i - 1] + exp(-0.5 * x[i - 1] * x[i - 1])));
    x[LAYERS] = 0;
    for (int i = 0; i <= LAYERS; i++) height[i] = exp(-0.5 * x[i] * x[i]);
}
static inline double normal(void) {
    for (;;) {
        const uint64_t word = next();
        const int layer = word & 255;
        const double place = ((int64_t)word >> 11) * 0x1p-52 * x[layer];
        if (fabs(place) < x[layer + 1]) return place;
        if (layer == 0) {
            double out, up;
            do {
                out = -log(uniform()) / edge;
                up = -log(uniform());
            } while (up + up < out * out);
            return place > 0 ? edge + out : -edge - out;
        }
        if (height[layer] + uniform() * (height[layer + 1] - height[layer]) < exp(-0.5 * place * place)) return place;
    }
}
static inline int rated(double score) {
    return score <= 0 ? 0 : (score >= 28 ? 28 : (int)(score + 0.5));
}
void trial(long people, long seed, long arms, long visits, long kinds, const model *m, const double *lagged,
           const double *weeks, const double *clearance, const double *cumulative, int64_t *counts) {
    prepare((uint64_t)seed);
    for (long i = 0; i < people; i++) {
        const long arm = i % arms;
        const double drawn = m->true_mean + m->true_spread * normal(), real = drawn < 0 ? 0 : drawn;
        const int first = rated(real + m->rating_spread * normal());
        const double untreated = real + m->placebo_mean + m->placebo_spread * normal(), u = uniform();
        long kind = 0;
        while (kind < kinds - 1 && u > cumulative[kind]) kind++;
        const double cleared = clearance[kind] * exp(m->clearance_spread * normal());
        const double half = m->half_effect * exp(m->half_spread * normal());
        const double leaves = -log(uniform()) / m->dropout;
        for (long v = 0; v < visits && weeks[v] < leaves; v++) {
            const double exposure = lagged[v * arms + arm] / cleared;
            const double now = untreated - m->relief * real * exposure / (half + exposure);
            counts[((v * arms + arm) * 29 + first) * 29 + rated(now + m->rating_spread * normal())]++;
        }
    }
}
"""


class _Model(ctypes.Structure):
    """The assumptions that C needs, in its order."""

    _fields_ = [
        (name, ctypes.c_double)
        for name in (
            "true_mean", "true_spread", "rating_spread", "placebo_mean", "placebo_spread", "half_effect_ng_h_per_mL",
            "half_effect_log_spread", "largest_relief", "clearance_log_spread", "dropout_per_week",
        )
    ]  # fmt: skip


def peer_trial(library: ctypes.CDLL, people: int, seed: int) -> TrialTable:
    """The table by plain C."""
    known = {one.name: getattr(VIRTUAL_TRIAL, one.name) for one in fields(VIRTUAL_TRIAL)}
    model = _Model(*(known[name] for name, _ in _Model._fields_))
    table = empty_table(weeks_of_visits(VIRTUAL_TRIAL.weeks), VIRTUAL_TRIAL.doses_mg)
    arrays = [
        np.ascontiguousarray(values, dtype=float)
        for values in (
            lagged_ug_per_day(VIRTUAL_TRIAL),
            table.weeks,
            VIRTUAL_TRIAL.clearances_L_per_h,
            np.cumsum(VIRTUAL_TRIAL.clearance_shares),
        )
    ]
    sizes = (people, seed, len(table.doses_mg), len(table.weeks), len(VIRTUAL_TRIAL.clearances_L_per_h))
    library.trial(
        *map(ctypes.c_long, sizes),
        ctypes.byref(model),
        *(each.ctypes.data_as(ctypes.POINTER(ctypes.c_double)) for each in arrays),
        table.counts.ctypes.data_as(ctypes.POINTER(ctypes.c_int64)),
    )
    return table


def worst_errors(ours: TrialTable, peer: TrialTable) -> float:
    """The largest difference of two tables in standard errors: people, means, spreads, halved scores, last cells."""
    n, m = ours.people, peer.people
    halved = np.array([counted_responders(each) for each in (ours, peer)])
    both = halved.mean(axis=0)
    errors = [
        (ours.mean_change - peer.mean_change) / np.sqrt(ours.sd_change**2 / n + peer.sd_change**2 / m),
        (ours.mean_first - peer.mean_first) / np.sqrt(16.0 / n + 16.0 / m),
        # The error of a spread is σ/√(2n) for a normal variable; rounded and clipped scores are not far from it.
        (ours.sd_change - peer.sd_change) / (ours.sd_change * np.sqrt(0.5 / n + 0.5 / m)),
        (halved[0] - halved[1]) / np.sqrt(both * (1 - both) * (1 / n + 1 / m)),
        (n - m) / np.sqrt(n + m),
        _chi_square(ours.counts[-1], peer.counts[-1]),
    ]
    return float(max(np.abs(each).max() for each in errors))


def _chi_square(ours: np.ndarray, peer: np.ndarray) -> np.ndarray:
    """Chi-square of the cells of each arm with at least ten counts, as a distance from its mean in its own spread."""
    scores = []
    for one, other in zip(ours.reshape(-1, SCORES**2), peer.reshape(-1, SCORES**2), strict=True):
        held = one + other >= 10
        share = one.sum() / (one.sum() + other.sum())
        expected = share * (one + other)[held]
        squares = (one[held] - expected) ** 2 / (expected * (1 - share))
        scores.append((squares.sum() - held.sum()) / np.sqrt(2 * held.sum()))
    return np.array(scores)


def run() -> float:
    """Our time over the peer's."""
    with tempfile.TemporaryDirectory() as folder:
        library = compiled_c(C_SOURCE, Path(folder))
        worst = worst_errors(
            virtual_trial(VIRTUAL_TRIAL, PEOPLE, seed=SEED), peer_trial(library, PEOPLE, SEED)
        )
        if worst > MOST_ERRORS:
            raise CourseError(
                f"The two tables differ by {worst:.1f} standard errors, but must agree to {MOST_ERRORS:g}: only the same "
                "model's times can be compared."
            )
        timed = paired(
            lambda: virtual_trial(VIRTUAL_TRIAL, PEOPLE, seed=SEED),
            lambda: peer_trial(library, PEOPLE, SEED),
            rounds=ROUNDS,
        )
    print(f"ours, one process      {1e9 * timed.ours_s / PEOPLE:6.1f} ns of processor time a patient")
    print(f"C, -O3, one core       {1e9 * timed.peer_s / PEOPLE:6.1f} ns of processor time a patient")
    print(f"largest difference of the two tables: {worst:.1f} standard errors")
    return timed.ratio
