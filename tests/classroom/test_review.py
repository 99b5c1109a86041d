"""Marks by hand: given on a page in a browser, merged with the automatic ones, kept when marking runs again."""

import csv
import shutil
import subprocess
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

import pytest
from school import FIRST, KEY, as_bytes, blank, place, solved, with_source

from course_lib.classroom.commands import _chapter_to_review
from course_lib.classroom.deciding import excuse
from course_lib.classroom.giving_back.publish import publish
from course_lib.classroom.giving_back.review import ReviewServer
from course_lib.classroom.giving_back.reviewing import review_of
from course_lib.classroom.grading import GradingPlan, grade_class
from course_lib.classroom.grading_folder import GradingFolder
from course_lib.classroom.inside.isolation import Limits
from course_lib.classroom.marks import gradebook
from course_lib.classroom.marks.kit import kit_for
from course_lib.errors import CourseError

TOKEN = "a-token-of-the-test"


@pytest.fixture(scope="module")
def marked_class(tmp_path_factory):
    """A folder in which a class of three was marked once."""
    folder = tmp_path_factory.mktemp("marked")
    (folder / "key").write_bytes(KEY)
    for student in ("ada", "bob"):
        place(folder / "submitted", student, as_bytes(solved(student)))
    place(folder / "submitted", "nil", as_bytes(blank("nil")))
    list(grade_class(plan_in(folder)))
    return folder


def plan_in(folder):
    return GradingPlan(
        chapter=FIRST, submissions=folder / "submitted", seed_key=folder / "key", grading=folder / "grading"
    )


@pytest.fixture
def small_class(marked_class, tmp_path):
    """A copy of that class's grading folder for one test, and the plan that marks it again."""
    folder = shutil.copytree(marked_class, tmp_path / "class")
    return GradingFolder(folder=folder / "grading", chapter=FIRST), plan_in(folder)


