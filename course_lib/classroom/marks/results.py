"""The results of a class on disk: one file a student, whole or absent, so that a killed run goes on."""

import json
from pathlib import Path

from course_lib.files import write_atomically


class Results:
    """The results of one chapter's assignment in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def save(self, result: dict) -> None:
        """A result written under its student's id."""
        content = json.dumps(result, ensure_ascii=False, indent=1, sort_keys=True)
        write_atomically(self.folder / f"{result['student']}.json", content.encode())

    def load(self, student: str) -> dict | None:
        """A student's result, or None when there is none that can be read."""
        try:
            return json.loads((self.folder / f"{student}.json").read_text(encoding="utf-8"))
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

    def all(self) -> list[dict]:
        """All results, by student id."""
        students = sorted(path.stem for path in self.folder.glob("*.json"))
        return [result for result in map(self.load, students) if result]
