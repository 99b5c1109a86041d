"""Writing files so that a kill at any moment leaves the old one whole."""

import os
import tempfile
from pathlib import Path

from course_lib.errors import CourseError

FRAMES_VARIABLE = (
    "COURSE_FRAMES"  # set to 1 while pages are made, whose live figures carry all their settings
)


def write_atomically(path: Path, content: bytes, *, lasting: bool = True) -> None:
    """Replaced file content: all of it, or none of it.

    `lasting=False` does not wait for the disk, for what can be written anew after a power cut.

    Raises `CourseError` when the disk is full or the folder is not writable; the old file stays.

    >>> import tempfile, pathlib
    >>> target = pathlib.Path(tempfile.mkdtemp()) / "page.html"
    >>> write_atomically(target, b"whole")
    >>> target.read_bytes()
    b'whole'
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as problem:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise CourseError(
            f"{path.name} could not be written ({problem.strerror}): the old file is unchanged. "
            "Free some space or choose a folder that you may write to, then try again."
        ) from None
