"""What the lecturer's side of the exchange takes, refuses and gives back, on files alone."""

import os
import shutil

import exchange
import hand_out
import pytest
import school

from course_lib.errors import CourseError

STEM = school.FIRST.stem
WHEN = "2026-03-01 10:00:00.000000 UTC"


@pytest.fixture
def places(tmp_path):
    """An exchange and a grading folder, with chapter 01 open and the same numbers for everyone."""
    exchange.open_assignment(tmp_path / "exchange", tmp_path / "grading", school.FIRST)
    return tmp_path / "exchange", tmp_path / "grading"


def submit(places, student, when=WHEN, content=b"{}", secret=b"s" * 32):
    folder = places[0] / exchange.COURSE_ID / "inbound" / f"{student}+{STEM}+{when}+abc_-DEF"
    folder.mkdir()
    (folder / f"{STEM}.ipynb").write_bytes(content)
    (folder / "submission_secret.txt").write_bytes(secret)
    return folder


def collected(places):
    return list(exchange.collect(*places, school.FIRST))


def test_students_may_put_submissions_in_but_not_look_around_or_remove_others(places):
    course = places[0] / exchange.COURSE_ID
    modes = {name: (course / name).stat().st_mode & 0o7777 for name in ("inbound", "outbound", "feedback")}
    assert modes == {"inbound": 0o3733, "outbound": 0o755, "feedback": 0o711}
    assert places[0].stat().st_mode & 0o7777 == 0o1777


def test_a_common_exercise_can_be_fetched_and_own_ones_leave_a_note(places):
    outbound = places[0] / exchange.COURSE_ID / "outbound" / STEM
    assert [one.name for one in outbound.iterdir()] == [f"{STEM}.ipynb"]
    shutil.rmtree(outbound)
    school.place(places[1] / "release", "ada", b"{}")
    exchange.open_assignment(*places, school.FIRST)
    assert [one.name for one in outbound.iterdir()] == [exchange.NOTE]


def test_the_newest_submission_of_each_student_counts(places):
    submit(places, "ada", when="2026-03-01 09:00:00.000000 UTC", content=b'{"old": 1}')
    submit(places, "ada", content=b'{"new": 1}')
    submit(places, "bob+1")
    lines = collected(places)
    assert (places[1] / "submitted" / "ada" / STEM / f"{STEM}.ipynb").read_bytes() == b'{"new": 1}'
    assert (places[1] / "submitted" / "bob+1" / STEM / f"{STEM}.ipynb").exists()
    assert lines[-1].startswith(f"Students who have submitted {STEM}: 2.")


def test_a_link_to_the_lecturers_files_is_refused_and_never_read(places, tmp_path):
    (tmp_path / "secret.key").write_bytes(b"the key")
    folder = submit(places, "eve")
    (folder / f"{STEM}.ipynb").unlink()
    (folder / f"{STEM}.ipynb").symlink_to(tmp_path / "secret.key")
    away = submit(places, "mallory")
    away.rename(tmp_path / "away")
    away.symlink_to(tmp_path / "away")
    lines = collected(places)
    assert sum("was not collected" in line for line in lines) == 2
    assert not (places[1] / "submitted").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to another account")
def test_nobody_submits_in_the_name_of_another(places):
    folder = submit(places, "ada")
    os.chown(folder, 12345, 12345)
    lines = collected(places)
    assert any("another account put it there" in line for line in lines)
    assert not (places[1] / "submitted").exists()


@pytest.mark.parametrize("name", ["../../x", "ada\n", ".hidden", "-rf"])
def test_a_name_that_is_no_student_is_refused(places, name):
    inbound = places[0] / exchange.COURSE_ID / "inbound"
    with pytest.raises(exchange.Refused, match="its name is not"):
        exchange._read(inbound, f"{name}+{STEM}+{WHEN}+abc", STEM)


def test_an_outsize_file_and_a_pipe_are_refused_without_waiting(places):
    submit(places, "ada", content=b"x" * (exchange.MOST_BYTES + 1))
    folder = submit(places, "bob")
    (folder / f"{STEM}.ipynb").unlink()
    os.mkfifo(folder / f"{STEM}.ipynb")
    lines = collected(places)
    assert lines[-1].startswith(f"Students who have submitted {STEM}: 0.")
    assert "bytes" in lines[0]


def test_feedback_lies_where_only_the_secret_leads(places):
    submit(places, "ada", secret=b"a" * 64)
    collected(places)
    page = places[1] / "feedback" / "ada" / STEM / f"{STEM}.html"
    page.parent.mkdir(parents=True)
    page.write_bytes(b"<p>well done</p>")
    assert exchange.give_back(*places, school.FIRST).endswith("assignment list: 1.")
    (given,) = (places[0] / exchange.COURSE_ID / "feedback").iterdir()
    from nbgrader.utils import notebook_hash

    assert given.name == f"{notebook_hash(secret='a' * 64, notebook_id=STEM)}.html"
    assert given.read_bytes() == b"<p>well done</p>"


def test_collecting_before_opening_says_what_to_do(tmp_path):
    with pytest.raises(CourseError, match=r"exchange\.py open 01"):
        list(exchange.collect(tmp_path / "exchange", tmp_path / "grading", school.FIRST))


def test_a_home_gets_what_is_missing_and_keeps_what_is_there(tmp_path):
    mine = tmp_path / "lectures" / "01_quantal_release.ipynb"
    mine.parent.mkdir()
    mine.write_text("my notes")
    own = {f"{STEM}/{STEM}.ipynb": "my numbers"}
    first = {path.relative_to(tmp_path).as_posix() for path in hand_out.hand_out(tmp_path, own)}
    assert {f"{STEM}/{STEM}.ipynb", "lectures/02_filling_the_vesicle.ipynb"} <= first
    assert mine.read_text() == "my notes"
    assert hand_out.hand_out(tmp_path, own) == []
    assert not list(tmp_path.rglob("*.part"))


def test_a_home_gets_nothing_outside_itself(tmp_path):
    with pytest.raises(ValueError, match="outside"):
        hand_out.hand_out(tmp_path / "home", {"../elsewhere.ipynb": ""})
