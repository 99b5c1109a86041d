"""The lecturer's side of nbgrader's exchange: open an assignment, collect what was submitted, give feedback back.

    python deploy/exchange.py open 01        after `course release 01 …`
    python deploy/exchange.py collect 01     before `course grade grading/submitted …`
    python deploy/exchange.py give-back 01   after it

Students use nbgrader's own assignment list in JupyterLab, or `nbgrader submit` in a terminal.
"""

import os
import pwd
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click
import nbformat

from course_lib.classroom.grading_folder import GRADING
from course_lib.classroom.intake.roster import STUDENT
from course_lib.classroom.intake.submission import MOST_BYTES
from course_lib.classroom.intake.times import moment
from course_lib.errors import CourseError
from course_lib.files import write_atomically
from course_lib.syllabus import Chapter, chapter

COURSE_ID = "quieting-the-synapse"
# Sticky, unlike nbgrader's own: nobody moves or deletes what belongs to someone else.
MODES = {".": 0o1777, COURSE_ID: 0o755, "outbound": 0o755, "inbound": 0o3733, "feedback": 0o711}
TIME = re.compile(
    r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? [\w+:-]{1,9}"
)  # as nbgrader writes it: CEST, UTC, -03
NOTE = "how_to_get_your_own.ipynb"
NOTE_TEXT = """# Your own exercise of {stem}

This assignment has other numbers for everyone. Yours comes into this folder when your server starts: in the menu,
choose *File ▸ Hub Control Panel*, then *Stop My Server*, then *Start My Server*. Work in `{stem}.ipynb`, and submit
from the assignment list as usual."""


@dataclass(frozen=True)
class Submission:
    """What a student put into the exchange: the notebook, when, and the secret by which feedback finds back."""

    student: str
    when: str
    moment: datetime
    notebook: bytes
    secret: bytes


class Refused(Exception):
    """A submission that is not collected; the message says why."""


def open_assignment(exchange: Path, grading: Path, one: Chapter) -> str:
    """What was opened; the exchange is made with its folders if it is new.

    Raises `CourseError` when nothing was released.
    """
    course = exchange / COURSE_ID
    for name, mode in MODES.items():
        place = {".": exchange, COURSE_ID: course}.get(name, course / name)
        place.mkdir(parents=True, exist_ok=True)
        place.chmod(mode)
    outbound = course / "outbound" / one.stem
    outbound.mkdir(exist_ok=True)
    outbound.chmod(0o755)
    own = list((grading / "release").glob(f"*/{one.stem}/{one.stem}.ipynb"))
    if own:
        note = nbformat.v4.new_markdown_cell(NOTE_TEXT.format(stem=one.stem), id="own")
        text = nbformat.writes(nbformat.v4.new_notebook(cells=[note])) + "\n"
        write_atomically(outbound / NOTE, text.encode())
        return (
            f"{one.stem} is open: own notebooks for {len(own)}, which students get when their servers start."
        )
    if not one.exercise.exists():
        raise CourseError(f"{one.stem} has no exercise to open: `course release {one.id}` makes it.")
    write_atomically(outbound / one.exercise.name, one.exercise.read_bytes())
    return (
        f"{one.stem} is open, with the same numbers for everyone: students fetch it from the assignment list."
    )


