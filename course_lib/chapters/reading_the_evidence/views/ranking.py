"""What chapter 14 pools: four trials, the one that is missing, and one drug against the other through placebo."""

from dataclasses import dataclass

from course_lib.models.records.curves import Bars
from course_lib.models.trial.pooling import Effect, Pooled
from course_lib.models.trial.published import MISSING_SE, missing_trial, ranking

INTERVAL = "95 % interval"
POINTS = "points"
AGAINST = "valbenazine minus deutetrabenazine"


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """Trials and pools on rows, with both pools and the indirect comparison as numbers."""

    rows: Bars
    first: Pooled
    other: Pooled
    gap: Effect
    with_missing: bool
    missing_difference: float
    random: bool


def ranking_view(
    *,
    with_missing: bool = False,
    missing_difference: float = -0.5,
    missing_se: float = MISSING_SE,
    random: bool = True,
) -> Ranking:
    """Valbenazine and deutetrabenazine, each pooled from its trials, and one less the other.

    Raises `CourseError` as `Effect` does. Source: `published`.

    >>> round(ranking_view().gap.p, 3), round(ranking_view(with_missing=True).gap.p, 2)
    (0.046, 0.58)
    """
    extra = missing_trial(missing_difference, missing_se) if with_missing else None
    first, other, gap = ranking(extra, random=bool(random))
    drugs = [("valbenazine", one) for one in (*first.trials, _named(first, "valbenazine pooled"))]
    drugs += [("deutetrabenazine", one) for one in (*other.trials, _named(other, "deutetrabenazine pooled"))]
    drugs.append(("drug", Effect(name=AGAINST, difference=gap.difference, se=gap.se)))
    rows = Bars(
        quantity="drug",
        label="AIMS, difference of changes",
        unit=POINTS,
        names=tuple(one.name for _, one in drugs),
        values=[round(one.difference, 2) for _, one in drugs],
        low=[one.interval[0] for _, one in drugs],
        high=[one.interval[1] for _, one in drugs],
        interval=INTERVAL,
        quantities=tuple(drug for drug, _ in drugs),
    )
    return Ranking(
        rows=rows,
        first=first,
        other=other,
        gap=gap,
        with_missing=bool(with_missing),
        missing_difference=missing_difference,
        random=bool(random),
    )


def _named(joined: Pooled, name: str) -> Effect:
    return Effect(name=name, difference=joined.effect.difference, se=joined.effect.se)
