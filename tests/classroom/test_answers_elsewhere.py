"""Answers, pictures and cells that are not where or what they should be: none is lost unseen."""

import base64
import copy
import json

import pytest
from school import AUTOMATIC, FIRST, as_bytes, blank, cell_of, own_cell, place_of, solved, with_source

from course_lib.classroom.giving_back.feedback import feedback_page
from course_lib.classroom.giving_back.review_page import answer_page
from course_lib.classroom.giving_back.reviewing import Asked
from course_lib.classroom.marks.decisions import Decisions
from course_lib.classroom.marks.ledger import marks_of
from course_lib.syllabus import chapter

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>alert(1)</script></svg>"
ASKED = Asked(text="asked", worked="worked", kind="markdown", chapter="01")
WORDS = "It changed q, since 1/CV² stayed. I am the answer."


def inserted(notebook, name, *cells, after=True):
    changed = copy.deepcopy(notebook)
    place = place_of(changed, name) + after
    changed["cells"][place:place] = [cell | {"id": f"mine{i}"} for i, cell in enumerate(cells)]
    return changed


def without_answer(student="ada", name="task7"):
    notebook = solved(student)
    cell_of(notebook, name)["source"] = cell_of(blank(student), name)["source"]
    return notebook


def points(result):
    return sum(part["points"] for part in result["parts"])


def marks(kit, result):
    return marks_of(kit, result, {}, Decisions())


def seen_by_marker(kit, result, name="task7"):
    piece = next(one for one in kit.assignment.hand_marked if one.cell == name)
    return answer_page(piece, result, None, (0, 1), 1, ASKED).decode()


def seen_by_student(kit, result):
    return feedback_page(kit, result, marks(kit, result), {}).decode()


def split(notebook):
    changed = copy.deepcopy(notebook)
    cell = cell_of(changed, "task7")
    second = copy.deepcopy(cell)
    cell["source"], second["source"] = "It changed q,", WORDS
    changed["cells"].insert(place_of(changed, "task7") + 1, second)
    return changed


def as_kind(notebook, name, kind, source):
    changed = with_source(notebook, name, source)
    cell_of(changed, name)["cell_type"] = kind
    return changed


ANSWERED = {
    "a new text cell below": lambda n: inserted(n, "task7", own_cell(WORDS, "markdown")),
    "a new text cell above": lambda n: inserted(n, "task7", own_cell(WORDS, "markdown"), after=False),
    "a raw cell": lambda n: inserted(n, "task7", own_cell(WORDS, "raw")),
    "a code cell": lambda n: inserted(n, "task7", own_cell(f"'{WORDS}'")),
    "a split cell": split,
    "the cell itself made code": lambda n: as_kind(n, "task7", "code", WORDS),
    "the cell itself made raw": lambda n: as_kind(n, "task7", "raw", WORDS),
    "the end of the notebook": lambda n: n | {"cells": [*n["cells"], own_cell(WORDS, "markdown")]},
    "the cell deleted and another in its place": lambda n: inserted(
        n | {"cells": [cell for cell in n["cells"] if cell["id"] != "task7"]},
        "text7",
        own_cell(WORDS, "markdown"),
    ),
}


@pytest.mark.parametrize("way", ANSWERED)
def test_an_answer_beside_its_cell_goes_before_the_marker(kit, mark, way):
    result = mark(ANSWERED[way](without_answer()))
    assert result["by_hand"]["task7"] == "answered"
    assert marks(kit, result).status == "waits for marks by hand"
    assert "I am the answer" in seen_by_marker(kit, result)
    assert points(result) == AUTOMATIC


def test_an_answer_that_stands_somewhere_else_waits_and_is_shown(kit, mark):
    result = mark(inserted(without_answer(), "text1", own_cell(WORDS, "markdown")))
    assert result["by_hand"]["task7"] == "elsewhere"
    assert marks(kit, result).status == "waits for marks by hand"
    assert "I am the answer" in seen_by_marker(kit, result)


