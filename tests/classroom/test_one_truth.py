"""Whatever changes a mark reaches results, gradebook, every export, feedback and report together, and is told."""

import csv
import dataclasses
import io
import re
import shutil
import sqlite3
import zipfile
from xml.etree import ElementTree

import pytest
from school import FIRST, KEY, as_bytes, blank, place, solved, with_source

from course_lib.classroom import appeals, deciding
from course_lib.classroom.giving_back.publish import publish
from course_lib.classroom.giving_back.reviewing import review_of
from course_lib.classroom.grading import GradingPlan, grade_class
from course_lib.classroom.grading_folder import GradingFolder
from course_lib.classroom.inside.isolation import Limits
from course_lib.classroom.marks import gradebook
from course_lib.classroom.marks import kit as kits
from course_lib.errors import CourseError

TITLE = "01 Quantal release"
STUDENTS = ("ada", "bob", "nil")


def plan_in(folder, **more):
    return GradingPlan(
        chapter=FIRST,
        submissions=folder / "submitted",
        seed_key=folder / "key",
        grading=folder / "grading",
        **more,
    )


@pytest.fixture(scope="module")
def marked_class(tmp_path_factory):
    folder = tmp_path_factory.mktemp("truth")
    (folder / "key").write_bytes(KEY)
    (folder / "class.csv").write_text("id,name\nada,Ada Lovelace\nbob,Bob\nnil,Nil\n", encoding="utf-8")
    for student in ("ada", "bob"):
        place(folder / "submitted", student, as_bytes(solved(student)))
    place(folder / "submitted", "nil", as_bytes(blank("nil")))
    list(grade_class(plan_in(folder, students=folder / "class.csv")))
    return folder


@pytest.fixture
def small_class(marked_class, tmp_path):
    folder = shutil.copytree(marked_class, tmp_path / "class")
    return GradingFolder(folder=folder / "grading", chapter=FIRST), folder


