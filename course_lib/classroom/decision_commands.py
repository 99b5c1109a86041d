"""The commands for due dates, excuses, second submissions and appeals."""

from collections.abc import Iterator
from pathlib import Path

import click

from course_lib.classroom.light_imports import without_address_grammar
from course_lib.errors import CourseError
from course_lib.syllabus import chapter

FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)
GRADING_OPTION = click.option(
    "--grading", type=FOLDER, help="The grading folder [default: grading/ in the course]."
)
KEY_OPTION = click.option("--seed-key", type=FILE, help="The secret file of the release.")
BECAUSE = click.option("--because", required=True, help="Why, in words that the student reads.")


@click.command(short_help="Say when work is due and what lateness costs.")
@click.argument("name", metavar="CHAPTER")
@click.argument("when", required=False)
@click.option("--per-day", type=float, default=0.0, show_default=True, help="Points off for each begun day.")
@click.option("--grace", type=float, default=0.0, show_default=True, help="Minutes that cost nothing.")
@click.option("--most-days", type=click.IntRange(1), help="Take off no more than for so many days.")
@click.option("--student", help="An own due date for one student.")
@click.option("--none", "none", is_flag=True, help="Take the due date back.")
@GRADING_OPTION
def due(
    name: str,
    when: str | None,
    per_day: float,
    grace: float,
    most_days: int | None,
    student: str | None,
    none: bool,
    grading: Path | None,
) -> None:
    """Say when CHAPTER's assignment is due, with its time zone, and what lateness costs.

    \b
    course due 01 "2026-11-03 23:59 Europe/Berlin" --per-day 2 --grace 15
    course due 01 "2026-11-10 23:59 Europe/Berlin" --student ada

    A day is 24 hours from the due time. All outputs are written anew, with what changed for whom.
    """
    from course_lib.classroom import deciding

    grading_folder = _grading_folder(name, grading)
    if none == (when is not None):
        raise CourseError('Say when it is due, as in "2026-11-03 23:59 Europe/Berlin", or --none.')
    if none:
        _say(deciding.no_due(grading_folder))
    elif student is not None:
        _say(deciding.set_own_due(grading_folder, student, when))
    else:
        _say(deciding.set_due(grading_folder, when, per_day=per_day, grace_min=grace, most_days=most_days))


@click.command("handed-in", short_help="Say when a student handed in.")
@click.argument("name", metavar="CHAPTER")
@click.argument("student", required=False)
@click.argument("when", required=False)
@click.option("--times", type=FILE, help="A table with the columns id (or name) and time.")
@GRADING_OPTION
def handed_in(
    name: str, student: str | None, when: str | None, times: Path | None, grading: Path | None
) -> None:
    """Say when STUDENT handed in CHAPTER's assignment, where the submission itself does not tell.

    nbgrader's folders, Blackboard and Brightspace tell it; Moodle and Canvas do not.
    """
    from course_lib.classroom import deciding

    grading_folder = _grading_folder(name, grading)
    if times is not None:
        _say(deciding.read_times(grading_folder, times))
    elif student is None or when is None:
        raise CourseError("Name a student and a time, or a table with --times.")
    else:
        _say(deciding.say_handed_in(grading_folder, student, when))


@click.command(short_help="Excuse a student from an assignment.")
@click.argument("name", metavar="CHAPTER")
@click.argument("student")
@click.option("--because", help="Why; it stands in the report, and in no export.")
@click.option("--undo", is_flag=True, help="Take the excuse back.")
@GRADING_OPTION
def excuse(name: str, student: str, because: str | None, undo: bool, grading: Path | None) -> None:
    """Excuse STUDENT from CHAPTER's assignment: no total, EX for Canvas, nothing in the class's statistics."""
    from course_lib.classroom import deciding

    if undo == (because is not None):
        raise CourseError("Say why with --because, or take the excuse back with --undo.")
    _say(deciding.excuse(_grading_folder(name, grading), student, because))


@click.command(short_help="Let a student's second notebook count.")
@click.argument("name", metavar="CHAPTER")
@click.argument("student")
@click.argument("file", type=FILE, required=False)
@BECAUSE
@click.option("--handed-in", "when", help="When it was handed in, with its zone.")
@click.option("--undo", is_flag=True, help="Let what was collected count again.")
@KEY_OPTION
@GRADING_OPTION
def resubmit(
    name: str,
    student: str,
    file: Path | None,
    because: str,
    when: str | None,
    undo: bool,
    seed_key: Path | None,
    grading: Path | None,
) -> None:
    """Let FILE count as STUDENT's notebook, whatever a later `course grade` finds among the submissions."""
    with without_address_grammar():
        from course_lib.classroom import appeals
    from course_lib.classroom.own_numbers import read_key

    if undo == (file is not None):
        raise CourseError("Name the notebook that counts, or go back to the first with --undo.")
    _say(appeals.resubmit(_grading_folder(name, grading), student, file, read_key(seed_key), when, because))


@click.command(short_help="Look at one student again, with a remark.")
@click.argument("name", metavar="CHAPTER")
@click.argument("student")
@BECAUSE
@click.option("--task", help="Give points to this task by hand (task1, …); without it, all is marked again.")
@click.option("--points", type=float, help="With --task: how many.")
@KEY_OPTION
@GRADING_OPTION
def appeal(
    name: str,
    student: str,
    because: str,
    task: str | None,
    points: float | None,
    seed_key: Path | None,
    grading: Path | None,
) -> None:
    """Mark STUDENT's notebook again, or give points to one task by hand; the remark stands in feedback and report."""
    with without_address_grammar():
        from course_lib.classroom import appeals
    from course_lib.classroom.own_numbers import read_key

    if (task is None) != (points is None):
        raise CourseError("--task and --points belong together: which task, and how many points it gets.")
    _say(appeals.appeal(_grading_folder(name, grading), student, read_key(seed_key), because, task, points))


def _grading_folder(name: str, grading: Path | None) -> object:
    from course_lib.classroom.grading_folder import GRADING, GradingFolder

    return GradingFolder(folder=grading or GRADING, chapter=chapter(name))


def _say(lines: Iterator[str]) -> None:
    for line in lines:
        click.echo(line)
