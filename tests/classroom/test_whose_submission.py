"""Whose a submission is, which chapter it is of, and which of several counts: never a guess."""

import io
import json
import unicodedata
import zipfile

import pytest
from school import FIRST, as_bytes, place, solved

from course_lib.classroom.intake.collected import Collected
from course_lib.classroom.intake.door import chapters_there, take_in
from course_lib.classroom.intake.people import People
from course_lib.classroom.intake.times import moment
from course_lib.errors import CourseError
from course_lib.syllabus import chapter

STEM = FIRST.stem
SECOND = chapter("02")
CLASS = {
    "ada": {"id": "ada", "name": "Ada Lovelace", "moodle": "4711", "canvas": "90001"},
    "bob": {"id": "bob", "name": "Bob Brown", "moodle": "4712", "canvas": "90002"},
    "jorg": {"id": "jorg", "name": "Jörg Müller", "moodle": "4713", "canvas": "90003"},
    "zoe": {"id": "zoe", "name": "Zoë Ångström", "moodle": "4714", "canvas": "90004"},
    "marie": {"id": "marie", "name": "Anne-Marie Curie"},
}
NUMBERED = {
    "1001": {"id": "1001", "name": "Ada Lovelace"},
    "1015": {"id": "1015", "name": "Bob Brown"},
    "1107": {"id": "1107", "name": "Cy Coe"},
}
BOOK = as_bytes(solved("ada"))


def zipped(path, names, content=BOOK, flags=True):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return path


def taken(place, rows=CLASS, of=FIRST):
    intake = take_in(Collected(place), of, People(rows or {}))
    return {student: found.place for student, found in intake.accepted.items()}, intake


def in_folder(tmp_path, *names, content=BOOK):
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path


ONE_OF_EACH = {
    "moodle": f"Ada Lovelace_4711_assignsubmission_file_/{STEM}.ipynb",
    "moodle without the last line": f"Ada Lovelace_4711_assignsubmission_file/{STEM}.ipynb",
    "moodle without folders": f"Ada Lovelace_4711_assignsubmission_file_{STEM}.ipynb",
    "moodle with groups": f"Group 3-Ada Lovelace_4711_assignsubmission_file_/{STEM}.ipynb",
    "moodle with an unknown number": "Ada Lovelace_99999_assignsubmission_file_/mine.ipynb",
    "moodle with ids for names": f"ada_99999_assignsubmission_file_/{STEM}.ipynb",
    "canvas": f"lovelaceada_90001_77_{STEM}.ipynb",
    "canvas, late and again": f"lovelaceada_LATE_90001_77_{STEM}-2.ipynb",
    "canvas with an unknown number": f"lovelaceada_5_77_{STEM}.ipynb",
    "blackboard": f"Assignment 01_ada_attempt_2026-11-03-10-15-30_{STEM}.ipynb",
    "brightspace": f"88123-5512 - Ada Lovelace - Nov 3, 2026 1015 AM/{STEM}.ipynb",
    "teams": f"Submitted files/Lovelace, Ada/01 Quantal release/Version 2/{STEM}.ipynb",
    "google": f"Ada Lovelace - {STEM}.ipynb",
    "ilias": f"Lovelace_Ada_ada_12345/{STEM}.ipynb",
    "nbgrader": f"submitted/ada/{STEM}/{STEM}.ipynb",
    "a group's folder": f"Tuesday/ada/{STEM}.ipynb",
    "flat": f"ada_{STEM}.ipynb",
    "flat in a wrapping folder": f"all of it/ada_{STEM}.ipynb",
    "capitals": f"ADA_{STEM.upper()}.IPYNB",
    "spaces": "ada 01 quantal release.ipynb",
    "a name in a folder": f"ada lovelace/{STEM}.ipynb",
}


@pytest.mark.parametrize("scheme", ONE_OF_EACH)
@pytest.mark.parametrize("as_zip", [True, False], ids=["zip", "folder"])
def test_each_platform_s_scheme_names_its_student(tmp_path, scheme, as_zip):
    name = ONE_OF_EACH[scheme]
    there = zipped(tmp_path / "all.zip", [name]) if as_zip else in_folder(tmp_path, name)
    accepted, intake = taken(there)
    assert list(accepted) == ["ada"], intake.lines
    assert intake.lines == ()


