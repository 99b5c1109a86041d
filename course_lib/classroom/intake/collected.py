"""Files found in a folder or an LMS's zip; nothing is unpacked onto the disk and no link is followed."""

import io
import os
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from course_lib.classroom.intake.names import is_junk
from course_lib.classroom.intake.submission import MOST_BYTES
from course_lib.errors import CourseError

MOST_ENTRIES = 100_000
MOST_INNER_BYTES = 100_000_000
MOST_DEPTH = 2
UTF8_FLAG = 0x800
UNICODE_PATH = 0x7075
ARCHIVES = (".zip",)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A file that somebody handed in: its folders and name, where it lies, and a refusal, if any.

    `inside` is the number of the zip that holds it (None: the folder itself) and `key` its name there.
    """

    folders: tuple[str, ...]
    name: str
    key: str
    inside: int | None = None
    refusal: str | None = None

    @property
    def place(self) -> str:
        """The path as a person reads it."""
        return "/".join((*self.folders, self.name))


class Collected:
    """A folder or a zip of submissions, and the bytes of each file in it.

    Raises `CourseError` for a place that is neither, and for one that holds too many files.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        self._zips: list[zipfile.ZipFile] = []
        if place.is_dir():
            return
        if not zipfile.is_zipfile(place):
            seen = "is neither a folder nor a zip" if place.exists() else "does not exist"
            raise CourseError(
                f"{place} {seen}: name the folder of the submissions (or the LMS's zip), such as grading/submitted."
            )
        self._zips.append(zipfile.ZipFile(place))

    def entries(self) -> list[Entry]:
        """All files but those that an operating system left behind; zips in it are looked into, two deep."""
        del self._zips[1 if self._zips else 0 :]
        found = list(self._in_zip(0, (), 0) if self._zips else self._in_folder())
        if len(found) > MOST_ENTRIES:
            raise CourseError(
                f"{self.place} has more than {MOST_ENTRIES:,} files, and no more are read: split it."
            )
        return found

    def read(self, entry: Entry, most: int = MOST_BYTES) -> bytes:
        """The bytes of a file, at most one more than is allowed: a zip bomb stays packed."""
        if entry.inside is not None:
            try:
                with self._zips[entry.inside].open(entry.key) as file:
                    return file.read(most + 1)
            except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError):
                return b""  # damaged on the way: told as an empty file is, to be asked for again
        handle = os.open(self.place / entry.key, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            return file.read(most + 1)

    def _in_folder(self) -> Iterator[Entry]:
        for place, directories, files in os.walk(self.place):  # os.walk follows no links
            directories[:] = sorted(name for name in directories if not is_junk(name))
            for name in (*directories, *sorted(files)):
                path = Path(place) / name
                relative = path.relative_to(self.place)
                mode = path.lstat().st_mode
                if is_junk(name) or stat.S_ISDIR(mode):
                    continue
                refusal = _refusal_of(mode)
                entry = Entry(folders=relative.parts[:-1], name=name, key=str(relative), refusal=refusal)
                yield from self._looked_into(entry, 1)

    def _in_zip(self, number: int, above: tuple[str, ...], depth: int) -> Iterator[Entry]:
        entries = self._zips[number].infolist()
        if len(entries) > MOST_ENTRIES:
            raise CourseError(
                f"A zip has {len(entries):,} entries, and up to {MOST_ENTRIES:,} are read: split it."
            )
        for one in entries:
            name = readable_name(one)
            parts = PurePosixPath(name.replace("\\", "/")).parts
            if one.is_dir() or not parts or any(is_junk(part) for part in parts if part != ".."):
                continue
            refusal = _refusal_in_zip(one, name, parts)
            entry = Entry(
                folders=(*above, *parts[:-1]),
                name=parts[-1],
                key=one.filename,
                inside=number,
                refusal=refusal,
            )
            yield from self._looked_into(entry, depth + 1)

    def _looked_into(self, entry: Entry, depth: int) -> Iterator[Entry]:
        if entry.refusal or not entry.name.casefold().endswith(ARCHIVES) or depth > MOST_DEPTH:
            yield entry
            return
        content = self.read(entry, MOST_INNER_BYTES)
        if len(content) > MOST_INNER_BYTES or not zipfile.is_zipfile(io.BytesIO(content)):
            yield entry
            return
        self._zips.append(zipfile.ZipFile(io.BytesIO(content)))
        yield entry  # so that whoever handed in a zip without a notebook is named
        yield from self._in_zip(len(self._zips) - 1, (*entry.folders, Path(entry.name).stem), depth)


def readable_name(entry: zipfile.ZipInfo) -> str:
    """An entry's name as it was meant: macOS and others write UTF-8 without saying so.

    >>> entry = zipfile.ZipInfo("Zoë".encode().decode("cp437"))
    >>> readable_name(entry)
    'Zoë'
    """
    extra, at = entry.extra, 0
    while at + 4 <= len(extra):
        kind, size = (int.from_bytes(extra[at + i : at + i + 2], "little") for i in (0, 2))
        if kind == UNICODE_PATH:
            return extra[at + 9 : at + 4 + size].decode("utf-8", "replace")
        at += 4 + size
    if entry.flag_bits & UTF8_FLAG or entry.filename.isascii():
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return entry.filename


def _refusal_of(mode: int) -> str | None:
    if stat.S_ISLNK(mode):
        return "is a link, and links are not followed"
    return None if stat.S_ISREG(mode) else "is no ordinary file"


def _refusal_in_zip(entry: zipfile.ZipInfo, name: str, parts: tuple[str, ...]) -> str | None:
    if name.startswith(("/", "\\")) or ".." in parts or ("\\" in name and ".." in name):
        return "has a name that points outside the zip"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "is a link, and links are not followed"
    return "is locked by a password" if entry.flag_bits & 1 else None
