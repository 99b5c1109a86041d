"""One at a time: a folder is held by one run, and others hear by whom."""

import contextlib
import fcntl
import os
import platform
import time
from collections.abc import Iterator
from pathlib import Path

from course_lib.errors import CourseError

NAME = ".at_work"
LOOK_EVERY_S = 0.1


@contextlib.contextmanager
def held(
    folder: Path, what: str, wait_s: float = 0.0, *, kind: str = "grading folder", option: str = "--grading"
) -> Iterator[None]:
    """A block in which this process alone writes in a folder; the system frees it if the process dies.

    `kind` and `option` are what the folder is called, and which option names it.

    Raises `CourseError`, which says who is at work, when it is not free within `wait_s` seconds.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as problem:
        raise CourseError(
            f"The {kind} {folder} cannot be used ({problem.strerror}): give yourself the right to write there, or "
            f"name another with {option}."
        ) from None
    try:
        _take(handle, folder, what, time.monotonic() + wait_s)
        yield
    finally:
        os.close(handle)


def _take(handle: int, folder: Path, what: str, end: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except BlockingIOError:
            if time.monotonic() > end:
                who = os.pread(handle, 200, 0).decode("utf-8", "replace").strip() or "another run"
                raise CourseError(
                    f"{who} is at work in {folder}: wait until it has ended, and run this again. Nothing is lost."
                ) from None
            time.sleep(LOOK_EVERY_S)
        except OSError:  # a network disk without locks: `course doctor` says so
            return
    said = f"`{what}` (process {os.getpid()} on {platform.node()}, since {time.strftime('%H:%M')})"
    with contextlib.suppress(OSError):  # on a full disk the lock holds all the same
        os.ftruncate(handle, 0)
        os.pwrite(handle, said.encode(), 0)
