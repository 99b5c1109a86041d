"""One line of the validation table: a published number, the model's, and whether they agree."""

from dataclasses import dataclass

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

    `kind` is one of `KINDS`; `note` says how the number was computed, or why it misses.
    """

    fact_id: str
    model: float
    kind: str
    note: str = ""


def published_number(published: Fact) -> tuple[float, str]:
    """A fact's number and its unit; where no primary number was seen, those of the source document that claims it.

    >>> published_number(record("mglu4.valiglurax_ec50"))
    (64.6, 'nM')
    """
    source = published if published.value is not None else published.seed
    return float(source.value), source.unit


def limits(published: Fact) -> tuple[float, float]:
    """Lowest and highest value that counts as inside, in the fact's unit; infinite for a one-sided limit.

    >>> limits(record("valbenazine.half_life")), limits(record("deutetrabenazine.cmax_ratio"))
    ((15, 22), (1, inf))
    """
    if published.bound == "lower":
        return published.value, float("inf")
    if published.bound == "upper":
        return float("-inf"), published.value
    if published.low is not None:
        return published.low, published.high
    value, _ = published_number(published)
    return tuple(sorted((value * (1 - NEARNESS), value * (1 + NEARNESS))))


def inside(row: Row) -> bool:
    """Whether the model's number lies inside the published one's limits, to one part in a million.

    >>> inside(Row(fact_id="valbenazine.half_life", model=16.0, kind="predicted"))
    True
    """
    low, high = limits(record(row.fact_id))
    slack = 1e-6 * abs(published_number(record(row.fact_id))[0])
    return low - slack <= row.model <= high + slack
