"""Marks given by a person: which answers wait, what was given, and nbgrader's gradebook as the place of record."""

import hashlib
import json

from course_lib.checks import number
from course_lib.classroom.marks import gradebook
from course_lib.classroom.marks.kit import Kit
from course_lib.classroom.office import Office
from course_lib.errors import CourseError
from course_lib.files import write_atomically
from course_lib.questions.assignment import HandMarked


class Review:
    """The answers of a class that a person marks, and what was given so far."""

    def __init__(self, office: Office, kit: Kit) -> None:
        self.office, self.kit = office, kit
        results = [result for result in office.results.all() if not result["refused"]]
        # A fixed order that follows neither names nor the order of handing in.
        self.results = sorted(results, key=lambda one: hashlib.sha256(one["student"].encode()).hexdigest())
        if not self.results:
            raise CourseError("There is nothing to mark by hand yet: run `course grade` first.")
        with gradebook.opened(office.gradebook) as book:
            marks = gradebook.marks(book, kit)
        # nbgrader's formgrader writes into the same gradebook, and who marked there need not mark here again.
        self.in_gradebook = {
            (student, mark.cell)
            for student, ones in marks.items()
            for mark in ones
            if mark.by_hand and mark.points is not None
        }

    def task(self, piece: HandMarked) -> tuple[str, str]:
        """What was asked, in the text above the answer's cell, and what the worked solution says."""
        master = self.kit.master
        place = next(i for i, cell in enumerate(master) if cell.name == piece.cell)
        asked = next(
            (cell for cell in reversed(master[:place]) if cell.locked and cell.kind == "markdown"), None
        )
        worked = [line for line in master[place].source.splitlines() if not line.startswith("### ")]
        return (asked.source if asked else piece.title), "\n".join(worked)

    def saved(self, student: str) -> dict:
        """What was given to a student: cell → points of each criterion, comment, and the answer's digest."""
        return self.office.by_hand(student)

    def save(self, piece: HandMarked, result: dict, points: list[float], comment: str) -> None:
        """Points and comment kept, and the sum written to the gradebook; the same twice is the same once."""
        for criterion, given in zip(piece.criteria, points, strict=True):
            number(
                "points",
                given,
                at_least=0,
                at_most=criterion.points,
                because="a criterion has so many points.",
            )
        student = result["student"]
        entry = {"points": points, "comment": comment, "content": result["content"]}
        write_atomically(
            self.office.by_hand_file(student), json.dumps(self.saved(student) | {piece.cell: entry}).encode()
        )
        with gradebook.opened(self.office.gradebook) as book:
            gradebook.set_by_hand(book, self.kit, student, piece.cell, sum(points), comment)

    def waits(self, piece: HandMarked, result: dict) -> bool:
        """Whether the answer, as it was last handed in, has no mark by hand; untouched cells have their zero."""
        blank = next(cell.released.strip() for cell in self.kit.master if cell.name == piece.cell)
        if all(
            cell["source"].strip() in ("", blank) for cell in result["cells"] if cell["name"] == piece.cell
        ):
            return False
        entry = self.saved(result["student"]).get(piece.cell)
        if entry is None:
            return (result["student"], piece.cell) not in self.in_gradebook
        return entry["content"] != result["content"]

    def waiting(self, piece: HandMarked) -> int:
        """How many answers to a task wait."""
        return sum(self.waits(piece, result) for result in self.results)

    def after(self, piece: HandMarked, place: int) -> int | None:
        """The next answer that waits, going round once; None when all are marked."""
        count = len(self.results)
        order = [(place + 1 + i) % count for i in range(count)]
        return next((i for i in order if self.waits(piece, self.results[i])), None)

    def pages(self) -> list[tuple[HandMarked, int, int]]:
        """Each task with the first answer that waits and how many do."""
        return [
            (piece, self.after(piece, -1) or 0, self.waiting(piece))
            for piece in self.kit.assignment.hand_marked
        ]