def test_where_nothing_was_written_the_zero_is_final(kit, mark):
    result = mark(blank("ada"))
    assert set(result["by_hand"].values()) == {"blank"}
    assert (marks(kit, result).status, marks(kit, result).total) == ("final", 0)


def test_a_figure_in_a_new_cell_goes_before_the_marker(kit, mark):
    worked = cell_of(solved("ada"), "task6")["source"]
    result = mark(inserted(without_answer(name="task6"), "task6", own_cell(worked)))
    assert result["by_hand"]["task6"] == "answered"
    assert "data:image/png" in seen_by_marker(kit, result, "task6")


def test_code_below_its_locked_cell_is_found_where_nothing_stands_above(mark):
    worked = cell_of(solved("ada"), "work1")["source"]
    below = inserted(without_answer(name="work1"), "task1", own_cell(worked))
    result = mark(below)
    assert points(result) == AUTOMATIC
    assert "stood below the locked cell" in result["parts"][0]["message"]
    wrong_above = inserted(
        with_source(solved("ada"), "work1", "content = mean_nM = failures = 12345.0"),
        "task1",
        own_cell(worked),
    )
    assert points(mark(wrong_above)) == AUTOMATIC - 3  # the first answer counts, right or wrong


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_a_work_cell_of_another_kind_is_run_as_the_code_that_it_is(mark, kind):
    notebook = solved("ada")
    cell_of(notebook, "work1")["cell_type"] = kind
    result = mark(notebook)
    assert points(result) == AUTOMATIC
    assert f"work1 was of kind {kind}, not code; it was run as code" in result["notes"][0]


def with_new_ids(notebook):
    changed = copy.deepcopy(notebook)
    for i, cell in enumerate(changed["cells"]):
        cell["id"], cell["metadata"] = f"cell-{i}", {}
    return changed


def without_ids(notebook):
    changed = copy.deepcopy(notebook)
    for cell in changed["cells"]:
        del cell["id"]
        cell["metadata"] = {"colab": {"base_uri": "x"}}
    return changed


@pytest.mark.parametrize("lose", [with_new_ids, without_ids])
def test_cells_that_have_lost_their_names_are_known_by_what_they_hold(kit, mark, lose):
    result = mark(lose(solved("ada")))
    assert points(result) == AUTOMATIC
    assert marks(kit, result).status == "waits for marks by hand"
    assert "smaller q" in seen_by_marker(kit, result)
    assert any("had lost their names" in note for note in result["notes"])
    assert result["numbers"]["own"] == result["numbers"]["found"]
    untouched = mark(lose(blank("ada")))
    assert (marks(kit, untouched).status, points(untouched)) == ("final", 0)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_do_not_count(mark, end):
    notebook = solved("ada")
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).replace("\n", end)
    result = mark(notebook)
    assert (result["notes"], points(result)) == ([], AUTOMATIC)


HALF = "\ud83d"


@pytest.mark.parametrize(
    "change",
    [
        lambda n: with_source(n, "task7", f"I say {HALF}q."),
        lambda n: with_source(n, "work5", cell_of(n, "work5")["source"] + f"\nprint('{HALF}')"),
        lambda n: inserted(n, "text1", own_cell(HALF, "raw")),
        lambda n: n | {"metadata": {"kernelspec": {"name": HALF}}},
        lambda n: n | {"cells": [*n["cells"], own_cell("1") | {"id": HALF}]},
        lambda n: (
            n
            | {
                "cells": [
                    *n["cells"],
                    own_cell("x", "markdown") | {"attachments": {HALF: {"image/png": PNG}}},
                ]
            }
        ),
        lambda n: inserted(n, "text1", own_cell("raise ValueError('\\ud83d')")),
    ],
)
def test_half_a_character_stops_nobody(kit, mark, change):
    content = json.dumps(change(solved("ada"))).encode()  # with escapes, as a notebook on the disk has them
    result = mark(content)
    json.dumps(result, ensure_ascii=False).encode()
    seen_by_student(kit, result).encode()
    assert points(result) == AUTOMATIC


