"""The grading folder: what was released, results, gradebook, feedback, grades, report."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from course_lib.classroom.giving_back.exports import (
    autograded_notebook,
    canvas_csv,
    general_csv,
    write_moodle_zip,
)
from course_lib.classroom.giving_back.feedback import feedback_page
from course_lib.classroom.giving_back.remarks import Remarks, remarks
from course_lib.classroom.giving_back.report import report_page
from course_lib.classroom.marks import gradebook
from course_lib.classroom.marks.gradebook import TaskMark
from course_lib.classroom.marks.kit import Kit
from course_lib.classroom.marks.marking import numbers_of_everyone
from course_lib.classroom.marks.results import Results
from course_lib.classroom.variants import fingerprint
from course_lib.errors import CourseError
from course_lib.files import write_atomically
from course_lib.syllabus import ROOT, Chapter

GRADING = ROOT / "grading"


@dataclass(frozen=True, kw_only=True)
class Office:
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
    def reports(self) -> Path:
        """Where grades and the class report go."""
        return self.folder / "reports" / self.chapter.stem

    def feedback(self, student: str) -> Path:
        """The page that one student gets back."""
        return self.folder / "feedback" / student / self.chapter.stem / f"{self.chapter.stem}.html"

    @property
    def _released(self) -> Path:
        return self.folder / "released" / f"{self.chapter.stem}.json"

    @property
    def _recorded(self) -> Path:
        return self.folder / "results" / f"{self.chapter.stem}.recorded"

    @property
    def _intake(self) -> Path:
        return self.folder / "results" / f"{self.chapter.stem}.intake"

    @property
    def _folders(self) -> Path:
        return self.folder / "results" / f"{self.chapter.stem}.folders"

    @property
    def _roster(self) -> Path:
        return self.folder / "results" / f"{self.chapter.stem}.roster"

    def remember_release(self, key: bytes | None) -> None:
        """The key's fingerprint noted, so that marking with another key is refused."""
        write_atomically(self._released, json.dumps({"key": fingerprint(key)}).encode())

    def check_key(self, key: bytes | None) -> None:
        """Nothing, or `CourseError` when the assignment was released with another key."""
        if not self._released.exists():
            return
        released = json.loads(self._released.read_text(encoding="utf-8"))["key"]
        if released != fingerprint(key):
            raise CourseError(
                f"{self.chapter.stem} was released with {_key(released)}, but this is {_key(fingerprint(key))}: every "
                "student would be marked against someone else's numbers. Name the same file with --seed-key."
            )

    def remember_intake(self, lines: Sequence[str]) -> None:
        """What was refused at the door, kept for the report."""
        write_atomically(self._intake, json.dumps(list(lines)).encode())

    def remember_folders(self, folders: Mapping[str, str]) -> None:
        """Moodle's folder of each student kept, those of earlier zips too: its feedback zip has the same names."""
        write_atomically(self._folders, json.dumps(_loaded(self._folders, {}) | folders).encode())

    def remember_roster(self, rows: Mapping[str, Mapping[str, str]]) -> None:
        """The class list kept: it finds ids for names in zips, tells who handed in nothing, and Canvas wants names."""
        write_atomically(self._roster, json.dumps(rows).encode())

    def by_hand_file(self, student: str) -> Path:
        """The file of what a person gave one student, line by line of the rubrics."""
        return self.folder / "reviews" / self.chapter.stem / f"{student}.json"

    def by_hand(self, student: str) -> dict:
        """What a person gave a student: cell → points of each criterion, comment, and the answer's digest."""
        return _loaded(self.by_hand_file(student), {})

    def roster(self) -> dict[str, dict[str, str]]:
        """The class list of the last release or marking; empty when there was none."""
        return _loaded(self._roster, {})

    def record(self, kit: Kit) -> dict[str, tuple[TaskMark, ...]]:
        """Marks by student, after the gradebook has taken in every result that it has not yet."""
        results = self.results.all()
        before = _loaded(self._recorded, {})
        now = {result["student"]: f"{result['content']}|{result['kit']}" for result in results}
        with gradebook.opened(self.gradebook) as book:
            gradebook.set_up(book, kit)
            known = gradebook.students(book, kit)
            stale = [
                result
                for result in results
                if result["student"] not in known or before.get(result["student"]) != now[result["student"]]
            ]
            contents = {student: line.split("|")[0] for student, line in before.items()}
            renewed = {
                one["student"]
                for one in stale
                if contents.get(one["student"], one["content"]) != one["content"]
            }
            gradebook.record(book, kit, stale, renewed)
            write_atomically(self._recorded, json.dumps(now).encode())
            return gradebook.marks(book, kit)

    def publish(self, kit: Kit) -> Remarks:
        """What the report remarks, after feedback, executed notebooks, grades and the report were written."""
        marks = self.record(kit)
        results = [result for result in self.results.all() if result["student"] in marks]
        for result in results:
            student, stem = result["student"], self.chapter.stem
            write_atomically(
                self.feedback(student),
                feedback_page(kit, result, marks[student], self.by_hand(student)),
            )
            write_atomically(
                self.folder / "autograded" / student / stem / f"{stem}.ipynb",
                autograded_notebook(kit, result),
            )
        if folders := _loaded(self._folders, {}):
            pages = {folders[one]: self.feedback(one) for one in sorted(marks) if one in folders}
            write_moodle_zip(self.reports / "feedback_moodle.zip", pages)
        odd = remarks(results, _loaded(self._intake, []), numbers_of_everyone(kit))
        refused = {result["student"]: "not marked" for result in results if result["refused"]}
        for name, content in (
            ("grades.csv", general_csv(kit, marks, refused, self.roster())),
            ("grades_canvas.csv", canvas_csv(kit, marks, self.roster())),
            ("report.html", report_page(kit, results, marks, odd)),
            ("report.txt", f"{odd}\n".encode()),
        ):
            write_atomically(self.reports / name, content)
        return odd


def _loaded(path: Path, otherwise: object) -> object:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else otherwise


def _key(name: str) -> str:
    return name if name == "no key" else f"the key {name}"
