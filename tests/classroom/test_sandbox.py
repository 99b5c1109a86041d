"""Without a sandbox that works, no student's code runs, unless a person says so; and then it is recorded."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from school import FIRST, KEY, as_bytes, place, solved

from course_lib.classroom.commands import grade, release
from course_lib.classroom.grading import GradingPlan, grade_class
from course_lib.classroom.inside.isolation import Limits
from course_lib.classroom.running import bubblewrap
from course_lib.classroom.running.cell import CellJob
from course_lib.classroom.running.sandbox import Sandbox
from course_lib.errors import CourseError
from course_lib.syllabus import chapters


@pytest.fixture
def one_student(tmp_path):
    (tmp_path / "key").write_bytes(KEY)
    place(tmp_path / "submitted", "ada", as_bytes(solved("ada")))
    return GradingPlan(
        chapter=FIRST,
        submissions=tmp_path / "submitted",
        seed_key=tmp_path / "key",
        grading=tmp_path / "grading",
    )


def test_without_bubblewrap_marking_refuses_and_says_how_to_get_it(one_student, monkeypatch):
    monkeypatch.setattr(bubblewrap.shutil, "which", lambda name: None)
    with pytest.raises(CourseError, match="apt install bubblewrap"):
        list(grade_class(one_student))
    assert not (one_student.grading / "gradebook.db").exists()


def test_a_machine_that_forbids_namespaces_is_refused(one_student, monkeypatch, tmp_path):
    fake = tmp_path / "bwrap"
    fake.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(CourseError, match="No permissions to create new namespace"):
        list(grade_class(one_student))


def test_trusted_submissions_are_marked_loudly_and_the_record_says_so(one_student, monkeypatch):
    monkeypatch.setattr(bubblewrap.shutil, "which", lambda name: None)
    said = list(grade_class(GradingPlan(**{**vars(one_student), "trust_submissions": True})))
    assert "WITHOUT a sandbox" in said[0]
    result = json.loads(
        (one_student.grading / "results" / FIRST.stem / "ada.json").read_text(encoding="utf-8")
    )
    assert result["protected"] is False
    assert sum(part["points"] for part in result["parts"]) == 16
    report = (one_student.grading / "reports" / FIRST.stem / "report.txt").read_text(encoding="utf-8")
    assert "WITHOUT a sandbox" in report


def test_an_ordinary_user_gets_a_sandbox_in_a_user_namespace(monkeypatch):
    monkeypatch.setattr(bubblewrap.os, "getuid", lambda: 1000)
    assert "--unshare-user" in bubblewrap.sandbox_command(Limits())
    with Sandbox() as one:
        (run,) = one.run(
            [CellJob(source="import os; print(len(os.listdir('/proc')) < 3 or os.listdir('/home'))")]
        )
    assert run.ended == "done"


def test_a_desk_that_needs_a_screen_is_passed_over_and_what_stands_below_it_counts():
    source = "from course_lib.drawings import film_desk\nfilm_desk([], partner=False)\nprint('and on')"
    with Sandbox() as one:
        (run,) = one.run([CellJob(source=source)])
    assert run.error is None
    assert run.text == "film_desk is passed over in marking.\nand on\n"


IN_A_COURSE_ELSEWHERE = """
from course_lib.classroom.running.cell import CellJob
from course_lib.classroom.running.sandbox import Sandbox
sources = (
    "import lzma, course_lib.models.terminal.parameters as late; print(late.__file__)",
    "import os, sys; print(sorted(os.listdir('/tmp') + os.listdir('/home')), sys.prefix, sys.base_prefix, sep='|')",
    "open(late.__file__, 'a')",
    "import course_lib.chapters.quantal_release.questions",
)
with Sandbox() as sandbox:
    for run in sandbox.run([CellJob(source=source) for source in sources]):
        print(run.text.strip() or run.error)
