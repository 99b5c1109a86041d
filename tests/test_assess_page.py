"""Questions on the page: the widget's traffic with the kernel, the still, prediction, and determinism."""

import re
from html.parser import HTMLParser
from math import isclose
from types import SimpleNamespace

import pytest

from course_lib import assess
from course_lib.assess import session
from course_lib.assess.asking import QuestionWidget, ask, quiz
from course_lib.assess.checking import check, hint, worked
from course_lib.assess.progress import store
from course_lib.assess.progress.rounds import rounds
from course_lib.assess.sheet import sheet_of
from course_lib.assess.still import still_html, still_text
from course_lib.errors import CourseError
from course_lib.questions import NumberQuestion, bank, banks, question, quiz_ids, variant
from course_lib.syllabus import chapters


@pytest.fixture(autouse=True)
def own_progress(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_PROGRESS_DIR", str(tmp_path / "progress"))
    monkeypatch.setattr(session, "_HINTS", {})
    monkeypatch.setattr(session, "_PREDICTIONS", {})


class Page:
    """The page's side of a widget: what it sends, and what it is given to show."""

    def __init__(self, widget: QuestionWidget):
        self.widget = widget

    def send(self, **message):
        self.widget._handle_custom_msg(message, [])
        return self.widget.verdict


@pytest.mark.parametrize("asked", bank(), ids=lambda asked: asked.id)
def test_every_question_can_be_shown_and_gives_the_same_page_twice(asked):
    first, second = ask(asked.id), ask(asked.id)
    data, other = first._repr_mimebundle_()[0], second._repr_mimebundle_()[0]
    assert data["text/html"] == other["text/html"]
    assert data["text/plain"] == other["text/plain"]
    assert "application/vnd.jupyter.widget-view+json" in data
    assert asked.id in data["text/plain"]


@pytest.mark.parametrize(
    "asked", [one for one in bank() if isinstance(one, NumberQuestion)], ids=lambda asked: asked.id
)
def test_no_page_holds_the_answer_of_a_number(asked):
    for seed in range(1, 6):
        shown = sheet_of(asked.id, seed)
        truth = asked.truth(shown.params)
        given = set(re.findall(r"\d+\.?\d*", str(vars(shown.params))))
        page = re.sub(r"<style>.*?</style>", "", still_html(shown), flags=re.DOTALL)
        for text in (page, str(QuestionWidget(shown).sheet)):
            numbers = {f"{float(number):g}" for number in set(re.findall(r"\d+\.?\d*", text)) - given}
            assert shown.worked not in text
            # A small whole number may stand there by chance, as the number of a hint or of the variant.
            assert (isclose(truth, round(truth)) and abs(truth) < 20) or f"{truth:g}" not in numbers


def test_the_still_is_whole_html_with_a_legend_and_labels():
    class Tags(HTMLParser):
        def __init__(self):
            super().__init__()
            self.open, self.seen = [], []

        def handle_starttag(self, tag, attrs):
            self.seen.append(tag)
            if tag not in {"input", "br"}:
                self.open.append(tag)

        def handle_endtag(self, tag):
            assert self.open.pop() == tag

    tags = Tags()
    tags.feed(still_html(sheet_of("quantal.block_pattern")))
    assert tags.open == []
    assert {"fieldset", "legend", "label", "output", "details"} <= set(tags.seen)


def test_the_still_of_a_choice_replies_and_that_of_a_number_does_not():
    assert "data-reply" in still_html(sheet_of("quantal.locus"))
    assert "onclick" not in still_html(sheet_of("quantal.mean_response"))
    assert "check(&quot;" not in still_html(sheet_of("quantal.mean_response"))
    assert 'check("quantal.mean_response"' in still_html(sheet_of("quantal.mean_response"))


def test_text_form_names_options_by_letter_and_id():
    assert "c) the quantum q  [quantum]" in still_text(sheet_of("quantal.locus"))


def test_the_widget_says_what_the_plain_form_says():
    verdict = Page(ask("quantal.mean_response", seed=2)).send(do="answer", value="10 nM")
    plain = check("quantal.mean_response", "10 nM", seed=2)
    assert verdict["message"] == plain.message
    assert verdict["heading"] == plain.heading


def test_hints_come_one_by_one_and_are_counted():
    page = Page(ask("quantal.mean_response"))
    for level in (1, 2, 3, 3):
        page.send(do="hint")
        assert len(page.widget.hints) == level
    assert page.widget.answer("1 nM").hint_level == 3
    assert [event.kind for event in store.events()] == ["hint", "hint", "hint", "answer"]


def test_the_worked_answer_waits_for_a_try_or_all_hints():
    page = Page(ask("quantal.mean_response"))
    page.send(do="worked")
    assert page.widget.worked == ""
    page.send(do="answer", value="")
    assert not page.widget.worked_allowed
    page.send(do="answer", value="1 nM")
    page.send(do="worked")
    assert "21 nM" in page.widget.worked


def test_other_numbers_draw_the_next_variant():
    page = Page(ask("quantal.mean_response"))
    page.send(do="answer", value="1")
    page.send(do="variant")
    assert page.widget.sheet["seed"] == "2"
    assert page.widget.verdict == {}
    truth = question("quantal.mean_response").truth(variant(question("quantal.mean_response"), 2))
    assert page.send(do="answer", value=str(truth))["look"] == "right"


@pytest.mark.parametrize(
    "message", ["x", None, {}, {"do": "dance"}, {"do": "answer"}, {"do": "answer", "value": {"a": 1}}]
)
def test_a_strange_message_from_the_page_does_no_harm(message):
    ask("quantal.locus")._handle_custom_msg(message, [])


def test_an_array_is_handed_in_by_its_name(monkeypatch):
    truth = question("quantal.variance_curve").truth(sheet_of("quantal.variance_curve").params)
    monkeypatch.setattr("IPython.get_ipython", lambda: SimpleNamespace(user_ns={"mine": truth}))
    widget = ask("quantal.variance_curve")
    assert widget.answer("mine").correct
    assert "nothing called yours" in widget.answer("yours").message
    assert "Type the name" in widget.answer("__import__('os')").message


def test_the_letters_of_an_ordering_are_those_of_its_page():
    asked = question("quantal.order_inverse_cv")
    for seed in (1, 2, 3):
        shown = [name for name, _ in sheet_of(asked.id, seed).options]
        letters = ["abcd"[shown.index(name)] for name in asked.truth(variant(asked, seed))]
        for answer in (" ".join(letters), ", ".join(letters), letters, " > ".join(letters).upper()):
            assert check(asked.id, answer, seed=seed).correct
        assert not check(asked.id, "a b c d", seed=seed).correct


def test_the_example_of_a_pure_number_could_be_a_fraction():
    assert ", your_number, seed" in still_html(sheet_of("quantal.failures"))


@pytest.mark.parametrize("unit", ["nM", "banana", "", 3, ["nM"], "nM**99999"])
@pytest.mark.parametrize("asked", list(bank("01")), ids=lambda asked: asked.id)
def test_no_unit_makes_a_check_fail_with_an_error(asked, unit):
    check(asked.id, asked.truth(variant(asked, 1)), unit)


class TestPrediction:
    def test_a_committed_prediction_stands_beside_the_result(self):
        page = Page(assess.predict("quantal.predict_block"))
        receipt = page.send(do="answer", value="falls")
        assert receipt["heading"] == "Committed"
        assert "it falls" in receipt["message"]
        assert page.widget.locked
        shown = assess.reveal("quantal.predict_block")
        assert "You predicted: it falls. Result: it stays the same." in repr(shown)
        assert page.widget.settled["predicted"] == "it falls"
        assert page.widget.settled["reply"].startswith("Not yet")

    def test_committing_says_nothing_about_right_or_wrong(self):
        for option in ("falls", "stays"):
            message = assess.commit("quantal.predict_block", option).message
            assert "Right" not in message
            assert "Not yet" not in message

    def test_a_second_thought_after_commitment_is_not_taken(self):
        page = Page(assess.predict("quantal.predict_block"))
        page.send(do="answer", value="falls")
        page.send(do="answer", value="stays")
        assert session.prediction(page.widget.shown) == "falls"

    def test_an_empty_commitment_is_refused_in_words(self):
        page = Page(assess.predict("quantal.predict_block"))
        assert "Nothing is chosen" in page.send(do="answer", value="")["message"]
        assert not page.widget.locked

    def test_a_stored_prediction_of_another_run_changes_nothing(self, monkeypatch):
        before = repr(assess.reveal("quantal.predict_block"))
        assess.commit("quantal.predict_block", "falls")
        monkeypatch.setattr(session, "_PREDICTIONS", {})  # what a restarted kernel has
        assert repr(assess.reveal("quantal.predict_block")) == before
        assert before == "Result: it stays the same."

    def test_a_number_can_be_predicted_and_carries_its_unit(self):
        assess.commit("quantal.mean_response", "30 nM")
        assert "Result: 21 nM." in repr(assess.reveal("quantal.mean_response"))

    def test_a_saved_result_is_the_same_whatever_was_predicted(self):
        before = assess.reveal("quantal.predict_block")._repr_html_()
        assess.commit("quantal.predict_block", "falls")
        assert assess.reveal("quantal.predict_block")._repr_html_() == before
        assert 'class="qs-gate qs-gate-quantal-predict_block"' in before

    def test_a_skipped_prediction_counts_as_help_and_opens_what_answers_it(self):
        page = Page(assess.predict("quantal.predict_block"))
        page.send(do="skip")
        assert page.widget.settled == {"how": "skipped"}
        assert page.widget.locked
        check("quantal.predict_block", "stays")
        (only,) = rounds(store.events())
        assert not only.right_first

    def test_a_result_that_was_only_run_is_no_help(self):
        assess.reveal("quantal.predict_block")
        check("quantal.predict_block", "stays")
        (only,) = rounds(store.events())
        assert only.right_first

    def test_a_committed_prediction_cannot_be_skipped_afterwards(self):
        page = Page(assess.predict("quantal.predict_block"))
        page.send(do="answer", value="falls")
        page.send(do="skip")
        assert page.widget.settled["how"] == "committed"
        assert [event.kind for event in store.events()] == ["prediction"]

    def test_a_full_disk_does_not_change_what_is_revealed(self, monkeypatch):
        before = repr(assess.reveal("quantal.predict_block"))
        monkeypatch.setenv("COURSE_PROGRESS_DIR", "/proc/nowhere")
        page = Page(assess.predict("quantal.predict_block"))
        page.send(do="skip")
        assert "/proc/nowhere" in page.widget.verdict["note"]
        assert repr(assess.reveal("quantal.predict_block")) == before

    def test_what_answers_a_prediction_is_folded_whole(self):
        shown = assess.once_predicted(
            "quantal.predict_block", "1/CV² stays <here>", assess.reveal("quantal.locus")
        )
        html = shown._repr_html_()
        assert html.index("<details") < html.index("1/CV² stays &lt;here&gt;") < html.rindex("</details>")
        assert "1/CV² stays <here>" in repr(shown)
        with pytest.raises(CourseError, match="There is no question"):
            assess.once_predicted("quantal.nothing", "x")

    def test_a_computed_result_may_be_shown(self):
        assert "Result: 20.7 nM" in repr(assess.reveal("quantal.mean_response", 20.7))


def test_verdicts_do_not_depend_on_what_is_stored():
    first = str(check("quantal.mean_response", 99))
    for _ in range(3):
        check("quantal.mean_response", 21)
    assert str(check("quantal.mean_response", 99)) == first


def test_plain_hints_and_worked_answers():
    assert hint("quantal.mean_response", 3).startswith("Quantal content")
    assert "21 nM" in worked("quantal.mean_response")
    with pytest.raises(CourseError, match="there are three hints"):
        hint("quantal.mean_response", 4)


def test_the_quiz_shows_each_question_once(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    quiz("01")
    quiz("01", more=True)
    assert [widget.shown.asked.id for widget in shown] == list(quiz_ids("01"))


def test_a_quiz_of_no_chapter_is_refused_in_words():
    with pytest.raises(CourseError, match="no chapter"):
        quiz("99")
    asked = {one.id for one in banks().values()}
    for unasked in {one.id for one in chapters()} - asked:
        with pytest.raises(CourseError, match="no questions yet"):
            quiz(unasked)


def test_the_public_names_exist():
    for name in assess.__all__:
        assert getattr(assess, name)
    with pytest.raises(AttributeError):
        assess.no_such_name  # noqa: B018  the access itself is under test
