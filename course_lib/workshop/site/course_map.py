"""The map of the course as a page: what each chapter hands on, and where the topics of the source documents are taught."""

import tomllib
from dataclasses import dataclass
from functools import cache

from course_lib.syllabus import ROOT, Chapter, chapter, chapters, primer
from course_lib.workshop.site.marks import plain, table

PATH = ROOT / "notebooks" / "course_map.toml"

_PAGE = """# From 00 to 15

What each chapter hands to those that rest on it. The [concept map](concept_map.md) draws the same.

{handed}

## Where the sources’ topics are taught

The course grew from four popular documents: {documents}. Each of their {count} topics is taught, computed and judged in
the chapters named here; what they claim stands with its verdict in the [fact check](fact_check.md).

{topics}

## Plans for a term

Each line is a meeting; by week, with times, what a short plan leaves out and how to write your own: [Plans for a term](guide/plans.md).

{plans}
"""


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A topic of the source documents and the chapters that teach it; `word` stands in the text of each."""

    name: str
    documents: tuple[str, ...]
    chapters: tuple[str, ...]
    word: str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A plan of teaching: for whom, the chapters of each meeting, and how many meetings a week has (0: it has no weeks)."""

    name: str
    who: str
    meetings: tuple[tuple[str, ...], ...]
    a_week: int = 0


@cache
def _read() -> dict:
    return tomllib.loads(PATH.read_text(encoding="utf-8"))


def documents() -> dict[str, str]:
    """The source documents by their short names, each in a few words."""
    return _read()["documents"]


def topics() -> tuple[Topic, ...]:
    """The topics of the source documents, in the order of the chapters.

    >>> topics()[0].chapters
    ('01', '02')
    """
    rows = _read()["topic"]
    return tuple(
        Topic(
            name=one["name"],
            documents=tuple(one["documents"]),
            chapters=tuple(one["chapters"]),
            word=one["word"],
        )
        for one in rows
    )


def handed_on() -> dict[str, str]:
    """What each chapter hands on, in a sentence, by its number.

    >>> list(handed_on())[0]
    '00'
    """
    return _read()["hands_on"]


def plans() -> tuple[Plan, ...]:
    """Plans for a weekend, a week and two terms, and whatever a lecturer has added.

    >>> [len(one.meetings) for one in plans()][:4]
    [4, 5, 12, 12]
    """
    return tuple(
        Plan(
            name=one["name"],
            who=one["who"],
            meetings=tuple(map(tuple, one["meetings"])),
            a_week=one.get("a_week", 0),
        )
        for one in _read()["plan"]
    )


def course_map_page() -> str:
    """The page of the map, as Markdown."""
    told = list(documents().values())
    return _PAGE.format(
        handed=table(
            ("Chapter", "Hands on", "Rests on", "Taken up in"), [_row(one) for one in (primer(), *chapters())]
        ),
        documents=f"{', '.join(told[:-1])} and {told[-1]}",
        count=len(topics()),
        plans="\n\n".join(map(_told, plans())),
        topics=table(("Topic", "Document", "Chapter"), [_topic_row(one) for one in topics()]),
    )


def _row(one: Chapter) -> tuple[str, ...]:
    later = [other.id for other in chapters() if one.id in other.prerequisites]
    return (
        _link(one),
        plain(handed_on()[one.id]),
        ", ".join(one.prerequisites) or "–",
        "every chapter" if one == primer() else ", ".join(later) or "–",
    )


def _topic_row(one: Topic) -> tuple[str, ...]:
    where = ", ".join(_link(chapter(name)) for name in one.chapters)
    return plain(one.name), ", ".join(plain(documents()[name]) for name in one.documents), where


def _told(one: Plan) -> str:
    def titles(meeting: tuple[str, ...]) -> str:
        return ", ".join(_link(primer() if name == primer().id else chapter(name)) for name in meeting)

    lines = "\n".join(f"{number}. {titles(meeting)}" for number, meeting in enumerate(one.meetings, start=1))
    return f"### {plain(one.name)}\n\n{plain(one.who)}\n\n{lines}"


def _link(one: Chapter) -> str:
    name = f"{one.id} {plain(one.title)}"
    return f"[{name}](chapters/{one.stem}.ipynb)" if one.notebook.exists() else name
