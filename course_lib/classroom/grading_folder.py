"""The grading folder: what was released, results, marks by hand, decisions, gradebook, feedback, grades, report."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from course_lib.classroom.marks.decisions import Decisions, read_decisions
from course_lib.classroom.marks.hand_marks import HandMarks
from course_lib.classroom.marks.results import Results
from course_lib.classroom.own_numbers import fingerprint
from course_lib.errors import CourseError
from course_lib.files import write_atomically
from course_lib.syllabus import ROOT, Chapter

GRADING = ROOT / "grading"


@dataclass(frozen=True, kw_only=True)
class GradingFolder:
    """The places of one chapter's assignment in a grading folder."""

    folder: Path
    chapter: Chapter

    @property
    def gradebook(self) -> Path:
        """nbgrader's gradebook, shared by all chapters."""
        return self.folder / "gradebook.db"

    @property
    def results(self) -> Results:
        """What marking found, one file a student."""
        return Results(self.folder / "results" / self.chapter.stem)

    @property
    def hand_marks(self) -> HandMarks:
        """What persons gave, one file a student."""
        return HandMarks(self.folder / "reviews" / self.chapter.stem)

    @property
    def reports(self) -> Path:
        """Where grades and the class report go."""
        return self.folder / "reports" / self.chapter.stem

    def feedback(self, student: str) -> Path:
        """The page that one student gets back."""
        return self.folder / "feedback" / student / self.chapter.stem / f"{self.chapter.stem}.html"

    def autograded(self, student: str) -> Path:
        """The notebook as it was run, for nbgrader's formgrader."""
        return self.folder / "autograded" / student / self.chapter.stem / f"{self.chapter.stem}.ipynb"

    def resubmitted(self, student: str) -> Path:
        """The notebook that counts in place of what the student handed in, where `course resubmit` has said so."""
        return self.folder / "resubmitted" / self.chapter.stem / f"{student}.ipynb"

    def with_resubmitted(self) -> list[str]:
        """The ids of students of whom another notebook counts."""
        return sorted(path.stem for path in self.resubmitted("x").parent.glob("*.ipynb"))

    @property
    def decisions_file(self) -> Path:
        """Where due dates, excuses and remarks lie."""
        return self.folder / "decisions" / f"{self.chapter.stem}.json"

    def decisions(self) -> Decisions:
        """Due dates, excuses and remarks."""
        return read_decisions(self.decisions_file)

    @property
    def _released(self) -> Path:
        return self.folder / "released" / f"{self.chapter.stem}.json"

    def _note(self, name: str) -> Path:
        return self.folder / "results" / f"{self.chapter.stem}.{name}"

    def remember(self, name: str, value: object) -> None:
        """Keep a note beside the results; it is replaced whole."""
        write_atomically(self._note(name), json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))

    def remembered(self, name: str, otherwise: object) -> object:
        """A note that was kept, or something else where there is none."""
        return _loaded(self._note(name), otherwise)

    def released(self) -> dict:
        """What was released: the key's fingerprint, and which numbers each student was ever given."""
        return {"given": {}} | _loaded(self._released, {})

    def remember_release(self, key: bytes | None, given: Mapping[str, str]) -> None:
        """Note the key's fingerprint, so that marking with another key is refused, and the numbers given to whom."""
        known = self.released()["given"]
        for student, name in given.items():
            known[student] = [*(one for one in known.get(student, []) if one != name), name]
        write_atomically(self._released, json.dumps({"key": fingerprint(key), "given": known}).encode())

    def check_key(self, key: bytes | None) -> None:
        """Nothing, or `CourseError` when the assignment was released with another key."""
        if not self._released.exists():
            return
        released = self.released()["key"]
        if released != fingerprint(key):
            given = "none was named" if key is None else f"this is {_key(fingerprint(key))}"
            raise CourseError(
                f"{self.chapter.stem} was released with {_key(released)}, but {given}: every student would be marked "
                "against someone else's numbers. Name the file of the release with --seed-key."
            )

    def remember_intake(self, lines: Sequence[str], told: Sequence[str]) -> None:
        """What was refused at the door, and what was done there, kept for the report."""
        self.remember("intake", {"lines": list(lines), "told": list(told)})

    def intake(self) -> dict[str, list[str]]:
        """What the last marking noted at the door."""
        kept = self.remembered("intake", {"lines": [], "told": []})
        return kept if isinstance(kept, dict) else {"lines": kept, "told": []}

    def remember_more(self, name: str, more: Mapping[str, str]) -> None:
        """Add to a note by student; what earlier runs noted about others stays."""
        kept = self.remembered(name, {})
        if any(kept.get(student) != value for student, value in more.items()):
            self.remember(name, kept | dict(more))

    def remember_roster(self, rows: Mapping[str, Mapping[str, str]]) -> None:
        """Keep the class list: it finds ids for names in zips, tells who handed in nothing, and Canvas wants names."""
        self.remember("roster", rows)

    def roster(self) -> dict[str, dict[str, str]]:
        """The class list of the last release or marking; empty when there was none."""
        return self.remembered("roster", {})


def _loaded(path: Path, otherwise: object) -> object:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else otherwise


def _key(name: str) -> str:
    return name if name == "no key" else f"the key {name}"
