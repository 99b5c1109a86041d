"""A chapter's place in the shared lists: syllabus, README, changelog, core concepts, glossary."""

import re
from collections.abc import Iterator

from course_lib.syllabus import ROOT, Chapter, chapters
from course_lib.workshop.guide.concepts import concepts_of, core_concepts
from course_lib.workshop.notebooks import read_notebook
from course_lib.workshop.shared_lists import CHANGELOG, CONCEPTS, README, SYLLABUS, readme_row
from course_lib.workshop.site.terms import terms

MOST_MINUTES, MOST_DEEPER_MINUTES = 60, 40
# A letter on its own that is no word: n, p and q mean nothing before they are explained.
_BARE_SYMBOL = re.compile(r"(?<![\w’'])[b-zB-HJ-Z](?![\w’'])|[$=²^]")
_WORDS = re.compile(r"^\*\*Words\.\*\*(?P<words>.*)$", flags=re.MULTILINE)
_EXPLAINED = re.compile(r"\*([^*]+)\*: ")


def syllabus_faults(chapter: Chapter) -> Iterator[str]:
    """What the entry of a written chapter lacks."""
    where = f"Chapter {chapter.id} in {SYLLABUS}"
    if not chapter.prefix:
        yield f"{where} has no prefix: it begins the ids of its questions."
    if not chapter.minutes or not 0 < chapter.minutes <= MOST_MINUTES:
        yield f"{where} has {chapter.minutes or 'no'} minutes, but must promise 1 to {MOST_MINUTES}."
    if not chapter.objectives:
        yield f"{where} has no objectives: write [[chapter.objective]] with an id and a text that begins with a verb."
    yield from promise_faults(chapter, where)
    for one in chapter.objectives:
        if not one.id.startswith(f"{chapter.id}."):
            yield f"{where} has the objective {one.id}, but its ids begin with {chapter.id}."
    yield from shared_names(chapter)


def promise_faults(chapter: Chapter, where: str) -> Iterator[str]:
    """What an entry lacks that a reader meets first: a scene, a question without symbols, honest minutes."""
    if len(re.findall(r"[.!?](?=\s|$)", chapter.scene)) != 2:
        yield f"{where} must have a scene of two sentences: a person or a place, before any symbol."
    for name in ("scene", "question"):
        if found := _BARE_SYMBOL.search(getattr(chapter, name)):
            yield f"The {name} of {where[0].lower()}{where[1:]} uses the symbol {found.group()!r}: say it in words."
    if not 0 <= chapter.deeper_minutes <= MOST_DEEPER_MINUTES:
        yield f"{where} has {chapter.deeper_minutes} deeper minutes, but must promise 0 to {MOST_DEEPER_MINUTES}."
    if not chapter.quiz_minutes:
        yield f"{where} must say in quiz_minutes how long the shown questions of the quiz take."


def shared_names(chapter: Chapter) -> Iterator[str]:
    """Ids, slugs, prefixes and objectives of a chapter that stand in the syllabus more than once."""
    for what in ("id", "slug", "prefix"):
        own = getattr(chapter, what)
        if own and [getattr(one, what) for one in chapters()].count(own) > 1:
            yield f"The {what} {own!r} stands twice in {SYLLABUS}: each chapter needs one of its own."
    known = [one.id for other in chapters() for one in other.objectives]
    for one in chapter.objectives:
        if known.count(one.id) > 1:
            yield f"The objective {one.id} stands twice in {SYLLABUS}: questions could not tell which is meant."
    for needed in chapter.prerequisites:
        if needed not in {one.id for one in chapters()}:
            yield f"Chapter {chapter.id} needs chapter {needed}, which is not in {SYLLABUS}."


def readme_faults(chapter: Chapter) -> Iterator[str]:
    """Whether the README's map has the chapter's row, linked when it is written."""
    row = readme_row(chapter, written=chapter.notebook.exists())
    if row not in _text(README):
        yield f"{README} lacks the row “{row}”: the map names every chapter as the syllabus does."


def changelog_faults(chapter: Chapter) -> Iterator[str]:
    """Whether teachers are told that the chapter is there."""
    name = f"**Chapter {chapter.id}, {chapter.title}**"
    if name not in _text(CHANGELOG):
        yield f"{CHANGELOG} does not name {name}: one line says what a teacher gets."


def concept_faults(chapter: Chapter) -> Iterator[str]:
    """Whether the chapter serves a core concept, and the list names only objectives that exist."""
    if not concepts_of(chapter):
        yield f"{CONCEPTS} names no objective of chapter {chapter.id}: add them to the concepts that they serve."
    own = {one.id for one in chapter.objectives}
    named = {one for concept in core_concepts() for one in concept.objectives}
    for stray in sorted(one for one in named - own if one.startswith(f"{chapter.id}.")):
        yield f"{CONCEPTS} names the objective {stray}, which chapter {chapter.id} does not have."


def glossary_faults(chapter: Chapter) -> Iterator[str]:
    """Whether each word that the lecture explains at its beginning stands in the glossary."""
    known = {name.lower() for term in terms() for name in (term.name, *term.also)}
    for cell in read_notebook(chapter.notebook).cells:
        for line in _WORDS.finditer(cell.source if cell.cell_type == "markdown" else ""):
            for word in _EXPLAINED.findall(line["words"]):
                if word.lower() not in known and word.lower().removesuffix("s") not in known:
                    yield f"The lecture explains “{word}”, but docs/glossary.md does not have it: add it there as well."


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")