@pytest.mark.parametrize(
    "name",
    [
        "88124-5512 - Nobody Known - Nov 3, 2026 1015 AM/{stem}.ipynb",  # 1015 is a time of day
        "Nobody Known_1015_assignsubmission_file_/{stem}.ipynb",  # a participant's number is no id
        "nobodyknown_1015_1107_{stem}.ipynb",
        "1015 - 1107/{stem}.ipynb",
        "room 1015/{stem}.ipynb",
        "Exam_nobody_attempt_2026-11-03-10-15-30_{stem}.ipynb",
    ],
)
def test_a_number_counts_only_where_a_platform_puts_the_numbers_of_its_kind(tmp_path, name):
    accepted, intake = taken(zipped(tmp_path / "all.zip", [name.format(stem=STEM)]), NUMBERED)
    assert accepted == {}
    assert "not on the class list" in intake.lines[0]


def test_a_time_of_day_gives_nobody_s_marks_to_another(tmp_path):
    names = [
        f"88123-5512 - Ada Lovelace - Nov 3, 2026 1015 AM/{STEM}.ipynb",
        f"88124-5512 - Bob Brown - Nov 3, 2026 1107 PM/{STEM}.ipynb",
    ]
    accepted, _ = taken(zipped(tmp_path / "all.zip", names), NUMBERED)
    assert accepted == {"1001": names[0], "1015": names[1]}


@pytest.mark.parametrize(
    "name",
    [
        "Ada Lovelace_4712_assignsubmission_file_/{stem}.ipynb",  # the number is Bob's
        "bob/ada_{stem}.ipynb",
        "lovelaceada_90002_77_{stem}.ipynb",
    ],
)
def test_a_path_that_names_two_students_is_asked_about(tmp_path, name):
    accepted, intake = taken(zipped(tmp_path / "all.zip", [name.format(stem=STEM)]))
    assert accepted == {}
    assert "more than one student (ada, bob)" in intake.lines[0]


def test_a_hyphen_between_group_and_name_is_no_guess(tmp_path):
    both = CLASS | {"other": {"id": "other", "name": "Marie Curie"}}
    path = zipped(tmp_path / "all.zip", [f"Anne-Marie Curie_1_assignsubmission_file_/{STEM}.ipynb"])
    assert list(taken(path)[0]) == ["marie"]
    assert taken(path, both)[0] == {}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    "name", ["Jörg Müller", "JÖRG MÜLLER", "Müller, Jörg", "Joerg Mueller", "Jorg Muller"]
)
def test_names_compare_by_letters(tmp_path, form, name):
    written = unicodedata.normalize(form, name)
    path = zipped(tmp_path / "all.zip", [f"{written}_9999_assignsubmission_file_/{STEM}.ipynb"])
    assert list(taken(path)[0]) == ["jorg"]


def test_a_zip_that_does_not_say_that_its_names_are_utf_8_is_read_all_the_same(tmp_path):
    path = zipped(
        tmp_path / "all.zip",
        [f"Zoë Ångström_1_assignsubmission_file_/{STEM}.ipynb"],
    )
    content = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        assert archive.infolist()[0].flag_bits & 0x800
    unsaid = content.replace(b"\x14\x00\x00\x08\x08\x00", b"\x14\x00\x00\x00\x08\x00")
    path.write_bytes(unsaid)
    with zipfile.ZipFile(path) as archive:
        assert not archive.infolist()[0].flag_bits & 0x800
    assert list(taken(path)[0]) == ["zoe"]


