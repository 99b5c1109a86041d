"""What tests do to a forecast: its density before and after, and which test narrows it by how much."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from course_lib.checks import number, whole_number
from course_lib.models.patient.beliefs import (
    LEVEL_SD,
    PHENOTYPE_SHARES,
    Belief,
    belief_before,
    marginal,
    typical_auc_ng_h_per_mL,
)
from course_lib.models.patient.calibration import Workup, calibrated
from course_lib.models.patient.forecast import Forecast, changes, forecast
from course_lib.models.patient.updating import after_level, after_ratings
from course_lib.models.population.qt import LABEL_LINE
from course_lib.models.population.variance import PERSONAL_VARIANCE, genotype_variance, variance_left
from course_lib.models.records.curves import Bars, Line
from course_lib.models.records.dependence import Dependence

WORKED_RATINGS, LATER_RATINGS = (13.0, 11.0, 14.0), (9.0, 10.0, 8.0)
_EDGES = np.linspace(-13.0, 0.0, 27)
# What is asked of each test: the benefit of 80 mg, and the QT interval.
_TESTS = (
    Workup(),
    Workup(genotype=True),
    Workup(level=True),
    Workup(films=1),
    Workup(films=3),
    Workup(films=3, on_40=3),
)
TESTED = 24


@dataclass(frozen=True, kw_only=True, eq=False)
class Seen:
    """The forecast of the change on 40 mg before any test and now: densities, both forecasts, and the score believed in."""

    density: Dependence
    before: Forecast
    now: Forecast
    score: tuple[float, float]
    share: tuple[float, float]


def worked_belief(
    films: int = 3, later: int = 0, level: float = 0.0, sem_points: float = 2.475, phenotype: str = "poor"
) -> Belief:
    """What is believed of Ms V. after some of her films before a drug and on 40 mg, and a level (0: none is known).

    Raises `CourseError` for more films than there are.

    >>> round(marginal(worked_belief(), "score").mean, 1)
    12.2
    """
    because = "three films were made, and three on 40 mg."
    before = whole_number("films", films, at_least=0, at_most=len(WORKED_RATINGS), because=because)
    after = whole_number("later", later, at_least=0, at_most=len(LATER_RATINGS), because=because)
    belief = belief_before(phenotype)
    if before:
        belief = after_ratings(belief, WORKED_RATINGS[:before], sem_points=sem_points)
    if after:
        belief = after_ratings(belief, LATER_RATINGS[:after], dose_mg=40.0, sem_points=sem_points)
    if number("level", level, at_least=0, because="it divides two levels."):
        belief = after_level(belief, level)
    return belief


def seen_view(films: int = 0, later: int = 0, level: float = 0.0, sem_points: float = 2.475) -> Seen:
    """The forecast for Ms V. on 40 mg before and after films, later films and a level, by a rater of this error.

    >>> round(seen_view(films=3).now.change.mean, 1)
    -3.5
    """
    start, now = worked_belief(0), worked_belief(films, later, level, sem_points)
    middles = (_EDGES[1:] + _EDGES[:-1]) / 2
    said = forecast(now, 40.0)
    lines = [
        Line(label="before any test", values=_density(start), quantity="drug"),
        Line(label="now", values=_density(now), quantity="movement"),
    ]
    score, share = marginal(now, "score"), marginal(now, "share")
    return Seen(
        density=Dependence(
            quantity="movement",
            label="probability",
            unit="% per point",
            along_label="change of the AIMS on 40 mg",
            along_unit="points",
            positions=middles,
            lines=lines,
            here=float(np.clip(said.change.mean, middles[0], middles[-1])),
        ),
        before=forecast(start, 40.0),
        now=said,
        score=(score.mean, score.sd),
        share=(share.mean, share.sd),
    )


def _density(belief: Belief) -> np.ndarray:
    flat = changes(belief.axes, 40.0).reshape(-1)
    heights, _ = np.histogram(flat, bins=_EDGES, weights=belief.weights.reshape(-1))
    return 100 * heights / (_EDGES[1] - _EDGES[0])


@lru_cache(maxsize=2)
def workup_view(patients: int = TESTED) -> Bars:
    """SD of the forecast benefit of 80 mg after each test, in points, mean over made-up patients who all take every test.

    >>> workup_view(10).names[0]
    'nothing'
    """
    found = calibrated(_TESTS, patients=patients, seed=3)
    widths, errors = (
        np.array([getattr(each, name) for each in found]) for name in ("mean_sd", "error_of_mean")
    )
    return Bars(
        quantity="movement",
        label="what stays unknown of the benefit, SD",
        unit="points",
        names=tuple(each.tests.name.replace(", three films", " +\nthree") for each in found),
        values=widths,
        low=widths - errors,
        high=widths + errors,
        interval="± one standard error",
    )


def qtc_sd_ms(genotype: bool, level: bool, dose_mg: float = 80.0) -> float:
    """SD of the forecast growth of QTc on a dose (ms), averaged in its square over made-up people, by what is known.

    A level tells the phenotype as well: with it ln exposure is taken as one normal distribution, whose variance it narrows.
    Source: law of total variance; mean and mean square of log-normal exposures.

    >>> qtc_sd_ms(True, True) < qtc_sd_ms(True, False) < qtc_sd_ms(False, False)
    True
    """
    shares = np.array(list(PHENOTYPE_SHARES.values()))
    typical = np.array([typical_auc_ng_h_per_mL(dose_mg, name) for name in PHENOTYPE_SHARES])
    means, squares = typical * np.exp(PERSONAL_VARIANCE / 2), typical**2 * np.exp(2 * PERSONAL_VARIANCE)
    between = float(np.sum(shares * means**2) - np.sum(shares * means) ** 2)
    prior = PERSONAL_VARIANCE + (0.0 if genotype else genotype_variance())
    left = variance_left(prior, LEVEL_SD) if level else PERSONAL_VARIANCE
    within = float(np.sum(shares * squares)) * (1 - np.exp(-left))
    variance = within + (0.0 if genotype or level else between)
    return float(LABEL_LINE.slope_ms_per_auc * np.sqrt(variance))
