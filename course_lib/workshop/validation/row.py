"""One line of the validation table: a published number, the model's, and whether they agree."""

from dataclasses import dataclass, replace

from course_lib.errors import CourseError
from course_lib.facts import record
from course_lib.facts.record import Fact

NEARNESS = 0.1  # of the published value, where it comes without a range
KINDS = {
    "predicted": "no number of this row's kind was used to set the model, and it could have failed",
    "same fit": "the published number and the model's parameters come from one fit: agreement tests our code",
    "same curve": "the sponsor modelled the number from exposure, and so do we: agreement says that two curves are alike, not that "
    "a scan was foretold",
    "fitted here": "a parameter was chosen so that this number comes out",
    "illustrative": "a parameter was chosen for teaching, near this number",
    "conditions unstated": "the source leaves out dose or hour: the model's number holds for those named in the row, and tests "
    "nothing",
    "consistency": "numbers of a source, or of two, are set against each other by arithmetic: nothing is foretold",
    "simpler model": "another model of this page has replaced the one of this row, which stays to show what it costs; inside or "
    "not, it is no prediction of ours",
}
MUST_AGREE = ("same fit", "same curve", "fitted here", "illustrative")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One published quantity (by fact id), what the model gives in the fact's unit, and how it came about.

    `also` is the fact of a second source for the same quantity of the same drug, which is then held against both.
    `kind` is one of `KINDS`; `note` says how the number was computed, or why it misses.
    """

    fact_id: str
    model: float
    kind: str
    note: str = ""
    also: str = ""


def published_number(published: Fact) -> tuple[float, str]:
    """A fact's number and its unit; where no primary number was seen, those of the source document that claims it.

    >>> published_number(record("mglu4.valiglurax_ec50"))
    (64.6, 'nM')
    """
    source = published if published.value is not None else published.seed
    return float(source.value), source.unit


def limits(published: Fact, also: Fact | None = None) -> tuple[float, float]:
    """Lowest and highest value that counts as inside, in the fact's unit; infinite for a one-sided limit.

    With a second source these are the lowest and the highest number that the two print, without any nearness. Raises
    `CourseError` where two sources print other units.

    >>> limits(record("valbenazine.half_life")), limits(record("deutetrabenazine.cmax_ratio"))
    ((15, 22), (1, inf))
    >>> limits(record("valbenazine.t_max"), record("valbenazine.t_max_healthy_men"))
    (0.5, 1.5)
    """
    if also is not None:
        return _spanned(published, also)
    if published.bound == "lower":
        return published.value, float("inf")
    if published.bound == "upper":
        return float("-inf"), published.value
    if published.low is not None:
        return published.low, published.high
    value, _ = published_number(published)
    return tuple(sorted((value * (1 - NEARNESS), value * (1 + NEARNESS))))


def _spanned(*both: Fact) -> tuple[float, float]:
    if len({each.unit for each in both}) > 1:
        names = " and ".join(each.id for each in both)
        raise CourseError(f"{names} have different units, but two sources of one row must print one unit.")
    printed = [value for each in both for value in (each.low, each.high) if value is not None]
    printed += [each.value for each in both if each.low is None]
    return min(printed), max(printed)


def inside(row: Row) -> bool:
    """Whether the model's number lies inside the published one's limits, to one part in a million.

    >>> inside(Row(fact_id="valbenazine.half_life", model=16.0, kind="predicted"))
    True
    """
    low, high = limits(record(row.fact_id), record(row.also) if row.also else None)
    slack = 1e-6 * abs(published_number(record(row.fact_id))[0])
    return low - slack <= row.model <= high + slack


def one_source_each(row: Row) -> list[Row]:
    """The row, or one row for each of its two sources, held against that source alone.

    >>> [each.fact_id for each in one_source_each(Row(fact_id="a.x", model=1.0, kind="predicted", also="b.x"))]
    ['a.x', 'b.x']
    """
    return [replace(row, fact_id=name, also="") for name in (row.fact_id, row.also) if name]
