"""One sandbox for the tests of single submissions."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import school

from course_lib.classroom.inside.isolation import Limits
from course_lib.classroom.marks.kit import kit_for
from course_lib.classroom.marks.marked import marked
from course_lib.classroom.running.sandbox import Sandbox


@pytest.fixture(scope="session")
def sandbox():
    with Sandbox(Limits(cell_s=20)) as one:
        yield one


@pytest.fixture(scope="session")
def kit():
    return kit_for(school.FIRST, school.KEY, Limits(cell_s=20))


@pytest.fixture
def mark(kit, sandbox):
    """The result of a notebook (or bytes) handed in by a student."""

    def of(notebook, student="ada"):
        content = notebook if isinstance(notebook, bytes) else school.as_bytes(notebook)
        return marked(kit, sandbox, student, content)

    return of


def pytest_configure(config):
    config.addinivalue_line(
        "markers", "hostile: submissions that try to gain points, to harm others, or to stop the run"
    )
