"""What a run tells beside its marks: what stopped, what was set anew, what waits for a person."""

import re
from collections.abc import Mapping, Sequence

from course_lib.classroom.intake.chapter_of import LEAST_LETTERS, chapter_of, essence, likeness, locked_cells
from course_lib.classroom.intake.submission import ReadSubmission
from course_lib.classroom.marks.kit import Kit
from course_lib.classroom.marks.rebuild import Step
from course_lib.classroom.running.cell import CellRun
from course_lib.errors import CourseError
from course_lib.questions.params import Params
from course_lib.syllabus import Chapter

# By its look, not by parsing: a hostile source must not reach Python's parser in this process.
NAME_SET = re.compile(r"^([A-Za-z_]\w{0,60})[ \t]*=(?!=)", re.MULTILINE)
ENDED = {
    "memory": "used too much memory",
    "output": "handed in too much",
    "died": "ended its process",
    "gave up": "was not run any more, since cells before it had ended the process too often",
}
SAVED = {"text/plain": "[this run made no picture; the next was saved in the notebook when it was handed in]"}


def refuse_what_is_not_ours(kit: Kit, submission: ReadSubmission) -> None:
    """Raise `CourseError`, a line for the report, for a notebook that holds nothing of this assignment."""
    stem = kit.chapter.stem
    if not submission.cells:
        raise CourseError(f"the notebook has no cells: ask for the notebook of {stem}.")
    locked = {
        essence(cell.released) for cell in kit.master if cell.locked and len(cell.released) >= LEAST_LETTERS
    }
    here, there = likeness(submission, locked), chapter_of(submission)
    if here and (there is None or there.id == kit.chapter.id or likeness_of(there, submission) <= here):
        return
    if there is not None and there.id != kit.chapter.id:
        raise CourseError(f"this is a notebook of {there.stem}, not of {stem}: ask for the right one.")
    names = ", ".join(cell.name for cell in kit.master[:4])
    raise CourseError(
        f"this is no notebook of {stem}: all {len(kit.master)} of its cells are missing: {names} …; ask for the right one."
    )


def standing_by_hand(kit: Kit, steps: Sequence[Step], runs: Mapping[int, CellRun]) -> dict[str, str]:
    """For each hand-marked cell: `answered` in its place, `blank`, or blank but perhaps answered `elsewhere`."""
    stubs = {cell.name: essence(cell.released) for cell in kit.master}
    loose = any(
        step.name is None and not step.ours and step.task is None and _says_something(step, runs.get(i))
        for i, step in enumerate(steps)
    )
    standing = {}
    for piece in kit.assignment.hand_marked:
        own = [step for step in steps if step.task == piece.cell and not step.ours]
        answered = any(
            step.pictures
            or essence(step.source) not in ("", stubs[piece.cell] if step.name == piece.cell else "")
            for step in own
        )
        more = any(
            step.name is None and step.task not in (None, piece.cell) and _says_something(step, runs.get(i))
            for i, step in enumerate(steps)
        )
        standing[piece.cell] = "answered" if answered else "elsewhere" if loose or more else "blank"
    return standing


def _says_something(step: Step, run: CellRun | None) -> bool:
    if step.kind != "code":
        return bool(step.source.strip() or step.pictures)
    return bool(step.saved) or any(
        kind.startswith("image/") for shown in (run.displays if run else ()) for kind in shown
    )


def likeness_of(chapter: Chapter, submission: ReadSubmission) -> int:
    """How many of another chapter's locked cells a notebook holds."""
    return likeness(submission, locked_cells()[chapter.id])


def given_changed(kit: Kit, steps: Sequence[Step], params: Params) -> list[str]:
    """A line about each cell that sets anew what the assignment gives."""
    given = set(NAME_SET.findall(kit.assignment.given(params)))
    lines = []
    for i, step in enumerate(steps):
        own = step.kind == "code" and not step.ours
        names = sorted(given & set(NAME_SET.findall(step.source))) if own else []
        if names:
            lines.append(
                f"Cell {i + 1} sets {', '.join(names)} anew, which the assignment gives: all that follows is worked out "
                "from the changed values."
            )
    return lines


def causes(kit: Kit, steps: Sequence[Step], runs: Mapping[int, CellRun]) -> dict[str, str]:
    """What stopped in the student's cells since the last locked task, by the locked cell that then finds no answer."""
    tasks = {task.cell for task in kit.assignment.tasks}
    found, stopped = {}, None
    for i, step in enumerate(steps):
        if step.name in tasks:
            found |= {step.name: stopped} if stopped else {}
            stopped = None
        elif not step.ours and i in runs:
            stopped = stopped or _stopped(f"Your cell {i + 1}", runs[i], kit.limits.cell_s)
    return found


def _stopped(where: str, run: CellRun, seconds: float) -> str | None:
    if run.ended == "time":
        return f"{where} was stopped after {seconds:g} s: look for a loop without an end."
    if run.ended != "done":
        return f"{where} {ENDED.get(run.ended, ENDED['died'])}."
    return f"{where} stopped with {run.error.rstrip('.')}." if run.error else None


def ended_badly(steps: Sequence[Step], runs: Mapping[int, CellRun], seconds: float) -> list[str]:
    """A line about each cell that was stopped or that ended its process."""
    ended = ENDED | {"time": f"ran out of time ({seconds:g} s)"}
    return [
        f"Cell {i + 1} ({steps[i].name or 'the student’s own'}) {ended.get(run.ended, ENDED['died'])} and was left out."
        for i, run in runs.items()
        if run.ended not in ("done", "gave up")
    ]


def cell_record(step: Step, run: CellRun) -> dict:
    """A cell of the result; pictures that came with the notebook stand where the run made none."""
    displays = list(run.displays)
    made = any(kind.startswith("image/") for shown in displays for kind in shown)
    if step.task and step.saved and not made:
        displays += [SAVED, *step.saved]
    return {
        "name": step.name,
        "kind": step.kind,
        "ours": step.ours,
        "task": step.task,
        "source": step.shown,
        "text": run.text,
        "displays": [*step.pictures, *displays],
        "error": run.error,
        "ended": run.ended,
    }
