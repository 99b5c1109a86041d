"""What students get: the assignment made from the solution, and each student's own variant of it."""

import json
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course_lib.classroom.own_numbers import numbers_of_student, print_of_numbers
from course_lib.errors import CourseError
from course_lib.files import write_atomically
from course_lib.questions.assignment import assignment
from course_lib.syllabus import Chapter

CODE_STUB = "# Your code here"
TEXT_STUB = "Your answer here"


def read_solution(chapter: Chapter) -> NotebookNode:
    """The chapter's worked assignment.

    Raises `CourseError` when the chapter has none.
    """
    if not chapter.solution.exists():
        raise CourseError(
            f"Chapter {chapter.stem} has no assignment yet: {chapter.solution.name} is not in solutions/. "
            "`course release --help` says what a release needs."
        )
    return nbformat.read(chapter.solution, as_version=4)


def without_solution(solution: NotebookNode) -> NotebookNode:
    """The student's version of a worked assignment, as nbgrader makes it.

    Solutions become stubs, hidden tests and outputs go, locked cells are locked and given checksums.
    The argument is left alone.
    """
    from nbgrader import preprocessors as nbgrader
    from traitlets.config import Config

    config = Config()
    config.ClearSolutions.code_stub = {"python": CODE_STUB}
    config.ClearSolutions.text_stub = TEXT_STUB
    # The order of nbgrader's `generate_assignment`.
    steps = (
        nbgrader.LockCells,
        nbgrader.ClearSolutions,
        nbgrader.ClearOutput,
        nbgrader.CheckCellMetadata,
        nbgrader.ClearHiddenTests,
        nbgrader.ClearMarkScheme,
        nbgrader.ComputeChecksums,
        nbgrader.CheckCellMetadata,
    )
    notebook = nbformat.from_dict(json.loads(json.dumps(solution)))
    for step in steps:
        notebook, _ = step(config=config).preprocess(notebook, {})
    return notebook


def notebook_bytes(notebook: NotebookNode) -> bytes:
    """The notebook as a file's bytes, ending in one line feed."""
    return (nbformat.writes(notebook, version=nbformat.NO_CONVERT).rstrip("\n") + "\n").encode()


def exercise_bytes(chapter: Chapter) -> bytes:
    """The bytes of the exercise that the chapter's solution gives, the same at every run."""
    return notebook_bytes(without_solution(read_solution(chapter)))


def regenerate(chapter: Chapter) -> bool:
    """Whether the committed exercise had to be replaced by a fresh generation."""
    content = exercise_bytes(chapter)
    if chapter.exercise.exists() and chapter.exercise.read_bytes() == content:
        return False
    write_atomically(chapter.exercise, content)
    return True


def with_numbers_of(
    solution: NotebookNode, chapter: Chapter, student: str, key: bytes | None
) -> NotebookNode:
    """The worked assignment with one student's own numbers in its given cell; the argument is left alone."""
    task = assignment(chapter.slug)
    own = task.given(numbers_of_student(task, student, key))
    notebook = nbformat.from_dict(json.loads(json.dumps(solution)))
    for cell in notebook.cells:
        if cell.id == task.given_cell:
            cell.source = own
            return notebook
    raise CourseError(
        f"The solution of {chapter.stem} has no cell with the id {task.given_cell!r}: it must hold the given numbers."
    )


def given_to(chapter: Chapter, student: str, key: bytes | None) -> str:
    """The short name of the numbers that a release gives a student."""
    task = assignment(chapter.slug)
    return print_of_numbers(task.given(numbers_of_student(task, student, key)))


def held_by(folder: Path, chapter: Chapter, student: str) -> str | None:
    """The short name of the numbers in the notebook that was released to a student, or None where there is none."""
    file = _file_of(folder, chapter, student)
    if not file.exists():
        return None
    given = assignment(chapter.slug).given_cell
    sources = [cell.source for cell in nbformat.read(file, as_version=4).cells if cell.id == given]
    return print_of_numbers(sources[0]) if sources else None


def _file_of(folder: Path, chapter: Chapter, student: str) -> Path:
    return folder / student / chapter.stem / f"{chapter.stem}.ipynb"


def release_to(folder: Path, chapter: Chapter, students: list[str], key: bytes | None) -> list[Path]:
    """Write the files for a class: folder/STUDENT/CHAPTER/CHAPTER.ipynb with each student's own numbers."""
    solution = read_solution(chapter)
    written = []
    for student in students:
        notebook = without_solution(with_numbers_of(solution, chapter, student, key))
        target = _file_of(folder, chapter, student)
        write_atomically(target, notebook_bytes(notebook))
        written.append(target)
    return written
