"""`course check` names what is missing or out of step: each rule refuses a chapter that breaks it."""

from dataclasses import replace
from types import SimpleNamespace

import nbformat
import pytest

from course_lib.errors import CourseError
from course_lib.questions import bank, question, variant
from course_lib.questions.kinds import Mistake
from course_lib.syllabus import Objective, chapter
from course_lib.workshop import minutes
from course_lib.workshop.check import asked_for
from course_lib.workshop.notebooks import read_notebook
from course_lib.workshop.rules import RULES, Rule, faults_of, lists, pieces, questions, sentences
from course_lib.workshop.rules import lectures as lecture_rules

GOOD = chapter("08")
PLANNED = replace(GOOD, id="77", slug="not_begun", title="Not begun")


def said(faults):
    return " ".join(faults)


def test_a_chapter_that_is_only_planned_gets_one_sentence():
    faults = faults_of(PLANNED)
    assert len(faults) == 1
    assert f"`course new {PLANNED.id}`" in faults[0]


def test_each_missing_piece_is_named_with_its_remedy(tmp_path, monkeypatch):
    monkeypatch.setattr(pieces, "ROOT", tmp_path)
    lost = SimpleNamespace(
        id="08",
        slug="deuteration",
        prefix="deuteration",
        room=tmp_path / "room",
        notebook=tmp_path / "08.ipynb",
        solution=tmp_path / "solution.ipynb",
        exercise=tmp_path / "exercise.ipynb",
    )
    (tmp_path / "room").mkdir()
    faults = list(pieces.missing(lost))
    for name in ("08.ipynb", "08.talk.toml", "solution.ipynb", "room/bank.py", "room/assignment/tasks.py"):
        assert any(fault.startswith(f"{name} is missing") for fault in faults), name
    assert "`course build 08` generates it" in said(faults)
    assert {"notebook", "talk", "bank", "assignment", "solution", "exercise"} <= pieces.absent(lost)


def test_a_module_that_cannot_be_imported_is_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(pieces, "ROOT", tmp_path)
    room = tmp_path / "course_lib" / "chapters" / "no_such_room"
    room.mkdir(parents=True)
    (room / "bank.py").write_text("QUESTIONS = unwritten\n")
    (fault,) = pieces.broken(SimpleNamespace(slug="no_such_room", room=room))
    assert fault.startswith(
        "course_lib/chapters/no_such_room/bank.py cannot be imported: ModuleNotFoundError"
    )


@pytest.mark.parametrize(
    ("rule", "change", "sentence"),
    [
        (lists.readme_faults, {"title": "Other"}, "README.md lacks the row"),
        (lists.changelog_faults, {"title": "Other"}, "does not name **Chapter 08, Other**"),
        (lists.syllabus_faults, {"minutes": None}, "has no minutes"),
        (lists.syllabus_faults, {"minutes": 90}, "has 90 minutes"),
        (lists.syllabus_faults, {"prefix": None}, "has no prefix"),
        (lists.syllabus_faults, {"objectives": ()}, "has no objectives"),
        (lists.syllabus_faults, {"prerequisites": ("77",)}, "needs chapter 77"),
        (lists.concept_faults, {"objectives": ()}, "names no objective of chapter 08"),
        (lists.concept_faults, {"objectives": GOOD.objectives[1:]}, "08.zero_point, which chapter 08"),
        (lecture_rules.claim_faults, {"claims": ("#3",)}, "#3 is promised"),
        (questions.objective_faults, {"objectives": GOOD.objectives[1:]}, "which chapter 08 does not have"),
        (questions.objective_faults, {"objectives": (Objective(id="08.new", text="Do."),)}, "08.new has 0"),
        (questions.quiz_faults, {"objectives": (Objective(id="08.new", text="Do."),)}, "nothing about"),
        (questions.id_faults, {"prefix": "heavy"}, "must begin with “heavy.”"),
    ],
)
def test_what_is_out_of_step_is_named(rule, change, sentence):
    assert sentence in said(rule(replace(GOOD, **change)))


def test_an_id_that_stands_twice_is_named(monkeypatch):
    from course_lib.chapters.deuteration import bank as room

    monkeypatch.setattr(room, "QUESTIONS", (*room.QUESTIONS, room.QUESTIONS[0]))
    assert f"{room.QUESTIONS[0].id} is used twice" in said(questions.id_faults(GOOD))


