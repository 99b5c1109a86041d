"""A talk as data: for each slide a claim, what is on the wall, and what the speaker says, asks and expects."""

import tomllib
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any

from course_lib.checks import near
from course_lib.errors import CourseError
from course_lib.syllabus import Chapter


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One slide: a claim, what is on the wall, and what the speaker says, asks and expects.

    `picture` names the cell of the notebook whose figure, live figure or drawing is shown, `question` one of the bank.
    `short` and `brief` say that the slide belongs to the lectures of 50 and of 20 minutes.
    """

    title: str
    minutes: float
    say: str
    picture: str = ""
    question: str = ""
    text: str = ""
    ask: str = ""
    good: str = ""
    expect: tuple[str, ...] = ()
    short: bool = False
    brief: bool = False


@dataclass(frozen=True, kw_only=True)
class Discussion:
    """A question for a seminar, with a good answer."""

    question: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class Demonstration:
    """What to do live with which control of the figure in a cell, and what the room sees."""

    title: str
    cell: str
    steps: str
    shows: str


@dataclass(frozen=True, kw_only=True)
class Talk:
    """The slides of one chapter in order, the first of them its title, and what a seminar may do with them."""

    slides: tuple[Slide, ...]
    discussions: tuple[Discussion, ...]
    demonstrations: tuple[Demonstration, ...]


LECTURES = {"long": 90, "short": 50, "brief": 20}  # what each is announced for, in minutes


def slides_of(talk: Talk, lecture: str) -> list[Slide]:
    """The slides that a lecture shows: all in the long one, those that are marked in the short and the brief one."""
    return [slide for slide in talk.slides if lecture == "long" or getattr(slide, lecture)]


def minutes_of(talk: Talk, lecture: str) -> float:
    """The minutes that the slides of a lecture take."""
    return sum(slide.minutes for slide in slides_of(talk, lecture))


def talk_path(chapter: Chapter) -> Path:
    """Where the talk of a chapter is, or will be."""
    return chapter.notebook.with_suffix(".talk.toml")


def read_talk(path: Path) -> Talk:
    """The talk in a file.

    Raises `CourseError` when the file is missing, is no TOML, or holds a key that we do not know or of the
    wrong kind.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CourseError(
            f"{path.name} is missing beside the notebook: slides are made from it, one [[slide]] each."
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise CourseError(f"{path.name} is not TOML that we can read: {problem}.") from None
    stray = [key for key in data if key not in {"slide", "discussion", "demonstration"}]
    if stray:
        raise CourseError(
            f"{path.name} has a part {stray[0]!r}, but must hold only [[slide]], [[discussion]] and [[demonstration]]."
        )
    return Talk(
        slides=_rows(data, "slide", Slide, path),
        discussions=_rows(data, "discussion", Discussion, path),
        demonstrations=_rows(data, "demonstration", Demonstration, path),
    )


def _rows(data: dict[str, Any], part: str, kind: type, path: Path) -> tuple:
    rows = data.get(part, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise CourseError(f"{path.name}: {part} must be written as [[{part}]], one for each.")
    return tuple(
        _record(row, kind, f"{path.name}, [[{part}]] {number}") for number, row in enumerate(rows, start=1)
    )


def _record(row: dict[str, Any], kind: type, where: str) -> Any:
    known = {field.name: field for field in fields(kind)}
    for key, value in row.items():
        if key not in known:
            hint = near(key, list(known), most=1)
            ending = f" Did you mean {hint[0]}?" if hint else ""
            raise CourseError(f"{where} has the key {key!r}, but must have {', '.join(known)} only.{ending}")
        if not _FITS[known[key].type](value):
            raise CourseError(f"{where}: {key} is {value!r}, but must be {_WANTED[known[key].type]}.")
    missing = [name for name, field in known.items() if field.default is MISSING and name not in row]
    if missing:
        raise CourseError(f"{where} lacks {', '.join(missing)}.")
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


_TEXTS = tuple[str, ...]
_FITS = {
    str: _is_text,
    bool: lambda value: isinstance(value, bool),
    float: lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    _TEXTS: lambda value: isinstance(value, list) and bool(value) and all(map(_is_text, value)),
}
_WANTED = {
    str: "text, and not empty",
    bool: "true or false",
    float: "a number of minutes",
    _TEXTS: "a list of texts, none of them empty",
}
