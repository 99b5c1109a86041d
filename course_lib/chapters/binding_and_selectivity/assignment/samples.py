"""The tray that chapter 03's assignment gives to a student, simulated from the variant's hidden Kd and sites."""

from functools import lru_cache
from random import Random

import numpy as np

from course_lib.models.binding.plate import Membrane, Tray, saturation_wells, simulate_counts
from course_lib.models.binding.plate_fit import fit_tray
from course_lib.models.binding.presets import COUNTS_PER_FMOL, TRAY_MEMBRANE, TRAY_KIS_nM
from course_lib.questions.params import Params

LABELS_nM = np.array([0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0])
REPLICATES, SCATTER = 3, 0.03
VOLUME_mL = TRAY_MEMBRANE.volume_mL
FMOL_PER_NM = 1000.0 * VOLUME_mL  # of a concentration in this well
CASES = 8


@lru_cache(maxsize=64)
def _counted(kd_nM: float, sites_nM: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    membrane = Membrane(
        kd_nM=kd_nM,
        sites_nM=sites_nM,
        nonspecific_fmol_per_nM=TRAY_MEMBRANE.nonspecific_fmol_per_nM,
        blank_fmol=TRAY_MEMBRANE.blank_fmol,
        volume_mL=VOLUME_mL,
        counts_per_fmol=COUNTS_PER_FMOL,
    )
    wells: Tray = saturation_wells(LABELS_nM, REPLICATES, inhibitors=0)
    counts = simulate_counts(membrane, wells, (), scatter=SCATTER, seed=seed)
    pairs = counts.reshape(len(LABELS_nM), 2, REPLICATES)
    pairs.flags.writeable = False
    return pairs[:, 0], pairs[:, 1]


def totals(params: Params) -> np.ndarray:
    """Counts of the wells without inhibitor, shape (labels, replicates)."""
    return _counted(params.hidden_kd_nM, params.hidden_sites_nM, params.data_seed)[0]


def blocked(params: Params) -> np.ndarray:
    """Counts of the wells beside excess inhibitor, shape (labels, replicates)."""
    return _counted(params.hidden_kd_nM, params.hidden_sites_nM, params.data_seed)[1]


def specific_fmol(params: Params) -> np.ndarray:
    """Label on sites by the student's own wells, in fmol, shape (labels,)."""
    return (totals(params).mean(axis=1) - blocked(params).mean(axis=1)) / COUNTS_PER_FMOL


@lru_cache(maxsize=64)
def fits(seed: int) -> tuple[tuple[float, float], ...]:
    """Standard error of ln Ki and reduced χ² of simulated trays that were pipetted well or badly, one pair a tray."""
    from course_lib.models.binding.plate import whole_tray

    rng, found = Random(f"trays|{seed}"), []
    for number in range(CASES):
        scatter = (0.0, 0.05, 0.10)[number % 3]
        counts = simulate_counts(
            TRAY_MEMBRANE, whole_tray(), TRAY_KIS_nM, scatter=scatter, seed=rng.getrandbits(32)
        )
        fit = fit_tray(TRAY_MEMBRANE, whole_tray(), counts)
        found.append((round(fit.relative_sd[4], 4), round(max(fit.reduced_chi2, 1.0), 2)))
    return tuple(found)
