"""From a belief to a dose: benefit beside harm for each dose, and the lowest allowed one that is nearly as good.

The rule: among doses that the gate allows and whose P(ΔQTc > ceiling) lies within a tolerance, the lowest whose
P(at least 2 points better) lies within a margin of the best allowed. Margin and tolerance are the learner's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from course_lib.checks import fraction, number
from course_lib.models.patient.beliefs import Belief, Spread
from course_lib.models.patient.forecast import forecast
from course_lib.models.patient.harm import CEILING_MS, chance_qtc_above, mean_qtc_ms

DOSES_MG = (40.0, 60.0, 80.0)
MARGIN, TOLERANCE = 0.05, 0.20  # illustrative: what somebody is ready to give up, and to bear


@dataclass(frozen=True, kw_only=True)
class DoseRow:
    """One dose in mg a day: change of the AIMS in points, chance that it matters, growth of QTc, and whether it is allowed."""

    dose_mg: float
    change: Spread
    chance_better: float
    qtc_ms: float
    chance_qtc: float
    under_cap: bool
    allowed: bool


def dose_table(
    belief: Belief,
    cap_mg: float,
    *,
    doses_mg: Sequence[float] = DOSES_MG,
    ceiling_ms: float = CEILING_MS,
    tolerance: float = TOLERANCE,
    levels_over_typical: Sequence[float] = (),
) -> list[DoseRow]:
    """Benefit beside harm of each dose, for a belief and a cap in mg a day.

    Blood levels that are in the belief are named again for QT, whose probability has a closed form.
    Raises `CourseError` for a cap below zero and a tolerance outside 0 to 1.

    >>> from course_lib.models.patient.beliefs import belief_before
    >>> from course_lib.models.patient.updating import after_ratings
    >>> rows = dose_table(after_ratings(belief_before("poor"), [13, 11, 14]), 40)
    >>> [(row.dose_mg, round(row.chance_better, 2), round(row.chance_qtc, 2), row.allowed) for row in rows]
    [(40.0, 0.75, 0.09, True), (60.0, 0.8, 0.38, False), (80.0, 0.82, 0.66, False)]
    """
    most = number("cap_mg", cap_mg, at_least=0, at_most=200, because="a cap is a dose.")
    bear = fraction("tolerance", tolerance, because="it is a probability.")
    axes = belief.axes
    phenotype = dict(zip(axes.phenotypes, axes.phenotype_weights, strict=True))
    given = {"levels_over_typical": levels_over_typical, "factor": axes.factor}
    rows = []
    for dose in doses_mg:
        seen = forecast(belief, dose)
        risk = chance_qtc_above(dose, phenotype, ceiling_ms=ceiling_ms, **given)
        row = DoseRow(
            dose_mg=float(dose), change=seen.change, chance_better=seen.chance_better,
            qtc_ms=mean_qtc_ms(dose, phenotype, **given), chance_qtc=risk,
            under_cap=dose <= most, allowed=dose <= most and risk <= bear,
        )  # fmt: skip
        rows.append(row)
    return rows


def chosen(rows: Sequence[DoseRow], margin: float = MARGIN) -> DoseRow | None:
    """The lowest allowed dose whose chance lies within a margin of the best allowed one, or None: then no dose.

    Raises `CourseError` for a margin outside 0 to 1.

    >>> chosen([]) is None
    True
    """
    give = fraction("margin", margin, because="it is a difference of probabilities.")
    allowed = sorted((row for row in rows if row.allowed), key=lambda row: row.dose_mg)
    best = max((row.chance_better for row in allowed), default=0.0)
    return next((row for row in allowed if row.chance_better >= best - give), None)
