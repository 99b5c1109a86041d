"""A student's Markdown on the page of whoever marks it: rendered, counted, and unable to run, load or hide anything."""

import re
import shlex
import shutil
import time
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from course_lib.classroom.decision_commands import appeal
from course_lib.classroom.giving_back.review_page import answer_page
from course_lib.classroom.giving_back.reviewing import Asked
from course_lib.classroom.giving_back.written import MOST_CHARACTERS, words_in, written
from course_lib.questions.assignment import assignment
from tests.browser.lab import CHROMIUM_FLAGS

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CAPSTONE = assignment("capstone_one_patient")
REPORT = next(one for one in CAPSTONE.hand_marked if one.cell == "task8")
ASKED = Asked(
    text="## 8 · The report\n\nOne page.\n\n- 1 — Gives numbers.",
    worked="**Dose.** The lowest one.",
    kind="markdown",
    chapter="15",
    automatic=CAPSTONE.tasks,
)
ANSWER = """# Report

**Problem.** She *cannot* hold a cup; `qtc_ms` is 440, $\\mu_A = 10$.

1. first
2. second
   - inner

> a quoted line

| dose (mg) | chance better | chance of QTc above 10 ms | what I would watch at this dose and when I would stop |
|---|---:|---:|---|
| 40 | 0.41 | 0.02 | slowness |
| 80 | 0.52 | 0.11 | ECG_before_and_after_two_weeks_and_at_every_visit_that_follows |

- [x] ECG

```python
print("x")
```
"""
HOSTILE = {
    "a script": "<script>fetch('//elsewhere.example/x')</script>",
    "a script in a line": "so <script>document.title = 'gone'</script> it is",
    "a picture that fails": "a <img src=x onerror=alert(1)> b\n\n<img src=//elsewhere.example/1.png>",
    "a frame": "<iframe src='https://elsewhere.example'></iframe>",
    "a style": "<style>form { display: none }</style>\n\n<b style='position:fixed'>x</b>",
    "the end of the page": "</div></main></html><form action='//elsewhere.example'><button>Save</button></form>",
    "a link that runs": "[x](javascript:alert(1)) <javascript:alert(1)> [y][z]\n\n[z]: java&#115;cript:alert(1)",
    "a link with data": "[x](data:text/html,<script>alert(1)</script>)",
    "a link that breaks out": "[x](<https://a.example/' onclick='alert(1)> \"' onclick='alert(1)\")",
    "an address": "https://elsewhere.example/page?a=1&b=2",
    "a picture from elsewhere": "![seen <b>](https://elsewhere.example/pixel.png 'x') ![](attachment:gone.png)",
    "a picture in a link": "[![a](//elsewhere.example/1.png)](//elsewhere.example)",
    "a fence that breaks out": '```"><script>alert(1)</script>\n</pre><script>alert(1)</script>\n```',
    "a diagram": '```mermaid\nclick A "javascript:alert(1)"\n```',
    "a formula with a tag": "$\\href{javascript:alert(1)}{x}<script>$ $$<iframe>$$\n\n\\begin{a}<img src=x>\\end{a}",
    "a heading that is a tag": "# <svg onload=alert(1)>",
    "a table with tags": "| <b onclick=alert(1)> | ` |\n|---|---|\n| <script> | ![x](//e.example/1) |",
    "a broken table": "| a | b |\n|---|\n| 1 | 2 | 3 |\n|||\n|--\n| x",
    "a list from a huge number": "999999999. x\n\n99999999999999999999. y",
    "half a character": "[x](\ud800) \udc00 ![\ud800](\ud800)",
    "nothing": "\x00\x00[a](\x00)\x00",
}
# As long as a text may be that is rendered at all.
SLOW = {
    "one long line": "x" * 1_000_000,
    "many words in one line": "word " * 200_000,
    "deep lists": "\n".join("  " * i + "- a" for i in range(1_000)),
    "deep quotes": "\n".join(">" * i + " a" for i in range(1_400)),
    "marks of a list": "- " * 500_000,
    "marks of a quote": "> " * 500_000,
    "open brackets": "[" * 500_000,
    "open formulas": "\\\\[" * 300_000,
    "open environments": "\\begin{a}" * 100_000,
    "emphasis in emphasis": "*a _b " * 80_000 + "c_ d*" * 80_000,
    "rows of a table": "a|b\n-|-\n" * 100_000,
}


