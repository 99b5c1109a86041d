"""Questions on a page without Python, by keyboard: answered, remembered, and opening what they keep closed."""

import shutil

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course_lib.assess.asking import ask
from course_lib.assess.entry import EntryResult, advice
from course_lib.assess.gate import gate_html
from course_lib.assess.marking import mark
from course_lib.assess.sentences import say
from course_lib.assess.sheet import sheet_of
from course_lib.assess.still import still_html
from course_lib.workshop.html import page_of
from tests.browser.lab import chromium

pytestmark = pytest.mark.skipif(
    not shutil.which("chromium"), reason="Chromium is not installed (Debian package chromium)"
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NUMBER, CHOICE, CHOICES = "quantal.mean_response", "quantal.locus", "quantal.block_pattern"
ORDERING, TEXT, PYTHON = "quantal.order_inverse_cv", "ganglia.double_negative", "quantal.variance_function"
PREDICTED = "quantal.predict_block"


def shown(source, html):
    output = new_output("display_data", {"text/html": html, "text/plain": ""})
    return new_code_cell(source, outputs=[output], execution_count=1)


def chapter_page():
    """A page with one question of each kind, and a prediction that keeps its result closed."""
    cells = [new_markdown_cell("# 01 · Quantal release\n\nA page.")]
    cells += [
        shown(f'ask("{one}")', still_html(sheet_of(one)))
        for one in (NUMBER, CHOICE, CHOICES, ORDERING, TEXT, PYTHON)
    ]
    cells.append(shown(f'predict("{PREDICTED}")', still_html(sheet_of(PREDICTED))))
    said = '<p class="qs-said">none</p><p class="qs-said-reply"></p><p>The result: it stays.</p>'
    cells.append(shown("reveal()", gate_html(PREDICTED, said)))
    line = EntryResult({"Counting quanta": ask(NUMBER), "Which of the two": ask(CHOICE)})
    cells.append(shown("entry_test()", line._repr_mimebundle_()[0]["text/html"]))
    cells.append(new_markdown_cell("## Counting quanta\n\nRead this."))
    return page_of(new_notebook(cells=cells))


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(chapter_page(), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


@pytest.fixture
def page(browser, file):
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.faults, page.asked = [], []
    page.on("pageerror", lambda fault: page.faults.append(str(fault)))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(file)
    yield page
    assert page.faults == []
    assert [url for url in page.asked if not url.startswith(("file:", "data:"))] == []
    context.close()


def card(page, name):
    return page.locator(f"[data-question='{name}']")


def press_check(page, name):
    card(page, name).get_by_role("button", name="Check").focus()
    page.keyboard.press("Enter")


def reply(page, name):
    return card(page, name).locator(".qs-reply").inner_text().replace("\u202f", " ")


def words(verdict):
    return str(verdict).replace("\u202f", " ")


def test_each_kind_is_answered_by_keyboard_and_found_again_after_a_reload(page):
    sheet = sheet_of(NUMBER)
    card(page, NUMBER).get_by_role("textbox").focus()
    page.keyboard.type("0,021 µM")
    page.keyboard.press("Enter")
    assert reply(page, NUMBER) == words(mark(sheet.asked, sheet.params, "0,021 µM"))

    locus = sheet_of(CHOICE)
    card(page, CHOICE).get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    press_check(page, CHOICE)
    assert reply(page, CHOICE) == words(mark(locus.asked, locus.params, locus.options[1][0]))

    press_check(page, CHOICES)
    assert reply(page, CHOICES).startswith("? Not counted. Nothing is chosen yet")
    pattern = sheet_of(CHOICES)
    for number in (0, 2):
        card(page, CHOICES).get_by_role("checkbox").nth(number).focus()
        page.keyboard.press("Space")
    press_check(page, CHOICES)
    chosen = [pattern.options[number][0] for number in (0, 2)]
    assert reply(page, CHOICES) == words(mark(pattern.asked, pattern.params, chosen))

    order = sheet_of(ORDERING)
    names = [name for name, _ in order.options]
    card(page, ORDERING).locator(".qs-down").first.focus()
    page.keyboard.press("Enter")
    press_check(page, ORDERING)
    assert reply(page, ORDERING) == words(mark(order.asked, order.params, [names[1], names[0], *names[2:]]))

    card(page, TEXT).get_by_role("textbox").focus()
    page.keyboard.type("D1 neurons silence what silences the thalamus.")
    press_check(page, TEXT)
    text = sheet_of(TEXT)
    assert card(page, TEXT).get_by_text(text.asked.truth(text.params)).is_visible()
    ideas = card(page, TEXT).get_by_role("checkbox")
    ideas.first.focus()
    page.keyboard.press("Space")
    card(page, TEXT).get_by_role("button", name="Count what I said").press("Enter")
    assert reply(page, TEXT) == words(mark(text.asked, text.params, [text.asked.ideas[0].id]))

    python = card(page, PYTHON)
    assert python.get_by_text("This question needs Python").is_visible()
    assert python.get_by_role("textbox").count() == python.get_by_role("button", name="Check").count() == 0

    assert page.locator("[data-said]").inner_text().startswith("5 of 6 questions · about ")
    page.reload()
    assert page.locator("[data-said]").inner_text().startswith("5 of 6 questions · about ")
    assert card(page, NUMBER).locator(".qs-past").inner_text().startswith("Right last time")
    fates = [one.get_attribute("data-fate") for one in page.locator(".qs-task").all()]
    assert fates[:2] == ["right", "wrong"]
    assert fates[-2:] == ["open", "open"]


def test_a_gate_stays_closed_until_the_prediction_and_remembers_it(page):
    gate = page.locator("details.qs-gate")
    assert not gate.evaluate("gate => gate.open")
    card(page, PREDICTED).get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    card(page, PREDICTED).get_by_role("button", name="Commit prediction").press("Enter")
    said = sheet_of(PREDICTED).options[0][1]
    for _ in range(2):
        assert gate.evaluate("gate => gate.open")
        assert gate.locator(".qs-said").inner_text() == said
        assert (
            reply(page, PREDICTED) == f"✎ Committed. You predict: {said}. What answers it has opened below."
        )
        page.reload()


def test_a_prediction_of_another_machine_opens_its_gate_and_says_so(page):
    events = {
        "at": "2026-03-01T10:00:00+00:00",
        "kind": "prediction",
        "question": PREDICTED,
        "objective": "01.block",
    }
    page.evaluate(
        "event => localStorage.setItem('quieting-the-synapse.event.x', JSON.stringify(event))",
        events | {"seed": "1", "correct": True, "score": 1, "mistake": None, "hint_level": 0},
    )
    page.reload()
    assert page.locator("details.qs-gate").evaluate("gate => gate.open")
    assert page.locator("details.qs-gate .qs-said").inner_text() == "on another machine"
    assert "You predicted this on another machine" in reply(page, PREDICTED)


def test_the_line_below_the_entry_test_follows_the_first_answers_and_leads_to_what_should_be_read(page):
    line = page.locator(".qs-entry")
    assert line.inner_text() == say("entry_unasked")
    card(page, NUMBER).get_by_role("textbox").fill("123456")
    press_check(page, NUMBER)
    assert line.locator("strong").inner_text() == advice({"Counting quanta": False, "Which of the two": None})
    assert line.get_by_role("link", name="Counting quanta").get_attribute("href").startswith("#")
    page.reload()
    assert line.locator("strong").inner_text().startswith("Read: Counting quanta.")


def test_a_gate_opened_by_hand_is_a_prediction_skipped(page):
    page.locator("details.qs-gate summary").press("Enter")
    card(page, PREDICTED).get_by_text("Skipped").wait_for()
    page.reload()
    assert page.locator("details.qs-gate").evaluate("gate => gate.open")


def test_hints_open_one_by_one_the_worked_answer_by_asking_twice_and_a_dozen_other_numbers_follow(page):
    own = card(page, NUMBER)
    hint = own.get_by_role("button", name="Hint")
    hint.press("Enter")
    assert own.locator(".qs-hints p").count() == 1
    worked = own.get_by_role("button", name="Worked answer")
    worked.press("Enter")
    assert "Press again" in reply(page, NUMBER)
    worked.press("Enter")
    assert sheet_of(NUMBER).worked.replace("\u202f", " ") in own.locator(".qs-worked").inner_text().replace(
        "\u202f", " "
    )
    prompts = set()
    for seed in range(1, 14):
        prompts.add(own.locator("legend").inner_text())
        assert own.locator("legend").inner_text() == sheet_of(NUMBER, seed).prompt
        own.get_by_role("button", name="Other numbers").press("Enter")
    assert len(prompts) >= 12
    assert own.locator("legend").inner_text() == sheet_of(NUMBER, 1).prompt


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_cards_have_no_fault_and_fit_a_small_phone(page, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme=scheme)
    card(page, NUMBER).get_by_role("textbox").fill("7")
    press_check(page, NUMBER)
    card(page, TEXT).get_by_role("textbox").fill("A sentence of some words.")
    press_check(page, TEXT)
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    found = Axe().run(page, options={"resultTypes": ["violations"], "runOnly": RULES}).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]][:4]) for one in found] == []


