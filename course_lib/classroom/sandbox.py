"""The sandbox from outside: a bubblewrap in which a loaded Python waits, and notebooks run in copies of it."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType

import course_lib
from course_lib.classroom.inside import wire
from course_lib.classroom.inside.isolation import Limits
from course_lib.errors import CourseError

LIBRARY = Path(course_lib.__file__).parent
NOBODY = 65534
START_S = 120.0
# What the library keeps back: questions with their answers, marking, and all of the classroom but its inside.
HIDDEN_FOLDERS = ("questions", "assess", "classroom", "workshop")
SHOWN_AGAIN = ("classroom/__init__.py", "classroom/answers.py", "classroom/values.py", "classroom/inside")
SYSTEM = (
    "/usr",
    "/bin",
    "/lib",
    "/lib32",
    "/lib64",
    "/sbin",
    "/etc/ld.so.cache",
    "/etc/alternatives",
    "/etc/fonts",
)
HOW_TO_GET = (
    "On Debian or Ubuntu: `sudo apt install bubblewrap`; on Fedora: `sudo dnf install bubblewrap`. Where the machine "
    "forbids user namespaces, ask its administrator, or grade on another one. On Windows use WSL 2; on macOS a Linux "
    "container or virtual machine."
)


@dataclass(frozen=True, kw_only=True)
class CellRun:
    """What became of one cell: text, displays, answers by name, the error, and how it ended.

    `ended` is `done`, `time`, `memory`, `output`, `died` or `gave up`.
    """

    text: str = ""
    displays: tuple[dict[str, str], ...] = ()
    answers: dict[str, dict] = field(default_factory=dict)
    error: str | None = None
    ended: str = "done"


@dataclass(frozen=True, kw_only=True)
class CellJob:
    """A cell's source, and for each part the arguments that the student has not seen."""

    source: str
    unseen: dict[str, list[dict[str, float]]] = field(default_factory=dict)


def sandbox_command(limits: Limits) -> list[str]:
    """The command line that starts the waiting Python inside bubblewrap.

    Raises `CourseError` when bubblewrap is missing.
    """
    inner = [sys.executable, "-m", "course_lib.classroom.inside", json.dumps(asdict(limits))]
    if not limits.apart:
        return inner
    bubblewrap = shutil.which("bwrap")
    if bubblewrap is None or sys.platform != "linux":
        raise CourseError(
            f"bubblewrap is not installed, and students' code must not run without it. {HOW_TO_GET} "
            "If you have read every submission, `--trust-submissions` runs them unprotected."
        )
    return [bubblewrap, *_isolation(), *_files(), *_environment(), *_ordinary_user(), *inner]


def _isolation() -> list[str]:
    apart = ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
    # Root starts without a user namespace and then becomes nobody: process limits do not bind root.
    rights = ["--cap-drop", "ALL"]
    if os.getuid() == 0:
        rights += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        apart.append("--unshare-user")
    return [*apart, *rights, "--die-with-parent", "--new-session", "--clearenv", "--hostname", "sandbox"]


def _ordinary_user() -> list[str]:
    if os.getuid() != 0:
        return []
    user = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs"]
    return [shutil.which("setpriv") or "setpriv", *user]


def _files() -> list[str]:
    options = ["--dev", "/dev", "--proc", "/proc"]
    for place in ("/tmp", "/home"):
        options += ["--perms", "0777", "--tmpfs", place]
    for place in dict.fromkeys((*SYSTEM, sys.base_prefix, sys.prefix, str(LIBRARY))):
        if Path(place).is_symlink():
            options += ["--symlink", str(Path(place).readlink()), place]
        elif Path(place).exists():
            options += [*_open_parents(place), "--ro-bind", place, place]
    for name in HIDDEN_FOLDERS:
        options += ["--tmpfs", str(LIBRARY / name)]
    for name in SHOWN_AGAIN:
        options += ["--ro-bind", str(LIBRARY / name), str(LIBRARY / name)]
    return options


def _open_parents(place: str) -> list[str]:
    # Left to itself, bubblewrap makes the folders above a bind mount for its own user alone.
    parents = [parent for parent in reversed(Path(place).parents) if parent != Path("/")]
    return [word for parent in parents for word in ("--perms", "0755", "--dir", str(parent))]


def _variables() -> dict[str, str]:
    return {
        "HOME": "/home",
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(LIBRARY.parent),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "IPYTHONDIR": "/tmp/ipython",
        "MPLCONFIGDIR": "/tmp/matplotlib",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def _environment() -> list[str]:
    values = _variables()
    return [word for name, value in values.items() for word in ("--setenv", name, value)]


class SandboxLost(CourseError):
    """The sandbox itself has ended or never began; the text says what it said."""


class Sandbox:
    """A running sandbox, in which one notebook at a time may run; a context manager."""

    def __init__(self, limits: Limits | None = None, command: Sequence[str] | None = None) -> None:
        self.limits = limits or Limits()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 it lives as long as the sandbox
        self._control, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            command or sandbox_command(self.limits),
            stdin=theirs,
            stdout=subprocess.DEVNULL,
            stderr=self._errors,
            env=None if self.limits.apart else {**os.environ, **_variables()},
        )
        theirs.close()
        self._control.settimeout(START_S)
        self._expect(b"R")
        probe = self.run([CellJob(source="print(6 * 7)")])[0]
        if probe.text != "42\n":
            raise self._refusal()

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """The sandbox ended with all that runs in it."""
        self._control.close()
        self._process.kill()
        self._process.wait()
        self._errors.close()

    def run(self, jobs: Sequence[CellJob]) -> list[CellRun]:
        """What became of each cell, run in order in one fresh process.

        A cell that ends its process, or that exceeds a limit, loses its own result only: a new process runs
        the cells before it again, without it, and goes on.
        """
        from course_lib.classroom.notebook_run import run_cells

        return run_cells(self, jobs)

    def start(self) -> socket.socket:
        """The line to a fresh process for one student's cells."""
        ours, theirs = socket.socketpair()
        # A stopped student's process must not hold us up: a message that cannot be sent in time is an error.
        ours.settimeout(self.limits.cell_s)
        self._command(b"S", theirs)
        theirs.close()
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
