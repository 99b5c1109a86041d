"""The harm beside the benefit: how likely QTc grows by more than a ceiling, and where slowness may be expected.

With one phenotype ln AUC is normal, and blood levels only narrow it, so that the probability has a closed form:

    P(ΔQTc > c) = Φ[(ln AUC_typical − m − ln AUC_c)/√v],   v = 1/(1/ω² + n/σ²),   m the mean of η given the levels

The QT line is that of `population.qt`: the sponsor's own model. The largest trial saw less; see there.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from course_lib.checks import array_of_numbers, number, plain
from course_lib.models.patient.beliefs import LEVEL_SD, PHENOTYPE_SHARES, typical_auc_ng_h_per_mL
from course_lib.models.patient.chain import occupancy_of
from course_lib.models.population.qt import LABEL_LINE, exposure_at_ms
from course_lib.models.population.variance import PERSONAL_VARIANCE
from course_lib.models.target.adaptation import FUNCTION, STRIATUM, adapted
from course_lib.models.target.adaptation_drive import drive

CEILING_MS = 10.0


def exposure_given(
    phenotype: str | Mapping[str, float] | None,
    levels_over_typical: Sequence[float] = (),
    factor: float = 1.0,
) -> list[tuple[str, float, float, float]]:
    """For each phenotype its probability, and mean and variance of η, given levels relative to a typical normal metaboliser.

    `phenotype` is known, a share for each, or None for the population's shares; `factor` is that of an interaction.
    Raises `CourseError` for levels that are not above zero. Source: normal–normal update, mixed over phenotypes.

    >>> [(name, round(mean, 2), round(variance, 3)) for name, _, mean, variance in exposure_given("normal", [2.0])]
    [('normal', -0.53, 0.053)]
    """
    shares = {phenotype: 1.0} if isinstance(phenotype, str) else dict(phenotype or PHENOTYPE_SHARES)
    because = "it divides two levels."
    logs = (
        np.log(array_of_numbers("levels_over_typical", levels_over_typical, above=0, because=because))
        if len(levels_over_typical)
        else np.zeros(0)
    )
    by = number("factor", factor, above=0, at_most=100, because="it multiplies an exposure.")
    n, prior = logs.size, PERSONAL_VARIANCE
    variance = 1.0 / (1.0 / prior + n / LEVEL_SD**2)
    rows, fits = [], []
    for name, share in shares.items():
        shift = np.log(by * typical_auc_ng_h_per_mL(40, name) / typical_auc_ng_h_per_mL(40, "normal"))
        mean = variance * float((shift - logs).sum()) / LEVEL_SD**2
        # How well this phenotype predicts the levels: the mean of n levels is normal about the shift.
        spread = prior + LEVEL_SD**2 / n if n else 1.0
        miss = logs.mean() - shift if n else 0.0
        fits.append(share * np.exp(-0.5 * miss**2 / spread))
        rows.append((name, mean, variance))
    total = sum(fits)
    return [(name, float(fit / total), mean, var) for (name, mean, var), fit in zip(rows, fits, strict=True)]


def chance_qtc_above(
    dose_mg: float,
    phenotype: str | Mapping[str, float] | None = None,
    *,
    ceiling_ms: float = CEILING_MS,
    levels_over_typical: Sequence[float] = (),
    factor: float = 1.0,
) -> float:
    """Probability that QTc grows by more than a ceiling (ms) on a dose in mg a day.

    Raises `CourseError` for a ceiling below the line's range, and as `exposure_given` does. Source: the module's equation.

    >>> [round(chance_qtc_above(dose, "poor"), 2) for dose in (40, 60, 80)]
    [0.09, 0.38, 0.66]
    """
    from scipy.special import ndtr

    limit = np.log(exposure_at_ms(ceiling_ms))
    dose = number("dose_mg", dose_mg, at_least=0, at_most=200, because="doses tried in people lie below.")
    if not dose:
        return 0.0
    return float(
        sum(
            share
            * ndtr((np.log(factor * typical_auc_ng_h_per_mL(dose, name)) - mean - limit) / np.sqrt(variance))
            for name, share, mean, variance in exposure_given(phenotype, levels_over_typical, factor)
        )
    )


def mean_qtc_ms(
    dose_mg: float,
    phenotype: str | Mapping[str, float] | None = None,
    *,
    levels_over_typical: Sequence[float] = (),
    factor: float = 1.0,
) -> float:
    """Mean growth of QTc in ms on a dose in mg a day, over what is not known of the exposure.

    Below the lowest exposure that the line is meant for it is the line's value there: an upper bound.
    Source: mean of a log-normal, e^(−m + v/2).

    >>> [round(mean_qtc_ms(dose, "poor"), 1) for dose in (40, 60, 80)]
    [6.7, 9.7, 12.9]
    """
    dose = number("dose_mg", dose_mg, at_least=0, at_most=200, because="doses tried in people lie below.")
    if not dose:
        return 0.0
    auc = sum(
        share * factor * typical_auc_ng_h_per_mL(dose, name) * np.exp(-mean + variance / 2)
        for name, share, mean, variance in exposure_given(phenotype, levels_over_typical, factor)
    )
    used = max(float(auc), LABEL_LINE.lowest_auc_ng_h_per_mL)
    return float(LABEL_LINE.intercept_ms + LABEL_LINE.slope_ms_per_auc * used)


def signal_left(
    dose_mg: object,
    phenotype: str,
    antipsychotic: float = 0.0,
    *,
    receptors: float = 1.0,
    factor: float = 1.0,
) -> float | np.ndarray:
    """Dopamine's signal R·u on a dose, for a typical person of a phenotype, 1 without drugs; shape of the dose.

    `antipsychotic` is the share of D2 receptors that an antipsychotic holds, `receptors` R, how many function relative
    to normal. Raises `CourseError` for shares outside 0 to 1. Source: `drive`.

    >>> round(signal_left(80, "poor"), 2), round(signal_left(80, "normal", 0.7), 3)
    (0.14, 0.078)
    """
    because = "doses tried in people lie below 200 mg."
    doses = array_of_numbers("dose_mg", dose_mg, at_least=0, at_most=200, because=because)
    R = number("receptors", receptors, above=0, at_most=50, because="some receptors function.")
    typical = np.vectorize(lambda mg: factor * typical_auc_ng_h_per_mL(mg, phenotype))(doses)
    return plain(R * np.asarray(drive(STRIATUM, antagonist=antipsychotic, vmat2=occupancy_of(typical))))


def receptors_at_rest(antipsychotic: float, relief: float = 0.0) -> float:
    """Functional receptors R that have adapted to an antipsychotic and, with `relief` 1 − u, to a VMAT2 inhibitor as well.

    Raises `CourseError` for shares outside 0 to 1. Source: the pool of functional receptors, at rest.

    >>> round(receptors_at_rest(0.7), 1)
    2.3
    """
    free = 1.0 - number(
        "antipsychotic", antipsychotic, at_least=0, below=1, because="it is a share of receptors."
    )
    left = 1.0 - number("relief", relief, at_least=0, below=1, because="it is a share of dopamine's hold.")
    return float(adapted(FUNCTION, free * left))
