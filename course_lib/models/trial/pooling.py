"""Trials joined: fixed and random effects, Hartung and Knapp's interval, and a comparison through placebo.

Each trial gives a difference from placebo δⱼ with a standard error SEⱼ, taken as known. Weights are 1/(SEⱼ² + τ²); with
fixed effects τ² = 0, with random effects it is DerSimonian and Laird's. Sources: DerSimonian and Laird 1986, Control
Clin Trials 7:177; Hartung and Knapp 2001, Stat Med 20:3875; Bucher et al. 1997, J Clin Epidemiol 50:683.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from course_lib.checks import number
from course_lib.errors import CourseError
from course_lib.models.trial.recovered import critical, two_sided_p


@dataclass(frozen=True, kw_only=True)
class Effect:
    """A difference from placebo with its standard error.

    Raises `CourseError` for an error that is not above 0.

    >>> Effect(name="KINECT 2", difference=-2.4, se=0.69).p < 0.001
    True
    """

    name: str
    difference: float
    se: float

    def __post_init__(self) -> None:
        number("difference", self.difference, because="it is a difference of means.")
        number("se", self.se, above=0, because="a trial without an error would outweigh all others.")

    @property
    def interval(self) -> tuple[float, float]:
        """95 % confidence interval by the normal distribution."""
        half = critical(0.05) * self.se
        return self.difference - half, self.difference + half

    @property
    def p(self) -> float:
        """Two-sided P by the normal distribution."""
        return two_sided_p(self.difference, self.se)


@dataclass(frozen=True, kw_only=True)
class Pooled:
    """Several trials as one: mean and standard error, variance between trials, I², shares of weight."""

    effect: Effect
    tau_squared: float
    i_squared: float
    weights: tuple[float, ...]
    trials: tuple[Effect, ...]

    def hartung_knapp(self, *, floor: bool = True) -> tuple[float, float]:
        """95 % interval by Student's t on the observed scatter, its factor held at least 1 with the floor.

        Raises `CourseError` for one trial, which has no scatter.
        """
        k = len(self.trials)
        if k < 2:
            raise CourseError("One trial was given, but there must be two or more: one has no scatter.")
        differences = np.array([one.difference for one in self.trials])
        weights = np.array(self.weights) / self.effect.se**2
        factor = float(weights @ (differences - self.effect.difference) ** 2) / (k - 1)
        half = (
            critical(0.05, degrees=k - 1) * self.effect.se * math.sqrt(max(factor, 1.0) if floor else factor)
        )
        return self.effect.difference - half, self.effect.difference + half


def pooled(trials: Sequence[Effect], *, random: bool = False, name: str = "pooled") -> Pooled:
    """The trials joined by weights 1/(SE² + τ²); random effects take τ² from the trials' scatter.

    Raises `CourseError` for no trial. With one trial, or with less scatter than chance gives, τ² is 0.

    >>> two = [Effect(name="a", difference=-2.0, se=0.5), Effect(name="b", difference=-3.0, se=1.0)]
    >>> joined = pooled(two)
    >>> round(joined.effect.difference, 2), round(joined.effect.se, 3), [round(w, 1) for w in joined.weights]
    (-2.2, 0.447, [0.8, 0.2])
    """
    if not trials:
        raise CourseError("There is no trial, but there must be at least one: nothing has no mean.")
    differences = np.array([one.difference for one in trials])
    variances = np.array([one.se for one in trials]) ** 2
    scatter, expected = _scatter(differences, variances), len(trials) - 1
    between = max(0.0, (scatter - expected) / _spare(1 / variances)) if expected else 0.0
    tau_squared = between if random else 0.0
    weights = 1 / (variances + tau_squared)
    total = float(weights.sum())
    mean = float(weights @ differences) / total
    return Pooled(
        effect=Effect(name=name, difference=mean, se=total**-0.5),
        tau_squared=tau_squared,
        i_squared=max(0.0, 1 - expected / scatter) if scatter > 0 else 0.0,
        weights=tuple((weights / total).tolist()),
        trials=tuple(trials),
    )


def arms_sharing_placebo(name: str, *arms: Effect) -> Effect:
    """The plain mean of doses that were compared with one placebo group.

    Two such differences share the placebo's noise: with equal groups half of the variance is common, the covariance is
    half of the product of their errors. Raises `CourseError` for no arm. Source: derived.

    >>> both = arms_sharing_placebo("both", *[Effect(name="dose", difference=-2.0, se=1.0)] * 2)
    >>> both.difference, round(both.se**2, 2)
    (-2.0, 0.75)
    """
    if not arms:
        raise CourseError("There is no arm, but there must be at least one: nothing has no mean.")
    se = np.array([arm.se for arm in arms])
    covariance = 0.5 * np.outer(se, se) + 0.5 * np.diag(se**2)
    mean = float(np.mean([arm.difference for arm in arms]))
    return Effect(name=name, difference=mean, se=float(np.sqrt(covariance.sum())) / len(arms))


def indirect(drug: Effect, other: Effect, *, name: str = "indirect") -> Effect:
    """Drug against drug through placebo: the difference of their differences, variances added.

    It takes for granted that both sets of trials would have had the same effect of either drug. Source: Bucher 1997.

    >>> gap = indirect(Effect(name="a", difference=-3.0, se=0.3), Effect(name="b", difference=-2.0, se=0.4))
    >>> gap.difference, gap.se
    (-1.0, 0.5)
    """
    return Effect(name=name, difference=drug.difference - other.difference, se=math.hypot(drug.se, other.se))


def _scatter(differences: np.ndarray, variances: np.ndarray) -> float:
    """Cochran's Q: squared distances from the fixed-effects mean, each in standard errors."""
    weights = 1 / variances
    mean = weights @ differences / weights.sum()
    return float(weights @ (differences - mean) ** 2)


def _spare(weights: np.ndarray) -> float:
    return float(weights.sum() - (weights**2).sum() / weights.sum())
