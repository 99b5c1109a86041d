"""The site, built once for all tests that look at it, whichever worker comes first."""

import hashlib
from functools import cache
from pathlib import Path

from course_lib.syllabus import ROOT
from course_lib.workshop.site.build import BUILD, build_site

_MADE_FROM = ("course_lib", "docs", "notebooks")


@cache
def built_site() -> Path:
    """The folder of the site as the working tree makes it; nobody builds it twice."""
    import fcntl

    BUILD.mkdir(exist_ok=True)
    stamp = BUILD / "site-stamp"
    with (BUILD / "site-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        now = _digest()
        if not ((BUILD / "site").is_dir() and stamp.exists() and stamp.read_text() == now):
            build_site()
            stamp.write_text(now)
    return BUILD / "site"


def _digest() -> str:
    digest = hashlib.sha256()
    for folder in _MADE_FROM:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and not {"__pycache__", ".ipynb_checkpoints"} & set(path.parts):
                digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
