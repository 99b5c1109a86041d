"""Presets that know their facts: which numbers of the registry a preset was made from."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import TypeVar

from course_lib.errors import CourseError
from course_lib.facts.registry import LISTENING, record, source
from course_lib.facts.tables import SourceTable

Made = TypeVar("Made")
# Found by identity: a preset with one number changed is another thing, and its facts would not tell that number.
_PRESETS: list[tuple[object, tuple[str, ...]]] = []


def preset(make: Callable[[], Made], *bases: object) -> Made:
    """What `make` builds, remembered with the facts that it asked for; `bases` are presets that it started from.

    Raises `CourseError` for a base that is no preset.

    >>> from types import SimpleNamespace
    >>> from course_lib.facts import fact
    >>> blocker = preset(lambda: SimpleNamespace(ki_nM=fact("valbenazine.vmat2_ki", "nM")))
    >>> blocker.ki_nM, fact_ids_of(blocker)
    (150.0, ('valbenazine.vmat2_ki',))
    """
    asked: dict[str, None] = {one: None for base in bases for one in fact_ids_of(base)}
    listening = LISTENING.set(asked)
    try:
        made = make()
    finally:
        LISTENING.reset(listening)
    _PRESETS.append((made, tuple(asked)))
    return made


def fact_ids_of(preset: object) -> tuple[str, ...]:
    """The ids of the facts behind a preset and behind the presets that it is made of, each once.

    Raises `CourseError` for anything that `preset` did not make, also for a preset with a number changed.

    >>> from types import SimpleNamespace
    >>> fact_ids_of(SimpleNamespace(ki_nM=3.0))
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: This SimpleNamespace is no preset, but only presets know their facts: with a number changed it is yours.
    """
    own = _own_ids(preset)
    if own is None:
        raise CourseError(
            f"This {type(preset).__name__} is no preset, but only presets know their facts: "
            "with a number changed it is yours."
        )
    inner = (getattr(preset, one.name) for one in fields(preset)) if is_dataclass(preset) else ()
    return tuple(
        dict.fromkeys((*own, *(found for one in inner if _own_ids(one) for found in fact_ids_of(one))))
    )


def _own_ids(thing: object) -> tuple[str, ...] | None:
    return next((ids for made, ids in _PRESETS if made is thing), None)


def sources_of(preset: object) -> SourceTable:
    """The table of a preset's facts, with their ids and citations.

    A number that is not in it is illustrative, fitted, or part of the model's shape, as its module says.
    Raises `CourseError` as `fact_ids_of` does.

    >>> from course_lib.models.quantal.release import DOPAMINE_VARICOSITIES
    >>> print(sources_of(DOPAMINE_VARICOSITIES))  # doctest: +ELLIPSIS
    Where the numbers come from
    dopamine.release_probability | ...
    """
    found = tuple(record(one) for one in fact_ids_of(preset))
    return SourceTable(facts=found, sources=tuple(source(one.source) for one in found), ids_shown=True)