def test_a_slip_that_is_the_truth_or_another_slip_is_named():
    asked = question("deuteration.recall_half_life")
    given = variant(asked, 1)
    true = Mistake(id="no_slip", answer=asked.answer, because="It is right.")
    same = Mistake(id="copy", answer=asked.mistakes[0].answer, because="It is the first.")
    assert list(questions.told_apart(asked, given)) == []
    assert "no_slip of deuteration.recall_half_life is taken for right" in said(
        questions.told_apart(replace(asked, mistakes=(true,)), given)
    )
    assert f"copy of {asked.id} is taken for {asked.mistakes[0].id}" in said(
        questions.told_apart(replace(asked, mistakes=(asked.mistakes[0], same)), given)
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('observed = ["1", "2"]', "has 2 wrong answers to deuteration.observed, but must have at least 5"),
        ('unknown = ["1"]', "answers deuteration.unknown, which is no number question of chapter 08"),
    ],
)
def test_numbers_without_wrong_answers_and_wrong_answers_without_a_number_are_named(tmp_path, text, sentence):
    (tmp_path / "wrong_answers.toml").write_text(text)
    faults = questions.wrong_answer_faults(SimpleNamespace(id="08", prefix="deuteration", room=tmp_path))
    assert sentence in said(faults)


def test_wrong_answers_that_cannot_be_read_are_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(questions, "ROOT", tmp_path)
    (tmp_path / "wrong_answers.toml").write_text("observed = [")
    with pytest.raises(CourseError, match=r"wrong_answers\.toml cannot be read .* a line a question"):
        questions.wrong_answers(SimpleNamespace(prefix="deuteration", room=tmp_path))


def test_questions_that_stand_in_the_bank_only_are_remarked(tmp_path):
    asked = lecture(tmp_path, 'ask("deuteration.wavenumber")')
    aside = questions.only_in_bank(asked)
    assert "deuteration.wavenumber" not in aside
    assert "deuteration.commitment" in aside


def lecture(tmp_path, *sources):
    """A chapter whose lecture has these code cells."""
    path = tmp_path / "lecture.ipynb"
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return SimpleNamespace(id="08", notebook=path)


def test_questions_that_no_bank_holds_and_predictions_without_an_answer_are_named(tmp_path):
    faults = said(
        lecture_rules.question_faults(
            lecture(
                tmp_path, 'ask("deuteration.nothing")', 'predict("deuteration.predict_peak")', 'quiz("08")'
            )
        )
    )
    assert "no bank holds" in faults
    assert "deuteration.predict_peak is never answered" in faults
    assert "closing quiz" not in faults


def test_a_lecture_without_prediction_or_quiz_is_named(tmp_path):
    faults = said(lecture_rules.question_faults(lecture(tmp_path, 'ask("deuteration.observed")')))
    assert "asks for no prediction" in faults
    assert 'write quiz("08")' in faults


def test_a_word_that_the_glossary_lacks_is_named(tmp_path):
    path = tmp_path / "lecture.ipynb"
    cell = nbformat.v4.new_markdown_cell("**Words.** *HTBZ*: known. *Flubber*: not known.")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    (fault,) = lists.glossary_faults(SimpleNamespace(notebook=path))
    assert "“Flubber”" in fault


def test_an_authors_code_that_breaks_is_a_sentence_and_no_traceback():
    def broken(chapter):
        raise KeyError("half_life_h")

    (fault,) = sentences(Rule(claim="the draw is whole", faults=broken), GOOD)
    assert fault == "Whether the draw is whole cannot be told: KeyError, 'half_life_h'."


def test_every_rule_has_a_claim_of_its_own():
    claims = [rule.claim for rule in RULES]
    assert len(set(claims)) == len(claims)


def test_a_chapter_is_asked_for_by_number_slug_or_lecture():
    assert asked_for("8") == asked_for("deuteration") == asked_for(str(GOOD.notebook)) == GOOD
    assert asked_for("elsewhere.ipynb").name == "elsewhere.ipynb"
    with pytest.raises(CourseError, match="There is no chapter"):
        asked_for("deuteratoin")


def test_the_estimate_lies_within_a_sixth_of_every_measured_time():
    for load, reading, quiz, asking in minutes.MEASURED:
        assert minutes.minutes_of(load) == pytest.approx(reading, rel=1 / 6)
        assert minutes.asking_minutes(quiz) == pytest.approx(asking, rel=1 / 6)


def test_what_is_folded_or_deeper_is_not_counted_as_core():
    notebook = read_notebook(GOOD.notebook)
    whole = minutes.estimated(notebook, "08")
    for cell in notebook.cells:
        if cell.id.startswith("bond-"):
            cell.metadata["tags"] = ["deeper"]
    split = minutes.estimated(notebook, "08")
    assert split.core + split.deeper == pytest.approx(whole.core + whole.deeper)
    assert split.deeper > 2
    folded = minutes.load_of(notebook.cells).code_lines
    next(cell for cell in notebook.cells if cell.id == "bond-grid").metadata["jupyter"] = {}
    assert minutes.load_of(notebook.cells).code_lines > folded


def test_every_kind_of_question_has_its_minutes():
    assert {one.kind for one in bank()} <= minutes.PER_QUESTION.keys()
