"""Sphinx in a process of its own, and how far the site is: notebooks run, pages read, pages written."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from course_lib.errors import CourseError
from course_lib.syllabus import ROOT

_SHARE = re.compile(r"(reading sources|writing output)\.\.\. \[\s*(\d+)%\]")
# Where each part of the work ends, of 100: roughly as long as they take when notebooks need not run.
_ENDS = {"notebooks": (0, 15), "reading sources": (15, 55), "writing output": (55, 98)}


class Steps:
    """How far the site is, told to `show` as hundredths done and a word for what happens."""

    def __init__(self, show: Callable[[int, str], None] = lambda done, what: None) -> None:
        self._show, self._ran = show, 0

    def ran(self, chapter_id: str, count: int) -> None:
        """Count the run of a chapter that is there, one of `count`."""
        self._ran += 1
        self.at("notebooks", self._ran / count, f"chapter {chapter_id} has run")

    def at(self, part: str, share: float, what: str) -> None:
        """Count a share of a part of the work as done."""
        begin, end = _ENDS[part]
        self._show(round(begin + share * (end - begin)), what)

    def heard(self, line: str) -> None:
        """Read a line of Sphinx's own report."""
        if found := _SHARE.search(line):
            self.at(found[1], int(found[2]) / 100, found[1])


def run_sphinx(tree: Path, target: Path, steps: Steps) -> None:
    """Run Sphinx in a process of its own, because it changes much about the one that it runs in.

    Raises `CourseError` with Sphinx's own words when a page or a link is wrong: every warning counts.
    """
    command = [
        sys.executable, "-m", "sphinx", "--builder", "html", "--fail-on-warning", "--keep-going", "--no-color",
        "--jobs", str(os.cpu_count() or 1), "--doctree-dir", str(tree.parent / "doctrees"), str(tree), str(target),
    ]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
    with tempfile.TemporaryFile("w+") as faults:
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=faults, text=True, errors="replace"
        ) as running:
            for line in running.stdout:
                steps.heard(line)
        if running.returncode:
            faults.seek(0)
            raise CourseError(
                f"The site was not built; the old one is unchanged. Sphinx says:\n{faults.read()[-4000:]}"
            )