def collect(exchange: Path, grading: Path, one: Chapter) -> Iterator[str]:
    """A line for each submission that is new, and for each that was refused; the newest of each student counts.

    Nothing is followed or trusted: links, files of someone else and outsize files are refused.
    """
    inbound = exchange / COURSE_ID / "inbound"
    if not inbound.is_dir():
        raise CourseError(
            f"{inbound} does not exist: `python deploy/exchange.py open {one.id}` makes the exchange."
        )
    newest: dict[str, Submission] = {}
    for name in sorted(place.name for place in inbound.iterdir() if f"+{one.stem}+" in place.name):
        try:
            submission = _read(inbound, name, one.stem)
        except (Refused, OSError) as problem:
            yield f"{name!r} was not collected: {problem}."
            continue
        before = newest.get(submission.student)
        if before is None or before.moment < submission.moment:
            newest[submission.student] = submission
    for student, submission in newest.items():
        folder = grading / "submitted" / student / one.stem
        target = folder / f"{one.stem}.ipynb"
        if not target.exists() or target.read_bytes() != submission.notebook:
            write_atomically(target, submission.notebook)
            yield f"{student}: collected, submitted {submission.when}."
        write_atomically(folder / "timestamp.txt", submission.when.encode())
        write_atomically(folder / "submission_secret.txt", submission.secret)
    yield f"Students who have submitted {one.stem}: {len(newest)}. Mark them: `course grade {grading / 'submitted'} …`."


def give_back(exchange: Path, grading: Path, one: Chapter) -> str:
    """How many feedback pages each lie where only the student who submitted can find them."""
    from nbgrader.utils import notebook_hash

    given = 0
    for secret in sorted((grading / "submitted").glob(f"*/{one.stem}/submission_secret.txt")):
        page = grading / "feedback" / secret.parent.parent.name / one.stem / f"{one.stem}.html"
        if page.exists():
            name = notebook_hash(secret=secret.read_text(encoding="utf-8"), notebook_id=one.stem)
            write_atomically(exchange / COURSE_ID / "feedback" / f"{name}.html", page.read_bytes())
            given += 1
    return f"Students who can now fetch their feedback of {one.stem} from the assignment list: {given}."


def _read(inbound: Path, name: str, stem: str) -> Submission:
    """A submission as it lies in the exchange, checked on open files so that nothing can be swapped meanwhile."""
    words = name.rsplit("+", 3)
    if len(words) != 4 or words[1] != stem or not STUDENT.fullmatch(words[0]) or not TIME.fullmatch(words[2]):
        raise Refused("its name is not STUDENT+CHAPTER+TIME+RANDOM")
    try:
        when = moment(words[2])
    except CourseError as sentence:
        raise Refused(str(sentence).rstrip(".")) from None
    folder = os.open(inbound / name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        owner = _owner_of(words[0])
        if os.fstat(folder).st_uid not in owner:
            raise Refused(f"it says {words[0]}, but another account put it there")
        notebook = _content(folder, f"{stem}.ipynb", owner, MOST_BYTES)
        secret = _content(folder, "submission_secret.txt", owner, 1024)
    finally:
        os.close(folder)
    return Submission(words[0], words[2], when, notebook, secret)


def _owner_of(student: str) -> set[int]:
    """The accounts whose files count as this student's: the student's, and the collector's own (a trial has no other)."""
    try:
        return {os.geteuid(), pwd.getpwnam(student).pw_uid}
    except KeyError:
        return {os.geteuid()}


def _content(folder: int, name: str, owner: set[int], most: int) -> bytes:
    handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_uid not in owner:
            raise Refused(f"{name} is not a file of the student")
        if status.st_size > most:
            raise Refused(f"{name} has {status.st_size:,} bytes, and up to {most:,} are taken")
        return file.read(most)


@click.command(help=__doc__.split("\n\n")[0])
@click.argument("step", type=click.Choice(["open", "collect", "give-back"]))
@click.argument("name", metavar="CHAPTER")
@click.option("--exchange", envvar="COURSE_HUB_EXCHANGE", required=True, type=click.Path(path_type=Path))
@click.option("--grading", envvar="COURSE_HUB_GRADING", default=GRADING, type=click.Path(path_type=Path))
def main(step: str, name: str, exchange: Path, grading: Path) -> None:
    """The step done, and told line by line."""
    try:
        one = chapter(name)
        if step == "collect":
            for line in collect(exchange, grading, one):
                click.echo(line)
        else:
            click.echo((open_assignment if step == "open" else give_back)(exchange, grading, one))
    except CourseError as problem:
        raise click.ClickException(str(problem)) from None


if __name__ == "__main__":
    main()
