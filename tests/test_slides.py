"""Slides and speaker's notes: each slide has its notes, the minutes add up, and no answer is given away."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import nbformat
import pytest

from course_lib.assess import ask, once_predicted
from course_lib.cli import cli
from course_lib.errors import CourseError
from course_lib.syllabus import chapter, chapters, header, written
from course_lib.workshop.notebooks import normal, read_notebook
from course_lib.workshop.slides.build import slides_page, write_slides
from course_lib.workshop.slides.live import SETTINGS, for_stage, staged
from course_lib.workshop.slides.notes import notes_html
from course_lib.workshop.slides.parts import heading_of, parts_of
from course_lib.workshop.slides.talk import Demonstration, Discussion, SlideNotes, Talk, read_talk, talk_path
from course_lib.workshop.slides.talk_check import slide_cells, talk_faults
from course_lib.workshop.slides.timetable import minutes_until, notes_page

TOLD = [one for one in written() if talk_path(one).exists()]


def notebook_of(*cells):
    made = []
    for name, slide_type, source in cells:
        new = nbformat.v4.new_code_cell if source.startswith("explore") else nbformat.v4.new_markdown_cell
        cell = new(source, id=name)
        if slide_type:
            cell.metadata["slideshow"] = {"slide_type": slide_type}
        made.append(cell)
    return nbformat.v4.new_notebook(cells=made)


LECTURE = notebook_of(
    ("header", "slide", "# 01 · Release"),
    ("setup", "skip", "import"),
    ("happens", "slide", "## What happens"),
    ("live", "", "explore()"),
    ("end", "slide", "## Take away"),
)
TALK = Talk(
    slides=(
        SlideNotes(cell="header", minutes=20, say="Welcome.", short=True),
        SlideNotes(cell="happens", minutes=25.5, say="Look.", ask="Why?", good="Because.", short=True),
        SlideNotes(cell="end", minutes=40, say="Five lines."),
    ),
    discussions=(Discussion(question="One?", answer="Yes."), Discussion(question="Two?", answer="No.")),
    demonstrations=(Demonstration(title="Move", cell="live", steps="Move it.", shows="It moves."),),
)


def with_slide(index, **changes):
    slides = list(TALK.slides)
    slides[index] = replace(slides[index], **changes)
    return replace(TALK, slides=tuple(slides))


def test_sound_notes_have_no_fault():
    assert talk_faults(TALK, LECTURE) == []
    assert talk_faults(with_slide(2, minutes=29.5), LECTURE) == [], "75 minutes are enough"
    assert talk_faults(with_slide(2, minutes=44.5), LECTURE) == [], "90 minutes still fit"


@pytest.mark.parametrize(
    ("talk", "sentence"),
    [
        (replace(TALK, slides=TALK.slides[:2]), "The slide end has no notes"),
        (with_slide(2, cell="setup"), "notes for setup, but no cell of that id begins a slide"),
        (replace(TALK, slides=TALK.slides[::-1]), "keep the order of the notebook"),
        (replace(TALK, slides=(*TALK.slides, TALK.slides[2])), "The slide end has notes twice"),
        (with_slide(2, minutes=10), "All slides with notes take 55.5 minutes, but must take 75 to 90"),
        (with_slide(0, short=False), "short = true take 25.5 minutes, but must take 40 to 50"),
        (with_slide(2, minutes=40.2), "must have whole or half ones"),
        (with_slide(2, minutes=-40), "must have whole or half ones"),
        (with_slide(1, good=""), "`ask` and `good`, only together"),
        (with_slide(2, expect=("Nothing.",)), "wrong answers in `expect`, but no question in `ask`"),
        (with_slide(1, expect=("a", "b", "c", "d")), "4 wrong answers, but must have at most 3"),
        (with_slide(1, question="quantal.loccus"), "Did you mean quantal.locus?"),
        (replace(TALK, discussions=TALK.discussions[:1]), "1 discussions, but must be 2 to 4"),
        (replace(TALK, demonstrations=()), "0 demonstrations, but must be 1 to 3"),
        (
            replace(TALK, demonstrations=(replace(TALK.demonstrations[0], cell="end"),)),
            "must name a live figure on a slide: live",
        ),
    ],
)
def test_each_fault_of_the_notes_is_a_sentence(talk, sentence):
    assert any(sentence in fault for fault in talk_faults(talk, LECTURE)), talk_faults(talk, LECTURE)


def test_a_chapter_begins_with_a_slide_and_knows_three_types_only():
    bad = notebook_of(("header", "skip", "# 01"), ("happens", "subslide", "## What happens"))
    faults = talk_faults(TALK, bad)
    assert "The first cell must be a slide: it names the chapter." in faults
    assert any("happens has the slide type 'subslide'" in fault for fault in faults)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[[slide]]\ncell = "a"\nminutes = 1\n', r"\[\[slide\]\] 1 lacks say"),
        ('[[slide]]\ncell = "a"\nminute = 1\nsay = "b"\n', "Did you mean minutes?"),
        ('[[slide]]\ncell = "a"\nminutes = "1"\nsay = "b"\n', "must be a number of minutes"),
        ('[[slide]]\ncell = "a"\nminutes = true\nsay = "b"\n', "must be a number of minutes"),
        ('[[slide]]\ncell = "a"\nminutes = 1\nsay = " "\n', "must be text, and not empty"),
        ('[[slide]]\ncell = "a"\nminutes = 1\nsay = "b"\nexpect = [""]\n', "a list of texts"),
        ('[[slide]]\ncell = "a"\nminutes = 1\nsay = "b"\nshort = "yes"\n', "must be true or false"),
        ('[slide]\ncell = "a"\n', r"must be written as \[\[slide\]\]"),
        ('[[slides]]\ncell = "a"\n', "has a part 'slides'"),
        ("[[slide]\n", "is not TOML"),
    ],
)
def test_a_file_that_cannot_be_notes_says_why(tmp_path, text, sentence):
    path = tmp_path / "01_x.talk.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match=sentence):
        read_talk(path)


def test_a_missing_file_of_notes_is_named(tmp_path):
    with pytest.raises(CourseError, match=r"01_x\.talk\.toml is missing beside the notebook"):
        read_talk(tmp_path / "01_x.talk.toml")


def test_a_fault_stops_the_slides_before_anything_runs(tmp_path, monkeypatch):
    talk = tmp_path / "01.talk.toml"
    talk.write_text('[[slide]]\ncell = "nowhere"\nminutes = 1\nsay = "b"\n', encoding="utf-8")
    monkeypatch.setattr("course_lib.workshop.slides.build.talk_path", lambda one: talk)
    with pytest.raises(CourseError, match=r"do not fit:\n- The slide header has no notes"):
        write_slides([chapter("01")], tmp_path / "slides")
    assert not (tmp_path / "slides").exists()


def test_a_skipped_cell_is_on_no_slide_and_an_unmarked_one_continues():
    assert [[cell.id for cell in cells] for cells in slide_cells(LECTURE)] == [
        ["header"], ["happens", "live"], ["end"]
    ]  # fmt: skip


@pytest.mark.parametrize(
    "question_id",
    ["quantal.predict_block", "quantal.block_pattern", "quantal.order_inverse_cv", "quantal.failures"],
)
def test_a_question_on_a_slide_gives_neither_answer_nor_hint(question_id):
    shown = ask(question_id)
    html = shown._repr_mimebundle_()[0]["text/html"]
    cell = nbformat.v4.new_code_cell(
        "ask()", outputs=[nbformat.v4.new_output("display_data", {"text/html": html})]
    )
    (part,) = parts_of(cell, fragment=False)
    assert part.kind == "question"
    assert "data-right" not in part.html
    assert "<form" not in part.html
    for option, text in shown.shown.options:
        assert text in part.html, option
    for secret in (*shown.shown.hints, shown.shown.worked, "Check"):
        assert secret not in part.html


def test_the_code_behind_a_picture_stays_away_and_other_code_is_shown():
    figure = '<figure class="qs-figure"><figcaption>a</figcaption></figure>'
    outputs = [nbformat.v4.new_output("stream", name="stdout", text="n = 5\n")]
    cell = nbformat.v4.new_code_cell("draw_it()", outputs=outputs)
    assert "draw_it" in parts_of(cell, fragment=False)[0].html
    cell.outputs.append(nbformat.v4.new_output("display_data", {"text/html": figure}))
    picture, printed = parts_of(cell, fragment=False)
    assert (picture.kind, printed.kind) == ("picture", "printed")
    assert "draw_it" not in picture.html + printed.html


def test_what_a_reader_finds_folded_is_open_on_its_slide():
    html = once_predicted("quantal.predict_block", "It stays.")._repr_html_()
    assert "<details" in html
    cell = nbformat.v4.new_code_cell(
        "x", outputs=[nbformat.v4.new_output("display_data", {"text/html": html})]
    )
    shown = "".join(part.html for part in parts_of(cell, fragment=False))
    assert "<p>It stays.</p>" in shown
    assert "<details" not in shown


def test_a_room_is_not_told_how_to_start_jupyterlab():
    cell = nbformat.v4.new_markdown_cell(header(chapter("01")))
    (words,) = parts_of(cell, fragment=False)
    assert "After this chapter you can" in words.html
    assert "JupyterLab" not in words.html
    assert "minutes" not in words.html


def test_a_last_heading_without_text_is_dropped_and_comments_are_not_shown():
    assert heading_of("## A\n\ntext<!-- fact x 1 -->\n\n## B\n") == ("A", 2, "text")


def test_the_notes_carry_the_known_mistakes_of_the_question():
    html = notes_html(SlideNotes(cell="a", minutes=1, say="b", question="quantal.predict_block"))
    assert "it falls" in html
    assert "it stays the same" not in html, "the right answer is no mistake"


def test_both_lectures_have_their_own_clock():
    assert minutes_until(TALK) == [(20, 20), (45.5, 45.5), (85.5, None)]


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
    assert not re.search(r"@import|url\((?!['\"]?data:)", page)
    assert wall.counts["section"] == wall.counts["aside"] == len(talk.slides)
    assert wall.counts["h1"] == 1
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert f"{one.id} · " in notes_page(one, talk, notebook)


def test_the_stage_is_a_copy_with_settings_of_its_own():
    one = chapter("01")
    before = one.notebook.read_bytes()
    with staged(one) as stage:
        copy = read_notebook(stage.notebook)
        hidden = {cell.id for cell in copy.cells if cell.metadata.get("jupyter", {}).get("source_hidden")}
        home = stage.root.parent
        for variable in ("JUPYTERLAB_SETTINGS_DIR", "JUPYTER_CONFIG_DIR", "JUPYTERLAB_WORKSPACES_DIR"):
            assert stage.environment[variable].startswith(str(home))
        for name, value in SETTINGS.items():
            path = home / "jupyter" / "settings" / f"{name}.jupyterlab-settings"
            assert json.loads(path.read_text(encoding="utf-8")) == value
    assert {"live", "predict-ask", "record"} <= hidden
    assert "fails-unlike" not in hidden
    assert not home.exists()
    assert one.notebook.read_bytes() == before
    assert for_stage(read_notebook(one.notebook)) == copy


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
