"""The ledger settled: marks of nbgrader's formgrader taken in, everything worked out anew, the gradebook made equal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from course_lib.classroom.grading_folder import GradingFolder
from course_lib.classroom.marks import gradebook
from course_lib.classroom.marks.hand_marks import HandMark
from course_lib.classroom.marks.kit import Kit
from course_lib.classroom.marks.ledger import StudentMarks, excused_without_work, marks_of
from course_lib.classroom.marks.mirror import Given, Mirror

UNKNOWN = "?"  # a mark that nobody can say to which notebook it belongs: it waits to be confirmed


@dataclass(frozen=True, kw_only=True)
class Settled:
    """All marks of a class by student id, and the results (without cells) that they rest on."""

    ledger: tuple[StudentMarks, ...]
    results: tuple[dict, ...]


def settle(grading_folder: GradingFolder, kit: Kit) -> Settled:
    """Take in what was given in the formgrader, work out all marks, and make the gradebook say the same.

    Killed at any moment, it can be done again: a mark is kept in its file before the gradebook is written.
    """
    results = tuple(grading_folder.results.without_cells())
    contents = {result["student"]: result["content"] for result in results}
    decisions = grading_folder.decisions()
    with gradebook.opened(grading_folder.gradebook) as book, gradebook.told(grading_folder.gradebook):
        gradebook.set_up(book, kit, decisions.due)
        mirror = Mirror(book, kit)
        take_in(grading_folder, mirror.given(), contents)
        ledger = tuple(_ledger(grading_folder, kit, results))
        mirror.write(ledger, handed_in(grading_folder))
        told = {f"{student} {cell}": list(one) for (student, cell), one in mirror.given().items()}
    if told != grading_folder.remembered("mirrored", {}):
        grading_folder.remember("mirrored", told)
    return Settled(ledger=ledger, results=results)


def handed_in(grading_folder: GradingFolder) -> dict[str, str]:
    """When each student handed in, in ISO form, as far as it is known."""
    own = grading_folder.decisions().students
    return grading_folder.remembered("handed_in", {}) | {
        student: one.handed_in for student, one in own.items() if one.handed_in
    }


def _ledger(grading_folder: GradingFolder, kit: Kit, results: Sequence[Mapping]) -> list[StudentMarks]:
    decisions, when = grading_folder.decisions(), handed_in(grading_folder)
    given = dict(grading_folder.hand_marks.all())
    there = {result["student"] for result in results}
    rows = [
        marks_of(kit, result, given.get(result["student"], {}), decisions, when.get(result["student"]))
        for result in results
    ]
    rows += [
        excused_without_work(kit, student, one)
        for student, one in decisions.students.items()
        if one.excused is not None and student not in there
    ]
    return sorted(rows, key=lambda one: one.student)


def take_in(
    grading_folder: GradingFolder, given: Mapping[tuple[str, str], Given], contents: Mapping[str, str]
) -> None:
    """Keep what a person gave in the formgrader since the gradebook was last written; what we wrote there is no news."""
    before = grading_folder.remembered("mirrored", {})
    for (student, cell), (points, comment, waits) in given.items():
        content = contents.get(student, "")
        ours = grading_folder.hand_marks.of(student).get(cell)
        then = before.get(f"{student} {cell}")
        if then == [points, comment, waits]:
            continue  # as we wrote it
        if ours and (ours.total, ours.comment, ours.content) == (points, comment, content):
            continue  # as we were about to write it, or had just written it
        # The same points again are a confirmation, where the student has handed in something else since.
        about = UNKNOWN if waits else content
        mark = HandMark(total=points, comment=comment, content=about, by="formgrader")
        if ours and (ours.total, ours.comment) == (points, comment):
            mark = replace(ours, content=about if not waits else ours.content)
        grading_folder.hand_marks.give(student, cell, mark)
