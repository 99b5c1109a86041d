"""One student again: another notebook that counts, or another look at the one that was marked."""

from collections.abc import Iterator
from pathlib import Path

from course_lib.checks import number
from course_lib.classroom.class_run import mark_one
from course_lib.classroom.deciding import decide, known
from course_lib.classroom.giving_back.publish import publish
from course_lib.classroom.grading import sources_of
from course_lib.classroom.grading_folder import GradingFolder
from course_lib.classroom.inside.isolation import Limits
from course_lib.classroom.intake.collected import Collected
from course_lib.classroom.intake.door import take_in
from course_lib.classroom.intake.people import People
from course_lib.classroom.intake.times import moment
from course_lib.classroom.locks import held
from course_lib.classroom.marks.hand_marks import HandMark
from course_lib.classroom.marks.kit import Kit, kit_for, pieces
from course_lib.errors import CourseError
from course_lib.files import write_atomically
from course_lib.questions.assignment import HandMarked, Task


def resubmit(
    grading_folder: GradingFolder,
    student: str,
    file: Path | None,
    key: bytes | None,
    handed_in: str | None,
    because: str,
) -> Iterator[str]:
    """Let another notebook count for a student; without a file, what was collected counts again."""
    grading_folder.check_key(key)
    with held(grading_folder.folder, "course resubmit"):
        student = known(grading_folder, student)
        kit = kit_for(grading_folder.chapter, key, Limits())
        said = grading_folder.decisions().of(student).remarks
        when = {"handed_in": moment(handed_in).isoformat()} if handed_in else {}
        place = grading_folder.resubmitted(student)
        if file is None:
            place.unlink(missing_ok=True)
        else:
            write_atomically(place, _content(file))
        _mark_again(grading_folder, kit, student)
        decide(
            grading_folder, grading_folder.decisions().with_student(student, remarks=(*said, because), **when)
        )
        yield f"{student}: {'what was collected' if file is None else file.name} counts."
        yield from publish(grading_folder, kit).lines()


def appeal(
    grading_folder: GradingFolder,
    student: str,
    key: bytes | None,
    because: str,
    task: str | None = None,
    points: float | None = None,
) -> Iterator[str]:
    """Look at one student again: marked anew, or with points given by hand to one task, and a remark for the student."""
    grading_folder.check_key(key)
    with held(grading_folder.folder, "course appeal"):
        student = known(grading_folder, student)
        kit = kit_for(grading_folder.chapter, key, Limits())
        result = grading_folder.results.load(student)
        if result is None:
            raise CourseError(f"{student} has no result yet: run `course grade` first.")
        if task is None:
            _mark_again(grading_folder, kit, student)
            yield f"{student}: marked again."
        else:
            piece = _piece(kit, task)
            given = number(
                "--points",
                points,
                at_least=0,
                at_most=piece.points,
                because=f"{piece.title!r} has so many points.",
            )
            mark = HandMark(total=given, comment=because, content=result["content"], by="appeal")
            grading_folder.hand_marks.give(student, piece.cell, mark)
            yield f"{student}: {piece.title}: {given:g} of {piece.points:g} points."
        said = grading_folder.decisions().of(student).remarks
        if because not in said:
            decide(grading_folder, grading_folder.decisions().with_student(student, remarks=(*said, because)))
        yield from publish(grading_folder, kit).lines()


def _piece(kit: Kit, task: str) -> Task | HandMarked:
    choices = {one.cell: one for one in pieces(kit)}
    if task in choices:
        return choices[task]
    listed = ", ".join(f"{cell} ({one.title})" for cell, one in choices.items())
    raise CourseError(f"There is no task {task[:40]!r}: name one of {listed}.")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as problem:
        raise CourseError(
            f"{file} cannot be read ({problem.strerror}): name the notebook that counts."
        ) from None


def _mark_again(grading_folder: GradingFolder, kit: Kit, student: str) -> None:
    replaced = grading_folder.resubmitted(student)
    if replaced.exists():
        content = replaced.read_bytes()
    else:
        place = Path(grading_folder.remembered("place", ""))
        if not grading_folder.remembered("place", "") or not place.exists():
            raise CourseError(
                f"The submissions are not in {place} any more: put them back there, or name the notebook with "
                f"`course resubmit {grading_folder.chapter.id} {student} FILE`."
            )
        collected = Collected(place)
        intake = take_in(collected, grading_folder.chapter, People(grading_folder.roster()))
        source = sources_of(collected, intake, grading_folder).get(student)
        if source is None:
            raise CourseError(f"{place} holds no notebook of {student}: name it with `course resubmit`.")
        content = source()
    grading_folder.results.save(mark_one(kit, student, content))
