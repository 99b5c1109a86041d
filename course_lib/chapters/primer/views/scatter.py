"""What the primer shows of scatter: readings about one mean, nearer to it or farther from it.

ILLUSTRATION: readings are the quantiles of a normal distribution, so that the picture is the same at every run.
"""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from course_lib.checks import number
from course_lib.models.records.curves import Distribution

MEAN_nM = 100.0  # illustrative
READINGS = 400
LOWEST_nM, HIGHEST_nM = 0.0, 200.0


@dataclass(frozen=True, kw_only=True)
class ScatterView:
    """Readings about a mean, their standard deviation in nM, their variance in nM², and their share within one of the mean."""

    readings: Distribution
    sd_nM: float
    variance_nM2: float
    share_within: float


def scatter_view(*, sd_nM: float = 20.0) -> ScatterView:
    """The view of readings about 100 nM whose standard deviation is `sd_nM`.

    Raises `CourseError` for a standard deviation of zero or less, or one that leaves the picture.

    >>> view = scatter_view(sd_nM=20)
    >>> view.variance_nM2, view.share_within
    (400.0, 0.685)
    """
    sd = number("sd_nM", sd_nM, above=0, at_most=30, because="the picture holds 0 to 200 nM.")
    normal = NormalDist(MEAN_nM, sd)
    samples = np.array([normal.inv_cdf((i + 0.5) / READINGS) for i in range(READINGS)])
    grid = np.linspace(LOWEST_nM, HIGHEST_nM, 201)
    return ScatterView(
        readings=Distribution(
            quantity="dopamine",
            label="dopamine",
            unit="nM",
            grid=grid,
            density_per_unit=np.array([normal.pdf(x) for x in grid]),
            mean=MEAN_nM,
            samples=samples,
        ),
        sd_nM=sd,
        variance_nM2=sd**2,
        share_within=float(np.mean(np.abs(samples - MEAN_nM) <= sd)),
    )
