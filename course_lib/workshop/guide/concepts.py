"""Which objective serves which core concept of pharmacology."""

import tomllib
from dataclasses import dataclass
from functools import cache

from course_lib.syllabus import ROOT, Chapter, chapters
from course_lib.workshop.site.marks import plain, table

PATH = ROOT / "notebooks" / "core_concepts.toml"


@dataclass(frozen=True, kw_only=True)
class Concept:
    """One core concept, its group, the ids of the objectives that serve it, and the planned chapters that will."""

    name: str
    group: str
    objectives: tuple[str, ...]
    planned: tuple[str, ...] = ()


@cache
def core_concepts() -> tuple[Concept, ...]:
    """All core concepts in the panel's order.

    >>> len(core_concepts())
    24
    """
    rows = tomllib.loads(PATH.read_text(encoding="utf-8"))["concept"]
    return tuple(
        Concept(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})
        for row in rows
    )


def concepts_of(chapter: Chapter) -> tuple[str, ...]:
    """The names of the concepts that a chapter's objectives serve.

    >>> concepts_of(chapters()[0])
    ('Mechanism of drug action', 'Drug target')
    """
    own = {objective.id for objective in chapter.objectives}
    return tuple(concept.name for concept in core_concepts() if own & set(concept.objectives))


def concepts_page() -> str:
    """The concepts in a table, each with the objectives that serve it and the chapters they are in."""
    texts = {one.id: one.text for chapter in chapters() for one in chapter.objectives}
    rows = [(plain(one.group), f"**{plain(one.name)}**", _served(one, texts)) for one in core_concepts()]
    return (
        "# Core concepts of pharmacology\n\n"
        "An international panel of teachers agreed on 24 concepts that every student of pharmacology should leave with "
        "(White et al. 2023, doi 10.1111/bph.16000; final form in Guilding et al. 2024, Br J Pharmacol 181:375–392). "
        "Which of our objectives serve which concept is our own judgement. A concept without an objective belongs to a "
        "chapter that is planned.\n\n" + table(("No.", "Concept", "Objectives"), rows) + "\n"
    )


def _served(concept: Concept, texts: dict[str, str]) -> str:
    planned = f"*(planned: chapter {', '.join(concept.planned)})*"
    return "<br>".join(f"{one} {plain(texts[one])}" for one in concept.objectives) or planned
