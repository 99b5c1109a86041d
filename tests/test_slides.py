"""Slides from a talk: what a wall cannot bear is named, the minutes add up, and no answer is given away."""

import base64
import json
import re
import threading
import urllib.error
import urllib.request
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser

import nbformat
import pytest

from course_lib.assess import once_predicted
from course_lib.assess.sheet import sheet_of
from course_lib.chapters.quantal_release.pictures import release_picture, release_readout
from course_lib.chapters.quantal_release.views.release import release_view
from course_lib.cli import cli
from course_lib.errors import CourseError
from course_lib.live import Slider, explore
from course_lib.live.remote import remote_answer, remote_html
from course_lib.syllabus import chapter, chapters, written
from course_lib.workshop.notebooks import normal, read_notebook
from course_lib.workshop.slides.build import slides_page, write_slides
from course_lib.workshop.slides.live import served
from course_lib.workshop.slides.notes import notes_html
from course_lib.workshop.slides.talk import (
    Demonstration,
    Discussion,
    Slide,
    Talk,
    minutes_of,
    read_talk,
    talk_path,
)
from course_lib.workshop.slides.talk_check import talk_faults, words
from course_lib.workshop.slides.timetable import minutes_until, notes_page
from course_lib.workshop.slides.wall import answer_html, opening_html, picture_html, question_html, text_html

TOLD = [one for one in written() if talk_path(one).exists()]
FIGURE = '<figure class="qs-figure"><figcaption>a</figcaption><img alt="b" src="data:,"></figure>'
CHAPTER = chapter("01")


def shown(html):
    return nbformat.v4.new_output("display_data", {"text/html": html})


LECTURE = nbformat.v4.new_notebook(
    cells=[
        nbformat.v4.new_markdown_cell("# 01", id="header"),
        nbformat.v4.new_code_cell("draw()", id="still", outputs=[shown(FIGURE)]),
        nbformat.v4.new_code_cell("explore(view)", id="live", outputs=[shown(FIGURE)]),
        nbformat.v4.new_code_cell('predict("quantal.predict_block")', id="asked"),
    ]
)
TALK = Talk(
    slides=(
        Slide(title=CHAPTER.title, minutes=4, say="Welcome.", short=True, brief=True),
        Slide(title="A synapse hides three numbers", picture="live", minutes=12, say="Look.", ask="Why?", good="Because.", short=True, brief=True),
        Slide(title="What stays the same?", question="quantal.predict_block", minutes=20.5, say="Hands up.", short=True),
        Slide(title="It stays as it was", picture="still", minutes=40, say="See.", text="One formula: $1/CV^2$ is kept."),
    ),
    discussions=(Discussion(question="One?", answer="Yes."), Discussion(question="Two?", answer="No.")),
    demonstrations=(Demonstration(title="Move", cell="live", steps="Move it.", shows="It moves."),),
)  # fmt: skip


def with_slide(index, **changes):
    slides = list(TALK.slides)
    slides[index] = replace(slides[index], **changes)
    return replace(TALK, slides=tuple(slides))


def faults_of(talk):
    return talk_faults(talk, LECTURE, CHAPTER)


def test_a_sound_talk_has_no_fault():
    assert faults_of(TALK) == []
    assert faults_of(with_slide(3, minutes=26.5)) == [], "63 minutes are enough"
    assert faults_of(with_slide(3, minutes=44.5)) == [], "81 minutes still leave a tenth of 90"