"""


@pytest.mark.parametrize("folder", ["/tmp", "/home"])
def test_a_course_below_a_folder_that_students_get_empty_still_loads_all_of_its_library(folder):
    if not os.access(folder, os.W_OK):
        pytest.skip(f"{folder} is not ours to write into")
    with tempfile.TemporaryDirectory(dir=folder, prefix="course-") as root:
        shutil.copytree(
            bubblewrap.LIBRARY, Path(root) / "course_lib", ignore=shutil.ignore_patterns("__pycache__")
        )
        command = [sys.executable, "-c", IN_A_COURSE_ELSEWHERE]
        here = {**os.environ, "PYTHONPATH": root}
        done = subprocess.run(command, cwd=root, env=here, capture_output=True, text=True, check=True)
    late, seen, written, hidden = done.stdout.splitlines()
    assert late == f"{root}/course_lib/models/terminal/parameters.py"
    listed, *pythons = seen.split("|")
    # The course's own Python may lie there too.
    shown = {
        Path(root).name,
        "student",
        *(Path(one).parts[2] for one in pythons if one.startswith(("/tmp/", "/home/"))),
    }
    assert set(json.loads(listed.replace("'", '"'))) <= shown
    assert "PermissionError" in written or "Read-only" in written
    assert "ModuleNotFoundError" in hidden


def test_the_sandbox_shows_no_file_of_the_course_beyond_the_library(sandbox):
    source = f"import os; print(sorted(os.listdir({str(FIRST.solution.parents[2])!r})))"
    (run,) = sandbox.run([CellJob(source=source)])
    assert set(json.loads(run.text.replace("'", '"'))) <= {".venv", "course_lib"}


def test_a_lost_sandbox_is_replaced_and_the_class_goes_on(one_student, monkeypatch):
    import course_lib.classroom.class_run as class_run

    started = []

    class Mortal(Sandbox):
        def open(self):
            super().open()
            started.append(self)
            if len(started) == 1:
                self._process.kill()
            return self

    monkeypatch.setattr(class_run, "Sandbox", Mortal)
    list(grade_class(one_student))
    assert len(started) == 2
    assert (one_student.grading / "feedback" / "ada").exists()


def test_the_wrong_key_is_refused(tmp_path):
    runner, where = CliRunner(), str(tmp_path / "grading")
    (tmp_path / "class.csv").write_text("ada\nbob\n", encoding="utf-8")
    common = ["--seed-key", str(tmp_path / "key"), "--grading", where]
    made = runner.invoke(release, ["01", "--students", str(tmp_path / "class.csv"), "--new-key", *common])
    assert made.exit_code == 0, made.output
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
    other = runner.invoke(grade, [str(tmp_path / "grading" / "release"), "--grading", where])
    assert "released with the key" in str(other.exception)
    again = runner.invoke(release, ["01", "--students", str(tmp_path / "class.csv"), "--new-key", *common])
    assert "exists already" in str(again.exception)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["01", "--new-key"], "none is named"),
        (["01", "--seed-key", "missing.key"], "cannot be read"),
        (["99"], "There is no chapter"),
    ],
)
def test_a_release_that_cannot_be_is_one_sentence(arguments, sentence):
    outcome = CliRunner().invoke(release, arguments)
    assert sentence in str(outcome.exception)
    assert isinstance(outcome.exception, CourseError)


def test_a_chapter_without_a_solution_cannot_be_released():
    planned = [one for one in chapters() if not one.solution.exists()]
    for one in planned[:1]:
        outcome = CliRunner().invoke(release, [one.id])
        assert "has no assignment yet" in str(outcome.exception)


def test_an_empty_folder_is_one_sentence(tmp_path):
    outcome = CliRunner().invoke(grade, [str(tmp_path), "--grading", str(tmp_path / "g")])
    assert "say which chapter it is with --chapter" in str(outcome.exception)
    outcome = CliRunner().invoke(grade, [str(tmp_path), "--chapter", "01", "--grading", str(tmp_path / "g")])
    assert "No notebook of 01_quantal_release" in str(outcome.exception)
