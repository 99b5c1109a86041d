"""Test runs never read or write the progress of the person at the keyboard."""

import atexit
import os
import shutil
import tempfile

if "COURSE_TEST_HOME" not in os.environ:
    os.environ["COURSE_TEST_HOME"] = tempfile.mkdtemp(prefix="course-tests-")
    atexit.register(shutil.rmtree, os.environ["COURSE_TEST_HOME"], ignore_errors=True)
_home = os.environ["COURSE_TEST_HOME"]
os.environ["COURSE_PROGRESS_DIR"] = os.path.join(_home, "progress")  # noqa: PTH118
os.environ["IPYTHONDIR"] = os.path.join(_home, "ipython")  # noqa: PTH118
os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
