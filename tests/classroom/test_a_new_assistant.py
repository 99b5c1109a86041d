"""A new assistant's first class: a German Excel's list, a Moodle zip made on a Mac, and one of every kind of trouble."""

import base64
import csv
import json
import os
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest
from school import FIRST, KEY, as_bytes, blank, cell_of, own_cell, solved, with_source

from course_lib.syllabus import chapter

STEM = FIRST.stem
ROOT = Path(__file__).resolve().parents[2]
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def changed(student, change):
    notebook = solved(student)
    return as_bytes(change(notebook) or notebook)


def without_ids(notebook):
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        del cell["id"]


def answered_below(notebook):
    cell_of(notebook, "task7")["source"] = "Your answer here"
    notebook["cells"].append(own_cell("Below, in a cell of my own.", "markdown"))


def with_drawing(notebook):
    cell = cell_of(notebook, "task7")
    cell["source"] = "![](attachment:a.png)"
    cell["attachments"] = {"a.png": {"image/png": base64.b64encode(PNG).decode()}}


def with_line_ends(notebook):
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).replace("\n", "\r\n")


# id, name → what was handed in under which file name, the total that it earns (None: none), and the status
KINDS = {
    ("ada1", "Ada Lovelace"): ([(f"{STEM}.ipynb", lambda s: as_bytes(solved(s)))], 16, "waits"),
    ("joe2", "Jörg Müller"): ([(f"{STEM} (1).ipynb", lambda s: changed(s, with_line_ends))], 16, "waits"),
    ("zoe3", "Zoë Ångström"): ([(f"{STEM}.ipynb.txt", lambda s: changed(s, without_ids))], 16, "waits"),
    ("bob4", "Bob Brown"): (
        [(f"{STEM}.ipynb", lambda s: json.dumps(with_source(solved(s), "task7", "half \ud83d")).encode())], 16, "waits"
    ),
    ("cyc5", "Cy Coe"): ([("mine.ipynb", lambda s: changed(s, answered_below))], 16, "waits"),
    ("dee6", "Dee Dö"): ([(f"{STEM}.ipynb", lambda s: changed(s, with_drawing))], 16, "waits"),
    ("eve7", "Eve Eber"): ([(f"{STEM}.ipynb", lambda s: as_bytes(blank(s)))], 0, "final"),
    ("fay8", "Fay Fox"): ([(f"{STEM}.ipynb", lambda s: chapter("02").exercise.read_bytes())], None, "not marked"),
    ("gus9", "Gus Groß"): ([(f"{STEM}.ipynb", lambda s: as_bytes(solved(s))[:-99])], None, "not marked"),
    ("hal10", "Hal Hut"): ([("report.pdf", lambda s: b"%PDF")], None, None),
    ("ida11", "Ida Irr"): ([], None, None),
    ("jan12", "Jan Jahn"): (
        [
            (f"{STEM}.ipynb", lambda s: as_bytes(blank(s))),
            (f"{STEM}-1.ipynb", lambda s: as_bytes(with_source(solved(s), "work1", "%matplotlib inline\ncontent = mean_nM = failures = 1"))),
        ], 13, "waits"
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def grading(tmp_path_factory):
    folder = tmp_path_factory.mktemp("first class")
    (folder / "key").write_bytes(KEY)
    lines = ["Matrikelnummer;Vollständiger Name;Gruppe", *(f"{one};{name};A" for one, name in KINDS)]
    (folder / "Kurs.csv").write_bytes("\r\n".join(lines).encode("cp1252"))
    with zipfile.ZipFile(folder / "Abgaben.zip", "w") as archive:
        for number, ((student, name), (files, *_)) in enumerate(KINDS.items()):
            there = unicodedata.normalize("NFD", f"{name}_{500 + number}_assignsubmission_file_")
            for file, content in files:
                archive.writestr(f"{there}/{file}", content(student))
                archive.writestr(f"__MACOSX/{there}/._{file}", b"\0\5\x16\7")
    words = ["grade", folder / "Abgaben.zip", "--chapter", "01", "--students", folder / "Kurs.csv"]
    words += ["--seed-key", folder / "key", "--grading", folder / "grading", "--workers", "2"]
    done = subprocess.run(
        [sys.executable, "-c", "from course_lib.cli import main; main()", *map(str, words)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return folder / "grading"


def rows(grading):
    text = (grading / "reports" / STEM / "grades.csv").read_text(encoding="utf-8-sig")
    return {row["ID number"]: row for row in csv.DictReader(text.splitlines())}


@pytest.mark.parametrize("who", KINDS, ids=lambda who: who[1])
def test_each_gets_what_the_notebook_deserves_and_nobody_a_silent_zero(grading, who):
    _, total, status = KINDS[who]
    row = rows(grading).get(who[0])
    if status is None:
        assert row is None
    else:
        assert (row["01 Quantal release"], row["Name"]) == ("" if total is None else f"{total:.1f}", who[1])
        assert row["Status"].startswith(status)


def test_whoever_has_no_mark_is_to_be_asked(grading):
    report = (grading / "reports" / STEM / "report.txt").read_text(encoding="utf-8")
    to_do = report.split("\n\n")[0]
    for line in (
        "Nothing to mark from 2 of 12 on the class list: hal10, ida11.",
        "hal10: handed in 'report.pdf' and no notebook: ask for the notebook.",
        "fay8: not marked: this is a notebook of 02_filling_the_vesicle",
        "gus9: not marked: the file is not a whole notebook",
    ):
        assert line in to_do
    assert to_do.count("\n") == 4, to_do


def test_feedback_goes_back_under_moodle_s_own_names(grading):
    with zipfile.ZipFile(grading / "reports" / STEM / "feedback_moodle.zip") as archive:
        assert len(archive.namelist()) == sum(bool(status) for *_, status in KINDS.values())
