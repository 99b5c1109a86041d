"""The results of a class on disk: one file a student, whole or absent, so that a killed run goes on."""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from course_lib.files import write_atomically


class Results:
    """The results of one chapter's assignment in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _file(self, student: str) -> Path:
        return self.folder / f"{student}.json"

    def save(self, result: dict) -> None:
        """Write a result under its student's id."""
        content = json.dumps(result, ensure_ascii=False, indent=1, sort_keys=True)
        write_atomically(self._file(result["student"]), content.encode("utf-8", "replace"))

    def load(self, student: str) -> dict | None:
        """A student's result, or None when there is none that can be read."""
        try:
            return _completed(json.loads(self._file(student).read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError):
            return None

    def current(self, student: str, content_digest: str, kit_print: str) -> dict | None:
        """A student's result if it is of this content and this kit."""
        result = self.load(student)
        fresh = result and result["content"] == content_digest and result["kit"] == kit_print
        return result if fresh else None

    def there(self) -> bool:
        """Whether there is any result."""
        return any(self.folder.glob("*.json"))

    def students(self) -> list[str]:
        """The ids of all who have a result, in order."""
        return sorted(path.stem for path in self.folder.glob("*.json"))

    def all(self) -> list[dict]:
        """All results whole, by student id; a large class does not fit into memory so (see `without_cells`)."""
        return [result for result in map(self.load, self.students()) if result]

    def without_cells(self) -> Iterator[dict]:
        """All results without their cells, which fill the memory; `digest` tells whether anything in it changed."""
        for student in self.students():
            try:
                content = self._file(student).read_bytes()
                result = _completed(json.loads(content))
            except (FileNotFoundError, ValueError):
                continue
            del result["cells"]
            result["digest"] = hashlib.sha256(content).hexdigest()[:16]
            for part in result["parts"]:  # thousands of students hear the same few sentences
                for key in ("message", "name", "task", "objective", "mistake"):
                    part[key] = part[key] and sys.intern(part[key])
            yield result


def _completed(result: dict) -> dict:
    # Results of an older version do not say how hand-marked tasks stand; somebody looks at them.
    return {"by_hand": {}, "numbers": {}} | result
