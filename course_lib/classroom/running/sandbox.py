"""The sandbox from outside: a bubblewrap in which a loaded Python waits, and notebooks run in copies of it."""

import os
import socket
import subprocess
import tempfile
from collections.abc import Sequence
from types import TracebackType

from course_lib.classroom.inside import wire
from course_lib.classroom.inside.isolation import Limits
from course_lib.classroom.running.bubblewrap import HOW_TO_GET, sandbox_command, variables
from course_lib.classroom.running.cell import CellJob, CellRun
from course_lib.classroom.running.notebook_run import run_cells
from course_lib.errors import CourseError

START_S = 120.0


class SandboxLost(CourseError):
    """The sandbox itself has ended or never began; the text says what it said."""


class Sandbox:
    """A sandbox in which one notebook at a time may run; it runs from `open` to `close`, as a context manager does."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._line: socket.socket | None = None
        self._control: socket.socket | None = None
        self._process: subprocess.Popen | None = None

    def open(self) -> "Sandbox":
        """Start the process that waits inside, and see that it can run a cell.

        Raises `SandboxLost` with what it said, where it cannot.
        """
        command = sandbox_command(self.limits)
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 it lives as long as the sandbox
        self._control, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=subprocess.DEVNULL,
            stderr=self._errors,
            env=None if self.limits.apart else {**os.environ, **variables()},
        )
        theirs.close()
        self._control.settimeout(START_S)
        try:
            self._expect(b"R")
            (probe,) = self.run([CellJob(source="print(6 * 7)")])
            if probe.text != "42\n":
                raise self._refusal()
        except SandboxLost:
            self.close()
            raise
        return self

    def __enter__(self) -> "Sandbox":
        return self.open()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """The sandbox ended with all that runs in it."""
        for line in (self._control, self._line):
            if line is not None:
                line.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._errors.close()

    def run(self, jobs: Sequence[CellJob]) -> list[CellRun]:
        """What became of each cell, run in order in one fresh process.

        A cell that ends its process, or that exceeds a limit, loses its own result only: a new process runs
        the cells before it again, without it, and goes on.
        """
        return run_cells(self, jobs)

    def start(self) -> socket.socket:
        """The line to a fresh process for one student's cells."""
        ours, theirs = socket.socketpair()
        # A stopped student's process must not hold us up: a message that cannot be sent in time is an error.
        ours.settimeout(self.limits.cell_s)
        self._line = ours
        with theirs:
            self._command(b"S", theirs)
        self._expect(b"S")
        return ours

    def end(self, line: socket.socket) -> None:
        """The student's process, and all that it started, ended."""
        line.close()
        self._command(b"E")
        self._expect(b"E")

    def check_memory(self) -> None:
        """Nothing, or `wire.Broken` when the processes together hold more than is allowed."""
        self._command(b"M")
        used = int.from_bytes(self._control.recv(8, socket.MSG_WAITALL), "big")
        if used > self.limits.total_memory_bytes:
            raise wire.Broken("memory")

    def _command(self, command: bytes, *lines: socket.socket) -> None:
        try:
            socket.send_fds(self._control, [command], [line.fileno() for line in lines])
        except OSError:
            raise self._refusal() from None

    def _expect(self, reply: bytes) -> None:
        try:
            got = self._control.recv(1)
        except OSError:
            got = b""
        if got != reply:
            raise self._refusal()

    def _refusal(self) -> SandboxLost:
        self._process.kill()
        self._process.wait()
        self._errors.seek(0)
        lines = self._errors.read()[-4000:].decode(errors="replace").strip().splitlines()
        said = lines[-1] if lines else "no reason given"
        return SandboxLost(
            f"The sandbox does not work here ({said}), and students' code must not run without it. {HOW_TO_GET} "
            "If you have read every submission, `--trust-submissions` runs them unprotected."
        )
