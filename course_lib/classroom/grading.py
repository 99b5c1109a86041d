"""`course grade`: from a folder of submissions to gradebook, feedback, grades and report."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import click

from course_lib.classroom.class_run import Source, Workers, mark_class
from course_lib.classroom.cluster import ClusterWorkers
from course_lib.classroom.giving_back.publish import publish
from course_lib.classroom.giving_back.remarks import UNPROTECTED
from course_lib.classroom.grading_folder import GRADING, GradingFolder
from course_lib.classroom.inside.isolation import Limits
from course_lib.classroom.intake.collected import Collected
from course_lib.classroom.intake.door import Intake, take_in
from course_lib.classroom.intake.people import People
from course_lib.classroom.intake.roster import read_roster
from course_lib.classroom.intake.times import moment
from course_lib.classroom.locks import held
from course_lib.classroom.marks import gradebook
from course_lib.classroom.marks.kit import Kit, kit_for
from course_lib.classroom.own_numbers import read_key
from course_lib.errors import CourseError
from course_lib.syllabus import Chapter


@dataclass(frozen=True, kw_only=True)
class GradingPlan:
    """What to mark, with what, where to, and how."""

    chapter: Chapter
    submissions: Path
    seed_key: Path | None = None
    students: Path | None = None
    grading: Path | None = None
    workers: int = 1
    scheduler: str | None = None
    seconds: float = 30.0
    again: bool = False
    trust_submissions: bool = False
    limits: Limits = field(default_factory=Limits)


def grade_class(plan: GradingPlan) -> Iterator[str]:
    """Lines for the person at the terminal, while the class is marked.

    Raises `CourseError` when nothing can be marked: no folder, the wrong key, no sandbox, another run at work.
    """
    if sys.platform == "win32":
        raise CourseError(
            "Marking needs Linux: on Windows run it in WSL 2, where bubblewrap can be installed."
        )
    key = read_key(plan.seed_key)
    grading_folder = GradingFolder(folder=plan.grading or GRADING, chapter=plan.chapter)
    grading_folder.check_key(key)
    roster = read_roster(plan.students) if plan.students else grading_folder.roster()
    collected = Collected(plan.submissions)
    with held(grading_folder.folder, "course grade"):
        yield from _grade(plan, grading_folder, key, roster, collected)


def _grade(
    plan: GradingPlan, grading_folder: GradingFolder, key: bytes | None, roster: dict, collected: Collected
) -> Iterator[str]:
    if (
        grading_folder.gradebook.exists()
    ):  # whether it is free is told before an hour of marking, not after it
        with gradebook.told(grading_folder.gradebook):
            gradebook.make_ready(grading_folder.gradebook)
    intake = take_in(collected, plan.chapter, People(roster))
    if plan.trust_submissions:
        yield f"WARNING: {UNPROTECTED}"
    sources = sources_of(collected, intake, grading_folder)
    if not sources:
        yield from (*intake.lines, *intake.told)
        raise CourseError(
            f"No notebook of {plan.chapter.stem} is in {plan.submissions}: it holds STUDENT/{plan.chapter.stem}/"
            f"{plan.chapter.stem}.ipynb, or STUDENT_{plan.chapter.stem}.ipynb, or is the zip of your learning platform."
        )
    limits = replace(plan.limits, cell_s=plan.seconds, apart=not plan.trust_submissions)
    kit = kit_for(plan.chapter, key, limits)
    _remember(grading_folder, plan, roster, intake)
    fresh = 0
    with _workers(plan, kit) as workers:
        steps = mark_class(workers, kit, sources, grading_folder.results, afresh=plan.again)
        with click.progressbar(steps, length=len(sources), label="Marking", show_pos=True) as bar:
            for done in bar:
                fresh += done.fresh
    published = publish(grading_folder, kit)
    count = len(sources)
    yield f"{count} submission{'s' if count != 1 else ''}, {fresh} marked now. Grades: {grading_folder.reports / 'grades.csv'}"
    to_do, notes = len(published.odd.to_do), len(published.odd.put_right)
    yield f"{to_do or 'Nothing'} to do and {notes or 'nothing'} to know: {grading_folder.reports / 'report.txt'}"
    yield from published.lines()


def _remember(grading_folder: GradingFolder, plan: GradingPlan, roster: dict, intake: Intake) -> None:
    there = {*intake.accepted, *grading_folder.results.students()}
    absent = [student for student in roster if student not in there]
    times, unread = _times(intake)
    grading_folder.remember("absent", absent)
    grading_folder.remember_intake(
        (*intake.lines, *unread), (*intake.told, *about_resubmitted(intake, grading_folder))
    )
    grading_folder.remember_roster(roster)
    grading_folder.remember_more("returns_as", intake.returns_as)
    grading_folder.remember_more("handed_in", times)
    grading_folder.remember_more(
        "said_late", {one: "late" for one, found in intake.accepted.items() if found.claim.late}
    )
    grading_folder.remember("place", str(plan.submissions.absolute()))


def _times(intake: Intake) -> tuple[dict[str, str], list[str]]:
    times, lines = {}, []
    for student, found in intake.accepted.items():
        if found.when:
            try:
                times[student] = moment(found.when).isoformat()
            except CourseError as sentence:
                lines.append(f"{student}: {sentence} Say when with `course handed-in`.")
    return times, lines


def sources_of(collected: Collected, intake: Intake, grading_folder: GradingFolder) -> dict[str, Source]:
    """What reads each student's notebook: from where it was collected, or from what `course resubmit` has put in its place."""
    sources: dict[str, Source] = {
        student: partial(collected.read, found.entry) for student, found in intake.accepted.items()
    }
    return sources | {
        student: grading_folder.resubmitted(student).read_bytes
        for student in grading_folder.with_resubmitted()
    }


def about_resubmitted(intake: Intake, grading_folder: GradingFolder) -> list[str]:
    """A line about each collected notebook that is passed over for another one."""
    return [
        f"{one}: {intake.accepted[one].place!r} was passed over, since `course resubmit` named another notebook."
        for one in grading_folder.with_resubmitted()
        if one in intake.accepted
    ]


def _workers(plan: GradingPlan, kit: Kit) -> Workers | ClusterWorkers:
    if plan.scheduler is None:
        return Workers(kit, min(plan.workers, 256))
    return ClusterWorkers(kit, plan.scheduler)
