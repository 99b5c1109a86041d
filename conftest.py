"""Test runs never read or write the progress of the person at the keyboard."""

import atexit
import fnmatch
import os
import shutil
import tempfile
import tomllib
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("course", deadline=None)  # a busy machine is no fault of what is tested
settings.load_profile("course")

if "COURSE_TEST_HOME" not in os.environ:
    os.environ["COURSE_TEST_HOME"] = tempfile.mkdtemp(prefix="course-tests-")
    atexit.register(shutil.rmtree, os.environ["COURSE_TEST_HOME"], ignore_errors=True)
_home = os.environ["COURSE_TEST_HOME"]
os.environ["COURSE_PROGRESS_DIR"] = os.path.join(_home, "progress")  # noqa: PTH118
os.environ["IPYTHONDIR"] = os.path.join(_home, "ipython")  # noqa: PTH118
os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")


def pytest_collection_modifyitems(items):
    """Expect the faults of tests/known_faults.toml, each with its reason."""
    with (Path(__file__).parent / "tests" / "known_faults.toml").open("rb") as file:
        faults = tomllib.load(file).get("fault", [])
    for item in items:
        for fault in faults:
            if any(fnmatch.fnmatchcase(item.nodeid.partition("@")[0], pattern) for pattern in fault["tests"]):
                item.add_marker(pytest.mark.xfail(reason=fault["wrong"], strict=False))
