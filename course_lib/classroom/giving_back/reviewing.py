"""The answers of a class that a person marks, one after the other and without names."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from course_lib.checks import number
from course_lib.classroom.giving_back.settle import settle
from course_lib.classroom.grading_folder import GradingFolder
from course_lib.classroom.locks import held
from course_lib.classroom.marks.hand_marks import HandMark
from course_lib.classroom.marks.kit import Kit
from course_lib.errors import CourseError
from course_lib.questions.assignment import HandMarked, Task

WAIT_S = 30.0


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a task asks in the text above its cell, what the worked solution says, and in which kind of cell; the chapter's
    number, and the tasks that no person marks."""

    text: str
    worked: str
    kind: str
    chapter: str
    automatic: tuple[Task, ...] = ()


@dataclass(kw_only=True)
class Review:
    """The answers of a class in a mixed order (results without their cells), and who waits for what."""

    grading_folder: GradingFolder
    kit: Kit
    results: Sequence[dict]
    waiting_for: dict[str, set[str]] = field(default_factory=dict)

    def result(self, place: int) -> dict:
        """The whole result at a place in the order.

        Raises `CourseError` when it is gone meanwhile.
        """
        found = self.grading_folder.results.load(self.results[place]["student"])
        if found is None:
            raise CourseError("This result has gone meanwhile: end this page, and run `course grade` again.")
        return found

    def asked(self, piece: HandMarked) -> Asked:
        """What was asked, and what the worked solution says."""
        master = self.kit.master
        place = next(i for i, cell in enumerate(master) if cell.name == piece.cell)
        above = next(
            (cell for cell in reversed(master[:place]) if cell.locked and cell.kind == "markdown"), None
        )
        worked = [line for line in master[place].source.splitlines() if not line.startswith("### ")]
        return Asked(
            text=above.source if above else piece.title,
            worked="\n".join(worked),
            kind=master[place].kind,
            chapter=self.kit.chapter.id,
            automatic=self.kit.assignment.tasks,
        )

    def saved(self, student: str) -> dict[str, HandMark]:
        """What was given to a student, by cell."""
        return self.grading_folder.hand_marks.of(student)

    def save(self, piece: HandMarked, result: dict, points: Sequence[float], comment: str) -> None:
        """Keep points and comment; they are on the disk when this returns. The same twice is the same once."""
        for criterion, given in zip(piece.criteria, points, strict=True):
            number(
                "points",
                given,
                at_least=0,
                at_most=criterion.points,
                because="a criterion has so many points.",
            )
        mark = HandMark(total=sum(points), points=tuple(points), comment=comment, content=result["content"])
        with held(self.grading_folder.hand_marks.folder, "course review", WAIT_S):
            self.grading_folder.hand_marks.give(result["student"], piece.cell, mark)
        self.waiting_for[piece.cell].discard(result["student"])

    def waits(self, piece: HandMarked, result: dict) -> bool:
        """Whether the answer, as it was last handed in, has no mark by hand; untouched cells have their zero."""
        return result["student"] in self.waiting_for[piece.cell]

    def waiting(self, piece: HandMarked) -> int:
        """How many answers to a task wait."""
        return len(self.waiting_for[piece.cell])

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


def review_of(grading_folder: GradingFolder, kit: Kit) -> Review:
    """The review of what was marked, after what was given in the formgrader was taken in.

    Raises `CourseError` when nothing was marked yet.
    """
    if not grading_folder.results.there():
        raise CourseError("There is nothing to mark by hand yet: run `course grade` first.")
    settled = settle(grading_folder, kit)
    known = {one["student"]: one for one in settled.results if not one["refused"]}
    # A fixed order that follows neither names nor the order of handing in.
    students = sorted(known, key=lambda one: hashlib.sha256(one.encode()).hexdigest())
    waiting: dict[str, set[str]] = {piece.cell: set() for piece in kit.assignment.hand_marked}
    for one in settled.ledger:
        for task in one.tasks:
            if one.student in known and one.total is not None and task.points is None:
                waiting[task.cell].add(one.student)
    if not students:
        raise CourseError("There is nothing to mark by hand yet: run `course grade` first.")
    return Review(
        grading_folder=grading_folder, kit=kit, results=[known[one] for one in students], waiting_for=waiting
    )
