"""One submission marked: read, put right, run in a sandbox, judged outside."""

from collections.abc import Mapping
from dataclasses import asdict, replace

from course_lib.classroom.intake.submission import ReadSubmission, read_submission
from course_lib.classroom.marks.judge import job_for, judged
from course_lib.classroom.marks.kit import Kit, digest
from course_lib.classroom.marks.master import MasterCell
from course_lib.classroom.marks.rebuild import Step, below, rebuilt
from course_lib.classroom.marks.telling import (
    causes,
    cell_record,
    ended_badly,
    given_changed,
    refuse_what_is_not_ours,
    standing_by_hand,
)
from course_lib.classroom.own_numbers import numbers_of_student, print_of_numbers
from course_lib.classroom.running.cell import CellRun
from course_lib.classroom.running.sandbox import Sandbox
from course_lib.errors import CourseError
from course_lib.questions.params import Params


def marked(kit: Kit, sandbox: Sandbox, student: str, content: bytes) -> dict:
    """The result of one submission as plain JSON; a notebook that cannot be read gets no mark and a line.

    Its keys: `student`, `content` (digest), `kit`, `refused` (a line or None), `numbers`, `notes`, `asks` (lines for the
    lecturer), `parts`, `by_hand` (hand-marked cell → `answered`, `blank` or `elsewhere`) and `cells`.
    """
    params = numbers_of_student(kit.assignment, student, kit.key)
    refused, submission = None, ReadSubmission(cells=())
    try:
        submission = read_submission(content)
        refuse_what_is_not_ours(kit, submission)
    except CourseError as sentence:
        refused = str(sentence)
    steps, put_right = rebuilt(_with_given(kit, params), submission)
    notes = () if refused else (*submission.notes, *put_right)
    runs, later = ({}, {}) if refused else _run(kit, sandbox, params, steps)
    named = {step.name: runs.get(i, CellRun()) for i, step in enumerate(steps) if step.name}
    parts = judged(kit.assignment, params, named, causes(kit, steps, runs), later)
    return {
        "student": student,
        "content": digest(content),
        "kit": kit.print,
        "protected": kit.limits.apart,
        "refused": refused,
        "numbers": _numbers(kit, params, submission),
        "notes": [*notes, *given_changed(kit, steps, params), *ended_badly(steps, runs, kit.limits.cell_s)],
        "parts": [asdict(part) for part in parts],
        "by_hand": {} if refused else standing_by_hand(kit, steps, runs),
        "cells": []
        if refused
        else [cell_record(step, runs.get(i, CellRun())) for i, step in enumerate(steps)],
    }


def _numbers(kit: Kit, params: Params, submission: ReadSubmission) -> dict[str, str | None]:
    """Short names of the numbers that are the student's own, and of those that stood in the notebook."""
    found = next((cell.source for cell in submission.cells if cell.name == kit.assignment.given_cell), None)
    own = print_of_numbers(kit.assignment.given(params))
    if found is None and own in {print_of_numbers(cell.source) for cell in submission.cells}:
        found = kit.assignment.given(params)  # the cell has lost its name, and holds what it must
    return {"own": own, "found": found and print_of_numbers(found)}


def numbers_of_everyone(kit: Kit) -> str:
    """The short name of the numbers in the public exercise, which are the same for everyone."""
    return print_of_numbers(kit.assignment.given(numbers_of_student(kit.assignment, "", None)))


def _with_given(kit: Kit, params: Params) -> tuple[MasterCell, ...]:
    own = kit.assignment.given(params)
    return tuple(
        replace(cell, source=own, released=own) if cell.name == kit.assignment.given_cell else cell
        for cell in kit.master
    )


def _run(
    kit: Kit, sandbox: Sandbox, params: Params, steps: tuple[Step, ...]
) -> tuple[Mapping[int, CellRun], Mapping[str, CellRun]]:
    """What became of each step, by its place; and of locked cells run once more behind the student's cells below them."""
    once_more = below({task.cell for task in kit.assignment.tasks}, steps)
    of_task = {step.name: step for step in steps if step.ours}
    order: list[tuple[int | str, Step]] = []
    for i, step in enumerate(steps):
        if step.kind == "code" and step.source.strip():
            order.append((i, step))
        if i in once_more:
            order.append((once_more[i], of_task[once_more[i]]))
    ran = sandbox.run([job_for(kit.assignment, params, step) for _, step in order])
    found = dict(zip((place for place, _ in order), ran, strict=True))
    runs = {place: run for place, run in found.items() if isinstance(place, int)}
    return runs, {place: run for place, run in found.items() if isinstance(place, str)}
