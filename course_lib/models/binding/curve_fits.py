"""Fits of a single curve of a tray: one competition curve, or one saturation curve.

    competition:  counts = bottom + span/(1 + I/IC50)
    saturation:   counts = bottom' + c (1000 V R L/(Kd + L) + n L)

A competition curve yields an IC50 and nothing else; what it means depends on the label, its Kd and the sites.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers
from course_lib.errors import CourseError
from course_lib.models.binding.equilibrium import concentrations
from course_lib.models.binding.weighted_fit import fit_counts
from course_lib.models.quantal.estimation import Estimate, standard_normal_reach

LEAST_DOSES = 4
WIDEST = 600.0  # in log units: an interval without end stays a number


@dataclass(frozen=True, kw_only=True)
class CompetitionFit:
    """One competition curve: IC50 in nM with its 95 % interval, counts at its two ends, and reduced χ².

    `ic50_nM` has the interval widened by √(reduced χ²); `ic50_by_counting_nM` believes in Poisson scatter alone.
    """

    ic50_nM: Estimate
    ic50_by_counting_nM: Estimate
    bottom_counts: float
    span_counts: float
    reduced_chi2: float

    def __str__(self) -> str:
        return f"IC50 {self.ic50_nM} nM"

    def at(self, inhibitor_nM) -> np.ndarray:
        """Counts of the fitted curve at concentrations of inhibitor in nM, same shape."""
        return self.bottom_counts + self.span_counts / (
            1 + concentrations("inhibitor_nM", inhibitor_nM) / self.ic50_nM.value
        )


def fit_competition(inhibitor_nM, counts, *, level: float = 0.95) -> CompetitionFit:
    """The fit of one competition curve: doses (wells,) in nM and counts (wells,).

    Raises `CourseError` for doses below zero, fewer than four different doses, lists of different lengths, and counts
    that do not fall. Source: one site, equilibrium.

    >>> doses_nM = np.array([0.1, 0.3, 1, 3, 10, 30, 100, 300])
    >>> round(fit_competition(doses_nM, 200 + 1200 / (1 + doses_nM / 5.6)).ic50_nM.value, 3)
    5.6
    """
    doses, wells = _competition_data(inhibitor_nM, counts)

    def curve(theta: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        bottom, span, ic50 = np.exp(theta)
        left = 1 / (1 + doses / ic50)
        slopes = [np.full(doses.shape, bottom), span * left, span * left * (1 - left)]
        return bottom + span * left, np.stack(slopes, axis=-1)

    low, high = wells[doses == doses.max()].mean(), wells[doses == doses.min()].mean()
    start = np.log([max(low, 1.0), max(high - low, 1.0), np.median(doses[doses > 0])])
    fit = fit_counts(curve, wells, start)
    bottom, span, ic50 = np.exp(fit.log_values).tolist()
    reach = standard_normal_reach(level) * float(np.sqrt(fit.covariance[2, 2]))
    wide = reach * max(1.0, float(fit.reduced_chi2) ** 0.5)

    def interval(margin: float) -> Estimate:
        margin = min(margin, WIDEST)
        return Estimate(value=ic50, low=ic50 * np.exp(-margin), high=ic50 * np.exp(margin), level=level)

    return CompetitionFit(
        ic50_nM=interval(wide),
        ic50_by_counting_nM=interval(reach),
        bottom_counts=bottom,
        span_counts=span,
        reduced_chi2=float(fit.reduced_chi2),
    )


def _competition_data(inhibitor_nM, counts) -> tuple[np.ndarray, np.ndarray]:
    doses = concentrations("inhibitor_nM", inhibitor_nM)
    wells = array_of_numbers("counts", counts, at_least=0, because="a counter counts upward.")
    if doses.ndim != 1 or wells.shape != doses.shape:
        raise CourseError(
            f"There are {doses.shape} doses and {wells.shape} counts, but must be two lists of one length: a well has one dose."
        )
    if len(np.unique(doses)) < LEAST_DOSES:
        raise CourseError(
            f"inhibitor_nM holds {len(np.unique(doses))} different doses, but must hold at least {LEAST_DOSES}: "
            "three numbers are fitted."
        )
    if wells[doses == doses.max()].mean() >= wells[doses == doses.min()].mean():
        raise CourseError(
            "The counts do not fall as inhibitor is added, but must: an inhibitor is looked for."
        )
    return doses, wells


def scatchard_line(bound_nM, free_nM) -> tuple[float, float]:
    """Kd and sites in nM from a straight line through bound/free against bound (Scatchard), unweighted.

    Shown as a warning: the error of `bound` stands on both axes, so the points pull the line askew. Raises
    `CourseError` for fewer than three points and for free label of zero.

    >>> free = np.array([0.5, 2.0, 8.0])
    >>> tuple(round(value, 3) for value in scatchard_line(0.15 * free / (free + 2.3), free))
    (2.3, 0.15)
    """
    because = "a line needs points."
    bound = array_of_numbers("bound_nM", bound_nM, least_items=3, dimensions=1, because=because)
    free = array_of_numbers("free_nM", free_nM, least_items=3, dimensions=1, above=0, because=because)
    slope, top = np.polyfit(bound, bound / free, 1)
    return float(-1 / slope), float(-top / slope)


def fit_saturation(label_nM, specific_fmol) -> tuple[float, float]:
    """Kd in nM and largest specific binding in fmol from one saturation curve, by least squares on the curve itself.

    Raises `CourseError` for fewer than three labels, lists of different lengths, and bindings of which none is above zero.

    >>> free = np.array([0.25, 1.0, 4.0, 16.0])
    >>> tuple(round(value, 3) for value in fit_saturation(free, 30 * free / (free + 2.3)))
    (2.3, 30.0)
    """
    from scipy.optimize import curve_fit

    L = array_of_numbers(
        "label_nM", label_nM, least_items=3, dimensions=1, above=0, because="a curve needs labels."
    )
    b = array_of_numbers(
        "specific_fmol", specific_fmol, least_items=3, dimensions=1, because="a curve needs wells."
    )
    if L.shape != b.shape:
        raise CourseError(
            f"There are {L.size} labels and {b.size} bindings, but must be as many: a well has one label."
        )
    if not b.max() > 0:
        raise CourseError(
            "specific_fmol is nowhere above zero, but must be: a tray without specific binding has no Kd."
        )
    (kd, most), _ = curve_fit(
        lambda free, kd, most: most * free / (free + kd),
        L,
        b,
        p0=(np.median(L), b.max()),
        bounds=(1e-9, np.inf),
    )
    return float(kd), float(most)
