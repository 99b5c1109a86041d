"""A chapter's assignment: what the course promises, its slips, and solution and exercise in step with it."""

from collections.abc import Iterator

from course_lib.classroom.release import exercise_bytes
from course_lib.questions import bank
from course_lib.questions.assignment import Assignment, assignment, numbers_for
from course_lib.questions.kinds import FitQuestion, Question
from course_lib.questions.params import Params
from course_lib.syllabus import Chapter
from course_lib.workshop.dressing import dressed, mismatches
from course_lib.workshop.notebooks import as_bytes, read_notebook
from course_lib.workshop.rules.questions import slip_id_faults, told_apart

POINTS = 20
LEAST_TASKS, LEAST_BY_HAND = 6, 2
KINDS = ("number", "function", "curve", "fit")
VARIANTS = 12


def asked_in(task: Assignment, given: Params) -> list[Question]:
    """The questions of all parts that are marked by machine, in this variant."""
    return [part.asked(given) for each in task.tasks for part in each.parts]


def promise_faults(chapter: Chapter) -> Iterator[str]:
    """Whether points, tasks, kinds, objectives and ids are what every assignment has."""
    task = assignment(chapter.slug)
    asked = asked_in(task, numbers_for(task, "kinds"))
    if task.chapter != chapter.id:
        yield f"The assignment says chapter {task.chapter}, but stands in the room of chapter {chapter.id}."
    if task.points != POINTS:
        yield (
            f"The assignment has {task.points:g} points, but must have {POINTS}: "
            "what one part gains, another gives up in assignment/tasks.py."
        )
    if len(task.tasks) + len(task.hand_marked) < LEAST_TASKS or len(task.hand_marked) < LEAST_BY_HAND:
        yield (
            f"The assignment has {len(task.tasks)} tasks marked by machine and {len(task.hand_marked)} by hand, "
            f"but must have {LEAST_TASKS} or more, a figure and a text by hand among them."
        )
    for kind in KINDS:
        if kind not in {one.kind for one in asked}:
            yield f"The assignment asks for no {kind}: every assignment has a {', a '.join(KINDS)}."
    yield from _objectives(chapter, task, asked)
    yield from _names(chapter, task, asked)


def _objectives(chapter: Chapter, task: Assignment, asked: list[Question]) -> Iterator[str]:
    own = {one.id for one in chapter.objectives}
    for name, objective in (
        *((q.id, q.objective) for q in asked),
        *((h.title, h.objective) for h in task.hand_marked),
    ):
        if objective not in own:
            yield f"“{name}” of the assignment names the objective {objective}, which chapter {chapter.id} does not have."


def _names(chapter: Chapter, task: Assignment, asked: list[Question]) -> Iterator[str]:
    cells = [one.cell for one in (*task.tasks, *task.hand_marked)]
    parts = [part.name for each in task.tasks for part in each.parts]
    ids = [one.id for one in asked]
    for what, names in (("cell", cells), ("part", parts), ("question id", ids)):
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield f"The assignment has the {what} {name} twice: marks would be counted once."
    lecture = {one.id for one in bank(chapter.id)} if chapter.prefix else set()
    for name in ids:
        if name in lecture:
            yield f"The assignment's question {name} has the id of a question of the lecture: a mark is no practice."
    for one in asked:
        yield from slip_id_faults(one)


def slip_faults(chapter: Chapter) -> Iterator[str]:
    """Marked questions whose truth is refused or whose known slips are mistaken for others.

    The slips of a fit start from a student's noisy samples: marking in the sandbox tries them.
    """
    task = assignment(chapter.slug)
    told: set[str] = set()
    for seed in range(VARIANTS):
        given = numbers_for(task, f"variant {seed}")
        for one in asked_in(task, given):
            if one.id in told or isinstance(one, FitQuestion):
                continue
            for fault in told_apart(one, given):
                told.add(one.id)
                yield f"{fault} (variant {seed})"


def dress_faults(chapter: Chapter) -> Iterator[str]:
    """Where solution and assignment differ, or what `course build` has yet to write into the solution."""
    solution, task = read_notebook(chapter.solution), assignment(chapter.slug)
    differences = mismatches(solution, task)
    yield from differences
    if not differences and as_bytes(dressed(solution, task)) != as_bytes(solution):
        yield (
            "The solution's ids, points, rubric or given numbers are not those of its assignment: "
            f"run `course build {chapter.id}`."
        )


def exercise_faults(chapter: Chapter) -> Iterator[str]:
    """Whether the exercise is what the solution gives."""
    if exercise_bytes(chapter) != chapter.exercise.read_bytes():
        yield f"The exercise is not the one that its solution gives: run `course build {chapter.id}`."
