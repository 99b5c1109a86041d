"""Submissions found in a folder or an LMS's zip; nothing is unpacked and no link is followed."""

import os
import re
import stat
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from course_lib.classroom.intake.submission import MOST_BYTES
from course_lib.errors import CourseError

MOST_ENTRIES = 50_000
STUDENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}")
STRANGER = (
    "was not marked: this name or number is not on the class list, or two students share it. "
    "Write it into a column of the list, and grade again with --students"
)
MOODLE = re.compile(r"(?P<student>.+)_assignsubmission_file_?")
CANVAS = re.compile(r"(?P<student>[a-z0-9]+)(?:_LATE)?_(?P<id>\d+)_\d+_(?P<rest>.+)")


@dataclass(frozen=True, kw_only=True)
class Found:
    """A file that may be a submission: whose it seems to be, where it lies, and a refusal, if any."""

    student: str
    place: str
    named_right: bool
    refusal: str | None = None

    @property
    def moodle_folder(self) -> str | None:
        """The folder that Moodle gave the student in its zip, if it is one of Moodle's."""
        return next((part for part in PurePosixPath(self.place).parts[:-1] if MOODLE.fullmatch(part)), None)


@dataclass(frozen=True, kw_only=True)
class Intake:
    """What is to be marked, by student, and plain lines about what is not."""

    accepted: dict[str, Found]
    lines: tuple[str, ...]

    @property
    def moodle_folders(self) -> dict[str, str]:
        """Moodle's folder of each student whose submission came in one: feedback goes back under the same name."""
        return {student: one.moodle_folder for student, one in self.accepted.items() if one.moodle_folder}


class Collected:
    """A folder or a zip of submissions, and the bytes of each."""

    def __init__(self, place: Path) -> None:
        self.place = place
        if place.is_dir():
            self._zip = None
        elif zipfile.is_zipfile(place):
            self._zip = zipfile.ZipFile(place)
        else:
            seen = "is neither a folder nor a zip" if place.exists() else "does not exist"
            raise CourseError(
                f"{place} {seen}: name the folder of the submissions (or the LMS's zip), such as grading/submitted."
            )

    def intake(self, stem: str, roster: dict[str, str] | None = None) -> Intake:
        """The submissions to one chapter's assignment, one a student, links and outsize files refused.

        `roster` maps an LMS's name or number to the student id of the release; with it, whoever is not on it is refused.
        """
        found = _in_zip(self._zip, stem) if self._zip else _in_folder(self.place, stem)
        listed = frozenset((roster or {}).values())
        return _one_each([_identified(one, roster or {}, listed) for one in found])

    def names(self, stem: str) -> bool:
        """Whether a notebook here is named after this assignment."""
        return any(found.named_right for found in self.intake(stem).accepted.values())

    def read(self, found: Found) -> bytes:
        """The bytes of a submission, at most one more than is allowed: a zip bomb stays packed."""
        if self._zip:
            with self._zip.open(found.place) as file:
                return file.read(MOST_BYTES + 1)
        handle = os.open(self.place / found.place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            return file.read(MOST_BYTES + 1)


def _in_folder(folder: Path, stem: str) -> list[Found]:
    found = []
    for place, directories, files in os.walk(folder):  # os.walk follows no links
        directories[:] = sorted(name for name in directories if name != ".ipynb_checkpoints")
        here = Path(place)
        for name in [*directories, *sorted(files)]:
            path, relative = here / name, PurePosixPath((here / name).relative_to(folder).as_posix())
            status = path.lstat()
            link = stat.S_ISLNK(status.st_mode)
            if path.suffix == ".ipynb" or link:
                refusal = None
                if link:
                    refusal = "is a link, and links are not followed"
                elif not stat.S_ISREG(status.st_mode):
                    refusal = "is no ordinary file"
                found.append(_found(relative, stem, refusal))
    return found


def _in_zip(archive: zipfile.ZipFile, stem: str) -> list[Found]:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise CourseError(
            f"The zip has {len(entries):,} entries, and up to {MOST_ENTRIES:,} are read: split it."
        )
    found = []
    for entry in entries:
        name = PurePosixPath(entry.filename)
        if entry.is_dir() or ".ipynb_checkpoints" in name.parts or "__MACOSX" in name.parts:
            continue
        refusal = None
        if name.is_absolute() or ".." in name.parts or "\\" in entry.filename:
            refusal = "has a name that points outside the zip"
        elif stat.S_ISLNK(entry.external_attr >> 16):
            refusal = "is a link, and links are not followed"
        elif name.suffix == ".zip":
            refusal = "is a zip inside the zip; ask for the notebook itself"
        elif entry.flag_bits & 1:
            refusal = "is locked by a password"
        if refusal or name.suffix == ".ipynb":
            found.append(_found(name, stem, refusal, place=entry.filename))
    return found


def _found(name: PurePosixPath, stem: str, refusal: str | None, place: str | None = None) -> Found:
    return Found(
        student=_student_in(name, stem),
        place=place or str(name),
        named_right=name.stem.endswith(stem),
        refusal=refusal,
    )


def _student_in(name: PurePosixPath, stem: str) -> str:
    parents = [part for part in name.parts[:-1] if part not in (stem, "submitted", "/", "..")]
    for part in parents:
        if moodle := MOODLE.fullmatch(part):
            return moodle["student"]
    if parents:
        return parents[0] if len(parents) == 1 or name.parts[-2] != stem else parents[-1]
    if canvas := CANVAS.fullmatch(name.stem):
        return canvas["id"]
    return name.stem.removesuffix(stem).rstrip("_- ") or name.stem


def _identified(found: Found, roster: dict[str, str], listed: frozenset[str]) -> Found:
    plain = unicodedata.normalize("NFKD", found.student).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9._@+-]+", "-", plain).strip("-._+@")[:64]
    # Moodle writes “Ada Lovelace_4711”, and its number may be one that nobody knows beforehand: the name will do.
    name = re.sub(r"_\d+$", "", found.student)
    keys = (found.student, plain, *re.findall(r"\d{3,}", found.student), name)
    student = next((roster[key.casefold()] for key in keys if key.casefold() in roster), plain)
    refusal = found.refusal or (None if STUDENT.fullmatch(student) else "names no student")
    if listed and student not in listed:
        # An id that was never released would be marked against numbers that nobody has seen.
        refusal = refusal or STRANGER
    return Found(**{**vars(found), "student": student, "refusal": refusal})


def _one_each(found: Iterable[Found]) -> Intake:
    by_student: dict[str, list[Found]] = defaultdict(list)
    lines = []
    for one in found:
        if one.refusal:
            lines.append(f"{one.student or '?'}: {one.place!r} {one.refusal}.")
        else:
            by_student[one.student.casefold()].append(one)
    accepted = {}
    for ones in by_student.values():
        right = [one for one in ones if one.named_right]
        chosen = ones if len(ones) == 1 else right
        if len(chosen) == 1:
            accepted[chosen[0].student] = chosen[0]
            lines += [
                f"{one.student}: {one.place!r} was not marked; {chosen[0].place!r} was. "
                "If the first is the one that counts, take the second away, and grade again."
                for one in ones
                if one is not chosen[0]
            ]
        else:
            names = ", ".join(repr(one.place) for one in ones[:5])
            lines.append(
                f"{ones[0].student}: {len(ones)} notebooks ({names}), and none was marked: keep the right one, and grade again."
            )
    return Intake(accepted=accepted, lines=tuple(lines))
