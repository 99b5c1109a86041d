"""The command line of the sandbox: what bubblewrap shows, hides and takes away."""

import json
import os
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

import course_lib
from course_lib.classroom.inside.isolation import Limits
from course_lib.errors import CourseError

LIBRARY = Path(course_lib.__file__).parent
NOBODY = 65534
# What the library keeps back: questions with their answers, marking, and all of the classroom but its inside.
# Of a chapter's room a student's code may use what draws: views and pictures.
HIDDEN_FOLDERS = ("questions", "assess", "chapters", "classroom", "drawings", "workshop")
SHOWN_AGAIN = ("classroom/__init__.py", "classroom/answers.py", "classroom/values.py", "classroom/inside")
SHOWN_OF_A_ROOM = ("__init__.py", "views", "pictures.py", "pictures")
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
        apart += ["--unshare-user", "--uid", str(NOBODY), "--gid", str(NOBODY)]
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
    for shown in (*(LIBRARY / name for name in SHOWN_AGAIN), *_rooms()):
        options += ["--ro-bind", str(shown), str(shown)]
    return options


def _rooms() -> list[Path]:
    chapters = LIBRARY / "chapters"
    inside = [part for name in SHOWN_OF_A_ROOM for part in sorted(chapters.glob(f"*/{name}"))]
    return [chapters / "__init__.py", *inside]


def _open_parents(place: str) -> list[str]:
    # Left to itself, bubblewrap makes the folders above a bind mount for its own user alone.
    parents = [parent for parent in reversed(Path(place).parents) if parent != Path("/")]
    return [word for parent in parents for word in ("--perms", "0755", "--dir", str(parent))]


def variables() -> dict[str, str]:
    """The whole environment of the Python inside."""
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
    values = variables()
    return [word for name, value in values.items() for word in ("--setenv", name, value)]
