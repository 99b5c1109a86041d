"""The lists that name every chapter (syllabus, concepts, README, changelog, symbols), and how a new one enters them."""

import re
from dataclasses import replace
from pathlib import Path

from course_lib.errors import CourseError
from course_lib.syllabus import Chapter, Objective, chapters, primer
from course_lib.symbols import Symbol

SYLLABUS, CONCEPTS = "notebooks/syllabus.toml", "notebooks/core_concepts.toml"
README, CHANGELOG = "README.md", "CHANGELOG.md"
SYMBOLS = "course_lib/symbols.toml"
MINUTES, DEEPER_MINUTES, QUIZ_MINUTES = 50, 5, 30  # what the example takes, by workshop/minutes.py
SCENE = "EXAMPLE: a person or a place, and what is seen there. What this chapter asks about it."
# The objectives of the example that `course new` writes, and the core concepts that they serve.
OBJECTIVES = {
    "level": "Compute what is left of a level after a time, from its half-life.",
    "rate": "Derive a rate constant from a half-life, and a half-life from samples.",
    "judge": "Judge whether one half-life describes a fall.",
}
SERVES = {"Drug elimination": "level", "Drug half-life": "rate"}


def with_first_facts(chapter: Chapter) -> Chapter:
    """A planned chapter with minutes, prefix and the objectives of the example; what the syllabus says already stays.

    Raises `CourseError` when its objectives are written: then the example's do not belong to it.
    """
    if chapter.objectives:
        raise CourseError(
            f"Chapter {chapter.id} has objectives in {SYLLABUS} already, but `course new` writes an example with "
            "objectives of its own: take them out, or copy the room of another chapter."
        )
    objectives = (Objective(id=f"{chapter.id}.{name}", text=text) for name, text in OBJECTIVES.items())
    return replace(
        chapter,
        objectives=tuple(objectives),
        minutes=chapter.minutes or MINUTES,
        prefix=chapter.prefix or chapter.slug,
        scene=chapter.scene or SCENE,
        drawing=chapter.drawing or chapter.slug,
        deeper_minutes=chapter.deeper_minutes or DEEPER_MINUTES,
        quiz_minutes=chapter.quiz_minutes or QUIZ_MINUTES,
    )


def first_symbols(chapter: Chapter) -> tuple[Symbol, ...]:
    """The symbols of the example, with the chapter's number as their index, so that they have one meaning."""
    rows = (
        ("C", "EXAMPLE: level of the drug", "nM"),
        ("t", "EXAMPLE: time since the start", "h"),
        ("k", "EXAMPLE: share that is lost in an hour, at any moment", "1/h"),
    )
    return tuple(
        Symbol(latex=f"{letter}_{{{chapter.id}}}", meaning=meaning, unit=unit, chapters=(chapter.id,))
        for letter, meaning, unit in rows
    )


def edited_lists(chapter: Chapter, root: Path) -> dict[Path, bytes]:
    """The new content of each shared list, by its path; nothing is written.

    Raises `CourseError` when a list does not have the place where the chapter belongs.
    """
    edits = {
        SYLLABUS: _in_syllabus,
        CONCEPTS: _in_concepts,
        README: _in_readme,
        CHANGELOG: _in_changelog,
        SYMBOLS: _in_symbols,
    }
    return {
        root / name: edit((root / name).read_text(encoding="utf-8"), chapter).encode()
        for name, edit in edits.items()
    }


def readme_row(chapter: Chapter, *, written: bool) -> str:
    """The beginning of a chapter's row in the README's map.

    >>> from course_lib.syllabus import chapter
    >>> readme_row(chapter("15"), written=False)
    '| 15 | Capstone: one patient *(planned)* | From a genotype and a film of movements to a dose you can defend |  |'
    """
    name = f"[{chapter.title}](notebooks/{chapter.stem}.ipynb)" if written else f"{chapter.title} *(planned)*"
    return f"| {chapter.id} | {name} | {chapter.question} | {_minutes(chapter) if written else ''} |"


