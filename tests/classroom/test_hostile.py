"""No submission gains an undeserved point, harms a classmate or stops the run.

All cases are handed in by one class between honest students, and marked in one run.
"""

import csv
import json
import re

import pytest
from hostile_cases import CASES
from school import AUTOMATIC, FIRST, KEY, as_bytes, place, solved

from course_lib.classroom.grading import GradingPlan, grade_class
from course_lib.classroom.grading_folder import GradingFolder
from course_lib.classroom.inside.isolation import Limits

pytestmark = pytest.mark.hostile
HONEST = ("aaron", "miriam", "zoe")


@pytest.fixture(scope="module")
def school_class(tmp_path_factory):
    """The grading folder after the run, the report's lines by student, and what the outside looked like before."""
    folder = tmp_path_factory.mktemp("class")
    (folder / "key").write_bytes(KEY)
    submitted, grading = folder / "submitted", folder / "grading"
    for name, case in CASES.items():
        place(submitted, name, case.content(name))
    for name in HONEST:
        place(submitted, name, as_bytes(solved(name)))
    target = place(submitted, "aaron", as_bytes(solved("aaron")))
    linked = submitted / "linked_submission" / FIRST.stem
    linked.mkdir(parents=True)
    (linked / f"{FIRST.stem}.ipynb").symlink_to(target)
    (submitted / "linked_folder").symlink_to(target.parent.parent)
    (submitted / "linked_data" / FIRST.stem / "data.csv").symlink_to(folder / "key")
    plan = GradingPlan(
        chapter=FIRST,
        submissions=submitted,
        seed_key=folder / "key",
        grading=grading,
        workers=2,
        seconds=6,
        limits=Limits(cell_s=6, notebook_s=60, total_memory_bytes=2_500_000_000),
    )
    said = list(grade_class(plan))
    return GradingFolder(folder=grading, chapter=FIRST), said, folder


def result_of(school_class, student):
    return school_class[0].results.load(student)


def points_of(school_class, student):
    return sum(part["points"] for part in result_of(school_class, student)["parts"])


def lines_of(school_class, student):
    report = (school_class[0].reports / "report.txt").read_text(encoding="utf-8")
    return [line for line in report.splitlines() if line.startswith(f"{student}:")]


@pytest.mark.parametrize("name", CASES)
def test_the_case_gets_the_points_that_it_deserves(school_class, name):
    assert points_of(school_class, name) == pytest.approx(CASES[name].deserved)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.line])
def test_the_report_says_it_in_one_line(school_class, name):
    lines = lines_of(school_class, name)
    assert any(re.search(CASES[name].line, line) for line in lines), lines


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.shows])
def test_the_attempt_found_nothing(school_class, name):
    printed = "".join(cell["text"] for cell in result_of(school_class, name)["cells"])
    assert CASES[name].shows in printed


@pytest.mark.parametrize("name", HONEST)
def test_honest_classmates_keep_every_point(school_class, name):
    assert points_of(school_class, name) == AUTOMATIC
    assert [line for line in lines_of(school_class, name) if "linked" not in line] == []


def test_the_run_came_to_its_end(school_class):
    grading_folder, said, _ = school_class
    assert len(grading_folder.results.all()) == len(CASES) + len(HONEST)
    assert "submissions" in said[0]
    assert (grading_folder.reports / "grades.csv").read_text(encoding="utf-8").count("\n") == 1 + len(
        CASES
    ) + len(HONEST)


def test_links_are_refused_and_named(school_class):
    assert any("is a link" in line for line in lines_of(school_class, "linked_submission"))
    assert not (school_class[0].folder / "feedback" / "linked_submission").exists()


def test_nothing_outside_was_touched(school_class):
    grading_folder, _, folder = school_class
    assert (folder / "key").read_bytes() == KEY
    everything = " ".join(str(path) for path in folder.rglob("*"))
    assert "EVIL" not in everything
    assert "sitecustomize" not in everything
    assert not any(
        re.search(r"^(WROTE|REMOVED) /(?!home/student|tmp|dev)", line, re.MULTILINE)
        for cell in result_of(school_class, "sabotage")["cells"]
        for line in cell["text"].splitlines()
    )
    assert grading_folder.gradebook.read_bytes().startswith(b"SQLite format 3")


def test_no_poison_reached_a_classmate(school_class):
    for result in school_class[0].results.all():
        if result["student"] != "poisons_start_up":
            assert "POISONED" not in json.dumps(result)


def test_the_gradebook_holds_the_same_points(school_class):
    grading_folder = school_class[0]
    table = csv.DictReader((grading_folder.reports / "grades.csv").read_text(encoding="utf-8").splitlines())
    for row in table:
        if row["Status"] == "not marked":  # it waits for a notebook that can be read: no zero meanwhile
            assert row["01 Quantal release"] == ""
            assert points_of(school_class, row["ID number"]) == 0
        else:
            assert float(row["01 Quantal release"]) == pytest.approx(
                points_of(school_class, row["ID number"])
            )


def test_feedback_never_runs_a_student_s_markup(school_class):
    for path in (school_class[0].folder / "feedback").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "<script" not in text
        assert "\x1b" not in text
