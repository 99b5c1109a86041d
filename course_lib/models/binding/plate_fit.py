"""The joint fit of a tray: Kd, sites, every Ki, non-specific binding and blank from all wells at once, with intervals.

Parameters are fitted as logarithms with weights of 1/expected counts. Two intervals come out: one that believes that
counting is all the noise, and one widened by √(reduced χ²), which learns from how far the wells really scatter.
"""

from dataclasses import dataclass, replace

import numpy as np

from course_lib.checks import array_of_numbers
from course_lib.errors import CourseError
from course_lib.models.binding.plate import FMOL_PER_PMOL, Membrane, Tray
from course_lib.models.binding.weighted_fit import Curve, WeightedFit, fit_counts
from course_lib.models.quantal.estimation import Estimate, standard_normal_reach

NAMES = ("kd_nM", "sites_nM", "nonspecific_fmol_per_nM", "blank_fmol")
LEAST_COUNTS = 1.0


@dataclass(frozen=True, kw_only=True)
class TrayFit:
    """What a tray says: the membrane's numbers and each Ki in nM, each with a 95 % interval, and reduced χ².

    `relative_sd` are the standard errors of the logarithms, from Poisson scatter alone, in the order Kd, sites,
    non-specific, blank, then the Ki; intervals carry the widening that was asked for.
    """

    kd_nM: Estimate
    sites_nM: Estimate
    nonspecific_fmol_per_nM: Estimate
    blank_fmol: Estimate
    kis_nM: tuple[Estimate, ...]
    reduced_chi2: float
    relative_sd: tuple[float, ...]

    def __str__(self) -> str:
        kis = "; ".join(f"Ki {each} nM" for each in self.kis_nM)
        return f"Kd {self.kd_nM} nM; {kis}; reduced χ² {self.reduced_chi2:.2g}"


def fit_tray(membrane: Membrane, tray: Tray, counts, *, widened: bool = True, level: float = 0.95) -> TrayFit:
    """The joint fit of one tray's counts, shape (wells,); `membrane` gives the volume and the counts per fmol only.

    `widened` multiplies the standard errors by √(reduced χ²), never below 1. Raises `CourseError` for counts of
    another shape, an empty tray, and counts that are all zero.

    >>> from course_lib.models.binding.plate import simulate_counts, whole_tray
    >>> from course_lib.models.binding.presets import TRAY_KIS_nM, TRAY_MEMBRANE
    >>> counts = simulate_counts(TRAY_MEMBRANE, whole_tray(), TRAY_KIS_nM, seed=3)
    >>> print(fit_tray(TRAY_MEMBRANE, whole_tray(), counts).kis_nM[0])
    3.01 (95 % interval 2.78 to 3.26)
    """
    wells = array_of_numbers("counts", counts, at_least=0, dimensions=1, because="a counter counts upward.")
    fit = fit_trays(membrane, tray, wells)
    sd = np.sqrt(np.diag(fit.covariance))
    stretch = max(1.0, float(fit.reduced_chi2) ** 0.5) if widened else 1.0
    reach = standard_normal_reach(level) * stretch * sd
    low, value, high = (np.exp(fit.log_values + side * reach).tolist() for side in (-1, 0, 1))
    found = [Estimate(value=v, low=a, high=b, level=level) for v, a, b in zip(value, low, high, strict=True)]
    return TrayFit(
        **dict(zip(NAMES, found, strict=False)),
        kis_nM=tuple(found[len(NAMES) :]),
        reduced_chi2=float(fit.reduced_chi2),
        relative_sd=tuple(sd.tolist()),
    )