def _minutes(chapter: Chapter) -> str:
    """Core, deeper and quiz, as the README's map has them."""
    return " + ".join(str(one) for one in (chapter.minutes, chapter.deeper_minutes, chapter.quiz_minutes))


def mapped(readme: str) -> str:
    """The README with the rows of its map as the syllabus has them; rows that it lacks are not added.

    >>> mapped("| 15 | Capstone | ? |").startswith("| 15 | [Capstone: one patient](notebooks/15_capstone_one_patient.ipynb) |")
    True
    """
    for one in (primer(), *chapters()):
        row = readme_row(one, written=one.notebook.exists())
        readme = re.sub(
            rf"^\| {one.id} \|.*$", lambda found, row=row: row, readme, count=1, flags=re.MULTILINE
        )
    return readme


def _in_readme(text: str, chapter: Chapter) -> str:
    return _replaced(text, readme_row(chapter, written=False), readme_row(chapter, written=True), README)


def _in_changelog(text: str, chapter: Chapter) -> str:
    first = re.search(r"^## .+\n\n", text, flags=re.MULTILINE)
    if not first:
        raise CourseError(
            f"{CHANGELOG} has no heading “## version”, but must have one: the chapter is named below it."
        )
    line = f"- **Chapter {chapter.id}, {chapter.title}**, is begun: its lecture, questions and assignment are examples.\n"
    return text[: first.end()] + line + text[first.end() :]


def _in_syllabus(text: str, chapter: Chapter) -> str:
    head = f'[[chapter]]\nid = "{chapter.id}"\n'
    start = text.find(head)
    if start < 0:
        raise CourseError(f"{SYLLABUS} has no entry that begins {head!r}: write the chapter there first.")
    following = text.find("\n[[chapter]]\n", start + 1)
    end = len(text) if following < 0 else following
    entry = text[start:end].rstrip("\n")
    if "\nprefix = " not in entry:
        entry = re.sub(r'(\nslug = ".*?")', rf'\1\nprefix = "{chapter.prefix}"', entry, count=1)
    for name in ("minutes", "scene", "drawing", "deeper_minutes", "quiz_minutes"):
        if f"\n{name} = " not in entry:
            value = getattr(chapter, name)
            told = f'"{value}"' if isinstance(value, str) else str(value)
            entry = entry.replace("\nprerequisites = ", f"\n{name} = {told}\nprerequisites = ", 1)
    for one in chapter.objectives:
        entry += f'\n\n[[chapter.objective]]\nid = "{one.id}"\ntext = "{one.text}"'
    return text[:start] + entry + "\n" + text[end:]


def _in_symbols(text: str, chapter: Chapter) -> str:
    rows = (
        f'\n[[symbol]]\nlatex = "{one.latex}"\nmeaning = "{one.meaning}"\nunit = "{one.unit}"\n'
        f'chapters = ["{chapter.id}"]\n'
        for one in first_symbols(chapter)
    )
    return text.rstrip("\n") + "\n" + "".join(rows)


def _in_concepts(text: str, chapter: Chapter) -> str:
    for concept, objective in SERVES.items():
        row = re.search(rf'name = "{re.escape(concept)}"\n(?:.+\n)*?objectives = \[(.*)\]', text)
        if not row:
            raise CourseError(f"{CONCEPTS} has no concept {concept!r} with a row of objectives.")
        named = sorted([*re.findall(r'"([^"]+)"', row[1]), f"{chapter.id}.{objective}"], key=_number)
        listed = ", ".join(f'"{one}"' for one in named)
        text = text[: row.start(1)] + listed + text[row.end(1) :]
    return text


def _number(objective: str) -> str:
    return objective.partition(".")[0]


def _replaced(text: str, old: str, new: str, name: str) -> str:
    if text.count(old) != 1:
        raise CourseError(
            f"{name} has {text.count(old)} rows “{old}”, but must have one: the chapter is listed there."
        )
    return text.replace(old, new)
