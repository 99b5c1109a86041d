"""Cells run one by one as in a notebook, with their outputs and the answers that they hand in."""

import socket
import sys
import traceback
from pathlib import Path

from course_lib.classroom import answers
from course_lib.classroom.inside import wire
from course_lib.classroom.inside.recorder import MOST_TEXT, begin
from course_lib.errors import CourseError

HERE = f"{Path(__file__).parents[3]}/"


def make_shell() -> object:
    """An IPython shell without history, start-up files or terminal, whose displays go to the recorder."""
    from course_lib.classroom.inside import shell

    return shell.make()


def run(shell: object, source: str, unseen: dict[str, list[dict]]) -> dict:
    """What a cell prints, displays and hands in, and the error that ended it, if any."""
    recorder = begin()
    answers.COLLECTORS[:] = [recorder.collect]
    answers.UNSEEN_CASES.clear()
    answers.UNSEEN_CASES.update(unseen)
    streams = sys.stdout, sys.stderr
    sys.stdout = sys.stderr = recorder.text
    try:
        result = shell.run_cell(source, store_history=True)
        error = result.error_before_exec or result.error_in_exec
    except BaseException as problem:  # a patched shell may let anything out; it ends this cell only
        error = problem
    finally:
        sys.stdout, sys.stderr = streams
    return {
        "text": recorder.text.text(),
        "displays": recorder.displays,
        "answers": recorder.answers,
        "error": None if error is None else _told(error),
    }


def _told(error: BaseException) -> str:
    if isinstance(error, CourseError):
        return str(error)[:MOST_TEXT]
    try:
        line = _line(error)
        where = f" (line {line})" if line else ""
        said = error.msg if isinstance(error, SyntaxError) else error  # its text names a line by itself
        # Where the marker's own copy of the library lies is of no use to a student.
        return f"{type(error).__name__}{where}: {said}".replace(HERE, "")[:2_000]
    except Exception as problem:  # an error whose own text fails
        return f"{type(error).__name__}, which cannot be shown ({type(problem).__name__})"


def _line(error: BaseException) -> int | None:
    # The line of the student's own cell: one deep in a library would be looked for in vain.
    if isinstance(error, SyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((one.lineno for one in reversed(frames) if one.filename.startswith("<ipython-input")), None)


def serve(shell: object, line: socket.socket) -> None:
    """Cells received over a line, run, and their results sent back, until the other side ends."""
    while True:
        try:
            job = wire.receive(line)
        except wire.Broken:
            return
        wire.send(line, run(shell, job["source"], job["unseen"]))
