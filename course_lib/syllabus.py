"""The chapters of the course as data: titles, driving questions, objectives, prerequisites."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from course_lib.checks import near
from course_lib.errors import CourseError

ROOT = Path(__file__).resolve().parent.parent
PATH = ROOT / "notebooks" / "syllabus.toml"
# What every entry has, planned or written, and what a chapter gets when it is begun.
NEEDED = ("id", "slug", "title", "question", "prerequisites", "claims")
LATER = ("prefix", "minutes", "objective")
# What a reader meets first.
FIRST_SEEN = ("scene", "drawing", "deeper_minutes", "quiz_minutes", "primer")


@dataclass(frozen=True, kw_only=True)
class Objective:
    """Something the reader can do after a chapter, with an id such as `01.locus`."""

    id: str
    text: str
    part: str = ""  # in the primer: the heading under which it is taught


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One chapter: what drives it, what it asks for and what it leads to.

    `prefix` begins the ids of its questions. It seeds their variants and is a key of learners' progress: it never changes.
    `minutes` are those of the core; `deeper_minutes` of the folded parts and `quiz_minutes`
    of the closing questions stand beside them. `scene` is two sentences without symbols, `drawing` names a drawing,
    `primer` the headings of the primer that a reader may want first.
    """

    id: str
    slug: str
    title: str
    question: str
    prerequisites: tuple[str, ...]
    claims: tuple[str, ...]
    objectives: tuple[Objective, ...] = ()
    minutes: int | None = None
    prefix: str | None = None
    scene: str = ""
    drawing: str | None = None
    deeper_minutes: int = 0
    quiz_minutes: int | None = None
    primer: tuple[str, ...] = ()

    @property
    def stem(self) -> str:
        """The name shared by the chapter's notebook, solution and exercise."""
        return f"{self.id}_{self.slug}"

    @property
    def room(self) -> Path:
        """The folder of the library that holds the chapter's views, pictures, questions and assignment."""
        return ROOT / "course_lib" / "chapters" / self.slug

    @property
    def notebook(self) -> Path:
        """Where the lecture notebook is, or will be."""
        return ROOT / "notebooks" / f"{self.stem}.ipynb"

    @property
    def solution(self) -> Path:
        """Where the worked assignment is, or will be."""
        return ROOT / "solutions" / self.stem / f"{self.stem}.ipynb"

    @property
    def exercise(self) -> Path:
        """Where the assignment that a student gets is, or will be."""
        return ROOT / "exercises" / self.stem / f"{self.stem}.ipynb"


@cache
def chapters() -> tuple[Chapter, ...]:
    """All chapters in teaching order, planned ones included.

    >>> chapters()[0].stem
    '01_quantal_release'
    """
    return tuple(_chapter(row) for row in _lists()["chapter"])


@cache
def primer() -> Chapter:
    """What stands before the chapters: the tools that they take for granted. It is no chapter, and has no assignment.

    >>> primer().stem, primer().objectives[0].part
    ('00_primer', 'Variance and standard deviation')
    """
    return _chapter(_lists()["primer"])