def fit_trays(membrane: Membrane, tray: Tray, counts) -> WeightedFit:
    """The joint fits of many trays at once: counts (…, wells), log parameters (…, 4 + inhibitors) as in `TrayFit`.

    Raises `CourseError` as `fit_tray` does.

    >>> from course_lib.models.binding.plate import simulate_counts, whole_tray
    >>> from course_lib.models.binding.presets import TRAY_KIS_nM, TRAY_MEMBRANE
    >>> many = simulate_counts(TRAY_MEMBRANE, whole_tray(), TRAY_KIS_nM, seed=3, trays=20)
    >>> fit_trays(TRAY_MEMBRANE, whole_tray(), many).log_values.shape
    (20, 6)
    """
    wells = array_of_numbers("counts", counts, at_least=0, because="a counter counts upward.")
    if wells.shape[-1:] != tray.label_nM.shape:
        raise CourseError(
            f"counts has the shape {wells.shape}, but must end in {tray.label_nM.size}: one number for each well."
        )
    if (wells.sum(axis=-1) < LEAST_COUNTS).any():
        raise CourseError(
            "counts is zero in every well, but must not be: an empty counter tells nothing of binding."
        )
    return fit_counts(_curve(membrane, tray), wells, _start(membrane, tray, wells))


def _curve(membrane: Membrane, tray: Tray) -> Curve:
    """Expected counts of all wells and their slopes on the logarithms, from the equation of `plate`."""
    L, doses = tray.label_nM, tray.inhibitors_nM
    top = membrane.counts_per_fmol * FMOL_PER_PMOL * membrane.volume_mL * np.where(tray.blocked, 0.0, L)
    elsewhere = membrane.counts_per_fmol * L
    blank = np.full(L.size, membrane.counts_per_fmol)

    def curve(theta: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        Kd, R, n, beta, *kis = (part[..., None] for part in np.moveaxis(np.exp(theta), -1, 0))
        pulls = [dose / ki for dose, ki in zip(doses, kis, strict=True)]
        needed = Kd * (1 + sum(pulls))
        specific = top * R / (L + needed)
        per_needed = specific / (L + needed)
        slopes = [-per_needed * needed, specific, n * elsewhere, beta * blank]
        slopes += [per_needed * Kd * pull for pull in pulls]
        return specific + slopes[2] + slopes[3], np.stack(np.broadcast_arrays(*slopes), axis=-1)

    return curve


def _start(membrane: Membrane, tray: Tray, counts: np.ndarray) -> np.ndarray:
    """Log parameters to start from, read off the wells: ends of the curves and the middle of the doses."""
    fmol = counts / membrane.counts_per_fmol
    many, few = tray.label_nM.max(), tray.label_nM.min()
    blocked = tray.blocked if tray.blocked.any() else np.ones_like(tray.blocked)
    at = np.where(blocked, tray.label_nM, -1.0)
    blank = np.maximum(fmol[..., at == at[blocked].min()].mean(axis=-1), 0.01)
    slope = np.maximum(fmol[..., at == at.max()].mean(axis=-1) - blank, 0.01 * blank) / max(many, few + 1e-9)
    open_wells = ~tray.blocked & (tray.label_nM == many)
    sites = np.maximum(fmol[..., open_wells].mean(axis=-1) - blank - slope * many, 0.1 * blank)
    middles = [np.median(row[row > 0]) if (row > 0).any() else 1.0 for row in tray.inhibitors_nM]
    first = [
        np.full_like(blank, np.median(tray.label_nM)),
        sites / (FMOL_PER_PMOL * membrane.volume_mL),
        slope,
        blank,
    ]
    return np.log(np.stack([*first, *(np.full_like(blank, each / 2) for each in middles)], axis=-1))


def fitted_membrane(membrane: Membrane, fit: TrayFit) -> Membrane:
    """The membrane with the fitted numbers in place of its own; volume and counts per fmol stay.

    >>> from course_lib.models.binding.plate import simulate_counts, whole_tray
    >>> from course_lib.models.binding.presets import TRAY_KIS_nM, TRAY_MEMBRANE
    >>> counts = simulate_counts(TRAY_MEMBRANE, whole_tray(), TRAY_KIS_nM, seed=3)
    >>> round(fitted_membrane(TRAY_MEMBRANE, fit_tray(TRAY_MEMBRANE, whole_tray(), counts)).kd_nM, 2)
    2.33
    """
    return replace(membrane, **{name: getattr(fit, name).value for name in NAMES})