def test_half_a_character_as_an_answer_is_a_wrong_answer(mark):
    result = mark(with_source(solved("ada"), "work5", "ratio, locus = 1.0, '\\ud83d'"))
    json.dumps(result, ensure_ascii=False).encode()
    assert points(result) == AUTOMATIC - 2


MAGICS = [
    "%matplotlib inline",
    "%matplotlib notebook",
    "%matplotlib widget",
    "%matplotlib qt",
    "%matplotlib",
    "%matplotlib nonsense",
    "import matplotlib\nmatplotlib.use('TkAgg')",
    "import matplotlib.pyplot as plt\nplt.switch_backend('Qt5Agg')",
    "%config InlineBackend.figure_format = 'retina'",
    "%load_ext autoreload\n%autoreload 2",
    "%load_ext lab_black",
    "%pip install numpy",
    "%conda install numpy",
    "%store x",
    "%gui qt",
    "get_ipython().run_line_magic('matplotlib', 'inline')",
    "get_ipython().enable_matplotlib('widget')",
]


@pytest.mark.parametrize("line", MAGICS)
def test_a_magic_or_a_backend_ends_no_cell(mark, line):
    worked = cell_of(solved("ada"), "work1")["source"]
    figure = cell_of(solved("ada"), "task6")["source"]
    notebook = with_source(
        with_source(solved("ada"), "work1", f"{line}\n{worked}"), "task6", f"{line}\n{figure}"
    )
    result = mark(notebook)
    assert points(result) == AUTOMATIC
    shown = next(cell for cell in result["cells"] if cell["name"] == "task6")["displays"]
    assert any(kind.startswith("image/") for one in shown for kind in one)


def test_pylab_draws_although_it_hides_python_s_own_max_there_and_here(mark):
    worked = cell_of(solved("ada"), "work1")["source"]
    result = mark(with_source(solved("ada"), "work1", f"%pylab inline\n{worked}"))
    assert sum(part["points"] for part in result["parts"] if part["task"] == "task1") == 3
    assert any("image/png" in one for cell in result["cells"] for one in cell["displays"])


def test_a_student_reads_an_answer_as_it_was_meant_and_as_it_was_typed(kit, mark):
    page = seen_by_student(
        kit, mark(with_source(solved("ada"), "task7", f"{WORDS} **Both** fall.<script>x</script>"))
    )
    assert "<strong>Both</strong> fall.&lt;script&gt;" in page
    assert "**Both** fall." in page.split("As typed")[1]


def test_a_text_that_costs_time_in_many_cells_is_given_back_as_it_was_typed(kit, mark):
    notebook = with_source(solved("ada"), "task7", "*a* " * 2_000)
    notebook["cells"] += [own_cell("*b* " * 2_000, "markdown")]
    page = seen_by_student(kit, mark(notebook))
    assert "*b* *b*" in page
    assert "<em>" not in page