@pytest.mark.parametrize("fault", ["full", "forbidden"])
def test_storage_that_refuses_is_told_in_a_sentence_and_the_answer_is_marked(browser, file, fault):
    page = browser.new_page()
    name = {"full": "QuotaExceededError", "forbidden": "SecurityError"}[fault]
    page.add_init_script(f"Storage.prototype.setItem = () => {{ throw new DOMException('no', '{name}'); }};")
    if fault == "forbidden":
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
        )
    page.goto(file)
    card(page, NUMBER).get_by_role("textbox").fill("21")
    press_check(page, NUMBER)
    assert reply(page, NUMBER).startswith("✓ Right.")
    assert {"full": "storage is full", "forbidden": "forbids pages"}[fault] in reply(page, NUMBER)
    assert page.locator("[data-said]").inner_text().startswith("1 of 6"), "kept for this page"
    page.close()


def test_two_tabs_lose_nothing_and_see_each_other(page, file):
    other = page.context.new_page()
    other.goto(file)
    for tab, name in ((page, CHOICE), (other, CHOICES), (page, ORDERING)):
        if name != ORDERING:
            card(tab, name).locator("input").first.check()
        press_check(tab, name)
    other.locator("[data-said]", has_text="3 of 6").wait_for()
    page.reload()
    assert page.locator("[data-said]").inner_text().startswith("3 of 6")


def test_without_a_script_the_question_is_whole_and_says_what_is_missing(browser, file):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(file)
    assert card(page, NUMBER).get_by_text(sheet_of(NUMBER).prompt).is_visible()
    assert card(page, NUMBER).get_by_text("Answers are marked by a script").is_visible()
    page.locator("details.qs-gate summary").click()
    assert page.get_by_text("The result: it stays.").is_visible()
    page.context.close()


def test_paper_shows_the_question_with_room_and_not_the_answer(page):
    card(page, NUMBER).get_by_role("textbox").fill("21")
    press_check(page, NUMBER)
    page.emulate_media(media="print")
    assert card(page, NUMBER).locator("legend").is_visible()
    assert not card(page, NUMBER).locator(".qs-reply").is_visible()
    box = card(page, NUMBER).locator("input[type=text]")
    assert box.evaluate("box => getComputedStyle(box).color") == "rgba(0, 0, 0, 0)"
    assert box.bounding_box()["height"] >= 35