@pytest.mark.parametrize(
    ("talk", "sentence"),
    [
        (replace(TALK, slides=()), "There is no [[slide]]"),
        (with_slide(0, title="Welcome to all of you"), "The first slide must have the title “Quantal release”"),
        (with_slide(0, picture="still"), "The first slide must have the title “Quantal release” and nothing on it"),
        (with_slide(1, title="Predict"), "has a title of 1 words, but must claim one thing in 3 to 12"),
        (with_slide(1, title="one two three four five six seven eight nine ten eleven twelve thirteen"), "a title of 13 words"),
        (with_slide(1, title="The *idea* in words"), "marks of Markdown or a formula in its title"),
        (with_slide(1, title="The mean is $n p q$"), "marks of Markdown or a formula in its title"),
        (with_slide(1, title=TALK.slides[2].title), "Several slides have the title “What stays the same?”"),
        (with_slide(1, question="quantal.locus"), "a picture and a question, but must have one of them"),
        (with_slide(3, picture="", text=""), "shows nothing: give it a picture, a question or a text"),
        (with_slide(3, text="word " * 31), "has 31 words besides, but must have at most 30"),
        (with_slide(3, text="$a$ and $b$"), "has several formulas, but must have at most one"),
        (with_slide(3, text="$1/CV^2$, which is kept."), "has a mark after its formula"),
        (with_slide(3, text="Type `explore()`."), "has code in its text"),
        (with_slide(3, text="The figure below shows it."), "says “figure below”, which points at nothing in a hall"),
        (with_slide(3, say="Read the line above."), "The notes of “It stays as it was” say “above”: name the figure"),
        (with_slide(3, say="Change n and run it again."), "say “run it again”: name the figure"),
        (with_slide(3, picture="stil"), "the cell stil, which does not exist. Did you mean still?"),
        (with_slide(3, picture="header"), "the cell header, which shows no picture. Pictures are in still, live"),
        (with_slide(2, question="quantal.loccus"), "Did you mean quantal.locus?"),
        (with_slide(2, question="quantal.autoreceptor"), "of the kind text: a room can answer choice, choices, number, ordering"),
        (with_slide(2, question="quantal.mystery_drug"), "which holds code: nobody reads it from the last row"),
        (with_slide(3, picture="", text="It stays."), "asks for a prediction: the figure that answers it must come next"),
        (replace(TALK, slides=TALK.slides[:3]), "asks for a prediction: the figure that answers it must come next"),
        (with_slide(3, minutes=20), "All slides take 56.5 minutes, but must take 63 to 81: a lecture of 90 minutes needs slack"),
        (with_slide(3, minutes=45), "All slides take 81.5 minutes"),
        (with_slide(0, short=False, brief=False), "The slides with short = true take 32.5 minutes, but must take 35 to 45"),
        (with_slide(0, brief=False), "The slides with brief = true take 12 minutes, but must take 14 to 18"),
        (with_slide(0, short=False), "in the lecture of 20 minutes and not in that of 50: mark it short"),
        (with_slide(3, minutes=40.2), "has 40.2 minutes, but must have whole or half ones"),
        (with_slide(3, minutes=-40), "must have whole or half ones"),
        (with_slide(1, good=""), "`ask` and `good`, only together"),
        (with_slide(3, expect=("Nothing.",)), "wrong answers in `expect`, but no question in `ask`"),
        (with_slide(1, expect=("a", "b", "c", "d")), "4 wrong answers, but must have at most 3"),
        (replace(TALK, discussions=TALK.discussions[:1]), "1 discussions, but must be 2 to 4"),
        (replace(TALK, demonstrations=()), "0 demonstrations, but must be 1 to 3"),
        (
            replace(TALK, demonstrations=(replace(TALK.demonstrations[0], cell="still"),)),
            "must name a live figure on a slide: live",
        ),
    ],
)  # fmt: skip
def test_each_fault_of_a_talk_is_a_sentence(talk, sentence):
    assert any(sentence in fault for fault in faults_of(talk)), faults_of(talk)


def test_below_a_value_is_no_pointer():
    assert faults_of(with_slide(3, text="An action passes below 0.05 and above the line.")) == []


def test_a_formula_counts_as_one_word():
    assert words("The mean is $n \\cdot p \\cdot q$ – 100 nM.") == 6


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[[slide]]\ntitle = "a"\nminutes = 1\n', r"\[\[slide\]\] 1 lacks say"),
        ('[[slide]]\ntitle = "a"\nminute = 1\nsay = "b"\n', "Did you mean minutes?"),
        ('[[slide]]\ntitle = "a"\nminutes = "1"\nsay = "b"\n', "must be a number of minutes"),
        ('[[slide]]\ntitle = "a"\nminutes = true\nsay = "b"\n', "must be a number of minutes"),
        ('[[slide]]\ntitle = "a"\nminutes = 1\nsay = " "\n', "must be text, and not empty"),
        ('[[slide]]\ntitle = "a"\nminutes = 1\nsay = "b"\nexpect = [""]\n', "a list of texts"),
        ('[[slide]]\ntitle = "a"\nminutes = 1\nsay = "b"\nshort = "yes"\n', "must be true or false"),
        ('[slide]\ntitle = "a"\n', r"must be written as \[\[slide\]\]"),
        ('[[slides]]\ntitle = "a"\n', "has a part 'slides'"),
        ("[[slide]\n", "is not TOML"),
    ],
)
def test_a_file_that_cannot_be_a_talk_says_why(tmp_path, text, sentence):
    path = tmp_path / "01_x.talk.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match=sentence):
        read_talk(path)


def test_a_missing_talk_is_named(tmp_path):
    with pytest.raises(CourseError, match=r"01_x\.talk\.toml is missing beside the notebook"):
        read_talk(tmp_path / "01_x.talk.toml")


def test_a_fault_stops_the_slides_before_anything_runs(tmp_path, monkeypatch):
    talk = tmp_path / "01.talk.toml"
    talk.write_text('[[slide]]\ntitle = "a"\nminutes = 1\nsay = "b"\n', encoding="utf-8")
    monkeypatch.setattr("course_lib.workshop.slides.build.talk_path", lambda one: talk)
    with pytest.raises(CourseError, match=r"does not fit its chapter:\n- The first slide must"):
        write_slides([chapter("01")], tmp_path / "slides")
    assert not (tmp_path / "slides").exists()


