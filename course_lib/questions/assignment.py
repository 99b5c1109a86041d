"""A graded assignment as data: tasks and their parts, rubrics, and each student's own numbers."""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from course_lib.errors import CourseError
from course_lib.questions.kinds import Question
from course_lib.questions.params import Params
from course_lib.questions.variants import MOST_DRAWS, well_posed
from course_lib.syllabus import ROOT


@dataclass(frozen=True, kw_only=True)
class Part:
    """One answer that a student hands in by `answer(name, …)`, and the points that it earns.

    `question` may be a function of the parameters, where the right option depends on the variant.
    """

    name: str
    question: Question | Callable[[Params], Question]
    points: float

    def asked(self, params: Params) -> Question:
        """The question of this variant."""
        return self.question(params) if callable(self.question) else self.question


@dataclass(frozen=True, kw_only=True)
class Task:
    """A task that is marked by itself: the locked cell that hands its answers in, and its parts."""

    cell: str
    title: str
    parts: tuple[Part, ...]

    @property
    def points(self) -> float:
        """The points of all parts together."""
        return sum(part.points for part in self.parts)


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One line of a rubric: its points, what the student reads, and what the marker looks for."""

    points: float
    text: str
    look_for: str


@dataclass(frozen=True, kw_only=True)
class HandMarked:
    """A task that a person marks by a rubric: the cell that holds the answer, its objective, the rubric.

    `most_words` is the length that the task asks for at most, which the marker sees beside the answer's own.
    """

    cell: str
    title: str
    objective: str
    criteria: tuple[Criterion, ...]
    most_words: int | None = None

    @property
    def points(self) -> float:
        """The points of all criteria together."""
        return sum(criterion.points for criterion in self.criteria)


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """All tasks of a chapter's assignment.

    `draw` gives the numbers of one variant; `given(params)` is the source of the cell that holds those
    that the student may see; `given_cell` is that cell's name; `suits(params)` refuses unlucky draws.
    """

    chapter: str
    draw: Callable[[Random], Mapping[str, object]]
    suits: Callable[[Params], bool]
    given_cell: str
    given: Callable[[Params], str]
    tasks: tuple[Task, ...]
    hand_marked: tuple[HandMarked, ...]

    @property
    def points(self) -> float:
        """The points of the whole assignment."""
        return sum(task.points for task in (*self.tasks, *self.hand_marked))


def assignment(slug: str) -> Assignment:
    """The graded assignment of a chapter, by the chapter's slug.

    Raises `CourseError` when the chapter has none.

    >>> assignment("quantal_release").points
    20.0
    """
    name = f"course_lib.chapters.{slug}.assignment.tasks"
    if not (ROOT / "course_lib" / "chapters" / slug / "assignment" / "tasks.py").exists():
        raise CourseError(
            f"Chapter {slug} has no graded assignment yet: write {name.replace('.', '/')}.py first."
        )
    return importlib.import_module(name).ASSIGNMENT


def numbers_for(assignment: Assignment, seed: str) -> Params:
    """The numbers of one variant; the same seed gives the same variant on every machine.

    Draws in which a known mistake lies near the truth, or which do not suit the assignment, are passed over.

    >>> one = numbers_for(assignment("quantal_release"), "an example")
    >>> one == numbers_for(assignment("quantal_release"), "an example")
    True
    """
    for attempt in range(MOST_DRAWS):
        params = Params(**assignment.draw(Random(f"{assignment.chapter}|{seed}|{attempt}")))
        parts = (part for task in assignment.tasks for part in task.parts)
        if assignment.suits(params) and all(well_posed(part.asked(params), params) for part in parts):
            return params
    raise CourseError(
        f"Assignment {assignment.chapter} found no suitable variant in {MOST_DRAWS} draws: widen its draw."
    )
