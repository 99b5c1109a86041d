"""What is believed of one patient: a grid of exposure, share and score, updated by ratings and blood levels.

Four axes: CYP2D6 phenotype g, the logarithm η of a person's own clearance, the share s of rated movement that follows
dopamine, and the AIMS total A without a drug. Each cell holds a probability; data multiply it by how well the cell
predicts them; nothing is drawn. A rating errs by N(0, SEM), a level by a factor e^N(0, σ).
Limits: the errors of ratings are independent, the patient does not change, and the prior is that of `chain`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from course_lib.checks import number, one_of
from course_lib.errors import CourseError
from course_lib.facts import fact
from course_lib.models.patient.chain import (
    SCORE_HIGH,
    SCORE_LOW,
    SCORE_MEAN,
    SCORE_SD,
    SHARE_SHAPES,
    relief_of,
)
from course_lib.models.population.exposure import CLEARANCES_L_per_h, auc_ng_h_per_mL
from course_lib.models.population.variance import CAREFUL_LEVEL_SD, COHORT_SHARES, KINDS, PERSONAL_VARIANCE

ETA_SD = PERSONAL_VARIANCE**0.5
LEVEL_SD = CAREFUL_LEVEL_SD
PHENOTYPE_SHARES = dict(zip(KINDS, (float(share) for share in COHORT_SHARES), strict=True))
ETA_POINTS, SHARE_POINTS, SCORE_POINTS, ETA_REACH = 49, 40, 37, 4.0
MATTERS_POINTS = -fact("trial.aims_minimal_important_change", "1")


def typical_auc_ng_h_per_mL(dose_mg: float, phenotype: str) -> float:
    """AUC of a person with the median clearance of a phenotype, in ng·h/mL, on a dose in mg a day.

    Raises `CourseError` for a phenotype whose clearance is not known. Source: `population`.

    >>> round(typical_auc_ng_h_per_mL(80, "poor") / typical_auc_ng_h_per_mL(80, "normal"), 2)
    2.07
    """
    name = one_of("phenotype", phenotype, PHENOTYPE_SHARES, because="clearances are known of these.")
    return float(auc_ng_h_per_mL(dose_mg, CLEARANCES_L_per_h[name]))


@dataclass(frozen=True, kw_only=True, eq=False)
class Axes:
    """Values along the grid: `phenotypes` (names), `eta`, `share`, `score`, and the weights before any data.

    `factor` multiplies the exposure of everybody, 1 without an interaction.
    """

    phenotypes: tuple[str, ...]
    phenotype_weights: tuple[float, ...]
    eta: np.ndarray
    share: np.ndarray
    score: np.ndarray
    factor: float = 1.0


@dataclass(frozen=True, kw_only=True, eq=False)
class Belief:
    """Probabilities of the cells, shape (phenotypes, η, shares, scores); they add up to 1."""

    axes: Axes
    weights: np.ndarray


@dataclass(frozen=True, kw_only=True)
class Spread:
    """A mean with its standard deviation and the middle 90 % of the probability."""

    mean: float
    sd: float
    low: float
    high: float


def belief_before(phenotype: str | Mapping[str, float] | None = None, *, factor: float = 1.0) -> Belief:
    """The belief before any rating or level.

    `phenotype` is known ("poor"), a share for each, or None for the shares of the population. `factor` is that of an
    interaction on the AUC. Raises `CourseError` for an unknown phenotype, and for shares that do not add up to 1.

    >>> round(marginal(belief_before("poor"), "share").mean, 2)
    0.4
    """
    names, weights = _phenotypes(phenotype)
    by = number("factor", factor, above=0, at_most=100, because="it multiplies an exposure.")
    axes = Axes(
        phenotypes=names,
        phenotype_weights=weights,
        eta=np.linspace(-ETA_REACH * ETA_SD, ETA_REACH * ETA_SD, ETA_POINTS),
        share=(np.arange(SHARE_POINTS) + 0.5) / SHARE_POINTS,
        score=np.linspace(SCORE_LOW, SCORE_HIGH, SCORE_POINTS),
        factor=by,
    )
    a, b = SHARE_SHAPES
    parts = (
        np.array(weights),
        np.exp(-((axes.eta / ETA_SD) ** 2) / 2),
        axes.share ** (a - 1) * (1 - axes.share) ** (b - 1),
        np.exp(-(((axes.score - SCORE_MEAN) / SCORE_SD) ** 2) / 2),
    )
    g, eta, s, A = np.ix_(*parts)
    return scaled(axes, g * eta * s * A)


def _phenotypes(phenotype: object) -> tuple[tuple[str, ...], tuple[float, ...]]:
    if isinstance(phenotype, str):
        return (
            one_of("phenotype", phenotype, PHENOTYPE_SHARES, because="clearances are known of these."),
        ), (1.0,)
    shares = PHENOTYPE_SHARES if phenotype is None else phenotype
    if not isinstance(shares, Mapping):
        raise CourseError(
            f"phenotype is a {type(phenotype).__name__}, but must be a name, shares by name, or None: it weighs clearances."
        )
    for name in shares:
        one_of("phenotype", name, PHENOTYPE_SHARES, because="clearances are known of these.")
    total = sum(shares.values())
    number(
        "the sum of the shares", total, at_least=0.999, at_most=1.001, because="everybody has one phenotype."
    )
    return tuple(shares), tuple(share / total for share in shares.values())


def scaled(axes: Axes, weights: np.ndarray) -> Belief:
    """The belief whose cells have these weights, divided by their sum.

    Raises `CourseError` where no cell has any.

    >>> before = belief_before("normal")
    >>> float(scaled(before.axes, 3 * before.weights).weights.sum().round(9))
    1.0
    """
    total = float(weights.sum())
    if not total > 0:
        raise CourseError(
            "No cell of the grid can explain these data: look for a slip in a rating, a level or a dose."
        )
    return Belief(axes=axes, weights=weights / total)


@lru_cache(maxsize=256)
def _relief(phenotypes: tuple[str, ...], factor: float, dose_mg: float) -> np.ndarray:
    """1 − u on a dose, shape (phenotypes, η, 1, 1)."""
    eta = np.linspace(-ETA_REACH * ETA_SD, ETA_REACH * ETA_SD, ETA_POINTS)
    typical = np.array([typical_auc_ng_h_per_mL(dose_mg, name) for name in phenotypes])
    lost = np.asarray(relief_of(factor * typical[:, np.newaxis] * np.exp(-eta)))[:, :, np.newaxis, np.newaxis]
    lost.flags.writeable = False
    return lost


def _dose(dose_mg: object) -> float:
    return number("dose_mg", dose_mg, at_least=0, at_most=200, because="doses tried in people lie below.")


def expected_score(axes: Axes, dose_mg: float) -> np.ndarray:
    """AIMS total that each cell predicts on a dose in mg a day, broadcasting over (phenotypes, η, shares, scores).

    Raises `CourseError` for a dose outside 0 to 200.

    >>> expected_score(belief_before("normal").axes, 40).shape
    (1, 49, 40, 37)
    """
    lost = _relief(axes.phenotypes, axes.factor, _dose(dose_mg))
    return axes.score * (1.0 - axes.share[:, np.newaxis] * lost)


def marginal(belief: Belief, of: str) -> Spread:
    """What is believed of "eta", "share" or "score" alone.

    Raises `CourseError` for another name.

    >>> round(marginal(belief_before("normal"), "score").mean, 1)
    10.1
    """
    name = one_of("of", of, ("eta", "share", "score"), because="these are the axes of the grid.")
    values, weights = density(belief, name)
    return spread_of(values, weights, step=float(values[1] - values[0]))


def density(belief: Belief, of: str) -> tuple[np.ndarray, np.ndarray]:
    """Values along one axis and their probabilities, both of shape (points,).

    >>> float(density(belief_before("normal"), "share")[1].sum().round(9))
    1.0
    """
    name = one_of("of", of, ("eta", "share", "score"), because="these are the axes of the grid.")
    kept = {"eta": 1, "share": 2, "score": 3}[name]
    return getattr(belief.axes, name), belief.weights.sum(axis=tuple(i for i in range(4) if i != kept))


def spread_of(values: np.ndarray, weights: np.ndarray, step: float = 0.0) -> Spread:
    """Mean, SD and middle 90 % of values in increasing order with their probabilities.

    Each value stands for an interval of width `step` about it, over which its probability is spread evenly.

    >>> spread_of(np.array([0.0, 1.0, 2.0]), np.array([0.25, 0.5, 0.25])).mean
    1.0
    """
    # Sums, not products of vectors: a linear-algebra library would start threads for them, and wait for a busy core.
    mean = float(np.sum(weights * values))
    below = np.cumsum(weights) - weights / 2
    low, high = np.interp((0.05, 0.95), below, values)
    sd = float(np.sqrt(np.sum(weights * (values - mean) ** 2) + step**2 / 12))
    return Spread(mean=mean, sd=sd, low=float(low), high=float(high))


def with_factor(belief: Belief, factor: float) -> Belief:
    """The same belief about the person, when another drug multiplies the exposure by `factor`.

    Raises `CourseError` for a factor that is not above zero.

    >>> with_factor(belief_before("normal"), 2.0).axes.factor
    2.0
    """
    by = number("factor", factor, above=0, at_most=100, because="it multiplies an exposure.")
    return replace(belief, axes=replace(belief.axes, factor=by))
