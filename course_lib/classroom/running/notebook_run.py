"""The cells of one notebook driven through a sandbox, each within its time."""

import socket
import time
from collections.abc import Sequence, Set
from typing import Protocol

from course_lib.classroom.inside import wire
from course_lib.classroom.inside.isolation import Limits
from course_lib.classroom.inside.kinds import PICTURES
from course_lib.classroom.intake.text import whole, whole_all
from course_lib.classroom.running.cell import CellJob, CellRun

MOST_TEXT = 25_000
MOST_AHEAD = 40_000  # characters; well below what a socket holds, so that sending never waits


class Host(Protocol):
    """What a talk needs of the sandbox: fresh processes, one at a time, within limits."""

    limits: Limits

    def start(self) -> socket.socket:
        """Give the line to a fresh process."""

    def end(self, line: socket.socket) -> None:
        """End that process."""

    def check_memory(self) -> None:
        """Raise `wire.Broken` when the processes hold too much."""


def run_cells(sandbox: Host, jobs: Sequence[CellJob]) -> list[CellRun]:
    """What became of each cell; see `Sandbox.run`."""
    runs: list[CellRun] = []
    end = time.monotonic() + sandbox.limits.notebook_s
    talk: Talk | None = Talk(sandbox, jobs, end)
    starts_left = sandbox.limits.restarts
    for number in range(len(jobs)):
        if talk is None:
            runs.append(CellRun(ended="gave up"))
            continue
        runs.append(talk.result_of(number))
        if runs[-1].ended != "done":
            talk.close()
            talk = _again(sandbox, jobs, runs, end) if starts_left else None
            starts_left -= 1
    if talk is not None:
        talk.close()
    return runs


def _again(sandbox: Host, jobs: Sequence[CellJob], runs: Sequence[CellRun], end: float) -> "Talk | None":
    left_out = {number for number, run in enumerate(runs) if run.ended != "done"}
    talk = Talk(sandbox, jobs, end, left_out)
    for number in range(len(runs)):
        if number not in left_out and talk.result_of(number).ended != "done":
            talk.close()
            return None
    return talk


class Talk:
    """The talk with one fresh process about a notebook's cells, some of them left out.

    Cells are sent ahead, so that the process need not wait for us between them; but one that holds anything
    hidden goes only when all before it are done.
    """

    def __init__(
        self, sandbox: Host, jobs: Sequence[CellJob], end: float, left_out: Set[int] = frozenset()
    ) -> None:
        self._sandbox, self._jobs, self._end = sandbox, jobs, end
        self._left_out = left_out
        self._sent = 0
        self._line = sandbox.start()

    def close(self) -> None:
        """The process ended."""
        self._sandbox.end(self._line)

    def result_of(self, number: int) -> CellRun:
        """What became of the next cell."""
        deadline = min(time.monotonic() + self._sandbox.limits.cell_s, self._end)
        try:
            self._send_from(number)
            return read_result(wire.receive(self._line, deadline, self._sandbox.check_memory))
        except wire.Broken as reason:
            return CellRun(ended=str(reason))
        except OSError:  # the process has gone, or has stopped listening
            return CellRun(ended="died")

    def _send_from(self, number: int) -> None:
        room = MOST_AHEAD
        while self._sent < len(self._jobs):
            job, due = self._jobs[self._sent], self._sent <= number
            room -= len(job.source)
            if not due and (job.hidden or room < 0):
                return
            if self._sent not in self._left_out:
                self._send(job, due)
            self._sent += 1

    def _send(self, job: CellJob, due: bool) -> None:
        try:
            wire.send(self._line, {"source": job.source, "unseen": job.unseen})
        except OSError:
            if due:
                raise
            # The process has just ended: what it said before is still to be received, and shows where.


def read_result(message: object) -> CellRun:
    """A cell's result as far as it has the form of one; the process that sent it ran a student's code."""
    if not isinstance(message, dict):
        return CellRun(ended="died")
    displays = message.get("displays")
    answers = message.get("answers")
    error = message.get("error")
    return CellRun(
        text=_text(message.get("text")),
        displays=tuple(_display(one) for one in displays[:30] if isinstance(one, dict))
        if isinstance(displays, list)
        else (),
        answers={
            whole(pair[0]): whole_all(pair[1])
            for pair in (answers if isinstance(answers, list) else [])[:200]
            if isinstance(pair, list)
            and len(pair) == 2
            and isinstance(pair[0], str)
            and isinstance(pair[1], dict)
        },
        error=_text(error) if isinstance(error, str) else None,
    )


def _text(value: object) -> str:
    # Half characters and control characters could not be written to a file or a page.
    text = whole(value[:MOST_TEXT]) if isinstance(value, str) else ""
    return "".join(character for character in text if character.isprintable() or character in "\n\t")


def _display(data: dict) -> dict[str, str]:
    kept = {kind: data[kind] for kind in (*PICTURES, "text/plain") if isinstance(data.get(kind), str)}
    return {kind: whole(item) if kind in PICTURES else _text(item) for kind, item in kept.items()}
