"""How often an interval holds the truth: simulated trays, each fitted, each interval held against what was put in."""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import fraction, number, whole_number
from course_lib.models.binding.plate import Membrane, Tray, simulate_counts
from course_lib.models.binding.plate_fit import NAMES, fit_trays
from course_lib.models.quantal.estimation import standard_normal_reach


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """Shares of intervals of one Ki that held the truth: by Poisson scatter alone, and widened by √(reduced χ²).

    `reduced_chi2` is its mean over the trays, `sd_of_log` the scatter of the fitted ln Ki, `curvature_sd` the mean
    standard error that the curvature of the fit promises.
    """

    by_counting: float
    widened: float
    reduced_chi2: float
    sd_of_log: float
    curvature_sd: float


def share_interval(share: float, cases: int, level: float = 0.95) -> tuple[float, float]:
    """Ends of the share that chance allows, when a share of so many cases was seen: Wilson's interval.

    Raises `CourseError` for a share outside 0 to 1 and fewer than one case. Source: Wilson 1927, the roots of
    (seen − p)² = z² p (1 − p)/n.

    >>> [round(end, 2) for end in share_interval(0.425, 200)]
    [0.36, 0.49]
    """
    seen = fraction("share", share, because="it is a share of the cases.")
    n = whole_number("cases", cases, at_least=1, because="a share needs cases.")
    z = standard_normal_reach(level)
    middle, reach = seen + z**2 / (2 * n), z * float(np.sqrt(seen * (1 - seen) / n + z**2 / (4 * n**2)))
    return (middle - reach) / (1 + z**2 / n), (middle + reach) / (1 + z**2 / n)


def coverage(
    membrane: Membrane, tray: Tray, kis_nM, *, scatter: float, trays: int = 200, seed: int = 0, which: int = 0
) -> Coverage:
    """How often 95 % intervals of one Ki hold the truth over simulated trays with a pipetting scatter.

    Raises `CourseError` as `simulate_counts` does. Two hundred trays leave ± 4 points.

    >>> from course_lib.models.binding.plate import whole_tray
    >>> from course_lib.models.binding.presets import TRAY_KIS_nM, TRAY_MEMBRANE
    >>> sloppy = coverage(TRAY_MEMBRANE, whole_tray(), TRAY_KIS_nM, scatter=0.1, seed=1)
    >>> sloppy.by_counting < 0.6 < 0.9 < sloppy.widened
    True
    """
    many = whole_number("trays", trays, at_least=10, at_most=10_000, because="a share needs cases.")
    number("scatter", scatter, at_least=0, at_most=1, because="5 % is written 0.05.")
    counts = simulate_counts(membrane, tray, kis_nM, scatter=scatter, seed=seed, trays=many)
    fit = fit_trays(membrane, tray, counts)
    place = len(NAMES) + which
    off = fit.log_values[:, place] - np.log(kis_nM[which])
    sd = np.sqrt(fit.covariance[:, place, place])
    reach = standard_normal_reach(0.95) * sd
    stretch = np.sqrt(np.maximum(fit.reduced_chi2, 1.0))
    return Coverage(
        by_counting=float((np.abs(off) <= reach).mean()),
        widened=float((np.abs(off) <= reach * stretch).mean()),
        reduced_chi2=float(fit.reduced_chi2.mean()),
        sd_of_log=float(off.std(ddof=1)),
        curvature_sd=float(sd.mean()),
    )
