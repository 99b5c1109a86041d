"""The test suite as one run of pytest."""

import os
import subprocess
import sys

from course_lib.syllabus import ROOT, written

PLACES = ("tests", "course_lib", "notebooks", "solutions")


def run_suite(extra: tuple[str, ...] = ()) -> int:
    """pytest's exit status over library, examples in docstrings, notebooks and browser."""
    return subprocess.run(pytest_command(extra), cwd=ROOT, check=False).returncode


def pytest_command(extra: tuple[str, ...] = ()) -> list[str]:
    """The command line of the whole suite.

    Cells of one notebook share a kernel, so each notebook goes to one worker (`loadscope`).

    >>> pytest_command()[1:3]
    ['-m', 'pytest']
    """
    places = PLACES if written() else PLACES[:2]
    words = [sys.executable, "-m", "pytest", *places, "--doctest-modules", "--nbval"]
    words += ["--nbval-sanitize-with", "tests/nbval_sanitize.cfg", "--nbval-cell-timeout", "120"]
    workers = min(os.cpu_count() or 1, 8)
    if workers > 1 and not any(word.startswith("-n") for word in extra):
        words += ["-n", str(workers), "--dist", "loadscope"]
    return [*words, *extra]
