"""`course new`: a chapter that passes before anything is written by hand, written whole or not at all."""

import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import replace

import pytest

from course_lib.errors import CourseError
from course_lib.syllabus import ROOT, chapter, chapters
from course_lib.workshop import new
from course_lib.workshop.new import make_chapter
from course_lib.workshop.shared_lists import CHANGELOG, CONCEPTS, README, SYLLABUS, SYMBOLS

PLANNED = [one for one in chapters() if not one.notebook.exists() and not one.room.exists()]
LISTS = (SYLLABUS, CONCEPTS, README, CHANGELOG, SYMBOLS)
KEPT_AWAY = (".git", ".venv", "build", "dist", "__pycache__", ".ruff_cache", ".hypothesis", "grading", ".ci")

pytestmark = pytest.mark.skipif(not PLANNED, reason="every chapter is written")


@pytest.fixture
def house(tmp_path):
    """A folder with the shared lists and nothing else."""
    for name in LISTS:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_planned_chapter_can_be_begun_and_looks_as_the_house_does(house):
    for one in PLANNED:
        make_chapter(one, house)
    entries = {row["id"]: row for row in tomllib.loads((house / SYLLABUS).read_text())["chapter"]}
    readme = (house / README).read_text()
    for one in PLANNED:
        assert entries[one.id]["prefix"] == (one.prefix or one.slug)
        assert [row["id"] for row in entries[one.id]["objective"]] == [
            f"{one.id}.{name}" for name in ("level", "rate", "judge")
        ]
        assert f"[{one.title}](notebooks/{one.stem}.ipynb)" in readme
    assert "*(planned)*" not in readme
    assert not [path for path in house.iterdir() if path.name.startswith(".new-")]
    settings = ["--config", str(ROOT / "pyproject.toml")]
    ours = [
        "--config",
        'lint.isort.known-first-party=["course_lib"]',
    ]  # the library itself is not in this folder
    for words in (("check", *ours), ("format", "--check")):
        run = subprocess.run(
            [sys.executable, "-m", "ruff", *words, *settings, str(house)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert run.returncode == 0, run.stdout[-2000:]


def test_nothing_is_ever_overwritten(house):
    make_chapter(PLANNED[0], house)
    before = contents(house)
    with pytest.raises(CourseError, match=r"already: `course new` never overwrites"):
        make_chapter(PLANNED[0], house)
    assert contents(house) == before


def test_a_written_chapter_is_refused():
    with pytest.raises(CourseError, match="never overwrites"):
        make_chapter(chapter("01"))


def test_objectives_that_are_written_already_are_kept_and_the_example_refused(house):
    with pytest.raises(CourseError, match="has objectives in"):
        make_chapter(replace(PLANNED[0], objectives=chapter("01").objectives), house)


def test_a_failure_on_the_way_leaves_nothing_behind(house, monkeypatch):
    before = contents(house)

    class Full(type(house)):
        def rename(self, target):
            if str(target).endswith(".talk.toml"):
                raise OSError(28, "No space left on device")
            return super().rename(target)

    staged = new._staged

    def onto_a_full_disk(*arguments):
        return {path: Full(source) for path, source in staged(*arguments).items()}

    monkeypatch.setattr(new, "_staged", onto_a_full_disk)
    with pytest.raises(CourseError, match="No space left on device"):
        make_chapter(PLANNED[0], house)
    assert contents(house) == before


def test_a_list_without_the_chapters_place_is_named_before_anything_is_written(house):
    readme = house / README
    readme.write_text(readme.read_text().replace(f"| {PLANNED[0].id} |", "| ?? |"))
    before = contents(house)
    with pytest.raises(CourseError, match=r"README\.md has 0 rows"):
        make_chapter(PLANNED[0], house)
    assert contents(house) == before


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """A copy of the course, with a way to run words of Python in it."""
    folder = tmp_path_factory.mktemp("clone") / "course"
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*KEPT_AWAY))

    def run(*words):
        environment = {**os.environ, "PYTHONPATH": str(folder)}
        done = subprocess.run(
            [sys.executable, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
        return done.stdout

    return run


@pytest.mark.slow  # half a minute: three kernels and the guards of a whole chapter
def test_a_new_chapter_passes_before_anything_is_written_by_hand(clone):
    one = PLANNED[0]
    clone("-m", "course_lib", "new", one.id)
    assert one.stem in clone("-m", "course_lib", "build", one.id)
    assert "nothing to mend" in clone("-m", "course_lib", "check", one.id)
    places = [
        "tests/test_chapters.py",
        "tests/test_questions.py",
        "tests/test_house.py",
        "tests/test_guide.py",
    ]
    rest = ["tests/test_live_chapters.py", "tests/test_dressing.py", f"tests/chapters/test_{one.slug}.py"]
    room = f"course_lib/chapters/{one.slug}"
    words = ["-m", "pytest", "-q", "--doctest-modules", *places, *rest, room]
    passed = clone(*words, "-k", f"{one.slug} or test_guide or syllabus or readme or claim")
    assert " passed" in passed
    assert "failed" not in passed
