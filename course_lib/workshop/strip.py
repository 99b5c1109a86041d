"""Where a reader stands in a chapter, for the strip above it in JupyterLab: how many questions, how many minutes, what is due.

The page asks the kernel for it; nothing of it enters the notebook's outputs, which stay the same on every machine.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from course_lib.assess.progress.rounds import rounds
from course_lib.assess.progress.schedule import due_times
from course_lib.assess.progress.store import Event, events, now
from course_lib.errors import CourseError
from course_lib.questions import question, quiz_shown
from course_lib.syllabus import Chapter, chapter, primer
from course_lib.workshop.minutes import DEEPER, PER_QUESTION, entry_minutes, load_of, minutes_of

_CALL = re.compile(
    r"\b(?:(?:ask|predict)\(\s*[\"'](?P<id>[^\"']+)[\"']|(?P<quiz>quiz)\((?![^)]*more=True)|(?P<entry>entry_test)\()"
)
SAYS = {
    "new": "not answered yet",
    "done": "done",
    "due": "due again",
    "wrong": "wrong last time",
}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question of a chapter's core or quiz: the cell that asks it, how it stands (`SAYS`), and its minutes."""

    id: str
    cell: str
    state: str
    minutes: float


@dataclass(frozen=True, kw_only=True)
class Strip:
    """The questions of a chapter in order, the line that sums them up, and the cell of the last one answered."""

    said: str
    questions: tuple[Asked, ...]
    resume: str | None


class _Node(dict):
    """A piece of a notebook whose keys are attributes as well, without the library that checks notebooks, which is slow."""

    __getattr__ = dict.__getitem__


def tell(stem: str) -> None:
    """Print the strip of a chapter as JSON, for the page; an empty object for a notebook that is none of the course's.

    Raises `CourseError` when the file of progress cannot be read.

    >>> tell("01_trial")
    {}
    """
    try:
        owner = chapter(stem)
    except CourseError:
        owner = None
    known = owner is not None and owner.notebook.exists()
    print(json.dumps(asdict(strip_of(owner, events(), now())) | {"says": SAYS} if known else {}))


def strip_of(owner: Chapter, found: Iterable[Event], moment: datetime) -> Strip:
    """The strip of a chapter for these events of a learner.

    Raises `CourseError` for a question that no bank holds.

    >>> from datetime import UTC
    >>> from course_lib.syllabus import primer
    >>> strip_of(primer(), [], datetime(2026, 1, 1, tzinfo=UTC)).resume is None
    True
    """
    found = sorted(found, key=lambda one: one.at)
    states = _states(found, moment)
    asked: list[Asked] = []
    after = 0.0  # minutes of what follows the last question that is not new
    for cell in _core(owner):
        own = [_asked(name, cell, states, owner) for name in _names(cell, owner)]
        asked += [one for one in own if one.id not in {other.id for other in asked}]
        reading = minutes_of(load_of([cell])) - sum(
            PER_QUESTION[question(one.id).kind] for one in own if _is_single(cell, one.id)
        )
        after = 0.0 if any(one.state != "new" for one in own) else after + reading
    left = after + sum(one.minutes for one in asked if one.state == "new")
    return Strip(said=_said(asked, left), questions=tuple(asked), resume=_resume(found, asked))


def _core(owner: Chapter) -> list[_Node]:
    notebook = json.loads(owner.notebook.read_text(encoding="utf-8"), object_hook=_Node)
    for cell in notebook.cells:
        cell["source"] = "".join(cell["source"])
    return [cell for cell in notebook.cells if DEEPER not in cell.metadata.get("tags", ())]


def _names(cell: _Node, owner: Chapter) -> list[str]:
    """The ids of the questions that a cell asks, those of the closing quiz or entry test included."""
    if cell.cell_type != "code":
        return []
    return [
        name
        for call in _CALL.finditer(cell.source)
        for name in ([call["id"]] if call["id"] else quiz_shown(owner.id))
    ]


def _is_single(cell: _Node, name: str) -> bool:
    return f'"{name}"' in cell.source


def _asked(name: str, cell: _Node, states: dict[str, str], owner: Chapter) -> Asked:
    in_entry = owner == primer() and name in quiz_shown(owner.id)
    minutes = entry_minutes() / len(quiz_shown(owner.id)) if in_entry else PER_QUESTION[question(name).kind]
    return Asked(id=name, cell=cell.id, state=states.get(name, "new"), minutes=minutes)


def _states(found: list[Event], moment: datetime) -> dict[str, str]:
    """How each answered question stands; predictions, and results read without one, are done."""
    due = due_times(rounds(found))
    today = moment.astimezone().date()
    states: dict[str, str] = {}
    for one in found:
        if one.kind == "answer":
            states[one.question] = "done" if one.correct else "wrong"
        elif one.kind == "prediction":
            states[one.question] = "done"
        elif one.kind == "worked":
            states.setdefault(one.question, "done")
    objectives = {one.question: one.objective for one in found if one.kind == "answer"}
    for name, objective in objectives.items():
        if states[name] == "done" and objective in due and due[objective].astimezone().date() <= today:
            states[name] = "due"
    return states


def _said(asked: list[Asked], left: float) -> str:
    done = sum(one.state != "new" for one in asked)
    waiting = [
        f"{count} {SAYS[how]}"
        for how in ("due", "wrong")
        if (count := sum(one.state == how for one in asked))
    ]
    if done < len(asked):
        rounded = max(5, 5 * round(left / 5)) if left >= 5 else max(1, round(left))
        waiting.insert(0, f"about {rounded} minute{'s' if rounded > 1 else ''} left")
    return " · ".join([f"{done} of {len(asked)} questions", *(waiting or ["all done"])])


def _resume(found: list[Event], asked: list[Asked]) -> str | None:
    """The cell of the question that was answered last."""
    cells = {one.id: one.cell for one in asked}
    return next((cells[one.question] for one in reversed(found) if one.question in cells), None)