@pytest.mark.parametrize(
    "question_id", ["quantal.predict_block", "quantal.block_pattern", "quantal.order_inverse_cv"]
)
def test_a_question_on_a_slide_has_letters_and_gives_no_hint(question_id):
    sheet, html = sheet_of(question_id), question_html(question_id)
    for letter, (_, text) in zip("ABCDEF", sheet.options, strict=False):
        assert f'data-letter="{letter}"' in html
        assert text in html
    before, _ = html.split('<details class="qs-answer fragment">')
    assert sheet.worked not in before
    assert not any(hint in html for hint in sheet.hints)
    assert '<form class="qs-question"' not in html


def test_an_answer_names_its_letters():
    sheet = sheet_of("quantal.predict_block")
    right = [option.is_right(sheet.params) for option in sheet.asked.options].index(True)
    assert answer_html(sheet).startswith(f"<b>{'ABCDEF'[right]}</b>: {sheet.options[right][1]}")
    order = sheet_of("quantal.order_inverse_cv")
    letters = re.match(r"<b>([A-F ]+)</b>", answer_html(order))[1].split()
    assert [order.options["ABCDEF".index(letter)][0] for letter in letters] == list(
        order.asked.truth(order.params)
    )


def test_a_number_is_asked_without_options_and_answered_with_its_unit():
    html = question_html("quantal.failures")
    sheet = sheet_of("quantal.failures")
    assert "data-letter" not in html
    assert "qs-votes" not in html, "numbers are called out, not counted"
    assert f"<b>{sheet.asked.truth(sheet.params):.3g}" in html


def test_only_the_picture_of_a_cell_reaches_the_wall():
    printed = nbformat.v4.new_output("stream", name="stdout", text="n = 5\n")
    cell = nbformat.v4.new_code_cell("draw_it()", outputs=[printed, shown(f"<p>said</p>{FIGURE}<p>more</p>")])
    assert picture_html(cell) == FIGURE


def test_what_a_reader_finds_folded_is_open_on_its_slide():
    html = once_predicted("quantal.predict_block", "It stays.")._repr_html_()
    assert "<details" in html
    cell = nbformat.v4.new_code_cell("x", outputs=[shown(html.replace("<p>It stays.</p>", FIGURE))])
    assert picture_html(cell) == FIGURE


def test_a_formula_alone_stands_on_a_line_of_its_own():
    assert 'display="block"' in text_html("Mean: $n p q$", display=True)
    assert 'display="inline"' in text_html("Mean: $n p q$", display=False)


def test_cases_stand_under_each_other_and_a_number_keeps_its_unit():
    html = text_html("Health: 3 nM.\nDisease: 4 %.", display=True)
    assert html == "<span>Health: 3\N{NO-BREAK SPACE}nM.</span> <span>Disease: 4\N{NO-BREAK SPACE}%.</span>"


def test_no_number_of_a_claim_reaches_the_wall():
    asked = question_html("quantal.notation")
    assert "What is your verdict?" in asked
    assert "#" not in re.sub(r"&#\w+;", "", asked)


def test_the_first_slide_shows_question_and_drawing_for_walls_and_phones():
    html = opening_html(CHAPTER)
    assert f"<h1>{CHAPTER.question}</h1>" in html
    assert "Chapter 1 · Quantal release" in html
    assert 'class="qs-wide"' in html
    assert 'class="qs-narrow"' in html
    assert "<li>opens this time</li>" in html


def test_the_notes_carry_the_known_mistakes_of_the_question():
    html = notes_html(Slide(title="a", minutes=1, say="b", question="quantal.predict_block"))
    assert "it falls" in html
    assert "it stays the same" not in html, "the right answer is no mistake"


def test_each_lecture_has_its_own_clock():
    assert [tuple(ends.values()) for ends in minutes_until(TALK)] == [
        (4, 4, 4), (16, 16, 16), (36.5, 36.5, None), (76.5, None, None)
    ]  # fmt: skip
    assert [minutes_of(TALK, name) for name in ("long", "short", "brief")] == [76.5, 36.5, 16]


class Wall(HTMLParser):
    """The attributes that make a browser fetch something, and whether each slide has its notes."""

    def __init__(self, text):
        super().__init__()
        self.fetched, self.counts = [], {"section": 0, "aside": 0, "h1": 0}
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.counts[tag] = self.counts.get(tag, 0) + 1
        for name, value in attributes:
            if (name in {"src", "srcset", "data", "poster"} or (tag == "link" and name == "href")) and value:
                self.fetched.append(value)


