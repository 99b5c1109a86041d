"""What a path says about who handed it in and when, by the schemes of the learning platforms."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from course_lib.classroom.intake.names import file_name, is_stem, without_ending

MOODLE = re.compile(r"(?P<name>.+)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)(?:_(?P<rest>.*))?")
MOODLE_BARE = re.compile(r"(?P<name>.+)_assignsubmission_(?:file|onlinetext)_?")
CANVAS = re.compile(r"(?P<name>[^\W_]+)(?P<late>_LATE)?_(?P<number>\d+)_\d+_(?P<rest>.+)")
BLACKBOARD = re.compile(
    r"(?P<name>.+)_(?:attempt|Versuch|tentative|intento)_(?P<when>\d{4}(?:-\d\d){5})(?:_(?P<rest>.+))?"
)
BRIGHTSPACE = re.compile(r"(?P<number>\d+)-\d+\s?-\s(?P<name>.+?)\s-\s(?P<when>.*\d{4}.*)")
VERSION = re.compile(r"(?:version|versuch|fassung)[ _]?(?P<number>\d+)", re.IGNORECASE)
WRAPPERS = frozenset({"submitted", "submissions", "/", "..", "submitted files", "working files"})


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What a path says: names (any of which may be meant), a number of a platform, when, and which version.

    `words` are folders and the beginning of a file's name, each of which may name a student; `exact` says that a scheme was
    recognised, so that nothing else in the path counts. `returns_as` is what Moodle wants before a feedback file's name.
    """

    names: tuple[str, ...] = ()
    together: str = ""
    number: str = ""
    column: str = ""
    words: tuple[str, ...] = ()
    exact: bool = False
    when: str | None = None
    late: bool = False
    version: int = 0
    copy: int = 0
    returns_as: str | None = None
    named_right: bool = False


def claim(folders: Sequence[str], file: str, stem: str) -> Claim:
    """What a path says, by the first scheme that it follows.

    >>> claim(["88123-5512 - Ada Lovelace - Nov 3, 2026 1015 AM"], "01_quantal_release.ipynb", "01_quantal_release").names
    ('Ada Lovelace',)
    """
    one = file_name(file, stem)
    about = {"named_right": one.named_right or any(is_stem(part, stem) for part in folders)}
    about["copy"] = one.copy
    about["version"] = max((int(hit["number"]) for hit in map(VERSION.fullmatch, folders) if hit), default=0)
    # A zip that somebody handed in stands here as a folder, and has the name that the platform gave it.
    bases = (without_ending(file)[0], *folders)
    for found in (_moodle(folders, file), _brightspace(folders), _blackboard(bases), _canvas(bases)):
        if found:
            return Claim(**{**about, **found, "exact": True})
    if nbgrader := _nbgrader(folders, stem):
        return Claim(words=(nbgrader,), exact=True, **about)
    who = (one.who,) if one.who and (one.named_right or not folders) else ()
    parts = tuple(part for part in folders if not _says_nothing(part, stem))
    return Claim(words=(*parts, *who), **about)


def is_wrapper(part: str) -> bool:
    """Whether a folder is called as one around many submissions is."""
    return part.casefold() in WRAPPERS


def _says_nothing(part: str, stem: str) -> bool:
    return is_wrapper(part) or is_stem(part, stem) or bool(VERSION.fullmatch(part))


def _nbgrader(folders: Sequence[str], stem: str) -> str | None:
    return next((above for above, part in pairwise(folders) if part == stem and above not in WRAPPERS), None)


def _moodle(folders: Sequence[str], file: str) -> dict | None:
    for part in folders:
        if hit := MOODLE.fullmatch(part) or MOODLE_BARE.fullmatch(part):
            number = hit.groupdict().get("number") or ""
            return _of_moodle(hit["name"], number, f"{part}/")
    if hit := MOODLE.fullmatch(without_ending(file)[0]):
        return _of_moodle(hit["name"], hit["number"], f"{hit['name']}_{hit['number']}_assignsubmission_file_")
    return None


def _of_moodle(name: str, number: str, returns_as: str) -> dict:
    # With groups, “Group 3-Ada Lovelace”; a hyphen may as well belong to the name.
    pieces = name.split("-")
    names = tuple("-".join(pieces[i:]).strip() for i in range(len(pieces)))
    return {"names": names, "number": number, "column": "moodle", "returns_as": returns_as}


def _brightspace(folders: Sequence[str]) -> dict | None:
    for part in folders:
        if hit := BRIGHTSPACE.fullmatch(part):
            return {"names": (hit["name"],), "number": hit["number"], "column": "brightspace", "when": hit["when"]}  # fmt: skip
    return None


def _blackboard(bases: Sequence[str]) -> dict | None:
    hit = next(filter(None, map(BLACKBOARD.fullmatch, bases)), None)
    if not hit:
        return None
    pieces = hit["name"].split("_")  # ASSIGNMENT_USER, and both may hold the sign between them
    names = tuple("_".join(pieces[i:]) for i in range(1, len(pieces)))
    return {"names": names, "column": "blackboard", "when": hit["when"]}


def _canvas(bases: Sequence[str]) -> dict | None:
    hit = next(filter(None, map(CANVAS.fullmatch, bases)), None)
    if not hit:
        return None
    number = {"number": hit["number"], "column": "canvas"}
    return {"together": hit["name"], "late": bool(hit["late"]), **number}
