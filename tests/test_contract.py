"""The contract of a lecture: it lets a whole lecture pass and names each departure; its symbols have one meaning."""

import re
from dataclasses import replace

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course_lib.assess import quiz
from course_lib.errors import CourseError
from course_lib.questions import quiz_ids, quiz_shown
from course_lib.questions.registry import QUIZ_SHOWN
from course_lib.syllabus import chapter, chapters, header, written
from course_lib.symbols import rows_of, symbol, symbol_table, symbols
from course_lib.workshop.contract import COLLAPSED, SECTIONS, STEPS, breaches
from course_lib.workshop.rules.lists import promise_faults

CHAPTER = replace(
    chapter("01"),
    scene="A scene. In two sentences.",
    question="What did the drug change?",
    drawing="quantal_release",
    minutes=10,
    deeper_minutes=5,
    quiz_minutes=30,
)
PREDICTED = "quantal.predict_block"
SHOWN = [new_output("stream", name="stdout", text="shown")]


def prose(name: str, source: str, deeper: bool = False, **metadata):
    return new_markdown_cell(
        source, id=name, metadata={**({"tags": ["deeper"]} if deeper else {}), **metadata}
    )


def code(name: str, source: str, *, folded: bool = False, deeper: bool = False, outputs=()):
    fold = {"jupyter": {"source_hidden": True}} if folded else {}
    tags = {"tags": ["deeper"]} if deeper else {}
    return new_code_cell(source, id=name, metadata={**fold, **tags}, outputs=list(outputs))


def lecture():
    """A lecture of 24 core cells and a deeper part that keeps every rule."""
    texts = {
        "The equation": symbol_table("n", "p"),
        "Try it": "\n\n".join(f"**{step}** Do." for step in STEPS),
        "Where the model fails": "**One.** It does.",
        "Take away": "- one\n" * 5,
    }
    between = {
        "Remember": [code("drawing", 'drawing("quantal_release")', folded=True)],
        "What happens": [code("live", "explore(view)", folded=True)],
        "Predict": [
            code("ask", f'predict("{PREDICTED}")', folded=True, outputs=SHOWN),
            code("show", f'once_predicted("{PREDICTED}", picture)', outputs=SHOWN),
            code("reveal", f'reveal("{PREDICTED}")', folded=True, outputs=SHOWN),
        ],
        "Check yourself": [
            code("quiz", 'quiz("01", seed=1)', folded=True),
            prose("more", "### Deeper: three more questions", deeper=True, **{COLLAPSED: True}),
            code("quiz-more", 'quiz("01", more=True)', folded=True, deeper=True),
        ],
    }
    cells = [prose("header", header(CHAPTER))]
    for number, title in enumerate(SECTIONS):
        cells += [prose(f"s{number}", f"## {title}\n\n{texts.get(title, 'Words.')}"), *between.get(title, ())]
    cells += [code(f"fill{number}", "x = 1", folded=True) for number in range(5)]
    runs = [cell for cell in cells if cell.cell_type == "code"]
    for count, cell in enumerate(runs, start=1):
        cell.execution_count = count
    return new_notebook(cells=cells)


def found(notebook, one=CHAPTER, size_bytes=0):
    return breaches(notebook, one, size_bytes)


def at(notebook, name):
    return next(cell for cell in notebook.cells if cell.id == name)


def test_a_lecture_that_keeps_the_contract_passes():
    assert found(lecture()) == []


def with_source(name, source):
    def changed(notebook):
        at(notebook, name).source = source

    return changed


def without_metadata(name, key):
    return lambda notebook: at(notebook, name).metadata.pop(key)


def with_output_outside_the_gate(notebook):
    at(notebook, "show").source = "picture"


def with_core_cells(notebook):
    notebook.cells += [prose(f"more{number}", "Words.") for number in range(20)]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (with_source("header", "# Other"), "not the header that the syllabus makes"),
        (with_source("s4", "Words."), "Missing section: With numbers"),
        (with_core_cells, "44 core cells, but 22 to 34"),
        (with_source("fill0", "x = 1\n" * 16), "Folded code of 16 lines, above 15"),
        (with_source("show", "x = 1\n" * 7 + f'once_predicted("{PREDICTED}")'), "Open code of 8 lines"),
        (without_metadata("more", COLLAPSED), "is not folded"),
        (with_source("more", "### More\n\nWords."), "Deeper cells begin with one line"),
        (with_source("s10", "Words without a heading."), "would be folded too"),
        (with_source("s3", "## The idea in words\n\n$q$ is large."), "A formula stands in “The idea in words”"),
        (with_source("s6", "## Try it\n\n**Worked.** Do.\n\n**Alone.** Do."), "**One step missing.**"),
        (with_source("s8", "## Where the model fails\n\n**1.** a\n\n**2.** b\n\n**3.** c"), "3 failures"),
        (with_source("s10", "## Take away\n\n- one"), "1 lines to take away"),
        (with_output_outside_the_gate, "shows something before the prediction"),
        (with_source("s5", "## The equation\n\n| $n$ | neurons | – |"), "The symbol n is not what"),
        (with_source("s5", "## The equation"), "no table of symbols"),
        (with_source("quiz-more", "x"), "offer the others"),
        (with_source("drawing", "x"), "drawing is not among its first cells"),
        (with_source("s1", "## What happens\n\n" + "word " * 81), "83 words"),
        (with_source("s1", "## What happens\n\nIt is 150 nM."), "150 nM"),
    ],
)  # fmt: skip
def test_each_departure_is_named(change, sentence):
    notebook = lecture()
    change(notebook)
    assert any(sentence in fault for fault in found(notebook)), found(notebook)


