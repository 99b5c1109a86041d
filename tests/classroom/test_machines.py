"""Machines as they are: full disks, locks, odd folder names, two at once, terminals of other countries, no home."""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from school import FIRST, KEY, as_bytes, place, solved

from course_lib import files
from course_lib.classroom.grading import GradingPlan, grade_class
from course_lib.classroom.grading_folder import GradingFolder
from course_lib.classroom.locks import NAME, held
from course_lib.classroom.marks import gradebook
from course_lib.errors import CourseError

ROOT = Path(__file__).resolve().parents[2]
COURSE = [sys.executable, "-c", "from course_lib.cli import main; main()"]


def run(*words, **environment):
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    env = {key: value for key, value in env.items() if value is not None}
    return subprocess.run([*COURSE, *map(str, words)], capture_output=True, env=env, check=False)


@pytest.fixture(scope="module")
def submitted(tmp_path_factory):
    folder = tmp_path_factory.mktemp("machines")
    (folder / "key").write_bytes(KEY)
    for student in ("ada", "bob"):
        place(folder / "submitted", student, as_bytes(solved(student)))
    return folder


def plan(folder, grading, **more):
    return GradingPlan(
        chapter=FIRST, submissions=folder / "submitted", seed_key=folder / "key", grading=grading, **more
    )


@pytest.fixture(scope="module")
def marked_once(submitted):
    list(grade_class(plan(submitted, submitted / "once")))
    return submitted / "once"


@pytest.fixture
def graded(marked_once, tmp_path):
    return GradingFolder(folder=shutil.copytree(marked_once, tmp_path / "grading"), chapter=FIRST)


def grades(grading_folder):
    return (grading_folder.reports / "grades.csv").read_bytes()


@pytest.mark.parametrize("name", ["g?x", "g#x", "g%20x", "g x", "g:x", "gä", "g'x", "g\\x", "-g"])
def test_a_grading_folder_may_have_any_name(graded, tmp_path, name, submitted):
    there = graded.folder.rename(tmp_path / name)
    (there / "gradebook.db").unlink()
    list(grade_class(plan(submitted, there)))
    assert (there / "gradebook.db").read_bytes().startswith(b"SQLite format 3")
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


def test_a_gradebook_that_another_program_has_locked_is_named_before_anything_is_marked(graded, submitted):
    before = grades(graded)
    other = sqlite3.connect(graded.gradebook, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(CourseError, match="is locked by another program: close JupyterLab's Formgrader"):
        list(grade_class(plan(submitted, graded.folder)))
    other.close()
    list(grade_class(plan(submitted, graded.folder)))
    assert grades(graded) == before


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("database is locked", "locked by another program"),
        ("attempt to write a readonly database", "may not be written"),
        ("database or disk is full", "the disk is full"),
        ("unable to open database file", "cannot be opened"),
        ("file is not a database", "move it away, and `course grade` writes it anew"),
    ],
)
def test_each_trouble_of_the_gradebook_has_its_own_sentence(said, sentence):
    with pytest.raises(CourseError, match=sentence), gradebook.told(Path("gradebook.db")):
        raise sqlite3.OperationalError(said)


def test_a_damaged_gradebook_is_moved_away_and_made_anew(graded, submitted):
    before = grades(graded)
    graded.gradebook.write_bytes(b"no database, but something")
    with pytest.raises(CourseError, match="move it away"):
        list(grade_class(plan(submitted, graded.folder)))
    graded.gradebook.unlink()
    list(grade_class(plan(submitted, graded.folder)))
    assert grades(graded) == before


def test_the_gradebook_rests_on_no_write_ahead_log(graded, submitted):
    with sqlite3.connect(graded.gradebook) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    list(grade_class(plan(submitted, graded.folder)))
    with sqlite3.connect(graded.gradebook) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()
    assert not list(graded.folder.glob("gradebook.db-*"))


def test_a_gradebook_whose_making_was_killed_gets_its_version_all_the_same(graded, submitted):
    with sqlite3.connect(graded.gradebook) as connection:
        connection.execute("DROP TABLE alembic_version")
    connection.close()
    list(grade_class(plan(submitted, graded.folder)))
    with sqlite3.connect(graded.gradebook) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
            (gradebook.schema_version(),)
        ]
    connection.close()