def of_csv(grading_folder, name, key):
    text = (grading_folder.reports / name).read_text(encoding="utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row[key]]
    return {row[key]: row[TITLE] for row in rows}


def of_workbook(grading_folder):
    with zipfile.ZipFile(grading_folder.reports / "grades.xlsx") as archive:
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    rows = [["".join(cell.itertext()) for cell in row] for row in sheet.iter() if row.tag.endswith("}row")]
    return {row[0]: row[2] for row in rows[1:]}


def of_gradebook(grading_folder):
    asked = (
        "SELECT s.student_id, SUM(COALESCE(g.manual_score, g.auto_score, 0)) - COALESCE(n.late_submission_penalty, 0) "
        "FROM grade g JOIN submitted_notebook n ON g.notebook_id = n.id "
        "JOIN submitted_assignment s ON n.assignment_id = s.id GROUP BY s.student_id"
    )
    with sqlite3.connect(grading_folder.gradebook) as connection:
        found = dict(connection.execute(asked))
    connection.close()
    return found


def of_feedback(grading_folder, student):
    text = grading_folder.feedback(student).read_text(encoding="utf-8")
    hit = re.search(r"<strong>([\d.]+) of 20 points", text)
    return hit[1] if hit else ""


def totals(grading_folder):
    """The totals that every output gives, after it was seen that all agree."""
    general = of_csv(grading_folder, "grades.csv", "ID number")
    canvas = {
        key: "" if one == "EX" else one
        for key, one in of_csv(grading_folder, "grades_canvas.csv", "SIS Login ID").items()
    }
    number = {key: float(one) if one else None for key, one in general.items()}
    assert {key: float(one) if one else None for key, one in canvas.items()} == number
    assert {key: float(one) if one else None for key, one in of_workbook(grading_folder).items()} == number
    feedback = {key: of_feedback(grading_folder, key) for key in number}
    assert {key: float(one) if one else None for key, one in feedback.items()} == number
    marked = {key: one for key, one in number.items() if one is not None}
    assert {key: max(of_gradebook(grading_folder)[key], 0) for key in marked} == pytest.approx(marked)
    return number


def both_grade(folder, **more):
    return list(grade_class(plan_in(folder, **more)))


def mended(monkeypatch, change):
    """The course with its assignment changed, as after an update."""
    before = kits.assignment

    def after(slug):
        return change(before(slug))

    monkeypatch.setattr(kits, "assignment", after)


def with_other_points(assignment):
    first, *rest = assignment.tasks
    part, *others = first.parts
    parts = (dataclasses.replace(part, points=part.points + 1), *others)
    return dataclasses.replace(assignment, tasks=(dataclasses.replace(first, parts=parts), *rest))


def with_other_truth(assignment):
    first, *rest = assignment.tasks
    part, *others = first.parts
    asked = dataclasses.replace(part.question, answer=lambda params: 12345.0, mistakes=())
    parts = (dataclasses.replace(part, question=asked), *others)
    return dataclasses.replace(assignment, tasks=(dataclasses.replace(first, parts=parts), *rest))


def test_at_first_all_outputs_agree(small_class):
    grading_folder, _ = small_class
    assert totals(grading_folder) == {"ada": 16, "bob": 16, "nil": 0}


@pytest.mark.parametrize("again", [True, False])
def test_a_mended_question_reaches_every_output_and_is_told(small_class, monkeypatch, again):
    grading_folder, folder = small_class
    mended(monkeypatch, with_other_truth)
    monkeypatch.setattr(kits, "_of_library", lambda: ["the bank was mended"])
    said = both_grade(folder, again=again)
    assert totals(grading_folder) == {"ada": 15, "bob": 15, "nil": 0}
    assert "Marks changed for 2 students:" in said
    assert "ada: total: 16 → 15" in said
    assert "bob: Numbers of one synapse: 3 → 2" in (grading_folder.reports / "report.txt").read_text(
        encoding="utf-8"
    )
    assert "16" in (grading_folder.reports / "changes.csv").read_text(encoding="utf-8")


def test_other_points_reach_every_output(small_class, monkeypatch):
    grading_folder, folder = small_class
    mended(monkeypatch, with_other_points)
    both_grade(folder)
    assert {
        row["Maximum"]
        for row in csv.DictReader(io.StringIO((grading_folder.reports / "grades.csv").read_text()))
    } == {"21.0"}
    assert of_csv(grading_folder, "grades.csv", "ID number")["ada"] == "17.0"
    assert of_gradebook(grading_folder)["ada"] == 17


def test_a_changed_library_marks_again_without_being_asked(small_class, monkeypatch):
    _, folder = small_class
    assert both_grade(folder)[0].startswith("3 submissions, 0 marked now")
    monkeypatch.setattr(kits, "_of_library", lambda: ["another sandbox"])
    assert both_grade(folder)[0].startswith("3 submissions, 3 marked now")


def test_other_limits_mark_again(small_class):
    grading_folder, folder = small_class
    place(
        folder / "submitted",
        "ada",
        as_bytes(with_source(solved("ada"), "work5", "import time\ntime.sleep(3)")),
    )
    both_grade(folder, seconds=2)
    assert totals(grading_folder)["ada"] == 14
    assert "ada: Where the drug acts: 2 → 0" in (grading_folder.reports / "report.txt").read_text(
        encoding="utf-8"
    )


def test_marks_that_could_not_be_renewed_are_named(small_class, monkeypatch):
    grading_folder, folder = small_class
    monkeypatch.setattr(kits, "_of_library", lambda: ["another course"])
    shutil.rmtree(folder / "submitted" / "bob")
    both_grade(folder)
    assert "Marks of 1 (bob) come from an earlier version" in (
        grading_folder.reports / "report.txt"
    ).read_text(encoding="utf-8")


def give(grading_folder, student, cell, points, comment=""):
    kit = kits.kit_for(FIRST, KEY, Limits())
    review = review_of(grading_folder, kit)
    piece = next(one for one in kit.assignment.hand_marked if one.cell == cell)
    result = next(one for one in review.results if one["student"] == student)
    review.save(piece, result, points, comment)
    publish(grading_folder, kit)


def test_a_mark_by_hand_reaches_every_output(small_class):
    grading_folder, _ = small_class
    give(grading_folder, "ada", "task6", [1, 0.5, 0.25], "Fine.")
    assert totals(grading_folder)["ada"] == 17.75


def of_formgrader(grading_folder, student, cell, points, comment="", waits=False):
    stem = FIRST.stem
    with gradebook.opened(grading_folder.gradebook) as book:
        grade = book.find_grade(cell, stem, stem, student)
        grade.manual_score, grade.needs_manual_grade = points, waits
        if cell.startswith(("task6", "task7")):
            book.find_comment(cell, stem, stem, student).manual_comment = comment or None
        book.db.commit()


@pytest.mark.parametrize("cell", ["task6", "task1"])
def test_a_mark_of_the_formgrader_reaches_every_output_and_survives_the_gradebook(small_class, cell):
    grading_folder, folder = small_class
    before = totals(grading_folder)["bob"]
    of_formgrader(grading_folder, "bob", cell, 0.5, "Seen there.")
    both_grade(folder)
    expected = before + 0.5 if cell == "task6" else before - 2.5
    assert totals(grading_folder)["bob"] == expected
    grading_folder.gradebook.unlink()
    both_grade(folder)
    assert totals(grading_folder)["bob"] == expected


def test_a_lost_gradebook_is_rebuilt_whole(small_class):
    grading_folder, folder = small_class
    give(grading_folder, "ada", "task6", [1, 0.5, 0.5], "A <fine> figure.")
    give(grading_folder, "ada", "task7", [1, 0, 0.5])
    of_formgrader(grading_folder, "bob", "task7", 1.5, "From elsewhere.")
    both_grade(folder)
    before = (
        totals(grading_folder),
        (grading_folder.reports / "grades.csv").read_bytes(),
        of_gradebook(grading_folder),
    )
    for path in grading_folder.folder.glob("gradebook.db*"):
        path.unlink()
    both_grade(folder)
    assert (
        totals(grading_folder),
        (grading_folder.reports / "grades.csv").read_bytes(),
        of_gradebook(grading_folder),
    ) == before
    with sqlite3.connect(grading_folder.gradebook) as connection:
        comments = {
            row[0]
            for row in connection.execute("SELECT manual_comment FROM comment WHERE manual_comment <> ''")
        }
    connection.close()
    assert comments == {"A <fine> figure.", "From elsewhere."}
    kit = kits.kit_for(FIRST, KEY, Limits())
    assert [review_of(grading_folder, kit).waiting(piece) for piece in kit.assignment.hand_marked] == [1, 0]


def test_a_mark_given_twice_in_two_places_is_the_later_one(small_class):
    grading_folder, folder = small_class
    give(grading_folder, "ada", "task7", [1, 0.5, 0.5])
    of_formgrader(grading_folder, "ada", "task7", 1.0, "On second thoughts.")
    both_grade(folder)
    assert totals(grading_folder)["ada"] == 17
    give(grading_folder, "ada", "task7", [0.5, 0, 0])
    assert totals(grading_folder)["ada"] == 16.5
    both_grade(folder)
    assert totals(grading_folder)["ada"] == 16.5


def test_confirming_in_the_formgrader_is_enough_for_new_work(small_class):
    grading_folder, folder = small_class
    give(grading_folder, "ada", "task7", [1, 0.5, 0.5], "Good.")
    place(folder / "submitted", "ada", as_bytes(with_source(solved("ada"), "work5", "ratio = locus = None")))
    both_grade(folder)
    assert totals(grading_folder)["ada"] == 14
    of_formgrader(grading_folder, "ada", "task7", 2.0, "Good.")
    both_grade(folder)
    assert totals(grading_folder)["ada"] == 16


def test_damaged_marks_by_hand_are_a_sentence_and_not_a_zero(small_class):
    grading_folder, folder = small_class
    give(grading_folder, "ada", "task7", [1, 0.5, 0.5])
    grading_folder.hand_marks.file("ada").write_text("{", encoding="utf-8")
    with pytest.raises(CourseError, match="holds marks given by hand"):
        both_grade(folder)


def test_lateness_excuse_and_appeal_reach_every_output(small_class):
    grading_folder, folder = small_class
    list(
        deciding.set_due(
            grading_folder, "2026-11-03 23:59 Europe/Berlin", per_day=2, grace_min=15, most_days=None
        )
    )
    assert totals(grading_folder) == {"ada": 16, "bob": 16, "nil": 0}
    assert "When 3 (ada, bob, nil) handed in is not known" in (
        grading_folder.reports / "report.txt"
    ).read_text(encoding="utf-8")
    said = list(deciding.say_handed_in(grading_folder, "ada", "2026-11-05 10:00 CET"))
    assert "ada: total: 16 → 12" in said
    assert totals(grading_folder)["ada"] == 12
    list(deciding.set_own_due(grading_folder, "ada", "2026-11-05 00:00 Europe/Berlin"))
    assert totals(grading_folder)["ada"] == 14
    list(deciding.excuse(grading_folder, "bob", "ill"))
    assert totals(grading_folder)["bob"] is None
    assert "bob" not in of_gradebook(grading_folder)
    assert of_csv(grading_folder, "grades_canvas.csv", "SIS Login ID")["bob"] == "EX"
    assert "excused" in grading_folder.feedback("bob").read_text(encoding="utf-8")
    both_grade(folder)
    assert (totals(grading_folder)["ada"], totals(grading_folder)["bob"]) == (14, None)
    list(deciding.excuse(grading_folder, "bob", None))
    assert totals(grading_folder)["bob"] == 16
    list(deciding.no_due(grading_folder))
    assert totals(grading_folder)["ada"] == 16
    list(appeals.appeal(grading_folder, "ada", KEY, "The unit was right.", "task1", 1.0))
    assert totals(grading_folder)["ada"] == 14
    for text in (
        grading_folder.feedback("ada").read_text(encoding="utf-8"),
        (grading_folder.reports / "report.html").read_text(encoding="utf-8"),
    ):
        assert "The unit was right." in text


def test_moodles_german_grading_sheet_says_when_each_handed_in_by_the_clock_of_the_class(
    small_class, tmp_path
):
    grading_folder, _ = small_class
    due = "2026-11-03 23:59 Europe/Berlin"
    list(deciding.set_due(grading_folder, due, per_day=2, grace_min=0, most_days=None))
    table = tmp_path / "Bewertungen.csv"
    table.write_text(
        'ID,"Vollständiger Name",Status,"Zuletzt geändert (Abgabe)"\n'
        'Teilnehmer/in1,ada,Abgegeben,"Dienstag, 3. November 2026, 23:50"\n'
        'Teilnehmer/in2,bob,Abgegeben,"Mittwoch, 4. November 2026, 00:10"\n'
        "Teilnehmer/in3,nil,Keine Abgabe,-\n",
        encoding="utf-8",
    )
    said = list(deciding.read_times(grading_folder, table))
    assert said[0] == "2 of 2 times were read."
    assert not any(line.startswith("Not read") for line in said)
    assert (totals(grading_folder)["ada"], totals(grading_folder)["bob"]) == (16, 14)


def test_a_second_submission_counts_and_stays_so(small_class):
    grading_folder, folder = small_class
    second = folder / "second.ipynb"
    second.write_bytes(as_bytes(with_source(solved("bob"), "work5", "ratio = locus = None")))
    said = list(appeals.resubmit(grading_folder, "bob", second, KEY, None, "He asked before the end."))
    assert "bob: total: 16 → 14" in said
    both_grade(folder)
    assert totals(grading_folder)["bob"] == 14
    report = (grading_folder.reports / "report.txt").read_text(encoding="utf-8")
    assert "was passed over, since `course resubmit` named another notebook" in report
    list(appeals.resubmit(grading_folder, "bob", None, KEY, None, "No, the first."))
    assert totals(grading_folder)["bob"] == 16


def test_an_appeal_marks_one_student_anew(small_class, monkeypatch):
    grading_folder, _ = small_class
    mended(monkeypatch, with_other_truth)
    said = list(appeals.appeal(grading_folder, "ada", KEY, "Looked at again."))
    assert "ada: total: 16 → 15" in said
    assert totals(grading_folder) == {"ada": 15, "bob": 16, "nil": 0}


def test_one_class_is_never_marked_with_the_keys_of_another(small_class):
    grading_folder, _ = small_class
    grading_folder.remember_release(KEY, {})
    with pytest.raises(CourseError, match="every student would be marked against"):
        list(appeals.appeal(grading_folder, "ada", KEY + b"!", "x"))


def test_an_unknown_student_is_a_sentence_with_who_is_meant(small_class):
    grading_folder, _ = small_class
    with pytest.raises(CourseError, match="Did you mean ada"):
        list(deciding.excuse(grading_folder, "adda", "ill"))


def test_totals_that_wait_are_marked_as_such_and_the_csv_opens_in_excel(small_class):
    grading_folder, folder = small_class
    (folder / "class.csv").write_text("id,name\nada,Zoë Ångström\nbob,=1+1\nnil,Nil\n", encoding="utf-8")
    both_grade(folder, students=folder / "class.csv")
    content = (grading_folder.reports / "grades.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"'=1+1" in content
    rows = {row["ID number"]: row for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))}
    assert [rows[one]["Status"] for one in STUDENTS] == ["waits for marks by hand"] * 2 + ["final"]
    canvas = csv.DictReader(
        io.StringIO((grading_folder.reports / "grades_canvas.csv").read_text(encoding="utf-8-sig"))
    )
    assert {row["SIS Login ID"]: row["Notes"] for row in canvas if row["SIS Login ID"]}[
        "ada"
    ] == "waits for marks by hand"


