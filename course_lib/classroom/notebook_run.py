"""The cells of one notebook driven through a sandbox, each within its time."""

import socket
import time
from collections.abc import Sequence
from dataclasses import asdict

from course_lib.classroom.inside import wire
from course_lib.classroom.sandbox import CellJob, CellRun, Sandbox

MOST_TEXT = 25_000


def run_cells(sandbox: Sandbox, jobs: Sequence[CellJob]) -> list[CellRun]:
    """What became of each cell; see `Sandbox.run`."""
    runs: list[CellRun] = []
    end = time.monotonic() + sandbox.limits.notebook_s
    line: socket.socket | None = sandbox.start()
    starts_left = sandbox.limits.restarts
    for job in jobs:
        if line is None:
            runs.append(CellRun(ended="gave up"))
            continue
        runs.append(_run(sandbox, line, job, end))
        if runs[-1].ended != "done":
            sandbox.end(line)
            line = _again(sandbox, jobs, runs, end) if starts_left else None
            starts_left -= 1
    if line is not None:
        sandbox.end(line)
    return runs


def _again(
    sandbox: Sandbox, jobs: Sequence[CellJob], runs: Sequence[CellRun], end: float
) -> socket.socket | None:
    line = sandbox.start()
    for job, run in zip(jobs, runs, strict=False):
        if run.ended == "done" and _run(sandbox, line, job, end).ended != "done":
            sandbox.end(line)
            return None
    return line


def _run(sandbox: Sandbox, line: socket.socket, job: CellJob, end: float) -> CellRun:
    deadline = min(time.monotonic() + sandbox.limits.cell_s, end)
    try:
        wire.send(line, asdict(job))
        return read_result(wire.receive(line, deadline, sandbox.check_memory))
    except wire.Broken as reason:
        return CellRun(ended=str(reason))
    except OSError:  # the process has gone, or has stopped listening
        return CellRun(ended="died")


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
            pair[0]: pair[1]
            for pair in (answers if isinstance(answers, list) else [])[:200]
            if isinstance(pair, list)
            and len(pair) == 2
            and isinstance(pair[0], str)
            and isinstance(pair[1], dict)
        },
        error=_text(error) if isinstance(error, str) else None,
    )


def _text(value: object) -> str:
    # Lone surrogates and control characters could not be written to a file or a page.
    text = value[:MOST_TEXT] if isinstance(value, str) else ""
    clean = text.encode("utf-8", "replace").decode()
    return "".join(character for character in clean if character.isprintable() or character in "\n\t")


def _display(data: dict) -> dict[str, str]:
    kept = {kind: data[kind] for kind in ("image/png", "text/plain") if isinstance(data.get(kind), str)}
    return {kind: item if kind == "image/png" else _text(item) for kind, item in kept.items()}