@pytest.fixture
def page(small_class):
    """The address of the running page, and the review behind it."""
    grading_folder, _ = small_class
    review = review_of(grading_folder, kit_for(FIRST, KEY, Limits()))
    with ReviewServer(review, TOKEN, port=0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", review
        server.shutdown()
        thread.join()


def grades(grading_folder):
    with (grading_folder.reports / "grades.csv").open(encoding="utf-8") as file:
        return {row["ID number"]: row for row in csv.DictReader(file)}


def give(review, student, cell, points, comment=""):
    piece = next(one for one in review.kit.assignment.hand_marked if one.cell == cell)
    result = next(one for one in review.results if one["student"] == student)
    review.save(piece, result, points, comment)


def formgrader_gives(grading_folder, student, cell, points, comment=""):
    """What nbgrader's formgrader does when somebody marks a cell there."""
    stem = FIRST.stem
    with gradebook.opened(grading_folder.gradebook) as book:
        grade = book.find_grade(cell, stem, stem, student)
        grade.manual_score, grade.needs_manual_grade = points, False
        book.find_comment(cell, stem, stem, student).manual_comment = comment or None
        book.db.commit()


def test_the_solution_with_its_marks_by_hand_earns_twenty_and_the_blank_is_done_with_zero(small_class):
    grading_folder, plan = small_class
    kit = kit_for(FIRST, KEY, plan.limits)
    review = review_of(grading_folder, kit)
    give(review, "ada", "task6", [1, 0.5, 0.5])
    give(review, "ada", "task7", [1, 0.5, 0.5], "Well argued.")
    publish(grading_folder, kit)
    rows = grades(grading_folder)
    assert (float(rows["ada"]["01 Quantal release"]), rows["ada"]["Status"]) == (20, "final")
    assert (float(rows["nil"]["01 Quantal release"]), rows["nil"]["Status"]) == (0, "final")
    assert rows["bob"]["Status"] == "waits for marks by hand"
    feedback = (grading_folder.folder / "feedback" / "ada" / FIRST.stem / f"{FIRST.stem}.html").read_text(
        encoding="utf-8"
    )
    assert "Well argued." in feedback
    assert "20 of 20 points." in feedback
    assert "16 of 20 points so far." in grading_folder.feedback("bob").read_text(encoding="utf-8")


def test_feedback_says_which_line_of_the_rubric_earned_what_and_folds_the_given_numbers(small_class):
    grading_folder, plan = small_class
    kit = kit_for(FIRST, KEY, plan.limits)
    give(review_of(grading_folder, kit), "ada", "task7", [1, 0, 0.5])
    publish(grading_folder, kit)
    page = grading_folder.folder / "feedback" / "ada" / FIRST.stem / f"{FIRST.stem}.html"
    text = page.read_text(encoding="utf-8")
    assert "1 of 1: Names the quantity, with the reason.\n0 of 0.5: Says whether" in text
    before = text[: text.index("quantal_cv = ")]
    assert before.count("<details") == before.count("</details>") + 1


def test_the_class_list_names_students_in_the_grades_and_who_handed_in_nothing(small_class):
    grading_folder, plan = small_class
    people = plan.submissions.parent / "class.csv"
    people.write_text("id,name\nada,Ada Lovelace\nbob,Bob\nnil,Nil\nzac,Zac\n", encoding="utf-8")
    said = list(grade_class(GradingPlan(**{**vars(plan), "students": people})))
    report = (grading_folder.reports / "report.txt").read_text(encoding="utf-8")
    assert "Nothing to mark from 1 of 4 on the class list: zac." in report
    assert said[1].startswith("1 to do and nothing to know")
    assert grades(grading_folder)["ada"]["Name"] == "Ada Lovelace"


def test_feedback_goes_back_to_moodle_under_the_names_of_its_own_zip(small_class, tmp_path):
    grading_folder, plan = small_class
    zipped, folders = (
        tmp_path / "all.zip",
        ("Ada Lovelace_9001_assignsubmission_file", "Bob_9002_assignsubmission_file_"),
    )
    with zipfile.ZipFile(zipped, "w") as archive:
        for student, folder in zip(("ada", "bob"), folders, strict=True):
            archive.writestr(f"{folder}/{FIRST.stem}.ipynb", as_bytes(solved(student)))
    people = tmp_path / "class.csv"
    people.write_text("id,name\nada,Ada Lovelace\nbob,Bob\nnil,Nil\n", encoding="utf-8")
    list(grade_class(GradingPlan(**{**vars(plan), "submissions": zipped, "students": people})))
    with zipfile.ZipFile(grading_folder.reports / "feedback_moodle.zip") as archive:
        assert archive.namelist() == [f"{folder}/feedback_{FIRST.stem}.html" for folder in folders]
        assert archive.read(archive.namelist()[0]) == grading_folder.feedback("ada").read_bytes()


def test_marking_again_keeps_marks_by_hand_and_doubles_nothing(small_class):
    grading_folder, plan = small_class
    kit = kit_for(FIRST, KEY, plan.limits)
    review = review_of(grading_folder, kit)
    for _ in range(2):
        give(review, "ada", "task7", [1, 0, 0.5])
    publish(grading_folder, kit)
    before = (grading_folder.reports / "grades.csv").read_bytes()
    list(grade_class(GradingPlan(**{**vars(plan), "again": True})))
    assert (grading_folder.reports / "grades.csv").read_bytes() == before


def test_new_work_waits_for_a_new_look(small_class):
    grading_folder, plan = small_class
    kit = kit_for(FIRST, KEY, plan.limits)
    for cell in ("task6", "task7"):
        give(review_of(grading_folder, kit), "ada", cell, [1, 0.5, 0.5])
    place(plan.submissions, "ada", as_bytes(with_source(solved("ada"), "task7", "Now I say p.")))
    list(grade_class(plan))
    assert grades(grading_folder)["ada"]["Status"] == "waits for marks by hand"
    assert review_of(grading_folder, kit).waiting(kit.assignment.hand_marked[1]) == 2


def test_a_stopped_run_goes_on_where_it_was(small_class):
    _, plan = small_class
    place(plan.submissions, "cy", as_bytes(solved("cy")))
    said = list(grade_class(plan))
    assert said[0].startswith("4 submissions, 1 marked now")


def test_a_lost_gradebook_is_filled_again_from_the_results(small_class):
    grading_folder, plan = small_class
    before = grades(grading_folder)
    for path in grading_folder.folder.glob("gradebook.db*"):
        path.unlink()
    list(grade_class(plan))
    assert grades(grading_folder) == before


def test_a_new_gradebook_has_the_tables_that_nbgrader_itself_would_make():
    from nbgrader.dbutil import _temp_alembic_ini

    from course_lib.classroom.marks.gradebook import schema_version

    beside = str(Path(sys.executable).parent)
    with _temp_alembic_ini("sqlite://") as settings:
        asked = [f"{beside}/alembic", "-c", settings, "heads"]
        said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert said.split()[0] == schema_version()


def test_what_was_marked_in_nbgrader_s_formgrader_does_not_wait_and_is_kept(small_class):
    grading_folder, plan = small_class
    kit = kit_for(FIRST, KEY, plan.limits)
    before = [review_of(grading_folder, kit).waiting(piece) for piece in kit.assignment.hand_marked]
    formgrader_gives(grading_folder, "bob", "task7", 1.5, "From elsewhere.")
    after = [review_of(grading_folder, kit).waiting(piece) for piece in kit.assignment.hand_marked]
    assert (before, after) == ([2, 2], [2, 1])
    list(grade_class(plan))
    assert grades(grading_folder)["bob"]["What would change your mind? (2)"] == "1.5"
    assert "From elsewhere." in grading_folder.feedback("bob").read_text(encoding="utf-8")


def test_the_chapter_that_was_marked_needs_no_name_and_of_two_one_is_asked_for(small_class):
    grading_folder, _ = small_class
    assert _chapter_to_review(None, grading_folder.folder) == FIRST
    (grading_folder.folder / "results" / "02_filling_the_vesicle").mkdir()
    shutil.copy(
        grading_folder.results.folder / "ada.json",
        grading_folder.folder / "results" / "02_filling_the_vesicle",
    )
    with pytest.raises(CourseError, match="possible: 01, 02"):
        _chapter_to_review(None, grading_folder.folder)
    with pytest.raises(CourseError, match="run `course grade` first"):
        _chapter_to_review(None, grading_folder.folder / "empty")


def test_points_beyond_the_rubric_are_refused(small_class):
    grading_folder, plan = small_class
    with pytest.raises(CourseError, match="at most 1"):
        give(review_of(grading_folder, kit_for(FIRST, KEY, plan.limits)), "ada", "task7", [5, 0, 0])


def test_half_a_point_may_be_written_with_a_comma(page):
    address, review = page
    place_of_ada = next(i for i, one in enumerate(review.results) if one["student"] == "ada")
    form = urllib.parse.urlencode({"c0": "1", "c1": "0,5", "c2": "0,25", "comment": "Größe"})
    urllib.request.urlopen(f"{address}/{TOKEN}/task7/{place_of_ada}", data=form.encode()).close()
    saved = review.saved("ada")["task7"]
    assert (saved.points, saved.comment) == ((1, 0.5, 0.25), "Größe")


def test_who_is_excused_after_marking_is_no_longer_to_be_asked(small_class):
    grading_folder, plan = small_class
    people = plan.submissions.parent / "class.csv"
    people.write_text("id\nada\nbob\nnil\nyan\nzac\n", encoding="utf-8")
    list(grade_class(GradingPlan(**{**vars(plan), "students": people})))
    list(excuse(grading_folder, "zac", "ill"))
    report = (grading_folder.reports / "report.txt").read_text(encoding="utf-8")
    assert "Nothing to mark from 1 of 5 on the class list: yan." in report


def test_the_page_opens_only_with_its_token(page):
    address, _ = page
    for path in ("/", "/wrong/", f"/{TOKEN}/task6/99", f"/{TOKEN}/../key", f"/{TOKEN}/given/0"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(address + path)
        assert refused.value.code == 404
        refused.value.close()


@pytest.mark.skipif(not shutil.which("chromium"), reason="needs Chromium")
def test_a_marker_marks_a_figure_in_a_browser_by_keyboard(page):
    from playwright.sync_api import sync_playwright

    address, review = page
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-sync",
    ]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        tab = browser.new_page()
        tab.goto(f"{address}/{TOKEN}/")
        tab.get_by_role("link", name="A figure of the fit").click()
        tab.wait_for_selector("img, p:has-text('no answer'), pre")
        marked = tab.url.rsplit("/", 1)[1]
        for i, points in enumerate(("1", "0,5", "0")):
            tab.locator(f"#c{i}").focus()
            tab.keyboard.type(points)
        tab.locator("#comment").focus()
        tab.keyboard.type("Label the <axes>.")
        tab.get_by_role("button", name="Save and go on").press("Enter")
        tab.wait_for_url(lambda url: not url.endswith(f"/{marked}"))
        assert "1 wait to be marked" in tab.content()
        assert tab.evaluate("document.activeElement.id") == "c0"
        tab.get_by_text("What was asked").click()
        assert tab.get_by_text("Draw the five points of task 4").is_visible()
        tab.goto(f"{address}/{TOKEN}/task6/{marked}")
        assert tab.locator("#c1").input_value() == "0.5"
        assert tab.locator("#comment").input_value() == "Label the <axes>."
        assert all(student not in tab.content() for student in ("ada", "bob"))
        browser.close()
    saved = review.saved(review.results[int(marked)]["student"])["task6"]
    assert (saved.points, saved.comment) == ((1, 0.5, 0), "Label the <axes>.")
