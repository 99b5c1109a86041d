"""Whether a notebook's saved outputs are those of a fresh run."""

import re
from functools import cache
from importlib.metadata import version
from pathlib import Path

from course_lib.syllabus import ROOT
from course_lib.workshop.notebooks import fresh

_PICTURE = re.compile(rb'(;base64,|"image/png": ")[A-Za-z0-9+/=\\n]+')


def saved_and_fresh(path: Path) -> tuple[bytes, bytes]:
    """The file, and a fresh run of it, to be compared byte for byte.

    Letters fall a fraction of a pixel elsewhere in another Matplotlib than the one that is locked, with which the pictures were
    saved; there (`tools/test_versions.py`) all but the pictures is compared.
    """
    both = path.read_bytes(), fresh(path)
    return both if _as_locked("matplotlib") else tuple(_PICTURE.sub(rb"\1", data) for data in both)


@cache
def _as_locked(package: str) -> bool:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return re.search(rf"^{package}==(\S+)", lock, re.M)[1] == version(package)
