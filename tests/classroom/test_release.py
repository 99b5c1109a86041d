"""Students get the tasks and nothing else: no answer, no hidden test, no key."""

import json
import shutil
import subprocess

import nbformat
import pytest

from course_lib.classroom import release
from course_lib.classroom.own_numbers import COMMON, numbers_of_student, read_key, variant_seed
from course_lib.errors import CourseError
from course_lib.questions.assignment import assignment, numbers_for
from course_lib.syllabus import ROOT, chapter, chapters

KEY = b"a key that only the instructor holds"
WITH_ASSIGNMENT = [one for one in chapters() if one.solution.exists()]


@pytest.fixture(scope="module")
def first():
    return chapter("01")


@pytest.mark.parametrize("one", WITH_ASSIGNMENT, ids=lambda one: one.stem)
def test_the_committed_exercise_equals_a_fresh_generation(one):
    assert one.exercise.read_bytes() == release.exercise_bytes(one)


@pytest.mark.parametrize("one", WITH_ASSIGNMENT, ids=lambda one: one.stem)
def test_the_solution_s_cells_are_those_of_the_assignment(one):
    task = assignment(one.slug)
    points = {
        cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader.points
        for cell in release.read_solution(one).cells
        if cell.metadata.nbgrader.grade
    }
    assert points == {piece.cell: piece.points for piece in (*task.tasks, *task.hand_marked)}


@pytest.mark.parametrize("one", WITH_ASSIGNMENT, ids=lambda one: one.stem)
def test_the_solution_shows_the_rubric_and_the_common_numbers(one):
    task, text = assignment(one.slug), one.exercise.read_text(encoding="utf-8")
    for piece in task.hand_marked:
        for criterion in piece.criteria:
            assert f"- {criterion.points:g} — {criterion.text}" in text
            assert criterion.look_for not in text
    given = next(cell for cell in release.read_solution(one).cells if cell.id == task.given_cell)
    assert given.source == task.given(numbers_for(task, COMMON))


def test_two_students_get_different_numbers_and_each_the_same_ones_again(first, tmp_path):
    ours = release.release_to(tmp_path / "a", first, ["ada", "bob"], KEY)
    again = release.release_to(tmp_path / "b", first, ["ada", "bob"], KEY)
    assert [path.read_bytes() for path in ours] == [path.read_bytes() for path in again]
    assert ours[0].read_bytes() != ours[1].read_bytes()


def test_latecomers_join_the_class_and_another_key_is_refused(tmp_path):
    from click.testing import CliRunner

    from course_lib.classroom.commands import release as command
    from course_lib.classroom.grading_folder import GradingFolder

    def released(students, key):
        (tmp_path / "list").write_text("\n".join(students), encoding="utf-8")
        (tmp_path / "key").write_bytes(key)
        options = ["--students", tmp_path / "list", "--seed-key", tmp_path / "key", "--grading", tmp_path]
        return CliRunner().invoke(command, ["01", *map(str, options)])

    assert "2 notebooks" in released(["ada", "bob"], KEY).output
    assert "1 notebook below" in released(["cy"], KEY).output
    assert list(GradingFolder(folder=tmp_path, chapter=chapter("01")).roster()) == ["ada", "bob", "cy"]
    refused = released(["dee"], KEY + b"!").exception
    assert isinstance(refused, CourseError)
    assert "was released with the key" in str(refused)
    assert not (tmp_path / "release" / "dee").exists()


def test_the_same_student_has_other_numbers_under_another_key():
    assert variant_seed("01", "ada", KEY) != variant_seed("01", "ada", KEY + b"!")


def test_a_short_key_is_refused(tmp_path):
    (tmp_path / "key").write_bytes(b"1234")
    with pytest.raises(CourseError, match="can be guessed"):
        read_key(tmp_path / "key")


def test_a_release_holds_no_answer_no_hidden_test_and_no_key(first, tmp_path):
    task = assignment(first.slug)
    (path,) = release.release_to(tmp_path, first, ["ada"], KEY)
    text = path.read_text(encoding="utf-8")
    secrets = [
        "BEGIN SOLUTION",
        "HIDDEN TESTS",
        "answer_unseen(",
        KEY.decode(),
        variant_seed("01", "ada", KEY),
    ]
    given = numbers_of_student(task, "ada", KEY)
    secrets += [
        str(value) for name, value in vars(given).items() if name.startswith(("hidden_release", "data_seed"))
    ]
    assert [secret for secret in secrets if secret in text] == []
    visible = {line for cell in nbformat.reads(text, as_version=4).cells for line in cell.source.splitlines()}
    for line in _solution_lines(release.read_solution(first)):
        assert line not in visible, f"a line of the solution is in the release: {line}"


def _solution_lines(notebook):
    for cell in notebook.cells:
        inside = False
        for line in cell.source.splitlines():
            marker = "BEGIN SOLUTION" in line or "END SOLUTION" in line
            inside = "BEGIN SOLUTION" in line if marker else inside
            if inside and not marker and len(line.strip()) > 3:
                yield line


def test_a_release_keeps_no_outputs(first):
    exercise = json.loads(first.exercise.read_text(encoding="utf-8"))
    assert all(not cell["outputs"] for cell in exercise["cells"] if cell["cell_type"] == "code")


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_git_ignores_what_a_lecturer_writes_beside_the_course(tmp_path):
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    shutil.copy(ROOT / ".gitignore", tmp_path)
    private = [
        "secret.key", "class.csv", "submitted/ada.ipynb", "all.zip", "exam.pdf", "exam-key.pdf", "grading/x",
    ]  # fmt: skip
    public = ["docs/imprint.md", "docs/data.csv", "notebooks/course_map.toml"]
    asked = ["git", "-C", str(tmp_path), "check-ignore", *private, *public]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert said.split() == private
