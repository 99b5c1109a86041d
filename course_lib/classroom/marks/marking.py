"""One submission marked: read, put right, run in a sandbox, judged outside."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from course_lib import __version__
from course_lib.classroom.inside.isolation import Limits
from course_lib.classroom.intake.submission import ReadSubmission, read_submission
from course_lib.classroom.marks.judge import job_for, judged
from course_lib.classroom.marks.rebuild import MasterCell, Step, master_cells, rebuilt
from course_lib.classroom.release import read_solution, without_solution
from course_lib.classroom.running.cell import CellRun
from course_lib.classroom.running.sandbox import Sandbox
from course_lib.classroom.variants import fingerprint, numbers_of_student
from course_lib.errors import CourseError
from course_lib.questions.assignment import Assignment, assignment
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


@dataclass(frozen=True, kw_only=True)
class Kit:
    """All that marking a chapter's submissions needs; `print` changes when marks might."""

    chapter: Chapter
    assignment: Assignment
    master: tuple[MasterCell, ...]
    key: bytes | None
    limits: Limits
    print: str


def kit_for(chapter: Chapter, key: bytes | None, limits: Limits) -> Kit:
    """The kit of a chapter under a key."""
    solution = read_solution(chapter)
    parts = (chapter.solution.read_bytes().hex(), fingerprint(key), __version__, json.dumps(asdict(limits)))
    return Kit(
        chapter=chapter,
        assignment=assignment(chapter.slug),
        master=master_cells(solution, without_solution(solution)),
        key=key,
        limits=limits,
        print=hashlib.sha256("|".join(parts).encode()).hexdigest()[:16],
    )


def digest(content: bytes) -> str:
    """The name of a submission's content."""
    return hashlib.sha256(content).hexdigest()


def marked(kit: Kit, sandbox: Sandbox, student: str, content: bytes) -> dict:
    """The result of one submission as plain JSON; a notebook that cannot be read gets no points and a line.

    Its keys: `student`, `content` (digest), `kit`, `refused` (a line or None), `numbers`, `notes`, `parts` and `cells`.
    """
    params = numbers_of_student(kit.assignment, student, kit.key)
    refused, submission = None, ReadSubmission(cells=())
    try:
        submission = read_submission(content)
    except CourseError as sentence:
        refused = str(sentence)
    steps, put_right = rebuilt(_with_given(kit, params), submission)
    notes = () if refused else (*submission.notes, *put_right)
    runs = {} if refused or not submission.cells else _run(kit, sandbox, params, steps)
    named = {step.name: runs.get(i, CellRun()) for i, step in enumerate(steps) if step.name}
    parts = judged(kit.assignment, params, named, _causes(kit, steps, runs))
    return {
        "student": student,
        "content": digest(content),
        "kit": kit.print,
        "protected": kit.limits.apart,
        "refused": refused,
        "numbers": _numbers(kit, params, submission),
        "notes": [*notes, *_given_changed(kit, steps, params), *_ended_badly(steps, runs, kit.limits.cell_s)],
        "parts": [asdict(part) for part in parts],
        "cells": [_cell(step, runs.get(i, CellRun())) for i, step in enumerate(steps)],
    }


def _numbers(kit: Kit, params: Params, submission: ReadSubmission) -> dict[str, str | None]:
    """Short names of the numbers that are the student's own, and of those that stood in the notebook."""
    found = next((cell.source for cell in submission.cells if cell.name == kit.assignment.given_cell), None)
    return {"own": _print(kit.assignment.given(params)), "found": found and _print(found)}


def numbers_of_everyone(kit: Kit) -> str:
    """The short name of the numbers in the public exercise, which are the same for everyone."""
    return _print(kit.assignment.given(numbers_of_student(kit.assignment, "", None)))


def _print(source: str) -> str:
    return digest("".join(source.split()).encode("utf-8", "surrogatepass"))[:16]


def _with_given(kit: Kit, params: Params) -> tuple[MasterCell, ...]:
    own = kit.assignment.given(params)
    return tuple(
        replace(cell, source=own, released=own) if cell.name == kit.assignment.given_cell else cell
        for cell in kit.master
    )


def _run(kit: Kit, sandbox: Sandbox, params: Params, steps: tuple[Step, ...]) -> Mapping[int, CellRun]:
    places = [i for i, step in enumerate(steps) if step.kind == "code" and step.source.strip()]
    jobs = [job_for(kit.assignment, params, steps[i]) for i in places]
    return dict(zip(places, sandbox.run(jobs), strict=True))


def _given_changed(kit: Kit, steps: tuple[Step, ...], params: Params) -> list[str]:
    given = set(NAME_SET.findall(kit.assignment.given(params)))
    lines = []
    for i, step in enumerate(steps):
        names = (
            sorted(given & set(NAME_SET.findall(step.source)))
            if step.kind == "code" and not step.ours
            else []
        )
        if names:
            lines.append(
                f"Cell {i + 1} sets {', '.join(names)} anew, which the assignment gives: all that follows is worked out "
                "from the changed values."
            )
    return lines


def _causes(kit: Kit, steps: tuple[Step, ...], runs: Mapping[int, CellRun]) -> dict[str, str]:
    """What stopped in the student's cells since the last locked task, by the locked cell that then finds no answer."""
    tasks = {task.cell for task in kit.assignment.tasks}
    causes, stopped = {}, None
    for i, step in enumerate(steps):
        if step.name in tasks:
            causes |= {step.name: stopped} if stopped else {}
            stopped = None
        elif not step.ours and i in runs:
            stopped = stopped or _stopped(f"Your cell {i + 1}", runs[i], kit.limits.cell_s)
    return causes


def _stopped(where: str, run: CellRun, seconds: float) -> str | None:
    if run.ended == "time":
        return f"{where} was stopped after {seconds:g} s: look for a loop without an end."
    if run.ended != "done":
        return f"{where} {ENDED.get(run.ended, ENDED['died'])}."
    return f"{where} stopped with {run.error.rstrip('.')}." if run.error else None


def _ended_badly(steps: tuple[Step, ...], runs: Mapping[int, CellRun], seconds: float) -> list[str]:
    ended = ENDED | {"time": f"ran out of time ({seconds:g} s)"}
    return [
        f"Cell {i + 1} ({steps[i].name or 'the student’s own'}) {ended.get(run.ended, ENDED['died'])} and was left out."
        for i, run in runs.items()
        if run.ended not in ("done", "gave up")
    ]


def _cell(step: Step, run: CellRun) -> dict:
    return {
        "name": step.name,
        "kind": step.kind,
        "ours": step.ours,
        "source": step.shown,
        "text": run.text,
        "displays": list(run.displays),
        "error": run.error,
        "ended": run.ended,
    }
