"""A plate that measures a modulator in three additions, and the fit of affinity and cooperativity to its wells.

Each well gets modulator, then a little glutamate (EC20), then much (EC80), while a dye shows calcium. A chimeric G
protein makes calcium rise here; at a nerve terminal the same receptor makes it fall. The fitted number of a well is
its peak after glutamate: the response, with an error of 8 % of itself and one of 2 % of the top. Slope, errors, rise
and decay are illustrative.

Source: the assay as a source describes it (`mglu4.assay_plate`); the simulation is ours.
"""

import warnings
from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, number, whole_number
from course_lib.errors import CourseError
from course_lib.models.allostery.modulator import Modulator, glutamate_at, response

SLOPE, SHARE_ERROR, FLAT_ERROR = 1.3, 0.08, 0.02  # illustrative
RISE_S, DECAY_S = 2.0, 20.0  # illustrative
GLUTAMATES = np.geomspace(0.01, 100.0, 14)  # in units of the EC50
CURVE_nM = np.geomspace(1.0, 30_000.0, 14)
MATRIX_nM = np.array([0.0, 30.0, 100.0, 300.0, 1_000.0, 10_000.0])
FITTED = ("KB", "alpha", "glutamate_ec50", "slope", "top")
# An interval of e to the 40th is none: ln KB ± 20 or wider says that nothing is determined.
_WIDEST = 10.0
_START = (np.log(100.0), np.log(10.0), 0.0, 1.0, 1.0)


@dataclass(frozen=True, kw_only=True)
class Wells:
    """What is put into each well: glutamate in units of its EC50, and modulator in nM, both of shape (wells,).

    Raises `CourseError` for wells without a partner and negative concentrations.

    >>> Wells(glutamate=[0.25, 0.25], modulator_nM=[0, 100]).count
    2
    """

    glutamate: np.ndarray
    modulator_nM: np.ndarray

    def __post_init__(self) -> None:
        for name in ("glutamate", "modulator_nM"):
            values = array_of_numbers(
                name, getattr(self, name), dimensions=1, at_least=0, because="it is put into wells."
            )
            object.__setattr__(self, name, values)
        if self.glutamate.size != self.modulator_nM.size:
            raise CourseError(
                f"There are {self.glutamate.size} glutamates and {self.modulator_nM.size} modulators, "
                "but each well must get both."
            )

    @property
    def count(self) -> int:
        """Number of wells."""
        return self.glutamate.size


def two_curves(replicates: int = 3) -> Wells:
    """Wells of two single curves: glutamate alone, and modulator at the EC20 of glutamate.

    Raises `CourseError` for no replicate.

    >>> two_curves().count
    84
    """
    times = whole_number("replicates", replicates, at_least=1, because="a well is filled or not.")
    ec20 = float(glutamate_at(0.2, SLOPE))
    return Wells(
        glutamate=np.r_[np.repeat(GLUTAMATES, times), np.full(times * CURVE_nM.size, ec20)],
        modulator_nM=np.r_[np.zeros(times * GLUTAMATES.size), np.repeat(CURVE_nM, times)],
    )


def matrix(glutamates: object = GLUTAMATES, modulators_nM: object = MATRIX_nM) -> Wells:
    """Wells of a matrix: each glutamate with each modulator, once.

    Raises `CourseError` for negative concentrations.

    >>> matrix().count
    84
    """
    rows = array_of_numbers("glutamates", glutamates, dimensions=1, because="they are the rows of a matrix.")
    columns = array_of_numbers("modulators_nM", modulators_nM, dimensions=1, because="they are its columns.")
    return Wells(glutamate=np.repeat(rows, columns.size), modulator_nM=np.tile(columns, rows.size))


def peaks(wells: Wells, modulator: Modulator, seed: object) -> np.ndarray:
    """Measured peaks of the wells as shares of glutamate's top, shape (wells,); the same seed gives the same peaks.

    Raises `CourseError` as `response` does.

    >>> peaks(matrix([0.25], [0, 1e6]), Modulator(affinity_nM=100, cooperativity=9), seed=1).round(2)
    array([0.15, 0.76])
    """
    noise = np.random.default_rng(seed)
    true = np.asarray(response(modulator, wells.glutamate, wells.modulator_nM, SLOPE))
    share, flat = (noise.normal(0.0, 1.0, true.size) for _ in range(2))
    return true * (1.0 + SHARE_ERROR * share) + FLAT_ERROR * flat


def trace(times_s: object, modulator: Modulator, modulator_nM: float) -> np.ndarray:
    """Light of one well over three additions, shape of the times: modulator at 20 s, EC20 at 60 s, EC80 at 110 s.

    A modulator that is no agonist adds nothing by itself; what the second addition leaves decays before the third.
    Raises `CourseError` for times before 0. Source: rise and decay are illustrative.

    >>> trace([40, 65, 115], Modulator(affinity_nM=233, cooperativity=22), 0.0).round(2)
    array([0.  , 0.2 , 0.82])
    """
    t = array_of_numbers("times_s", times_s, at_least=0, because="the plate is read from second 0 on.")
    added = ((60.0, 0.2), (110.0, 0.8))
    light = np.zeros(t.shape)
    for start, share in added:
        level = float(response(modulator, glutamate_at(share, SLOPE), modulator_nM, SLOPE))
        since = np.clip(t - start, 0.0, None)
        shape = np.exp(-since / DECAY_S) - np.exp(-since / RISE_S)
        light = light + level * shape / _HIGHEST
    return light