def result_of(*sources, kind="markdown", standing="answered"):
    cells = [
        {
            "name": "task8" if i == 0 else None, "kind": kind, "ours": False, "task": "task8", "source": source,
            "text": "", "displays": [], "error": None, "ended": None,
        }
        for i, source in enumerate(sources)
    ]  # fmt: skip
    return {"cells": cells, "by_hand": {"task8": standing}}


def page_of(*sources, piece=REPORT, **options):
    return answer_page(piece, result_of(*sources, **options), None, (0, 1), 1, ASKED)


def seen(*sources, **options):
    return page_of(*sources, **options).decode()


class Tags(HTMLParser):
    """The tags of a page and their attributes; raises nothing, as a browser does."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes = set(), set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}


PLAIN = {
    *("p", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "h3", "h4", "h5", "h6", "hr", "br"),
    *("table", "thead", "tbody", "tr", "th", "td", "div", "dl", "dt", "dd"),
}  # fmt: skip
HARMLESS = {"class", "style", "start", "tabindex", "role", "aria-label"}


def test_an_answer_is_read_as_it_was_meant_and_as_it_was_typed():
    text = seen(ANSWER)
    for rendered in (
        "<h3>Report</h3>", "<strong>Problem.</strong>", "<em>cannot</em>", "<code>qtc_ms</code>",
        "<ol start='1'>", "<li>inner</li>", "<blockquote>", "<td style=\"text-align:right\">0.41</td>",
        "<li>☑ ECG</li>", "<code>$\\mu_A = 10$</code>",
    ):  # fmt: skip
        assert rendered in text, rendered
    assert "<summary>As typed</summary><pre># Report\n\n**Problem.** She" in text


def test_what_was_asked_and_the_worked_solution_are_rendered_too():
    text = seen(ANSWER)
    assert "<h4>8 · The report</h4>" in text
    assert "<strong>Dose.</strong>" in text


def test_code_stays_as_it_was_typed():
    text = seen("x = a**2**b", kind="code")
    assert "<pre>x = a**2**b</pre>" in text
    assert "As typed" not in text


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_nothing_that_a_student_writes_becomes_a_tag_that_runs_or_loads(source):
    found = Tags(written(source))
    assert found.tags <= PLAIN
    assert found.attributes <= HARMLESS
    page_of(source).decode("utf-8")


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_what_a_student_typed_stays_readable(source):
    typed = seen(source).split("<summary>As typed</summary><pre>")[1]
    letters = "".join(letter for letter in source if letter.isascii() and letter.isalnum())
    assert letters[:40] in "".join(letter for letter in _text_of(typed) if letter.isalnum())


def _text_of(text):
    pieces = []
    parser = HTMLParser()
    parser.handle_data = pieces.append
    parser.feed(text)
    return "".join(pieces)


def test_styles_say_nothing_but_the_side_of_a_column():
    for source in (*HOSTILE.values(), ANSWER):
        assert set(re.findall(r"<[^>]* style=\"([^\"]*)\"", written(source))) <= {
            f"text-align:{side}" for side in ("left", "right", "center")
        }


@pytest.mark.parametrize("source", SLOW.values(), ids=SLOW)
def test_a_text_made_to_cost_time_costs_little(source):
    for text in (source, source[:MOST_CHARACTERS]):
        before = time.process_time()
        page = seen(text)
        assert (
            time.process_time() - before < 3
        )  # a loaded machine computes more slowly; alone it is below one
        assert ("the text stands as it was typed" in page) == (len(text) > MOST_CHARACTERS)


def test_a_long_answer_in_many_cells_is_not_rendered_cell_by_cell():
    half = "*a* " * (MOST_CHARACTERS // 8 + 10)
    assert "<em>a</em>" in seen(half)
    assert "<em>a</em>" not in seen(half, half)
    assert "*a* *a*" in seen(half, half)


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\x00", "\x07", "&#8238;", "&#x202E;"])
def test_a_character_that_hides_or_turns_others_is_shown_by_its_number(hidden):
    code = 0x202E if hidden.startswith("&") else ord(hidden)
    text = seen(f"Stop **at{hidden}20 ms** `{hidden}`")
    assert f"at⟨U+{code:04X}⟩20" in text
    assert not {"\u202e", "\u2066", "\x00", "\x07"} & set(text)


def test_words_are_counted_without_the_marks_between_them():
    assert words_in("**Dose.** 40 mg — not 80.\n\n- [ ] ECG\n\n---\n") == 6
    assert words_in("x" * 1_000_000) == 1
    assert words_in("") == words_in("| | |\n|---|---|\n> #") == 0
    assert "<p>3 words.</p>" in seen("one **two**", "three")
    assert "<p>1 word.</p>" in seen("one")


def test_the_marker_sees_the_bound_beside_the_count():
    bounded = replace(REPORT, most_words=2)
    assert "<p>2 words of 2 at most.</p>" in seen("one **two**", piece=bounded)
    assert "<p class='lost'>3 words of 2 at most.</p>" in seen("one two three", piece=bounded)


def test_a_stub_and_a_drawing_have_no_words_to_count():
    assert "words.</p>" not in seen("Your answer here", standing="blank")
    assert "words.</p>" not in seen("draw(them, all)", kind="code")


def test_the_page_says_how_points_of_another_task_are_taken_back():
    command = _text_of(seen(ANSWER).split("takes them back, but with <code>")[1].split("</code>")[0])
    assert "task5 (Gate and dose)" in seen(ANSWER)
    values = {"TASK": "task5", "N": "2", "FILE": __file__}
    program, name, *words = [values.get(word, word) for word in shlex.split(command)]
    assert (program, name) == ("course", "appeal")
    given = appeal.make_context(name, words).params
    assert [given[one] for one in ("name", "student", "task", "points")] == ["15", "STUDENT", "task5", 2]


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.mark.skipif(not shutil.which("chromium"), reason="needs Chromium")
def test_in_a_browser_nothing_loads_runs_or_overflows_and_axe_finds_nothing(browser, tmp_path):
    from axe_playwright_python.sync_playwright import Axe

    (tmp_path / "page.html").write_bytes(page_of(ANSWER, "\n\n".join(HOSTILE.values()), "y" * 2_000))
    tab = browser.new_page()
    asked, faults = [], []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("pageerror", lambda fault: faults.append(str(fault)))
    tab.on("dialog", lambda dialog: faults.append(dialog.message))
    tab.goto((tmp_path / "page.html").as_uri())
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        for width in (1440, 390):
            tab.set_viewport_size({"width": width, "height": 900})
            beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert tab.evaluate(beyond) == 0, width
            found = Axe().run(tab, options={"resultTypes": ["violations"], "runOnly": RULES}).response
            assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert tab.title() == "The report: marking"
    assert (faults, asked) == ([], [(tmp_path / "page.html").as_uri()])
    tab.close()


@pytest.mark.skipif(not shutil.which("chromium"), reason="needs Chromium")
def test_by_keyboard_the_source_opens_and_the_form_comes_first(browser, tmp_path):
    (tmp_path / "page.html").write_bytes(page_of("**40 mg**"))
    tab = browser.new_page()
    tab.goto((tmp_path / "page.html").as_uri())
    assert tab.evaluate("document.activeElement.id") == "c0"
    assert not tab.get_by_text("**40 mg**").is_visible()
    tab.keyboard.press("Shift+Tab")
    assert tab.evaluate("document.activeElement.textContent") == "As typed"
    tab.keyboard.press("Enter")
    assert tab.get_by_text("**40 mg**").is_visible()
    tab.close()
