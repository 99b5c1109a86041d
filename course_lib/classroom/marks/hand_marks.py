"""Marks given by a person: one file a student, the only place of record; nbgrader's gradebook is filled from here."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from course_lib.errors import CourseError
from course_lib.files import write_atomically


@dataclass(frozen=True, kw_only=True)
class HandMark:
    """A mark that a person gave to one cell: the sum, the points of each line of the rubric (none where they were not
    given by line), a comment, the digest of the notebook that it is about, and where it was given."""

    total: float
    points: tuple[float, ...] = ()
    comment: str = ""
    content: str = ""
    by: str = "review"


class HandMarks:
    """The marks by hand of one chapter, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file(self, student: str) -> Path:
        """The file of one student."""
        return self.folder / f"{student}.json"

    def of(self, student: str) -> dict[str, HandMark]:
        """What a person gave a student, by cell.

        Raises `CourseError` when the file is damaged: a mark must not vanish unseen.
        """
        path = self.file(student)
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            return {cell: _read(one) for cell, one in data.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
            raise CourseError(
                f"{path} cannot be read ({str(problem)[:80]}): it holds marks given by hand; bring back a copy of it, or "
                "take it away and mark this student again."
            ) from None

    def give(self, student: str, cell: str, mark: HandMark) -> None:
        """Keep a mark; it is on the disk when this returns, and the old one is when it raises."""
        marks = self.of(student) | {cell: mark}
        data = {name: asdict(one) for name, one in sorted(marks.items())}
        write_atomically(self.file(student), json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))

    def all(self) -> Iterator[tuple[str, dict[str, HandMark]]]:
        """Every student who has marks by hand, with these marks."""
        for path in sorted(self.folder.glob("*.json")):
            yield path.stem, self.of(path.stem)


def _read(one: Mapping) -> HandMark:
    points = tuple(float(each) for each in one.get("points") or ())
    total = float(one["total"]) if "total" in one else sum(points)
    return HandMark(
        total=total,
        points=points,
        comment=str(one.get("comment") or ""),
        content=str(one.get("content") or ""),
        by=str(one.get("by", "review")),
    )
