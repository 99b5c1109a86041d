"""Basal ganglia, 100 channels for 3 s at 1 ms: the course's steps against plain C, compiled with -O3.

The peer takes Euler steps of 1 ms. Ours takes the longest stable steps of its second-order rule; both
are compared with the same C in steps of 0.005 ms, and ours must be the closer one.
"""

import ctypes
import tempfile
from pathlib import Path

import numpy as np

from benchmarks.peers import compiled_c
from benchmarks.timing import paired
from course_lib.errors import CourseError
from course_lib.models.circuit.course import simulate
from course_lib.models.circuit.parameters import NUCLEI, Circuit, connections

PEER, WANTED = "cc", 5.0
CHANNELS, EPOCHS, EPOCH_MS, KEPT_MS = 100, 3, 1000, 20
PEER_STEP_MS, TRUE_STEP_MS = 1.0, 0.005
ROUNDS = 9
C_SOURCE = r"""
#include <stdlib.h>
static inline double fire(double a, double threshold) {
    double y = a - threshold;
    return y < 0 ? 0 : (y > 1 ? 1 : y);
}
enum {CTX, D1, D2, STN, GPE, GPI, THAL, NUCLEI, ALL = 7};
void course(long n, long steps, double share, long epoch, long every, const double *salience,
            const double *threshold, const double *w, double *kept) {
    double *a = calloc(NUCLEI * n, sizeof *a), *y = calloc(NUCLEI * n, sizeof *y);
    double *actx = a, *ad1 = a + n, *ad2 = a + 2 * n, *astn = a + 3 * n, *agpe = a + 4 * n, *agpi = a + 5 * n,
           *athal = a + 6 * n;
    double *ctx = y, *d1 = y + n, *d2 = y + 2 * n, *stn = y + 3 * n, *gpe = y + 4 * n, *gpi = y + 5 * n,
           *thal = y + 6 * n;
#define W(to, from) w[(to) * 8 + (from)]
    for (long k = 0; k <= steps; k++) {
        double total = 0;
        for (int j = 0; j < NUCLEI; j++)
            for (long i = 0; i < n; i++) y[j * n + i] = fire(a[j * n + i], threshold[j]);
        for (long i = 0; i < n; i++) total += stn[i];
        if (k % every == 0)
            for (long i = 0; i < NUCLEI * n; i++) kept[k / every * NUCLEI * n + i] = y[i];
        if (k == steps) break;
        const double *s = salience + k / epoch * n;
        const double to_gpe = W(GPE, ALL) * total, to_gpi = W(GPI, ALL) * total;
        for (long i = 0; i < n; i++) {
            actx[i] += share * (s[i] + W(CTX, THAL) * thal[i] - actx[i]);
            ad1[i] += share * (W(D1, CTX) * ctx[i] - ad1[i]);
            ad2[i] += share * (W(D2, CTX) * ctx[i] - ad2[i]);
            astn[i] += share * (W(STN, CTX) * ctx[i] + W(STN, GPE) * gpe[i] - astn[i]);
            agpe[i] += share * (to_gpe + W(GPE, D2) * d2[i] - agpe[i]);
            agpi[i] += share * (to_gpi + W(GPI, GPE) * gpe[i] + W(GPI, D1) * d1[i] - agpi[i]);
            athal[i] += share * (W(THAL, GPI) * gpi[i] + W(THAL, CTX) * ctx[i] - athal[i]);
        }
    }
    free(a);
    free(y);
}
"""


def peer_course(library: ctypes.CDLL, circuit: Circuit, saliences: np.ndarray, step_ms: float) -> np.ndarray:
    """Rates by plain C, shape (times, 7, channels), every `KEPT_MS`."""
    steps, every = round(EPOCHS * EPOCH_MS / step_ms), round(KEPT_MS / step_ms)
    kept = np.empty((steps // every + 1, len(NUCLEI), CHANNELS))
    pointer = ctypes.POINTER(ctypes.c_double)
    weights, thresholds = connections(circuit), circuit.thresholds.column()
    library.course(
        ctypes.c_long(CHANNELS),
        ctypes.c_long(steps),
        ctypes.c_double(step_ms / circuit.time_constant_ms),
        ctypes.c_long(round(EPOCH_MS / step_ms)),
        ctypes.c_long(every),
        *(array.ctypes.data_as(pointer) for array in (saliences, thresholds, weights, kept)),
    )
    return kept


def run() -> float:
    """Our time over the peer's."""
    random = np.random.default_rng(8)
    # A third of the actions ask for something, the rest hardly.
    saliences = random.uniform(0, 1, (EPOCHS, CHANNELS)) * np.where(
        random.random((EPOCHS, CHANNELS)) < 0.3, 1, 0.1
    )
    circuit = Circuit()
    with tempfile.TemporaryDirectory() as folder:
        library = compiled_c(C_SOURCE, Path(folder))
        timed = paired(
            lambda: simulate(circuit, saliences, epoch_ms=EPOCH_MS),
            lambda: peer_course(library, circuit, saliences, PEER_STEP_MS),
            rounds=ROUNDS,
        )
        course = simulate(circuit, saliences, epoch_ms=EPOCH_MS)
        step_ms = course.times_ms[1]
        ours = np.stack([getattr(course.rates, name) for name in NUCLEI], axis=1)[:: round(KEPT_MS / step_ms)]
        true = peer_course(library, circuit, saliences, TRUE_STEP_MS)
        errors = [
            float(np.sqrt(np.mean((one - true) ** 2)))
            for one in (ours, peer_course(library, circuit, saliences, PEER_STEP_MS))
        ]
    if errors[0] > errors[1]:
        raise CourseError(
            f"Our error is {errors[0]:.2g}, but must be below C's {errors[1]:.2g} to compare times."
        )
    print(
        f"ours      {1e3 * timed.ours_s:6.2f} ms, steps of {step_ms:g} ms, root mean square error {errors[0]:.1e}"
    )
    print(
        f"C, -O3    {1e3 * timed.peer_s:6.2f} ms, steps of {PEER_STEP_MS:g} ms, root mean square error {errors[1]:.1e}"
    )
    return timed.ratio