def test_forty_lines_of_open_code_are_enough():
    notebook = lecture()
    notebook.cells += [code(f"open{number}", "x = 1\n" * 6) for number in range(7)]
    assert any("43 lines of open code" in fault for fault in found(notebook))


def test_a_prediction_gates_only_its_own_answer():
    notebook = lecture()
    at(notebook, "show").source = 'once_predicted("quantal.locus", picture)'
    assert any("shows something before" in fault for fault in found(notebook))


def test_a_sealed_prediction_waits_for_the_end_and_folds_nothing_between():
    notebook = lecture()
    at(notebook, "ask").source = f'predict("{PREDICTED}", sealed=True)'
    at(notebook, "show").source = "picture"
    assert not [fault for fault in found(notebook) if "before the prediction" in fault]


def test_a_chapter_that_takes_longer_than_it_promises_is_named():
    hurried = replace(CHAPTER, quiz_minutes=5)
    notebook = lecture()
    notebook.cells[0].source = header(hurried)
    assert [fault for fault in found(notebook, hurried) if "The quiz takes" in fault]


def test_a_film_to_rate_takes_a_reader_s_time():
    from course_lib.workshop.minutes import PER_DESK, load_of, minutes_of

    watched = load_of([code("desk", "film_desk([film])", folded=True)])
    assert minutes_of(watched) == PER_DESK


def test_a_chapter_that_promises_far_more_than_it_takes_is_named():
    long = replace(CHAPTER, minutes=60)
    notebook = lecture()
    notebook.cells[0].source = header(long)
    assert [fault for fault in found(notebook, long) if "so that a reader can plan" in fault]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"scene": "One sentence only."}, "a scene of two sentences"),
        ({"question": "Which of n and p did it change?"}, "uses the symbol 'n'"),
        ({"scene": "The peak is R = 3. It falls."}, "uses the symbol 'R'"),
        ({"deeper_minutes": 41}, "41 deeper minutes"),
        ({"quiz_minutes": None}, "quiz_minutes"),
    ],
)
def test_an_entry_that_lacks_something_is_named(change, sentence):
    faults = list(promise_faults(replace(CHAPTER, **change), "Chapter 01"))
    assert len(faults) == 1
    assert sentence in faults[0]
    assert list(promise_faults(CHAPTER, "Chapter 01")) == []


def test_the_header_says_scene_minutes_and_how_to_begin():
    text = header(CHAPTER)
    assert text.index(CHAPTER.scene) < text.index(CHAPTER.question)
    assert "10 minutes, 5 more for the folded deeper parts, 30 for the questions at the end" in text
    assert "▶ Start" in text
    assert "[01 Quantal release](01_quantal_release.ipynb)" in header(
        replace(CHAPTER, id="02", prerequisites=("01",))
    )


def test_the_quiz_shows_eight_and_offers_the_others(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda widget: shown.append(widget.shown.asked.id))
    for one in written():
        first = quiz_shown(one.id)
        assert len(first) == min(QUIZ_SHOWN, len(quiz_ids(one.id)))
        shown.clear()
        quiz(one.id)
        assert tuple(shown) == first
        quiz(one.id, more=True)
        assert tuple(shown) == quiz_ids(one.id)


class TestSymbols:
    def test_each_stands_once(self, monkeypatch, tmp_path):
        twice = tmp_path / "symbols.toml"
        twice.write_text(
            '[[symbol]]\nlatex = "n"\nmeaning = "a"\nunit = "–"\nchapters = ["01"]\n' * 2, encoding="utf-8"
        )
        monkeypatch.setattr("course_lib.symbols.PATH", twice)
        with pytest.raises(CourseError, match="stands twice"):
            symbols.__wrapped__()

    def test_chapters_that_are_named_exist_and_hold_the_row(self):
        for one in symbols().values():
            for name in one.chapters:
                owner = next(other for other in chapters() if other.id == name)
                if owner.notebook.exists():
                    text = owner.notebook.read_text(encoding="utf-8")
                    assert one.row.replace("\\", "\\\\") in text, f"{one.latex} in chapter {name}"

    def test_a_table_is_read_as_it_was_written(self):
        rows = rows_of(symbol_table(*symbols()))
        assert [(row.latex, row.meaning, row.unit) for row in rows] == [
            (one.latex, one.meaning, one.unit) for one in symbols().values()
        ]

    def test_an_unknown_symbol_is_named(self):
        with pytest.raises(CourseError, match=re.escape("has no symbol 'zeta'")):
            symbol("zeta")
