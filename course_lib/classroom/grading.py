"""`course grade`: from a folder of submissions to gradebook, feedback, grades and report."""

import sys
from collections.abc import Collection, Iterator, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from course_lib.classroom.class_run import Workers, mark_class
from course_lib.classroom.giving_back.remarks import UNPROTECTED
from course_lib.classroom.inside.isolation import Limits
from course_lib.classroom.intake.collected import Collected
from course_lib.classroom.intake.roster import known_as, read_roster
from course_lib.classroom.marks.kit import kit_for
from course_lib.classroom.office import GRADING, Office
from course_lib.classroom.variants import read_key
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

    Raises `CourseError` when nothing can be marked: no folder, the wrong key, no sandbox.
    """
    if sys.platform == "win32":
        raise CourseError(
            "Marking needs Linux: on Windows run it in WSL 2, where bubblewrap can be installed."
        )
    key = read_key(plan.seed_key)
    office = Office(folder=plan.grading or GRADING, chapter=plan.chapter)
    office.check_key(key)
    roster = read_roster(plan.students) if plan.students else office.roster()
    collected = Collected(plan.submissions)
    intake = collected.intake(plan.chapter.stem, known_as(roster))
    limits = replace(plan.limits, cell_s=plan.seconds, apart=not plan.trust_submissions)
    if plan.trust_submissions:
        yield f"WARNING: {UNPROTECTED}"
    if not intake.accepted:
        yield from intake.lines
        raise CourseError(
            f"No notebook of {plan.chapter.stem} is in {plan.submissions}: it holds STUDENT/{plan.chapter.stem}/"
            f"{plan.chapter.stem}.ipynb, or STUDENT_{plan.chapter.stem}.ipynb, or is the zip of your learning platform."
        )
    kit = kit_for(plan.chapter, key, limits)
    there = {*intake.accepted, *(result["student"] for result in office.results.all())}
    office.remember_intake((*_about_absent(roster, there), *intake.lines))
    office.remember_roster(roster)
    office.remember_folders(intake.moodle_folders)
    fresh = 0
    with _workers(plan, kit) as workers:
        steps = mark_class(workers, kit, collected, intake, office.results, afresh=plan.again)
        with click.progressbar(steps, length=len(intake.accepted), label="Marking") as bar:
            for done in bar:
                fresh += done.fresh
    odd = office.publish(kit)
    count = len(intake.accepted)
    yield f"{count} submission{'s' if count != 1 else ''}, {fresh} marked now. Grades: {office.reports / 'grades.csv'}"
    to_do, notes = len(odd.to_do), len(odd.put_right)
    yield f"{to_do or 'Nothing'} to do and {notes or 'nothing'} to know: {office.reports / 'report.txt'}"


def _about_absent(roster: Collection[str], there: Set[str]) -> list[str]:
    absent = [student for student in roster if student not in there]
    if not absent:
        return []
    return [f"Nothing to mark from {len(absent)} of {len(roster)} on the class list: {', '.join(absent)}."]


def _workers(plan: GradingPlan, kit: object) -> object:
    if plan.scheduler is None:
        return Workers(kit, min(plan.workers, 256))
    from course_lib.classroom.cluster import ClusterWorkers

    return ClusterWorkers(kit, plan.scheduler)