_PEAK_S = np.log(DECAY_S / RISE_S) / (1.0 / RISE_S - 1.0 / DECAY_S)
_HIGHEST = float(np.exp(-_PEAK_S / DECAY_S) - np.exp(-_PEAK_S / RISE_S))


@dataclass(frozen=True, kw_only=True)
class PlateFit:
    """Fitted KB (nM) and α, each as (value, low, high) with its 95 % interval, and the correlation of their errors.

    >>> PlateFit(affinity_nM=(233, 150, 360), cooperativity=(22, 15, 32), correlation=0.4).affinity_nM[0]
    233
    """

    affinity_nM: tuple[float, float, float]
    cooperativity: tuple[float, float, float]
    correlation: float


def _predicted(inside, log_kb, log_alpha, log_ec50, slope, highest):
    glutamate, modulator_nM = inside
    b = modulator_nM / np.exp(log_kb)
    z = glutamate / np.exp(log_ec50) * (1.0 + np.exp(log_alpha) * b) / (1.0 + b)
    driven = z ** np.clip(slope, 0.05, 20.0)
    return highest * driven / (1.0 + driven)


def fit_plate(wells: Wells, measured: object) -> PlateFit:
    """Affinity and cooperativity by least squares, with glutamate's EC50, slope and top fitted along.

    Raises `CourseError` for peaks that do not fit the wells, fewer wells than six, and wells that determine nothing.
    Source: `scipy.optimize.curve_fit` on ln KB, ln α, ln EC50, slope and top.

    >>> wells, modulator = matrix(), Modulator(affinity_nM=233, cooperativity=22.1)
    >>> [round(end) for end in fit_plate(wells, peaks(wells, modulator, seed=2)).affinity_nM]
    [216, 170, 275]
    """
    best, covariance = _best(wells, measured)
    errors = np.sqrt(np.diag(covariance))
    if not (errors[:2] < _WIDEST).all():
        raise CourseError(
            "These wells determine no affinity, but must: vary glutamate and modulator, over more than tenfold each."
        )
    ends = [(best[i], best[i] - 1.96 * errors[i], best[i] + 1.96 * errors[i]) for i in (0, 1)]
    affinity, cooperativity = (tuple(float(np.exp(end)) for end in three) for three in ends)
    return PlateFit(
        affinity_nM=affinity,
        cooperativity=cooperativity,
        correlation=float(covariance[0, 1] / (errors[0] * errors[1])),
    )


def _best(wells: Wells, measured: object) -> tuple[np.ndarray, np.ndarray]:
    from scipy.optimize import OptimizeWarning, curve_fit  # slow to import

    values = array_of_numbers(
        "measured", measured, dimensions=1, least_items=6, because="five numbers are fitted to them."
    )
    if values.size != wells.count:
        raise CourseError(f"There are {values.size} peaks, but must be {wells.count}: one for each well.")
    inside = (wells.glutamate, wells.modulator_nM)
    errors = np.hypot(
        SHARE_ERROR * np.maximum(values, 0.0), FLAT_ERROR
    )  # high wells scatter more, and weigh less
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore", OptimizeWarning)  # said below, by the size of the errors
            return curve_fit(_predicted, inside, values, p0=_START, sigma=errors, maxfev=5_000)
    except RuntimeError:  # no best place was found: the wells leave the numbers open, and their errors say so
        return np.array(_START), np.full((5, 5), np.inf)


def spread(wells: Wells, modulator: Modulator, plates: int = 200, seed: int = 1) -> tuple[float, float]:
    """The factor ×÷ within which 95 % of fitted KB and α fall, over many plates alike.

    Half of the central 95 % of their logarithms. Raises `CourseError` for fewer than 20 plates.

    >>> wells = matrix(np.geomspace(0.01, 100, 20), np.r_[0, np.geomspace(10, 10_000, 11)])
    >>> [round(factor, 1) for factor in spread(wells, Modulator(affinity_nM=233, cooperativity=22.1), plates=40)]
    [1.1, 1.1]
    """
    count = whole_number("plates", plates, at_least=20, because="2.5 % of fewer are not one plate.")
    first = number("seed", seed, at_least=0, because="it starts the noise.")
    logs = [_best(wells, peaks(wells, modulator, seed=[int(first), plate]))[0][:2] for plate in range(count)]
    low, high = np.quantile(logs, [0.025, 0.975], axis=0)
    return tuple(float(factor) for factor in np.exp((high - low) / 2.0))
