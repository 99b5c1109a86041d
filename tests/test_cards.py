"""Cards on pages: one for every question of every chapter, with enough other numbers, minutes that add up, and little weight."""

import gzip
import json
import re

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from course_lib.assess.sentences import TABLE
from course_lib.assess.sheet import sheet_of
from course_lib.assess.still import still_html
from course_lib.questions import bank
from course_lib.syllabus import written
from course_lib.workshop.cards import script
from course_lib.workshop.cards.card import VARIANTS, variants_of
from course_lib.workshop.cards.overview import objectives
from course_lib.workshop.cards.pages import with_cards
from course_lib.workshop.cards.path import minutes_behind, path_html
from course_lib.workshop.minutes import estimated
from course_lib.workshop.notebooks import read_notebook

CARD = re.compile(
    r'<div class="qs-task" (?P<marks>[^>]*)>.*?<script type="application/json">(?P<data>.*?)</script></div>',
    re.DOTALL,
)
MOST_GZIPPED_BYTES = 150_000  # of a chapter page's 1.2 MB


def outputs(notebook):
    return "".join(
        out.get("data", {}).get("text/html", "") for cell in notebook.cells for out in cell.get("outputs", ())
    )


@pytest.mark.parametrize("one", written(), ids=lambda one: one.stem)
class TestEveryChapter:
    def test_every_question_is_a_card_with_its_data_and_no_answer_in_its_text(self, one):
        notebook = read_notebook(one.notebook)
        forms = outputs(notebook).count('<form class="qs-question"')
        html = outputs(with_cards(notebook))
        cards = list(CARD.finditer(html))
        assert len(cards) == forms >= 8
        places = re.findall(r'class="qs-task" id="([^"]+)"', html)
        assert len(set(places)) == len(places)
        for card in cards:
            data = json.loads(card["data"])
            assert data["card"]["needs_python"] == ("data-python" in card["marks"]) == ("how" in data)
            if data["card"]["varies"]:
                assert len(data["more"]) == VARIANTS - 1 >= 12
        assert "data-right" not in html
        assert "data-reply" not in html

    def test_what_the_cell_calls_a_prediction_is_one(self, one):
        notebook = read_notebook(one.notebook)
        source = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
        asked = re.findall(r"\bpredict\(\s*[\"']([^\"']+)", source)
        found = [
            re.search(r'data-question="([^"]+)"', card["marks"])[1]
            for card in CARD.finditer(outputs(with_cards(notebook)))
            if "data-predict" in card["marks"]
        ]
        assert found == asked != []

    def test_the_minutes_between_questions_add_up_to_those_of_the_chapter(self, one):
        notebook = read_notebook(one.notebook)
        expected, behind = estimated(notebook, one.id), minutes_behind(notebook)
        cards = [card["marks"] for card in CARD.finditer(outputs(with_cards(notebook)))]
        spent = sum(
            float(re.search(r'data-minutes="([\d.]+)"', marks)[1])
            for marks in cards
            if "data-deeper" not in marks
        )
        assert spent + behind == pytest.approx(expected.core + expected.quiz, abs=0.06 * len(cards))

    def test_cards_are_light(self, one):
        html = outputs(with_cards(read_notebook(one.notebook)))
        text = "".join(card[0] for card in CARD.finditer(html))
        assert len(gzip.compress(text.encode(), 9)) < MOST_GZIPPED_BYTES


def test_other_numbers_are_those_of_the_notebook():
    seeds = [one["seed"] for one in variants_of(sheet_of("quantal.mean_response", 3))]
    assert seeds == [str(seed) for seed in range(3, 16)]
    prompts = {one["prompt"] for one in variants_of(sheet_of("quantal.mean_response", 3))}
    assert len(prompts) >= 12


def test_a_text_that_holds_a_tag_cannot_end_its_data():
    for asked in bank():
        sheet = sheet_of(asked.id)
        output = new_output("display_data", {"text/html": still_html(sheet)})
        page = with_cards(new_notebook(cells=[new_code_cell("", outputs=[output])]))
        data = CARD.search(outputs(page))["data"]
        assert "<" not in data
        assert json.loads(data)["card"]["prompt"] == sheet.prompt


def test_the_script_says_no_sentence_of_its_own_to_an_answer():
    text = script.script()
    own = text.partition("const qsShared = ")[2].partition(";\n")[2]
    long = [words for words in TABLE["says"].values() if len(words) > 25]
    assert len(long) > 20
    assert [words for words in long if words in own] == []


def test_the_script_carries_the_licence_of_what_it_uses_and_fetches_nothing():
    text = script.script()
    assert "Permission is hereby granted, free of charge" in text
    assert re.search(r"\b(?:fetch|importScripts|XMLHttpRequest|sendBeacon|WebSocket)\b", text) is None
    assert len(gzip.compress(text.encode(), 9)) < 45_000


def test_the_page_of_progress_knows_every_objective_that_has_questions():
    known = {goal["id"] for one in objectives() for goal in one["objectives"]}
    assert known == {
        asked.objective for asked in bank() if asked.objective.split(".")[0] in {one.id for one in written()}
    }


def test_a_single_page_is_not_remembered_as_a_place_of_the_site():
    notebook = read_notebook(written()[0].notebook)
    assert "data-page" not in path_html(notebook)
    assert f'data-page="chapters/{written()[0].stem}.html"' in path_html(notebook, written()[0])
