"""The test suite as one run of pytest: its fast core, or all of it."""

import os
import subprocess
import sys

from course_lib.syllabus import ROOT, written

CORE = ("tests", "course_lib", "notebooks")
# What needs a browser, a sandbox, a server or a whole site; `slow` marks single tests elsewhere.
BEYOND_CORE = ("tests/browser", "tests/classroom", "tests/deploy")
THE_REST = (
    "This was the fast core. Browser, marking in the sandbox, slides, site and class server: make test-all"
)


def run_suite(extra: tuple[str, ...] = (), *, everything: bool = False) -> int:
    """pytest's exit status over the fast core, or over everything there is to test."""
    return subprocess.run(pytest_command(extra, everything=everything), cwd=ROOT, check=False).returncode


def pytest_command(extra: tuple[str, ...] = (), *, everything: bool = False) -> list[str]:
    """The command line of the suite.

    Cells of one notebook share a kernel, so each notebook goes to one worker (`loadscope`).

    >>> pytest_command()[1:3]
    ['-m', 'pytest']
    >>> "solutions" in pytest_command(everything=True), "solutions" in pytest_command()
    (True, False)
    """
    places = CORE if written() else CORE[:2]
    words = [sys.executable, "-m", "pytest", *places]
    if everything:
        words += ["solutions"] if written() else []
    else:
        words += [f"--ignore={place}" for place in BEYOND_CORE] + ["-m", "not slow"]
    words += ["--doctest-modules", "--nbval"]
    words += [
        "--durations",
        "30",
        "--nbval-sanitize-with",
        "tests/nbval_sanitize.cfg",
        "--nbval-cell-timeout",
        "120",
    ]
    workers = min(os.cpu_count() or 1, 8)
    if workers > 1 and not any(word.startswith("-n") for word in extra):
        words += ["-n", str(workers), "--dist", "loadscope"]
    return [*words, *extra]
