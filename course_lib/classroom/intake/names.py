"""File names: what students, browsers and learning platforms make of a notebook's name."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

JUNK = frozenset({"thumbs.db", "desktop.ini", "__macosx", "icon\r"})
# Files that a platform or nbgrader puts beside a submission: they are no work of a student.
BESIDE = frozenset(
    {"timestamp.txt", "submission_secret.txt", "index.html", "onlinetext.html", "feedback.html"}
)
COPY = re.compile(
    r"(?P<base>.+?)(?:[ _]?\((?P<a>\d+)\)|[ _-]+(?:copy|kopie|copie|copia)[ _]?\(?(?P<b>\d*)\)?"
    r"|-(?P<c>\d{1,2})| (?P<d>\d)|(?P<e>-checkpoint))",
    re.IGNORECASE,
)
COPY_OF = re.compile(r"(?:copy of|kopie von|copie de|copia de)[ _]+", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class FileName:
    """A notebook's file name: what stands before the chapter's stem, whether it ends in it, which copy it is.

    `who` is empty where nothing stands before the stem; `copy` is 0 for the name itself and grows with each later copy.
    """

    who: str
    named_right: bool
    copy: int = 0
    odd_ending: bool = False


def is_junk(name: str) -> bool:
    """Whether a file or folder is left by an operating system or a program and never handed in.

    >>> is_junk("._01_quantal_release.ipynb"), is_junk("01_quantal_release.ipynb")
    (True, False)
    """
    return name.startswith(".") or name.casefold() in JUNK or name.startswith("~$")


def may_be_notebook(name: str) -> bool:
    """Whether a file's name lets it be a notebook; endings that a browser or mail program adds do not matter.

    >>> [may_be_notebook(name) for name in ("a.ipynb", "a.IPYNB", "a.ipynb.txt", "a.json", "a.pdf")]
    [True, True, True, True, False]
    """
    low = name.casefold()
    return ".ipynb" in low or low.endswith((".json", ".txt"))


def ends_as_notebook(name: str) -> bool:
    """Whether a file's name ends as a notebook's does."""
    return name.casefold().endswith(".ipynb")


@cache
def _stem_pattern(stem: str) -> re.Pattern:
    words = r"[\W_]+".join(map(re.escape, stem.split("_")))
    return re.compile(rf"(?P<who>.*?)(?:^|[\W_]+){words}", re.IGNORECASE | re.DOTALL)


def is_stem(part: str, stem: str) -> bool:
    """Whether a folder is named as a chapter is, whatever stands for the underscores.

    >>> is_stem("01 Quantal release", "01_quantal_release")
    True
    """
    found = _stem_pattern(stem).fullmatch(part)
    return bool(found) and not found["who"]


def file_name(name: str, stem: str) -> FileName:
    """What a file's name says.

    >>> file_name("ada_01_quantal_release (1).ipynb", "01_quantal_release")
    FileName(who='ada', named_right=True, copy=1, odd_ending=False)
    """
    base, odd = without_ending(name)
    base = COPY_OF.sub("", base)
    copy = 0
    found = _stem_pattern(stem).fullmatch(base)
    marked = None if found else COPY.fullmatch(base)
    if marked:
        again = _stem_pattern(stem).fullmatch(marked["base"])
        copy = _number(marked) if again or marked["c"] is None else 0
        found = again or found
        base = marked["base"] if again else base
    who = found["who"].strip("_- ") if found else base
    return FileName(who=who, named_right=bool(found), copy=copy, odd_ending=odd)


def _number(marked: re.Match) -> int:
    if marked["e"]:
        return -1  # a checkpoint is older than the file itself
    return int(marked["a"] or marked["b"] or marked["c"] or marked["d"] or 1)


def without_ending(name: str) -> tuple[str, bool]:
    """A file's name without its ending, and whether the ending was odd.

    >>> without_ending("ada.ipynb.txt"), without_ending("ada.ipynb")
    (('ada', True), ('ada', False))
    """
    at = name.casefold().rfind(".ipynb")
    if at >= 0:
        rest = name[at + len(".ipynb") :]
        copy = re.match(r" ?\(\d+\)", rest)  # “x.ipynb (1)”
        return name[:at] + (copy[0] if copy else ""), bool(rest) and not (copy and copy[0] == rest)
    return PurePosixPath(name).stem, True