def test_of_two_at_once_the_second_hears_who_is_at_work(graded, submitted):
    with held(graded.folder, "course grade"):
        second = run(
            "grade",
            submitted / "submitted",
            "--chapter",
            "01",
            "--seed-key",
            submitted / "key",
            "--grading",
            graded.folder,
        )
    assert second.returncode == 1
    assert f"`course grade` (process {os.getpid()}" in second.stderr.decode()
    assert "is at work" in second.stderr.decode()
    assert b"Traceback" not in second.stderr


def test_a_lock_is_waited_for_and_freed_by_the_system(tmp_path):
    handle = os.open(tmp_path / NAME, os.O_RDWR | os.O_CREAT)
    fcntl.flock(handle, fcntl.LOCK_EX)
    threading.Timer(0.5, os.close, [handle]).start()
    start = time.monotonic()
    with held(tmp_path, "course review", wait_s=10):
        assert time.monotonic() - start > 0.4


def test_a_full_disk_is_one_sentence_wherever_it_strikes(graded, submitted, monkeypatch):
    before, real = grades(graded), files.write_atomically
    shutil.rmtree(graded.folder / "results")
    left = [0]

    def full(path, content, **how):
        if left[0] == 0:
            raise CourseError(
                f"{path.name} could not be written (No space left on device): the old file is unchanged."
            )
        left[0] -= 1
        real(path, content, **how)

    for module in [one for name, one in sys.modules.items() if name.startswith("course_lib.classroom")]:
        if hasattr(module, "write_atomically"):
            monkeypatch.setattr(module, "write_atomically", full)
    for room in (0, 1, 2, 3):
        left[0] = room
        with pytest.raises(CourseError, match="No space left"):
            list(grade_class(plan(submitted, graded.folder)))
    left[0] = 1000
    list(grade_class(plan(submitted, graded.folder)))
    assert grades(graded) == before


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mount"), reason="only root can make a small disk")
@pytest.mark.parametrize("size_kB", [60, 300, 900])
def test_a_disk_that_is_really_full_is_one_sentence(submitted, tmp_path, size_kB):
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size_kB}k", "tmpfs", str(small)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("this machine makes no small disks")
    try:
        done = run(
            "grade",
            submitted / "submitted",
            "--chapter",
            "01",
            "--seed-key",
            submitted / "key",
            "--grading",
            small / "g",
        )
    finally:
        subprocess.run(["umount", str(small)], check=True)
    said = done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0 or ("space" in said or "full" in said), said


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "latin-1", "cp850"])
def test_a_terminal_of_another_country_shows_what_it_can(encoding):
    done = run("progress", PYTHONIOENCODING=encoding)
    assert done.returncode == 0, done.stderr.decode()
    assert b"not tried" in done.stdout
    assert run("--help", PYTHONIOENCODING=encoding).returncode == 0
    wrong = run("grade", "nowhere-ä", PYTHONIOENCODING=encoding)
    assert wrong.returncode == 1
    assert b"Traceback" not in wrong.stderr


@pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("setpriv"), reason="only root can become an unknown user"
)
@pytest.mark.parametrize("home", [None, "/nonexistent", "/root", ""])
def test_an_account_without_a_home_is_told_so(home, tmp_path):
    env = {
        key: value
        for key, value in os.environ.items()
        if key not in ("HOME", "COURSE_PROGRESS_DIR", "XDG_DATA_HOME")
    }
    env |= {"PYTHONPATH": str(ROOT)} | ({} if home is None else {"HOME": home})
    nobody = ["setpriv", "--reuid=54321", "--regid=54321", "--clear-groups"]
    done = subprocess.run([*nobody, *COURSE, "progress"], env=env, capture_output=True, cwd="/", check=False)
    assert b"Traceback" not in done.stderr
    assert (
        done.returncode == 0 or b"COURSE_PROGRESS_DIR" in done.stderr or b"could not be read" in done.stderr
    )


def test_a_folder_that_may_not_be_written_is_one_sentence(submitted, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(CourseError, match="give yourself the right to write there"):
        list(grade_class(plan(submitted, tmp_path / "file" / "grading")))
