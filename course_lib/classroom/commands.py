"""The commands of a lecturer: release and grade."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from course_lib.classroom.light_imports import without_address_grammar
from course_lib.errors import CourseError
from course_lib.syllabus import Chapter, chapter, chapters

if TYPE_CHECKING:
    from course_lib.classroom.grading_folder import GradingFolder

FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command(short_help="Make what students get, each with own numbers if you like.")
@click.argument("name", metavar="CHAPTER")
@click.option("--students", type=FILE, help="A list of student ids, one a line (or a CSV with a column id).")
@click.option("--seed-key", type=FILE, help="Your secret file, from which each student's own numbers follow.")
@click.option("--new-key", is_flag=True, help="Make the file of --seed-key; it is never replaced.")
@click.option("--grading", type=FOLDER, help="The grading folder [default: grading/ in the course].")
@click.option("--replace", is_flag=True, help="Release again even where students hold other numbers already.")
def release(
    name: str,
    students: Path | None,
    seed_key: Path | None,
    new_key: bool,
    grading: Path | None,
    replace: bool,
) -> None:
    """Make the students' version of CHAPTER's assignment from its worked solution.

    \b
    course release 01
        exercises/01_…/01_….ipynb, the same numbers for everyone
    course release 01 --students class.csv --seed-key secret.key --new-key
        grading/release/STUDENT/01_…/01_….ipynb, other numbers for every student

    Keep the key: marks are worked out from it, and whoever holds it can work out every answer.
    """
    with without_address_grammar():
        from course_lib.classroom.release import regenerate
    from course_lib.classroom.own_numbers import make_key, read_key

    one = chapter(name)
    if new_key:
        if seed_key is None:
            raise CourseError(
                "--new-key makes the file that --seed-key names, but none is named: add --seed-key FILE."
            )
        make_key(seed_key)
    key = read_key(seed_key)
    if students is None:
        if key is not None:
            raise CourseError(
                "A key gives every student own numbers, so it needs --students FILE with their ids."
            )
        click.echo(f"{'Wrote' if regenerate(one) else 'Already up to date:'} {one.exercise}")
        return
    click.echo(_released_to_class(one, students, key, grading, replace))


def _released_to_class(
    one: Chapter, students: Path, key: bytes | None, grading: Path | None, replace: bool
) -> str:
    from course_lib.classroom.grading_folder import GRADING, GradingFolder
    from course_lib.classroom.intake.roster import read_roster
    from course_lib.classroom.locks import held
    from course_lib.classroom.release import given_to, release_to

    grading_folder = GradingFolder(folder=grading or GRADING, chapter=one)
    grading_folder.check_key(
        key
    )  # whoever comes late gets numbers from the same key, since there is one key when marking
    roster = read_roster(students)
    with held(grading_folder.folder, "course release"):
        given = {student: given_to(one, student, key) for student in roster}
        before = {student: _held(grading_folder, student) for student in given}
        if not replace:
            _refuse_other_numbers(before, given)
        grading_folder.remember_release(key, {student: one for student, one in before.items() if one})
        written = release_to(grading_folder.folder / "release", one, list(roster), key)
        grading_folder.remember_release(key, given)
        grading_folder.remember_roster(grading_folder.roster() | roster)
    many = "s" if len(written) != 1 else ""
    return (
        f"Wrote {len(written)} notebook{many} below {grading_folder.folder / 'release'}; "
        "give each student only their own folder."
    )


def _held(grading_folder: "GradingFolder", student: str) -> str | None:
    """The short name of the numbers that a student holds, as far as they are noted or lie there."""
    from course_lib.classroom.release import held_by

    noted = grading_folder.released()["given"].get(student) or [None]
    return noted[-1] or held_by(grading_folder.folder / "release", grading_folder.chapter, student)


def _refuse_other_numbers(before: Mapping[str, str | None], given: Mapping[str, str]) -> None:
    others = [student for student, name in given.items() if before[student] not in (None, name)]
    if others:
        raise CourseError(
            f"{len(others)} of {len(given)} students ({', '.join(others[:5])}{' …' if len(others) > 5 else ''}) hold notebooks "
            "with other numbers, because the course's draw has changed since: who has begun would lose marks, so nothing was "
            "written. Go back to the course as it was, or, if nobody has begun, add --replace."
        )


@click.command(short_help="Mark a class's submissions in a sandbox.")
@click.argument("submissions", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option("--chapter", "name", help="The chapter [default: the one that files are named after].")
@click.option("--seed-key", type=FILE, help="The secret file of the release.")
@click.option("--students", type=FILE, help="The list of students, where it has changed since the release.")
@click.option("--grading", type=FOLDER, help="The grading folder [default: grading/ in the course].")
@click.option("--workers", type=click.IntRange(1, 256), default=os.cpu_count, help="How many side by side.")
@click.option("--scheduler", help="A Dask scheduler's address: mark on a cluster.")
@click.option(
    "--seconds", type=click.FloatRange(1, 3600), default=30, show_default=True, help="The most for one cell."
)
@click.option("--again", is_flag=True, help="Mark also what an earlier run has marked already.")
@click.option("--trust-submissions", is_flag=True, help="No sandbox: students' code can do all that you can.")
def grade(submissions: Path, name: str | None, **options: object) -> None:
    """Mark the submissions in FOLDER: nbgrader's submitted/ layout, files STUDENT_CHAPTER.ipynb, or an LMS's zip.

    Students' code runs in a sandbox (bubblewrap) and hands out values; marks are worked out from these,
    outside. A run that was stopped goes on where it was. Written below the grading folder:

    \b
    gradebook.db                    nbgrader's gradebook; `course review` marks by hand
    feedback/STUDENT/…html          one page for each student
    reports/…/grades.csv            Moodle and others; grades_canvas.csv for Canvas
    reports/…/report.html           the class: objectives, misconceptions, items
    """
    with without_address_grammar():
        from course_lib.classroom.grading import GradingPlan, grade_class

    folder = options.pop("grading")
    plan = GradingPlan(
        chapter=_chapter(name, submissions), submissions=submissions, grading=folder, **options
    )
    for line in grade_class(plan):
        click.echo(line)


@click.command(short_help="Mark figures and written answers by their rubric.")
@click.option("--chapter", "name", help="The chapter [default: the one that was marked, if it is one].")
@click.option("--seed-key", type=FILE, help="The secret file of the release.")
@click.option("--grading", type=FOLDER, help="The grading folder [default: grading/ in the course].")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="The page's port [default: any free one]."
)
def review(name: str | None, seed_key: Path | None, grading: Path | None, port: int) -> None:
    """Open a page on this machine on which you mark figures and written answers by their rubric.

    Answers come task by task, without names. Every mark is saved at once; end it with Ctrl-C, and feedback and grades
    are written anew.
    """
    with without_address_grammar():
        from course_lib.classroom.giving_back.review import serve

    serve(_chapter_to_review(name, grading), seed_key, grading, port)


def _chapter(name: str | None, submissions: Path) -> Chapter:
    from course_lib.classroom.intake.collected import Collected
    from course_lib.classroom.intake.door import chapters_there

    if name is not None:
        return chapter(name)
    there = chapters_there(Collected(submissions))
    if not there:
        raise CourseError(
            f"No notebook in {submissions} is named after an assignment, as in STUDENT_01_quantal_release.ipynb: say "
            "which chapter it is with --chapter, if students have renamed theirs."
        )
    return _only(there)


def _chapter_to_review(name: str | None, grading: Path | None) -> Chapter:
    from course_lib.classroom.grading_folder import GRADING, GradingFolder

    if name is not None:
        return chapter(name)
    grading_folders = [GradingFolder(folder=grading or GRADING, chapter=one) for one in chapters()]
    marked = [grading_folder.chapter for grading_folder in grading_folders if grading_folder.results.there()]
    if not marked:
        raise CourseError("There is nothing to mark by hand yet: run `course grade` first.")
    return _only(marked)


def _only(ready: Sequence[Chapter]) -> Chapter:
    if len(ready) != 1:
        names = ", ".join(one.id for one in ready)
        raise CourseError(
            f"It is not clear which chapter is meant (possible: {names}): say it with --chapter."
        )
    return ready[0]
