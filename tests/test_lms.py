"""The bank for learning platforms: the right answer earns all, each known slip is told its own, nothing is lost."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from course_lib.assess.commands import questions
from course_lib.assess.lms.canvas import canvas_zip
from course_lib.assess.lms.items import items, left_out
from course_lib.assess.lms.moodle import moodle_xml
from course_lib.assess.marking import mark
from course_lib.assess.sheet import rich
from course_lib.errors import CourseError
from course_lib.questions import bank, question, variant

VARIANTS = 3
# What Moodle accepts as a share of a mark, in per cent (among others).
SHARES = {0, 100, 50, 33.33333, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10}
QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"


@pytest.fixture(scope="module")
def ready():
    return list(items(variants=VARIANTS))


@pytest.fixture(scope="module")
def moodle(ready):
    return ElementTree.fromstring(moodle_xml(ready))


@pytest.fixture(scope="module")
def canvas(ready):
    archive = zipfile.ZipFile(io.BytesIO(canvas_zip(ready)))
    quizzes = [name for name in archive.namelist() if name != "imsmanifest.xml"]
    return archive, [ElementTree.fromstring(archive.read(name)) for name in quizzes]


def test_every_question_is_exported_or_named_as_left_out(ready):
    assert {item.question for item in ready} | set(left_out()) == {one.id for one in bank()}
    assert len({item.name for item in ready}) == len(ready)


def test_variants_of_a_question_differ_and_a_question_without_numbers_comes_once(ready):
    shown = [(item.question, item.prompt, item.known) for item in ready]
    assert len(set(shown)) == len(shown)
    assert sum(item.question == "quantal.recall_cv" for item in ready) == 1
    assert sum(item.question == "quantal.recall_count" for item in ready) == VARIANTS


def test_moodle_gives_full_marks_to_the_truth_and_none_to_a_known_slip(moodle):
    for one in moodle.findall("question[@type='numerical']"):
        answers = one.findall("answer")
        truth = float(answers[0].findtext("text"))
        assert answers[0].get("fraction") == "100"
        assert answers[-1].findtext("text") == "*"
        for wrong in answers[1:-1]:
            value, margin = float(wrong.findtext("text")), float(answers[0].findtext("tolerance"))
            assert wrong.get("fraction") == "0"
            assert abs(value - truth) > margin, one.findtext("name/text")
            assert wrong.findtext("feedback/text").strip()


def test_tolerances_and_replies_are_those_of_the_notebook(ready, moodle):
    exported = {one.findtext("name/text"): one for one in moodle.findall("question[@type='numerical']")}
    for item in ready:
        if item.kind != "number":
            continue
        asked, given = (
            question(item.question),
            variant(question(item.question), int(item.name.split(" · ")[1])),
        )
        for answer in exported[item.name].findall("answer")[:-1]:
            value, margin = float(answer.findtext("text")), float(answer.findtext("tolerance"))
            right = answer.get("fraction") == "100"
            assert margin == (asked.tolerance.margin if right else asked.tolerance.told)(value)
            if answer.get("fraction") == "0":
                assert answer.findtext("feedback/text") == rich(mark(asked, given, value).message)


def test_canvas_lists_each_slip_with_its_number_and_never_the_right_one(ready, canvas):
    _, quizzes = canvas
    entries = {item.get("title"): item for quiz in quizzes for item in quiz.iter(f"{QTI}item")}
    for item in ready:
        if item.kind == "number":
            (said,) = (
                one.findtext(f".//{QTI}mattext")
                for one in entries[item.name].iter(f"{QTI}itemfeedback")
                if one.get("ident") == "general_incorrect_fb"
            )
            truth = float(item.known[0].answer)
            assert all(known.reply in said for known in item.known[1:])
            assert f"<strong>{truth:.4g}</strong>" not in said


def test_moodle_shares_of_a_choice_add_up_and_are_ones_that_moodle_takes(moodle):
    for one in moodle.findall("question[@type='multichoice']"):
        shares = [float(answer.get("fraction")) for answer in one.findall("answer")]
        assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=1e-3)
        assert all(any(abs(abs(share) - known) < 1e-5 for known in SHARES) for share in shares)
        assert (one.findtext("single") == "true") == (shares.count(100) == 1 and min(shares) == 0)


def test_moodle_orders_are_matched_with_their_places(moodle):
    for one in moodle.findall("question[@type='matching']"):
        places = [part.findtext("answer/text") for part in one.findall("subquestion")]
        assert places == [str(place) for place in range(1, len(places) + 1)]


def test_every_moodle_question_has_a_worked_answer_and_three_hints(moodle):
    for one in moodle.iter("question"):
        if one.get("type") not in ("category", "essay"):
            assert len(one.findall("hint")) == 3
        if one.get("type") != "category":
            assert len(one.findtext("generalfeedback/text")) > 10


def score(item, chosen):
    """What Canvas gives for these choices: the first condition that stops, and what was added before."""
    total = 0.0
    for condition in item.iter(f"{QTI}respcondition"):
        (test,) = condition.find(f"{QTI}conditionvar")
        awards = condition.find(f"{QTI}setvar")
        if awards is not None and holds(test, chosen):
            total = total + float(awards.text) if awards.get("action") == "Add" else float(awards.text)
    return total


def holds(test, chosen):
    kind = test.tag.removeprefix(QTI)
    given = chosen.get(test.get("respident"), ())
    if kind == "varequal":
        return test.text in given
    if kind in ("vargte", "varlte"):
        bound = float(test.text)
        return all(float(one) >= bound if kind == "vargte" else float(one) <= bound for one in given)
    within = [holds(part, chosen) for part in test]
    return {"and": all(within), "or": any(within), "not": not any(within), "other": True}[kind]


def test_canvas_gives_full_marks_to_the_truth_and_less_to_anything_else(ready, canvas):
    _, quizzes = canvas
    entries = {item.get("title"): item for quiz in quizzes for item in quiz.iter(f"{QTI}item")}
    assert len(entries) == len(ready)
    for item in ready:
        entry, places = entries[item.name], range(1, len(item.known) + 1)
        if item.kind == "number":
            right, wrong = ({"response1": {known.answer}} for known in item.known[:2])
        elif item.kind == "ordering":
            right = {f"response_{place}": {str(place)} for place in places}
            wrong = {f"response_{place}": {str(len(item.known) + 1 - place)} for place in places}
        elif item.kind in ("choice", "choices"):
            right = {"response1": {str(place) for place in places if item.known[place - 1].right}}
            wrong = (
                {"response1": {str(place) for place in places}}
                if item.kind == "choices"
                else {"response1": {str(place) for place in places if not item.known[place - 1].right}}
            )
        else:
            continue
        assert score(entry, right) == pytest.approx(100, abs=0.1), item.name
        if all(known.right for known in item.known) and item.kind == "choices":
            continue
        assert score(entry, wrong) < 100, item.name


def test_the_canvas_package_lists_all_that_it_holds(canvas):
    archive, _ = canvas
    manifest = ElementTree.fromstring(archive.read("imsmanifest.xml"))
    listed = {file.get("href") for file in manifest.iter() if file.tag.endswith("}file")}
    assert listed == set(archive.namelist()) - {"imsmanifest.xml"}


def test_the_same_bank_gives_the_same_bytes(ready):
    assert moodle_xml(ready) == moodle_xml(items(variants=VARIANTS))
    assert canvas_zip(ready) == canvas_zip(items(variants=VARIANTS))


def test_a_teacher_writes_both_files_with_one_command(tmp_path):
    asked = [
        "01",
        "--moodle",
        str(tmp_path / "q.xml"),
        "--canvas",
        str(tmp_path / "q.zip"),
        "--variants",
        "2",
    ]
    done = CliRunner().invoke(questions, asked, catch_exceptions=False)
    assert done.exit_code == 0
    assert "stay in the notebooks: quantal.variance_curve" in done.output
    assert ElementTree.parse(tmp_path / "q.xml").getroot().tag == "quiz"
    assert zipfile.is_zipfile(tmp_path / "q.zip")


@pytest.mark.parametrize("variants", [0, 101, 2.5])
def test_an_odd_number_of_variants_is_refused_in_a_sentence(variants):
    with pytest.raises(CourseError, match="variants is"):
        next(items(variants=variants))
