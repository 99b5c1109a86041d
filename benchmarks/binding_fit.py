"""One tray of 96 wells fitted with intervals: our joint fit against lmfit on the same model, weights and counts."""

import sys

import numpy as np

from benchmarks.timing import paired
from course_lib.models.binding.plate import Tray, simulate_counts, whole_tray
from course_lib.models.binding.plate_fit import NAMES, TrayFit, fit_tray
from course_lib.models.binding.presets import TRAY_MEMBRANE, TRAY_KIS_nM

PEER, WANTED = "lmfit", 0.5
SEEDS = (3, 4, 5, 6)
REFRESHES = 3
ALIKE = 1e-4
KIS = ("ki_htbz", "ki_valbenazine")
START = {"kd_nM": 4.0, "sites_nM": 0.2, "nonspecific_fmol_per_nM": 0.2, "blank_fmol": 1.0} | dict(
    zip(KIS, (3.0, 150.0), strict=True)
)


def run() -> float:
    """Median over trays of our time as a share of lmfit's, once both agree on every parameter."""
    tray, ratios = whole_tray(), []
    for seed in SEEDS:
        counts = simulate_counts(TRAY_MEMBRANE, tray, TRAY_KIS_nM, seed=seed)
        times = paired(lambda c=counts: _ours(tray, c), lambda c=counts: _peer(tray, c), rounds=9)
        ours, peer = _ours(tray, counts), _peer(tray, counts)
        values = np.array([*(getattr(ours, name).value for name in NAMES), *(ki.value for ki in ours.kis_nM)])
        theirs = np.exp([peer.params[name].value for name in START])
        errors = np.array([peer.params[name].stderr for name in START])
        worst = float(np.abs(np.log(values / theirs)).max())
        width = float(np.abs(np.array(ours.relative_sd) / errors - 1).max())
        if worst > ALIKE:
            sys.exit(f"The two fits of tray {seed} differ by {worst:.1e}: there is nothing to compare.")
        print(
            f"tray {seed}: ours {times.ours_s * 1e3:6.2f} ms, lmfit {times.peer_s * 1e3:7.2f} ms, ratio "
            f"{times.ratio:.3f}; parameters differ by {worst:.0e}, standard errors by {width:.0e}"
        )
        ratios.append(times.ratio)
    return float(np.median(ratios))


def _ours(tray: Tray, counts: np.ndarray) -> TrayFit:
    return fit_tray(TRAY_MEMBRANE, tray, counts, widened=False)


def _peer(tray: Tray, counts: np.ndarray):
    try:
        import lmfit
    except ImportError:
        sys.exit("This benchmark compares with lmfit, which is not installed: pip install lmfit")
    c, fmol = TRAY_MEMBRANE.counts_per_fmol, 1000.0 * TRAY_MEMBRANE.volume_mL
    L, doses, open_wells = tray.label_nM, tray.inhibitors_nM, ~tray.blocked

    def expected(parameters) -> np.ndarray:
        Kd, R, n, beta, *kis = (np.exp(parameters[name].value) for name in START)
        pull = sum(dose / ki for dose, ki in zip(doses, kis, strict=True))
        return c * (open_wells * fmol * R * L / (L + Kd * (1 + pull)) + n * L + beta)

    parameters = lmfit.Parameters()
    for name, value in START.items():
        parameters.add(name, value=np.log(value))
    weights = 1 / np.sqrt(np.maximum(counts, 1.0))
    for _ in range(REFRESHES + 1):
        fit = lmfit.minimize(
            lambda trial, w: w * (expected(trial) - counts), parameters, args=(weights,), scale_covar=False
        )
        parameters, weights = fit.params, 1 / np.sqrt(expected(fit.params))
    return fit