@pytest.mark.parametrize("one", TOLD, ids=lambda one: one.id)
def test_a_page_fetches_nothing_and_each_slide_has_its_notes(one):
    notebook, talk = read_notebook(one.notebook), read_talk(talk_path(one))
    page = slides_page(one, normal(notebook), talk)
    wall = Wall(page)
    assert [address[:40] for address in wall.fetched if not address.startswith("data:")] == []
    assert not re.search(r"@import|url\((?!['\"]?(?:data:|#))", page)
    assert wall.counts["section"] == wall.counts["aside"] == len(talk.slides)
    assert wall.counts["h1"] == 1
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert f"{one.id} · " in notes_page(one, talk)


@pytest.mark.parametrize("one", TOLD, ids=lambda one: one.id)
def test_no_code_and_no_printed_output_stands_on_a_wall(one):
    page = slides_page(one, normal(read_notebook(one.notebook)), read_talk(talk_path(one)))
    body = page[page.index('<div class="slides">') : page.index('<p class="qs-foot">')]
    assert not re.search(
        r"<pre|<code|class=\"highlight", re.sub(r"<aside.*?</aside>", "", body, flags=re.DOTALL)
    )


@pytest.fixture
def figure():
    sites = Slider(name="n_sites", label="n", unit="sites", low=1, high=30, value=16, step=1)
    view = partial(release_view, release_probability=0.5, quantum_nM=12.5)
    return explore(view, release_picture, [sites], readout=release_readout, title="Release")


def test_a_figure_answers_a_page_through_text_as_it_answers_in_jupyter(figure):
    told = json.loads(
        re.search(r'<script type="application/json">(.*?)</script>', remote_html(figure.model_id), re.DOTALL)[
            1
        ]
    )
    assert told["spec"] == figure.spec
    assert base64.b64decode(told["numbers"]) == figure.opening_numbers
    reply = json.loads(remote_answer(figure.model_id, {"view": "v", "wanted": [[15], [3]]}))
    message, arrays, fault = figure.answer({"view": "w", "wanted": [[15], [3]]})
    assert fault is None
    assert reply["message"] == {**json.loads(json.dumps(message)), "view": "v"}
    assert [base64.b64decode(one) for one in reply["buffers"]] == arrays


class Silent:
    """A kernel that answers with what it was asked."""

    def answer(self, figure, request):
        if figure == "lost":
            raise CourseError("The kernel cannot answer: it is lost.")
        return json.dumps({"figure": figure, **request})


@pytest.fixture
def desk():
    """A function that asks a server of slides: status and text."""
    server, address = served({"": "<p>slides</p>"}, Silent(), 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def fetch(path, body=None):
        request = urllib.request.Request(path if path.startswith("http") else address + path, data=body)
        try:
            with urllib.request.urlopen(request, timeout=10) as reply:
                return reply.status, reply.read().decode()
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, refusal.read().decode()

    fetch.address = address
    yield fetch
    server.shutdown()
    server.server_close()


def test_slides_are_served_to_whom_knows_the_address_only(desk):
    assert desk("?short") == (200, "<p>slides</p>")
    assert desk.address.startswith("http://127.0.0.1:")
    root = desk.address.split("/", 3)
    assert desk(f"{root[0]}//{root[2]}/")[0] == 404
    assert desk(f"{root[0]}//{root[2]}/frames", b"{}")[0] == 404
    assert desk("other.html")[0] == 404


def test_a_question_for_frames_reaches_the_kernel_as_whole_numbers_only(desk):
    asked = {"figure": "f", "request": {"view": "v", "wanted": [[1, 2]], "more": "code"}}
    assert desk("frames", json.dumps(asked).encode()) == (
        200,
        '{"figure": "f", "view": "v", "wanted": [[1, 2]]}',
    )
    for bad in (
        b"no json",
        b"[]",
        b'{"figure": "f"}',
        b'{"figure": "f", "request": {"view": "v", "wanted": [["a"]]}}',
    ):
        assert desk("frames", bad)[0] == 400, bad
    lost = json.dumps({**asked, "figure": "lost"}).encode()
    assert desk("frames", lost) == (500, "The kernel cannot answer: it is lost.")


@pytest.mark.parametrize("words", [["slides"], ["build", "--slides"]])
def test_a_chapter_that_is_only_planned_has_no_slides_yet(words):
    planned = next((one for one in chapters() if not one.notebook.exists()), None)
    if planned is None:
        pytest.skip("every chapter is written")
    with pytest.raises(CourseError, match=f"{planned.stem} is planned but not written yet"):
        cli([*words, planned.id], standalone_mode=False)


def test_pages_and_slides_are_not_asked_for_at_once():
    with pytest.raises(CourseError, match="ask for one of them at a time"):
        cli(["build", "--slides", "--html", "01"], standalone_mode=False)