def test_releasing_other_numbers_to_who_holds_some_is_refused(tmp_path, monkeypatch):
    from click.testing import CliRunner

    from course_lib.classroom import release as releases
    from course_lib.classroom.commands import release
    from course_lib.classroom.marks import marked

    (tmp_path / "class.csv").write_text("id\nada\nbob\n", encoding="utf-8")
    (tmp_path / "key").write_bytes(KEY)
    words = [
        "01",
        "--students",
        str(tmp_path / "class.csv"),
        "--seed-key",
        str(tmp_path / "key"),
        "--grading",
        str(tmp_path / "g"),
    ]
    assert CliRunner().invoke(release, words).exit_code == 0
    held = (tmp_path / "g" / "release" / "ada" / FIRST.stem / f"{FIRST.stem}.ipynb").read_bytes()
    assert CliRunner().invoke(release, words).exit_code == 0  # the same numbers again harm nobody
    before = releases.numbers_of_student

    def drawn_otherwise(task, student, key):
        return before(task, f"{student} other", key)

    monkeypatch.setattr(releases, "numbers_of_student", drawn_otherwise)
    monkeypatch.setattr(marked, "numbers_of_student", drawn_otherwise)
    for lost in (None, tmp_path / "g" / "released"):
        if lost:  # what was noted is gone; the notebooks themselves tell
            shutil.rmtree(lost)
        refused = CliRunner().invoke(release, words).exception
        assert "2 of 2 students (ada, bob) hold notebooks with other numbers" in str(refused)
        assert (tmp_path / "g" / "release" / "ada" / FIRST.stem / f"{FIRST.stem}.ipynb").read_bytes() == held
    assert CliRunner().invoke(release, [*words, "--replace"]).exit_code == 0
    place(tmp_path / "submitted", "ada", held)  # she had begun
    grading_folder = GradingFolder(folder=tmp_path / "g", chapter=FIRST)
    plan = GradingPlan(
        chapter=FIRST, submissions=tmp_path / "submitted", seed_key=tmp_path / "key", grading=tmp_path / "g"
    )
    list(grade_class(plan))
    report = (grading_folder.reports / "report.txt").read_text(encoding="utf-8")
    assert "ada: the notebook holds numbers of an earlier release" in report
