"""All that marking a chapter needs, and the print by which old marks are told from current ones."""

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

import course_lib
from course_lib.classroom.inside.isolation import Limits
from course_lib.classroom.marks.master import MasterCell, master_cells
from course_lib.classroom.own_numbers import fingerprint
from course_lib.classroom.release import read_solution
from course_lib.questions.assignment import Assignment, HandMarked, Task, assignment
from course_lib.syllabus import Chapter

LIBRARY = Path(course_lib.__file__).parent
# What decides no mark; everything else of the library may stand in a student's imports or in a truth.
DECIDES_NOTHING = (
    "workshop",
    "classroom/giving_back",
    "classroom/intake/roster",
    "cli.py",
    "classroom/commands",
)
COMPUTES = ("numpy", "scipy", "ipython", "matplotlib")


@dataclass(frozen=True, kw_only=True)
class Kit:
    """All that marking a chapter's submissions needs; `print` changes when marks might.

    `course` is the print of what the course itself decides: bank, points, library; the rest of `print` is of key and limits.
    """

    chapter: Chapter
    assignment: Assignment
    master: tuple[MasterCell, ...]
    key: bytes | None
    limits: Limits
    course: str

    @property
    def print(self) -> str:
        """The short name of all that a mark hangs on beside the submission."""
        return f"{self.course}-{_short(fingerprint(self.key), json.dumps(asdict(self.limits)))}"


def kit_for(chapter: Chapter, key: bytes | None, limits: Limits) -> Kit:
    """The kit of a chapter under a key."""
    solution = read_solution(chapter)
    tasks = assignment(chapter.slug)
    return Kit(
        chapter=chapter,
        assignment=tasks,
        master=master_cells(solution),
        key=key,
        limits=limits,
        course=_short(chapter.solution.read_bytes().hex(), *_of_points(tasks), *_of_library()),
    )


def pieces(kit: Kit) -> tuple[Task | HandMarked, ...]:
    """The tasks of an assignment in the order of the notebook."""
    order = {cell.name: i for i, cell in enumerate(kit.master)}
    return tuple(
        sorted((*kit.assignment.tasks, *kit.assignment.hand_marked), key=lambda one: order[one.cell])
    )


def digest(content: bytes) -> str:
    """The name of a submission's content."""
    return hashlib.sha256(content).hexdigest()


def _short(*parts: str) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


def _of_points(tasks: Assignment) -> list[str]:
    parts = [f"{part.name} {part.points}" for task in tasks.tasks for part in task.parts]
    return parts + [f"{one.cell} {line.points}" for one in tasks.hand_marked for line in one.criteria]


def _of_library() -> list[str]:
    """The digest of every file that a truth, a slip or a student's import may come from, and of what computes."""
    found = [f"{name} {version(name)}" for name in COMPUTES]
    for path in sorted(LIBRARY.rglob("*")):
        name = path.relative_to(LIBRARY).as_posix()
        if path.suffix in (".py", ".toml") and not name.startswith(DECIDES_NOTHING):
            found.append(f"{name} {hashlib.sha256(path.read_bytes()).hexdigest()}")
    return found
