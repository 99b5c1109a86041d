"""Which pieces a chapter consists of, which are missing, and which cannot be imported."""

import importlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from course_lib.syllabus import ROOT, Chapter
from course_lib.workshop.slides.talk import talk_path

# In a room; the mystery is the only part that a chapter may do without.
ROOM = (
    "__init__.py", "bank.py", "views", "questions", "assignment/tasks.py",
)  # fmt: skip


def pieces_of(chapter: Chapter) -> dict[str, Path]:
    """The files that every chapter has, by what they are."""
    return {
        "notebook": chapter.notebook,
        "talk": talk_path(chapter),
        "solution": chapter.solution,
        "exercise": chapter.exercise,
        "tests": ROOT / "tests" / "chapters" / f"test_{chapter.slug}.py",
        "bank": chapter.room / "bank.py",
        "assignment": chapter.room / "assignment" / "tasks.py",
        "wrong_answers": chapter.room / "wrong_answers.toml",
    }


def begun(chapter: Chapter) -> bool:
    """Whether any piece of the chapter exists."""
    return chapter.room.exists() or any(path.exists() for path in pieces_of(chapter).values())


def missing(chapter: Chapter) -> Iterator[str]:
    """A sentence for each piece that does not exist."""
    paths = {*pieces_of(chapter).values(), *(chapter.room / name for name in ROOM), *_pictures(chapter)}
    for path in sorted(path for path in paths if not path.exists()):
        yield f"{path.relative_to(ROOT)} is missing{_remedy(chapter, path)}."


def _pictures(chapter: Chapter) -> list[Path]:
    """The modules of its pictures: one, or a package where one would be too long."""
    package = chapter.room / "pictures"
    return sorted(package.glob("*.py")) or [package.with_suffix(".py")]


def _remedy(chapter: Chapter, path: Path) -> str:
    if path == chapter.exercise:
        return f": `course build {chapter.id}` generates it from the solution"
    return ": every chapter has one; look at how another chapter has written it"


def broken(chapter: Chapter) -> Iterator[str]:
    """A sentence for each module of the room that cannot be imported."""
    for path in (*_pictures(chapter), chapter.room / "bank.py", chapter.room / "assignment/tasks.py"):
        name = ".".join(path.relative_to(chapter.room).with_suffix("").parts)
        if path.exists() and (problem := _problem(f"course_lib.chapters.{chapter.slug}.{name}")):
            yield f"{path.relative_to(ROOT)} cannot be imported: {problem}."


@cache
def _problem(module: str) -> str:
    """What an import stumbles over, which in a half-written room may be anything; empty when it works."""
    try:
        importlib.import_module(module)
    except Exception as problem:
        return f"{type(problem).__name__}, {problem}".rstrip(".")
    return ""


def absent(chapter: Chapter) -> set[str]:
    """The pieces that no rule can look at, because they are missing or cannot be imported."""
    pieces = {name for name, path in pieces_of(chapter).items() if not path.exists()}
    for piece, module in (("bank", "bank"), ("assignment", "assignment.tasks")):
        if piece not in pieces and _problem(f"course_lib.chapters.{chapter.slug}.{module}"):
            pieces.add(piece)
    if not chapter.prefix:
        pieces.add("bank")
    return pieces