@pytest.mark.parametrize(
    "junk",
    [
        "._{stem}.ipynb",
        ".DS_Store",
        "Thumbs.db",
        ".ipynb_checkpoints/{stem}-checkpoint.ipynb",
        "__MACOSX/ada/._x.ipynb",
    ],
)
@pytest.mark.parametrize("as_zip", [True, False], ids=["zip", "folder"])
def test_what_an_operating_system_leaves_behind_is_passed_over(tmp_path, junk, as_zip):
    names = [f"ada/{STEM}/{STEM}.ipynb", f"ada/{STEM}/{junk.format(stem=STEM)}"]
    there = zipped(tmp_path / "all.zip", names) if as_zip else in_folder(tmp_path, *names)
    accepted, intake = taken(there)
    assert accepted == {"ada": names[0]}
    assert (intake.lines, intake.told) == ((), ())


@pytest.mark.parametrize(
    "ending", [".ipynb.txt", ".ipynb.json", ".json", ".txt", ".ipynb.download", ".ipynb_"]
)
def test_a_notebook_under_another_ending_is_read_as_what_it_is(tmp_path, ending):
    accepted, intake = taken(in_folder(tmp_path, f"ada_{STEM}{ending}"))
    assert list(accepted) == ["ada"]
    assert "was read as the notebook that it is" in intake.told[0]
    assert intake.lines == ()


def test_a_text_that_is_no_notebook_stays_one(tmp_path):
    in_folder(tmp_path, f"ada_{STEM}.ipynb")
    accepted, intake = taken(in_folder(tmp_path, "bob/notes.txt", content=b"hello"))
    assert list(accepted) == ["ada"]
    assert intake.lines == ("bob: handed in 'notes.txt' and no notebook: ask for the notebook.",)


@pytest.mark.parametrize(
    "mark", [" (1)", "(2)", " - Copy", " - Kopie", "-Copy1", "-1", " 2", " copy", "_Kopie"]
)
def test_a_copy_s_name_is_read_and_the_later_of_two_counts(tmp_path, mark):
    copy = f"ada_{STEM}{mark}.ipynb"
    accepted, intake = taken(in_folder(tmp_path, copy))
    assert accepted == {"ada": copy}
    in_folder(tmp_path, f"ada_{STEM}.ipynb", content=as_bytes(solved("bob")))
    accepted, intake = taken(tmp_path)
    assert accepted == {"ada": copy}
    assert intake.lines == ()
    assert "the later of the two" in intake.told[0]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (
            "A_ada_attempt_2026-11-03-10-15-30_{stem}.ipynb",
            "A_ada_attempt_2026-11-03-22-00-00_{stem}.ipynb",
        ),
        (
            "1-2 - Ada Lovelace - Nov 3, 2026 1015 AM/{stem}.ipynb",
            "1-2 - Ada Lovelace - Nov 3, 2026 0115 PM/{stem}.ipynb",
        ),
        ("Ada Lovelace/Version 9/{stem}.ipynb", "Ada Lovelace/Version 10/{stem}.ipynb"),
        ("lovelaceada_90001_5_{stem}.ipynb", "lovelaceada_90001_5_{stem}-1.ipynb"),
    ],
)
def test_the_later_attempt_counts(tmp_path, earlier, later):
    in_folder(tmp_path, later.format(stem=STEM))
    accepted, _ = taken(in_folder(tmp_path, earlier.format(stem=STEM), content=as_bytes(solved("bob"))))
    assert accepted == {"ada": later.format(stem=STEM)}


def inner_zip(*names):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, BOOK)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("Ada Lovelace_4711_assignsubmission_file_/work.zip", f"{STEM}.ipynb"),
        ("ada.zip", f"my folder/{STEM}.ipynb"),
        ("download.zip", f"ada/{STEM}/{STEM}.ipynb"),
        (f"lovelaceada_90001_5_{STEM}.zip", f"{STEM}.ipynb"),
    ],
)
@pytest.mark.parametrize("as_zip", [True, False], ids=["zip", "folder"])
def test_a_zip_in_a_zip_or_folder_is_looked_into(tmp_path, outer, inner, as_zip):
    content = inner_zip(inner)
    if as_zip:
        there = zipped(tmp_path / "all.zip", [outer], content)
    else:
        there = in_folder(tmp_path, outer, content=content)
    accepted, intake = taken(there)
    assert list(accepted) == ["ada"], intake.lines
    collected = Collected(there)
    found = take_in(collected, FIRST, People(CLASS)).accepted["ada"]
    assert collected.read(found.entry) == BOOK