@cache
def _lists() -> dict:
    try:
        return tomllib.loads(PATH.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise CourseError(f"notebooks/syllabus.toml is not TOML that we can read: {problem}.") from None
    except FileNotFoundError as missing:
        raise CourseError(
            f"notebooks/syllabus.toml is missing beside course_lib ({missing.filename}): "
            "work in a copy of the whole course, because the library and the notebooks belong together."
        ) from None


def _chapter(row: dict) -> Chapter:
    where = f"Chapter {row.get('id', '?')} in notebooks/syllabus.toml"
    lacking = [name for name in NEEDED if name not in row]
    if lacking:
        raise CourseError(
            f"{where} lacks {', '.join(lacking)}: what a chapter has none of is written as an empty list, []."
        )
    known = (*NEEDED, *LATER, *FIRST_SEEN)
    stray = [name for name in row if name not in known]
    if stray:
        raise CourseError(f"{where} has the key {stray[0]!r}, but must have {', '.join(known)} only.")
    objectives = tuple(Objective(**objective) for objective in row.pop("objective", []))
    lists = {name: tuple(row.pop(name)) for name in ("prerequisites", "claims")}
    lists["primer"] = tuple(row.pop("primer", ()))
    return Chapter(**row, **lists, objectives=objectives)


def written() -> tuple[Chapter, ...]:
    """The chapters whose notebook exists.

    >>> all(chapter.notebook.exists() for chapter in written())
    True
    """
    return tuple(chapter for chapter in chapters() if chapter.notebook.exists())


def lectures() -> tuple[Chapter, ...]:
    """All notebooks that are read, in order: the primer, then the written chapters.

    >>> [one.id for one in lectures()[:2]]
    ['00', '01']
    """
    return (*((primer(),) if primer().notebook.exists() else ()), *written())


def chapter(name: str) -> Chapter:
    """One chapter, or the primer, by id, slug or stem; near matches are named when there is none.

    >>> chapter("01").title
    'Quantal release'
    >>> chapter("quantal_relase")
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: There is no chapter 'quantal_relase'; chapters are named by number or slug, such as 01 or quantal_release. Did you mean quantal_release?
    """
    wanted = str(name).removesuffix(".ipynb")
    for candidate in (primer(), *chapters()):
        if wanted in {candidate.id, candidate.slug, candidate.stem} or wanted.zfill(2) == candidate.id:
            return candidate
    names = [n for c in chapters() for n in (c.slug, c.stem)]
    hint = f" Did you mean {', '.join(near(wanted, names, most=1))}?" if near(wanted, names) else ""
    raise CourseError(
        f"There is no chapter {str(name)[:60]!r}; chapters are named by number or slug, "
        f"such as 01 or quantal_release.{hint}"
    )


def header(chapter: Chapter) -> str:
    """The first cell of a chapter's notebook, in Markdown, made from the syllabus.

    >>> header(chapters()[0]).splitlines()[0]
    '# 01 · Quantal release'
    """
    if chapter.id == primer().id:
        return _primer_header(chapter)
    goals = "\n".join(f"- {objective.text}" for objective in chapter.objectives)
    scene = f"{chapter.scene}\n\n" if chapter.scene else ""
    return (
        f"# {chapter.id} · {chapter.title}\n\n"
        f"{scene}**{chapter.question}**\n\n"
        f"After this chapter you can:\n\n{goals}\n\n"
        f"Time: {_time(chapter)}. Before this: {_before(chapter)}.\n\n{_beginning(chapter)}"
    )


def _primer_header(primer: Chapter) -> str:
    parts = "\n".join(f"- *{objective.part}*: {objective.text}" for objective in primer.objectives)
    return (
        f"# {primer.title}\n\n**{primer.question}**\n\n"
        f"Its parts stand alone; after them you can:\n\n{parts}\n\n"
        f"Time: {primer.quiz_minutes} minutes for the entry test, which tells you what to read; "
        f"{primer.minutes} if you read all, {primer.deeper_minutes} more for the folded exercises.\n\n"
        "In JupyterLab, press *▶ Start* in the toolbar, or *Run → Run All Cells*: figures and questions wake up."
    )


def _time(chapter: Chapter) -> str:
    deeper = f", {chapter.deeper_minutes} more for the folded deeper parts" if chapter.deeper_minutes else ""
    return f"{chapter.minutes} minutes{deeper}, {chapter.quiz_minutes} for the questions at the end"


def _before(chapter: Chapter) -> str:
    by_id = {other.id: other for other in chapters()}
    needed = [by_id[one] for one in chapter.prerequisites]
    named = [
        f"[{one.id} {one.title}]({one.notebook.name})" if one.notebook.exists() else f"{one.id} {one.title}"
        for one in needed
    ]
    if chapter.primer and primer().notebook.exists():
        name = primer().notebook.name
        words = ", ".join(f"[{part}]({name}#{part.replace(' ', '-')})" for part in chapter.primer)
        named.append(f"from the primer, if you want them, {words}")
    return ", ".join(named) or "nothing"


def _beginning(chapter: Chapter) -> str:
    return (
        "In JupyterLab, press *▶ Start* in the toolbar, or *Run → Run All Cells*: figures and questions wake up. "
        "What answers a prediction stays folded until you have committed one."
    )
