"""The primer keeps its own contract, its entry test says what to read, and the strip counts what is left."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from course_lib.assess.entry import EntryResult, advice, entry_test
from course_lib.assess.marking import mark
from course_lib.assess.progress.store import Event
from course_lib.assess.sentences import say
from course_lib.chapters.primer.views.approach import approach_view
from course_lib.chapters.primer.views.dose import share_occupied
from course_lib.chapters.primer.views.reading import reading_view
from course_lib.chapters.primer.views.scatter import scatter_view
from course_lib.errors import CourseError
from course_lib.models.relaxation import followed
from course_lib.questions import bank, question, quiz_ids, variant
from course_lib.syllabus import chapter, chapters, header, lectures, primer
from course_lib.workshop import primer as contract
from course_lib.workshop import strip
from course_lib.workshop.minutes import (
    MEASURED,
    Minutes,
    asking_minutes,
    entry_minutes,
    minutes_of,
    misjudged,
)
from course_lib.workshop.notebooks import read_notebook
from course_lib.workshop.rules import PRIMER_RULES, sentences
from course_lib.workshop.shared_lists import mapped, readme_row
from tests.saved_outputs import saved_and_fresh

MOMENT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("rule", PRIMER_RULES, ids=lambda rule: rule.claim)
def test_the_primer_keeps_every_rule_of_its_own(rule):
    assert sentences(rule, primer()) == []


def test_saved_outputs_equal_a_fresh_run_byte_for_byte():
    saved, again = saved_and_fresh(primer().notebook)
    assert again == saved, "run `course build 00`"


def test_it_comes_first_and_is_no_chapter():
    assert lectures()[0] == primer()
    assert primer() not in chapters()
    assert chapter("primer") == chapter("00") == primer()


class TestTheContractSeesWhatIsWrong:
    @pytest.fixture
    def notebook(self):
        return read_notebook(primer().notebook)

    @staticmethod
    def found(notebook, one=None):
        return " ".join(contract.breaches(notebook, one or primer(), 0))

    @staticmethod
    def cell(notebook, name):
        return next(cell for cell in notebook.cells if cell.id == name)

    @pytest.mark.parametrize(
        ("name", "source", "sentence"),
        [
            ("header", "# Primer", "not the header"),
            ("dose", "## Doses", "The sections are"),
            ("dose-ask", "1", "asks nothing about 00.dose"),
            ("entry-test", "1", "has no entry test"),
            ("python-lines", "x = 1\n" * 11, "11 lines of open code"),
            ("dose-words", "$p$ is a share.", "the symbol p, which course_lib/symbols.toml gives to something else"),
            ("dose-words", "$J$ is a share.", "the symbol J, which it never needs"),
            ("dose-words", "word " * 81, "81 words"),
            ("scatter-practice", "### More", "Deeper cells begin with one line"),
        ],
    )  # fmt: skip
    def test_each_departure_is_named(self, notebook, name, source, sentence):
        self.cell(notebook, name).source = source
        assert sentence in self.found(notebook)

    def test_a_part_without_a_picture(self, notebook):
        self.cell(notebook, "dose-figure").outputs = []
        assert "“Dose and response” shows neither a picture" in self.found(notebook)

    def test_minutes_that_do_not_hold(self, notebook):
        assert "The core takes" in self.found(notebook, replace(primer(), minutes=20))


def test_every_part_that_a_chapter_names_is_there(monkeypatch):
    assert list(contract.named_faults(primer())) == []
    stray = (replace(chapter("01"), primer=("Calculus",)),)
    monkeypatch.setattr(contract, "chapters", lambda: stray)
    assert "names “Calculus”" in next(contract.named_faults(primer()))


def test_a_chapter_leads_to_the_parts_that_it_leans_on():
    assert "(00_primer.ipynb#Dose-and-response)" in header(chapter("04"))


class TestTheEntryTest:
    def test_it_takes_two_minutes(self):
        assert entry_minutes() <= primer().quiz_minutes

    @pytest.mark.parametrize("name", quiz_ids("00"))
    def test_a_slip_is_sent_to_its_part_and_the_right_answer_past_it(self, name):
        asked = question(name)
        part = next(one.part for one in primer().objectives if one.id == asked.objective)
        for option in asked.options:
            told = mark(asked, variant(asked, 1), option.id).message
            right = option.is_right(variant(asked, 1))
            assert told.endswith(f"{'You may skip' if right else 'Read'} “{part}”.")

    def test_the_place_of_the_right_answer_tells_nothing(self):
        places = [
            next(place for place, option in enumerate(question(name).options) if option.right is True)
            for name in quiz_ids("00")
        ]
        assert len(set(places)) == 3

    def test_the_line_follows_the_first_answers_only(self, monkeypatch):
        shown = []
        monkeypatch.setattr("IPython.display.display", lambda *widgets: shown.extend(widgets))
        entry_test()
        *asked, result = shown
        assert isinstance(result, EntryResult)
        assert result.text == say("entry_unasked")
        asked[0].answer("same")
        asked[0].answer("four")  # learnt from the reply
        asked[1].answer("ratio")
        assert result.text.startswith("Read: Variance and standard deviation. You may skip: Logarithm. Not")
        assert result.parts == ["Variance and standard deviation"]

    def test_an_answer_that_cannot_be_read_is_no_answer(self, monkeypatch):
        shown = []
        monkeypatch.setattr("IPython.display.display", lambda *widgets: shown.extend(widgets))
        entry_test()
        shown[0].answer("")
        assert shown[-1].text == say("entry_unasked")

    def test_who_knows_all_goes_on(self):
        assert "go on to chapter 01" in advice({"a": True, "b": True})


class TestWhatThePrimerShows:
    def test_the_approach_is_that_of_a_gain_and_a_loss(self):
        view = approach_view(gain_nM_per_h=12, half_time_h=4)
        loss_per_h = np.log(2) / 4
        course = followed(
            lambda times: (0 * times + 12, 0 * times + loss_per_h), view.course.times, start=0.0
        )
        assert np.allclose(view.course.lines[0].values, course, rtol=1e-6, atol=1e-6)
        assert view.rest_nM == pytest.approx(12 / loss_per_h)

    def test_a_faster_gain_moves_the_equilibrium_and_not_the_half_time(self):
        slow, fast = approach_view(gain_nM_per_h=10), approach_view(gain_nM_per_h=20)
        assert fast.rest_nM == pytest.approx(2 * slow.rest_nM)
        halves = [np.interp(v.rest_nM / 2, v.course.lines[0].values, v.course.times) for v in (slow, fast)]
        assert halves[0] == pytest.approx(halves[1], rel=1e-6)

    def test_readings_have_the_mean_and_the_scatter_that_they_claim(self):
        view = scatter_view(sd_nM=20)
        assert view.readings.samples.mean() == pytest.approx(100)
        assert view.readings.samples.std() == pytest.approx(20, rel=0.01)
        with pytest.raises(CourseError, match="sd_nM is 0"):
            scatter_view(sd_nM=0)

    def test_a_hundredfold_dose_leads_from_a_tenth_to_nine_tenths(self):
        low, high = share_occupied(np.array([0.3, 30.0]), 3.0)
        assert (low, high) == (pytest.approx(1 / 11), pytest.approx(10 / 11))
        assert share_occupied(0.0, 3.0) == 0.0

    def test_the_figure_to_read_says_what_its_question_asks(self):
        course = reading_view().course
        at_12 = {
            edge: float(np.interp(12, course.times, getattr(course.lines[0], edge)))
            for edge in ("low", "values", "high")
        }
        assert at_12 == {
            "low": pytest.approx(31.25),
            "values": pytest.approx(50),
            "high": pytest.approx(80),
        }


class TestPromisedMinutes:
    def test_the_formula_is_within_a_sixth_of_each_clocked_chapter(self):
        for load, core, quiz, in_quiz in MEASURED:
            assert minutes_of(load) == pytest.approx(core, rel=1 / 6)
            assert asking_minutes(quiz) == pytest.approx(in_quiz, rel=1 / 6)

    @pytest.mark.parametrize(
        ("promised", "sentences"),
        [(39, 1), (40, 0), (54, 0), (55, 1)],
    )
    def test_too_few_and_far_too_many_are_told(self, promised, sentences):
        found = misjudged(Minutes(core=40.2, deeper=0, quiz=0), core=promised, deeper=0, quiz=0)
        assert len(found) == sentences

    def test_the_readme_says_them(self):
        text = (primer().notebook.parent.parent / "README.md").read_text(encoding="utf-8")
        assert mapped(text) == text, "run `course build`: it writes the README's map"
        one = chapter("01")
        told = f"| {one.minutes} + {one.deeper_minutes} + {one.quiz_minutes} |"
        assert readme_row(one, written=True).endswith(told)


def event(question_id, minutes=0.0, kind="answer", correct=True):
    return Event(
        at=MOMENT + timedelta(minutes=minutes),
        kind=kind,
        question=question_id,
        objective=question(question_id).objective,
        seed="1",
        correct=correct if kind == "answer" else None,
        score=float(correct),
    )


class TestTheStrip:
    @staticmethod
    def states(*found, moment=MOMENT):
        told = strip.strip_of(primer(), found, moment)
        return told, {one.id: one.state for one in told.questions}

    def test_it_counts_what_the_core_and_the_quiz_ask_and_each_once(self):
        for one in lectures():
            told = strip.strip_of(one, [], MOMENT)
            names = [asked.id for asked in told.questions]
            assert len(names) == len(set(names)) >= 9
            assert told.said.startswith(f"0 of {len(names)} questions · about ")
            assert told.resume is None
        assert "primer.standard_deviation" not in self.states()[1], "folded exercises are not counted"

    def test_a_right_answer_is_done_and_later_due_again(self):
        right = event("primer.band")
        assert self.states(right)[1]["primer.band"] == "done"
        assert self.states(right, moment=MOMENT + timedelta(days=365))[1]["primer.band"] == "due"

    def test_the_last_answer_decides_whether_it_was_wrong(self):
        wrong, right = event("primer.band", 1, correct=False), event("primer.band", 2)
        told, states = self.states(wrong)
        assert states["primer.band"] == "wrong"
        assert told.said.endswith("1 wrong last time")
        assert self.states(wrong, right)[1]["primer.band"] == "done"

    def test_a_committed_or_skipped_prediction_is_done(self):
        for kind in ("prediction", "worked"):
            told = strip.strip_of(chapter("01"), [event("quantal.predict_block", kind=kind)], MOMENT)
            assert {one.id: one.state for one in told.questions}["quantal.predict_block"] == "done"

    def test_minutes_shrink_as_the_reader_goes_on_and_end(self):
        names = [one.id for one in self.states()[0].questions]
        left = [
            re.search(r"about (\d+)", self.states(*map(event, names[:count]))[0].said)
            for count in range(len(names) + 1)
        ]
        minutes = [int(found[1]) for found in left if found]
        assert minutes == sorted(minutes, reverse=True)
        assert minutes[0] >= 25
        assert left[-1] is None
        assert self.states(*map(event, names))[0].said == f"{len(names)} of {len(names)} questions · all done"

    def test_it_leads_back_to_the_question_answered_last(self):
        told, _ = self.states(event("primer.python_function", 1), event("primer.band", 2))
        assert told.resume == "figures-ask"

    def test_the_page_gets_plain_data(self, tmp_path, monkeypatch, capsys):
        monkeypatch.setenv("COURSE_PROGRESS_DIR", str(tmp_path))
        strip.tell("00_primer")
        told = json.loads(capsys.readouterr().out)
        assert told["says"]["wrong"] == "wrong last time"
        cells = {cell.id for cell in read_notebook(primer().notebook).cells}
        assert {one["cell"] for one in told["questions"]} <= cells

    def test_the_library_that_checks_notebooks_is_not_waited_for(self):
        import subprocess
        import sys

        code = "import sys, course_lib.workshop.strip; assert 'nbformat' not in sys.modules"
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_question_of_the_primer_is_of_one_of_its_objectives():
    assert {one.objective for one in bank("00")} == {one.id for one in primer().objectives}