def test_wrapping_folders_are_looked_through_without_a_class_list_too(tmp_path):
    names = [f"submissions/ada_{STEM}.ipynb", f"submissions/bob_{STEM}.ipynb"]
    assert set(taken(zipped(tmp_path / "a.zip", names), None)[0]) == {"ada", "bob"}
    names = [
        f"{group}/{one}_{STEM}.ipynb"
        for group, one in (("mon", "ada"), ("mon", "bob"), ("tue", "cy"), ("tue", "dee"))
    ]
    assert set(taken(zipped(tmp_path / "b.zip", names), None)[0]) == {"ada", "bob", "cy", "dee"}
    names = [f"ada/final_{STEM}.ipynb", f"bob/final_{STEM}.ipynb"]
    assert set(taken(zipped(tmp_path / "c.zip", names), None)[0]) == {"ada", "bob"}


def test_without_a_class_list_what_may_be_two_names_is_asked_about(tmp_path):
    names = [f"ada/one_{STEM}.ipynb", f"bob/two_{STEM}.ipynb"]
    accepted, intake = taken(zipped(tmp_path / "c.zip", names), None)
    assert accepted == {}
    assert "cannot be told for certain (ada or one?)" in intake.lines[0]


def test_the_folder_of_one_student_is_that_student_s(tmp_path):
    place(tmp_path, "zoe", BOOK)
    assert list(taken(tmp_path / "zoe", None)[0]) == ["zoe"]
    assert list(taken(tmp_path / "zoe")[0]) == ["zoe"]


def of_chapter(one):
    return one.exercise.read_bytes()


def test_a_notebook_of_another_chapter_is_passed_over_and_its_student_named(tmp_path):
    in_folder(tmp_path, f"ada/{SECOND.stem}/{SECOND.stem}.ipynb", content=of_chapter(SECOND))
    in_folder(tmp_path, f"bob/{STEM}/{STEM}.ipynb", f"ada/{STEM}/{STEM}.ipynb")
    in_folder(tmp_path, "zoe/mine.ipynb", content=of_chapter(FIRST))  # its name tells nothing, its cells do
    accepted, intake = taken(tmp_path, of=SECOND)
    assert list(accepted) == ["ada"]
    assert sorted(intake.others) == ["bob", "zoe"]
    assert any(line.startswith(f"bob: handed in only a notebook of {STEM}") for line in intake.told)
    assert set(taken(tmp_path)[0]) == {"ada", "bob", "zoe"}


def test_the_chapter_is_told_by_the_cells_where_no_name_tells_it(tmp_path):
    in_folder(tmp_path, "ada.ipynb", content=of_chapter(SECOND))
    assert chapters_there(Collected(tmp_path)) == [SECOND]


def test_times_are_compared_as_times():
    texts = [
        "2026-10-25 02:30:00 CEST",
        "2026-10-25 02:10:00 CET",
        "2026-10-25 02:00:00 +00:00",
        "2026-10-25 00:00 -03",
    ]
    assert sorted(texts, key=moment) == texts
    assert (
        moment("2026-11-03T23:59:00Z") == moment("2026-11-03 19:59 -04") == moment("Nov 3, 2026 1159 PM UTC")
    )
    assert moment("2026-07-01 12:00 Europe/Berlin") == moment("2026-07-01 10:00 UTC")


@pytest.mark.parametrize(
    "text", ["tomorrow", "2026-11-03 23:59 Mars/Base", "2026-11-03 23:59 CST", "2026-13-40 10:00 UTC"]
)
def test_a_time_that_cannot_be_told_is_asked_for(text):
    with pytest.raises(CourseError, match="with the zone of your class"):
        moment(text)


def test_a_name_in_strange_bytes_stops_nothing(tmp_path):
    (tmp_path / "b\udcffob").mkdir()
    (tmp_path / "b\udcffob" / "mine.ipynb").write_bytes(BOOK)
    accepted, intake = taken(in_folder(tmp_path, f"ada_{STEM}.ipynb"))
    assert list(accepted) == ["ada"]
    assert json.dumps(intake.lines).encode()