PLOT = "import matplotlib.pyplot as plt\nplt.plot([0, 1])\nplt.show()"
FORMATS = {
    "png": (PLOT, "data:image/png"),
    "svg": (f"%config InlineBackend.figure_formats = ['svg']\n{PLOT}", "data:image/svg+xml"),
    "jpeg": (f"%config InlineBackend.figure_formats = ['jpeg']\n{PLOT}", "data:image/jpeg"),
    "retina": (f"%config InlineBackend.figure_formats = ['retina']\n{PLOT}", "data:image/png"),
    "pdf": (f"%config InlineBackend.figure_formats = ['pdf']\n{PLOT}", "a figure of the kind application/pdf is not shown"),
    "an SVG of one's own": (f"from IPython.display import SVG\nSVG({SVG!r})", "data:image/svg+xml"),
    "an image of bytes": (f"import base64\nfrom IPython.display import Image\nImage(base64.b64decode({PNG!r}))", "data:image/png"),
    "html": ("from IPython.display import HTML\nHTML('<canvas></canvas>')", "text/html is not shown"),
    "plotly": (
        "from IPython.display import display\ndisplay({'application/vnd.plotly.v1+json': {}, 'text/html': '<div>'}, raw=True)",
        "application/vnd.plotly.v1+json is not shown",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_every_picture_format_is_shown_safely_or_its_lack_is_said(kit, mark, name):
    source, there = FORMATS[name]
    result = mark(with_source(solved("ada"), "task6", source))
    for page in (seen_by_marker(kit, result, "task6"), seen_by_student(kit, result)):
        assert there in page
        assert "<script" not in page
        assert "<canvas" not in page


def test_a_picture_that_only_the_handed_in_notebook_has_is_shown_as_such(kit, mark):
    notebook = with_source(solved("ada"), "task6", "figure = None")
    cell_of(notebook, "task6")["outputs"] = [
        {"output_type": "display_data", "data": {"image/png": PNG}, "metadata": {}}
    ]
    page = seen_by_marker(kit, mark(notebook), "task6")
    assert "data:image/png" in page
    assert "this run made no picture" in page


PASTED = {
    "pasted": ("![a drawing](attachment:image.png)", {"image.png": {"image/png": PNG}}, "data:image/png"),
    "pasted SVG": ("![](attachment:a.svg)", {"a.svg": {"image/svg+xml": base64.b64encode(SVG.encode()).decode()}}, "data:image/svg+xml"),
    "written as data": (f"<img src='data:image/png;base64,{PNG}'>", None, "data:image/png"),
    "pasted, but lost": ("![](attachment:image.png)", None, "which is not in the notebook"),
    "a file of one's own": ("![](figure.png)", None, "figure.png&#x27;, which is not in the notebook"),
    "on the net": ("<img src='https://x.org/a.png'>", None, "which is not in the notebook"),
    "not a picture": ("![](attachment:a.png)", {"a.png": {"image/png": "bm90"}}, "no picture"),
}  # fmt: skip


@pytest.mark.parametrize("name", PASTED)
def test_a_picture_in_a_text_is_shown_or_its_lack_is_said(kit, mark, name):
    source, pasted, there = PASTED[name]
    notebook = with_source(solved("ada"), "task7", f"{WORDS}\n\n{source}")
    if pasted:
        cell_of(notebook, "task7")["attachments"] = pasted
    result = mark(notebook)
    assert there in seen_by_marker(kit, result)
    assert there.split(",")[-1] in seen_by_student(kit, result)
    assert "I am the answer" in seen_by_marker(kit, result)
    assert "<script" not in seen_by_student(kit, result)


def foreign(cells):
    return as_bytes({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells})


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (foreign([own_cell("import numpy as np")]), "this is no notebook of 01_quantal_release"),
        (
            foreign([own_cell("x = 1") | {"id": name} for name in ("given", "work1", "task1")]),
            "this is no notebook",
        ),
        (foreign([]), "has no cells"),
        (chapter("02").exercise.read_bytes(), "this is a notebook of 02_filling_the_vesicle, not of"),
        (chapter("01").notebook.read_bytes(), "this is no notebook of 01_quantal_release"),
    ],
)
def test_a_notebook_that_is_not_ours_gets_no_mark_and_is_asked_for_again(kit, mark, content, line):
    result = mark(content)
    assert line in result["refused"]
    one = marks(kit, result)
    assert (one.status, one.total) == ("not marked", None)
    assert "could not be marked" in seen_by_student(kit, result)


def test_a_worked_solution_handed_in_unchanged_is_not_accused(sandbox):
    from course_lib.classroom.inside.isolation import Limits
    from course_lib.classroom.marks.kit import kit_for
    from course_lib.classroom.marks.marked import marked
    from course_lib.syllabus import chapters

    for one in chapters():
        if one.solution.exists():
            kit = kit_for(one, None, Limits(cell_s=20))
            result = marked(kit, sandbox, "ada", one.solution.read_bytes())
            assert result["notes"] == [], one.stem
            assert points(result) == sum(task.points for task in kit.assignment.tasks)
    assert FIRST.solution.exists()
