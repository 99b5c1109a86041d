"""Submissions come from nbgrader's folders, flat folders and zips; nothing is unpacked, no link is followed."""

import io
import stat
import zipfile

import pytest
from school import FIRST, as_bytes, place, solved

from course_lib.classroom.commands import _chapter
from course_lib.classroom.intake.collected import Collected
from course_lib.classroom.intake.door import take_in
from course_lib.classroom.intake.people import People
from course_lib.classroom.intake.roster import read_roster
from course_lib.classroom.intake.submission import MOST_BYTES, read_submission
from course_lib.classroom.marks.marked import marked
from course_lib.errors import CourseError

STEM = FIRST.stem


def zipped(path, entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def taken(place, roster=None):
    intake = take_in(Collected(place), FIRST, People(roster or {}))
    return set(intake.accepted), intake.lines


def test_nbgrader_s_layout_is_read(tmp_path):
    place(tmp_path, "ada", b"{}")
    place(tmp_path, "bob", b"{}")
    assert taken(tmp_path) == ({"ada", "bob"}, ())


def test_a_flat_folder_is_read(tmp_path):
    for name in ("ada", "bob_b", "c.d@e.org"):
        (tmp_path / f"{name}_{STEM}.ipynb").write_bytes(b"{}")
    assert taken(tmp_path) == ({"ada", "bob_b", "c.d@e.org"}, ())


def test_moodle_s_zip_is_read_by_the_class_list(tmp_path):
    (tmp_path / "class.csv").write_text(
        "id,name,moodle\nada,Ada Lovelace,4711\nbob,Bob Brown,4712\n", encoding="utf-8"
    )
    path = zipped(
        tmp_path / "all.zip",
        {
            f"Ada Lovelace_4711_assignsubmission_file_/{STEM}.ipynb": b"{}",
            "Bob Brown_4712_assignsubmission_file_/mine.ipynb": b"{}",
        },
    )
    assert taken(path, read_roster(tmp_path / "class.csv")) == ({"ada", "bob"}, ())


def test_a_number_that_nobody_knew_does_not_hide_a_name_on_the_class_list(tmp_path):
    (tmp_path / "class.csv").write_text("id,name\nada,Ada Lovelace\nbob,Bob Brown\n", encoding="utf-8")
    path = zipped(tmp_path / "all.zip", {f"Ada Lovelace_700100_assignsubmission_file_/{STEM}.ipynb": b"{}"})
    assert taken(path, read_roster(tmp_path / "class.csv")) == ({"ada"}, ())


def test_whoever_is_not_on_the_class_list_is_named_and_not_marked_against_numbers_that_nobody_saw(tmp_path):
    place(tmp_path, "ada", b"{}")
    place(tmp_path, "eve", b"{}")
    accepted, lines = taken(tmp_path, {"ada": {"id": "ada"}})
    assert accepted == {"ada"}
    assert "eve: " in lines[0]
    assert "not on the class list" in lines[0]


def test_a_name_that_two_students_share_names_neither(tmp_path):
    (tmp_path / "class.csv").write_text("id,name\na,Kim Lee\nb,Kim Lee\n", encoding="utf-8")
    path = zipped(tmp_path / "all.zip", {f"Kim Lee_1_assignsubmission_file_/{STEM}.ipynb": b"{}"})
    accepted, lines = taken(path, read_roster(tmp_path / "class.csv"))
    assert accepted == set()
    assert "a and b share this name" in lines[0]
    assert "Write 1 into a column moodle of the list" in lines[0]


def test_canvas_s_zip_is_read(tmp_path):
    path = zipped(
        tmp_path / "all.zip",
        {f"lovelaceada_LATE_4711_99_{STEM}.ipynb": b"{}", f"brownbob_4712_98_{STEM}-1.ipynb": b"{}"},
    )
    assert taken(path, {"ada": {"id": "ada", "canvas": "4711"}, "bob": {"id": "bob", "canvas": "4712"}}) == (
        {"ada", "bob"},
        (),
    )


@pytest.mark.parametrize(
    "name",
    [f"../../eve_{STEM}.ipynb", f"/eve_{STEM}.ipynb", f"..\\eve_{STEM}.ipynb", f"a/../../eve_{STEM}.ipynb"],
)
def test_a_name_that_points_outside_the_zip_is_refused(tmp_path, name):
    path = zipped(tmp_path / "all.zip", {name: b"{}", f"ada_{STEM}.ipynb": b"{}"})
    accepted, lines = taken(path)
    assert accepted == {"ada"}
    assert len(lines) == 1
    assert "points outside" in lines[0]
    assert sorted(one.name for one in tmp_path.parent.glob("*.ipynb")) == []


def test_a_link_in_a_zip_is_refused(tmp_path):
    entry = zipfile.ZipInfo(f"eve_{STEM}.ipynb")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    assert taken(path)[0] == set()


def test_a_zip_bomb_stays_packed(tmp_path, kit, sandbox):
    path = zipped(
        tmp_path / "all.zip",
        {f"eve_{STEM}.ipynb": b"0" * 200_000_000, f"ada_{STEM}.ipynb": as_bytes(solved("ada"))},
    )
    assert path.stat().st_size < 1_000_000
    collected = Collected(path)
    found = take_in(collected, FIRST).accepted
    content = collected.read(found["eve"].entry)
    assert len(content) == MOST_BYTES + 1
    assert "more than 20 MB" in marked(kit, sandbox, "eve", content)["refused"]
    assert collected.read(found["ada"].entry) == as_bytes(solved("ada"))


def test_a_zip_without_a_notebook_is_named(tmp_path):
    inner = io.BytesIO()
    zipfile.ZipFile(inner, "w").close()
    path = zipped(tmp_path / "all.zip", {"Ada_4711_assignsubmission_file_/work.zip": inner.getvalue()})
    assert "'work.zip' and no notebook" in taken(path)[1][0]


def test_two_notebooks_of_one_student_are_named_and_none_is_guessed(tmp_path):
    for name in ("first", "second"):
        (tmp_path / "ada").mkdir(exist_ok=True)
        (tmp_path / "ada" / f"{name}.ipynb").write_bytes(b"{}")
    accepted, lines = taken(tmp_path)
    assert accepted == set()
    assert "keep the right one" in lines[0]


def test_the_notebook_with_the_right_name_wins(tmp_path):
    place(tmp_path, "ada", b"{}")
    (tmp_path / "ada" / "draft.ipynb").write_bytes(b"{}")
    accepted, lines = taken(tmp_path)
    assert accepted == {"ada"}
    assert "was not marked" in lines[0]


def test_a_device_or_pipe_is_refused(tmp_path):
    import os

    (tmp_path / "ada").mkdir()
    os.mkfifo(tmp_path / "ada" / f"{STEM}.ipynb")
    accepted, lines = taken(tmp_path)
    assert accepted == set()
    assert "no ordinary file" in lines[0]


def test_names_become_safe_ids(tmp_path):
    (tmp_path / f"=HYPERLINK(Zoë Ünal)_{STEM}.ipynb").write_bytes(b"{}")
    assert taken(tmp_path)[0] == {"HYPERLINK-Zoe-Unal"}


@pytest.mark.parametrize("content", [b"id\n../x\n", b"id\nada\nADA\n", b"id\n", b"\xff\xfe\xff"])
def test_an_unusable_class_list_is_one_sentence(tmp_path, content):
    (tmp_path / "class.csv").write_bytes(content)
    with pytest.raises(CourseError, match="class"):
        read_roster(tmp_path / "class.csv")


def test_what_is_neither_folder_nor_zip_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    for wrong in (tmp_path / "file", tmp_path / "none"):
        with pytest.raises(CourseError, match="name the folder"):
            Collected(wrong)


def test_a_folder_of_renamed_notebooks_asks_for_the_chapter(tmp_path):
    (tmp_path / "ada.ipynb").write_bytes(b"{}")
    with pytest.raises(CourseError, match="say which chapter it is with --chapter"):
        _chapter(None, tmp_path)
    (tmp_path / f"bob_{STEM}.ipynb").write_bytes(b"{}")
    assert _chapter(None, tmp_path) == FIRST


def test_sources_may_be_lists_or_texts():
    cells = read_submission(
        b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": "1"}, {"cell_type": "code", "source": ["1"]}]}'
    )
    assert [cell.source for cell in cells.cells] == ["1", "1"]
