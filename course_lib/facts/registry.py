"""The reader of the registry: numbers by id and unit, records, ranges and citations.

Files are read when first asked for, one subject at a time.
"""

from contextvars import ContextVar
from functools import cache
from pathlib import Path

from course_lib.errors import CourseError
from course_lib.facts.record import Fact, Seed, Source
from course_lib.facts.tables import SourceTable

FOLDER = Path(__file__).parent
NOT_SUBJECTS = ("sources", "claims")
# Ids asked for while a preset is made, in order; None when nobody listens. Each thread has its own.
LISTENING: ContextVar[dict[str, None] | None] = ContextVar("LISTENING", default=None)


def read_toml(stem: str) -> dict:
    """The content of one file of the registry, by its name without the ending.

    >>> "valbenazine.vmat2_ki".split(".")[1] in read_toml("valbenazine")
    True
    """
    import tomllib  # a third of this module's import time, and many a notebook asks for no fact

    return tomllib.loads((FOLDER / f"{stem}.toml").read_text(encoding="utf-8"))


@cache
def _subjects() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem not in NOT_SUBJECTS))


@cache
def _facts_of(subject: str) -> dict[str, Fact]:
    return {f"{subject}.{name}": _fact(f"{subject}.{name}", row) for name, row in read_toml(subject).items()}


def _fact(fact_id: str, row: dict) -> Fact:
    seed = Seed(**row.pop("seed")) if "seed" in row else None
    return Fact(id=fact_id, seed=seed, **row)


@cache
def _sources() -> dict[str, Source]:
    return {key: Source(key=key, **row) for key, row in read_toml("sources").items()}


def ids(subject: str | None = None) -> list[str]:
    """The known fact ids, of one subject or of all, in alphabetical order of subjects.

    Raises `CourseError` for an unknown subject.

    >>> ids("valbenazine")[0].startswith("valbenazine.")
    True
    """
    if subject is None:
        return [fact_id for name in _subjects() for fact_id in _facts_of(name)]
    if not isinstance(subject, str) or subject not in _subjects():
        _refuse_unknown("subject", subject, _subjects(), "facts are filed by subject.")
    return list(_facts_of(subject))


def record(fact_id: str) -> Fact:
    """Everything the registry holds on one fact: value, range, unit, condition, status, source.

    Raises `CourseError` for an unknown id, naming near matches.

    >>> record("valbenazine.vmat2_ki").unit
    'nM'
    """
    subject = fact_id.partition(".")[0] if isinstance(fact_id, str) else ""
    known = _facts_of(subject) if subject in _subjects() else {}
    if not isinstance(fact_id, str) or fact_id not in known:
        _refuse_unknown("fact id", fact_id, ids(), "a number without a record has no source.")
    return known[fact_id]


def fact(fact_id: str, unit: str) -> float:
    """The value of a fact, in the unit in which it is recorded; the limit itself where only a limit is known.

    Raises `CourseError` for an unknown id, another unit, a qualitative fact, and a number that only a
    source document claims.

    >>> fact("valbenazine.vmat2_ki", "nM")
    150.0
    >>> fact("valbenazine.vmat2_ki", "uM")
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: unit is 'uM', but must be 'nM': valbenazine.vmat2_ki is recorded in it, and the registry does not convert.
    """
    found = record(fact_id)
    if found.value is None:
        raise CourseError(_why_no_value(found))
    _require_unit(fact_id, unit, found.unit)
    if (asked := LISTENING.get()) is not None:
        asked[fact_id] = None
    return float(found.value)


def fact_range(fact_id: str, unit: str) -> tuple[float, float]:
    """The recorded lower and upper end of a fact, in the unit in which it is recorded.

    What the range means (confidence interval, spread, range of a label) stands in the fact's note or condition.
    Raises `CourseError` as `fact` does, and where no range is recorded.

    >>> fact_range("valbenazine.half_life", "h")
    (15.0, 22.0)
    """
    value = fact(fact_id, unit)
    found = record(fact_id)
    if found.low is None:
        raise CourseError(
            f"{fact_id} has no recorded range, but fact_range needs one: its source gives only {value:g}."
        )
    return float(found.low), float(found.high)


def claimed(fact_id: str, unit: str) -> float:
    """The number that a source document (S0 to S3) claims for a fact, right or wrong.

    Raises `CourseError` for an unknown id, another unit, and a fact of which no source document gives a number.

    >>> claimed("vmat2.protons_per_amine", "1"), fact("vmat2.protons_per_amine", "1")
    (1.0, 2.0)
    """
    seed = record(fact_id).seed
    if seed is None or seed.value is None:
        raise CourseError(
            f"{fact_id} has no claimed number, but claimed needs one: no source document puts a number on it."
        )
    _require_unit(fact_id, unit, seed.unit)
    return float(seed.value)


def source(key: str) -> Source:
    """The citation with that key.

    Raises `CourseError` for an unknown key, naming near matches.

    >>> source(record("valbenazine.vmat2_ki").source).kind
    'label'
    """
    if not isinstance(key, str) or key not in _sources():
        _refuse_unknown("source key", key, _sources(), "each citation stands once in sources.toml.")
    return _sources()[key]


def source_table(*fact_ids: str) -> SourceTable:
    """The table "Where the numbers come from" for those facts, in the given order.

    It shows itself as HTML in a notebook and as text elsewhere. Raises `CourseError` for no or an unknown id.

    >>> print(source_table("valbenazine.vmat2_ki"))
    Where the numbers come from
    Ki of valbenazine at VMAT2, human: 150 nM | secondary | Ingrezza label text, quoted by droracle.ai (read in a copy)
    """
    if not fact_ids:
        raise CourseError(
            "source_table got no fact id, but must have at least one: an empty table shows no source."
        )
    facts = tuple(record(fact_id) for fact_id in fact_ids)
    return SourceTable(facts=facts, sources=tuple(source(each.source) for each in facts))


def _require_unit(fact_id: str, unit: object, recorded: str) -> None:
    if not isinstance(unit, str) or unit != recorded:
        from course_lib.checks import shown  # brings NumPy: only for a refusal

        raise CourseError(
            f"unit is {shown(unit)}, but must be {recorded!r}: "
            f"{fact_id} is recorded in it, and the registry does not convert."
        )


def _why_no_value(found: Fact) -> str:
    if found.status == "seed_claim" and found.seed and found.seed.value is not None:
        return (
            f"{found.id} is only claimed by source document {found.seed.document}, but fact gives measured numbers: "
            f"use claimed({found.id!r}, {found.seed.unit!r})."
        )
    return f"{found.id} is a statement, but fact gives numbers: it says {found.value_text!r}."


def _refuse_unknown(name: str, value: object, known, because: str) -> None:
    from course_lib.checks import one_of  # brings NumPy: only for a refusal

    one_of(name, value, known, because=because)
