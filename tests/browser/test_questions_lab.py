"""Questions in JupyterLab, in a real browser: answered with the keyboard alone, checked for accessibility."""

import shutil

import pytest

from tests.browser.lab import chromium, jupyter_lab, write_notebook

pytestmark = pytest.mark.skipif(
    not shutil.which("chromium"), reason="Chromium is not installed (Debian package chromium)"
)
CELLS = (
    "from course_lib.assess import ask, once_predicted, predict, reveal",
    'ask("quantal.mean_response", seed=1)',
    'ask("quantal.locus", seed=1)',
    'ask("quantal.order_inverse_cv", seed=1)',
    'predict("quantal.predict_block")',
    'once_predicted("quantal.predict_block", "the picture that answers it")',
    'reveal("quantal.predict_block")',
    'predict("filling.predict_terminal")',
    'reveal("filling.predict_terminal")',
)


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    root = tmp_path_factory.mktemp("lab")
    write_notebook(root / "q.ipynb", *CELLS)
    with jupyter_lab(root) as lab, chromium() as browser:
        page = browser.new_page(viewport={"width": 1200, "height": 2000})
        page.goto(lab.address("q.ipynb"))
        page.get_by_text("| Idle").wait_for(timeout=90_000)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_text("Run All Cells", exact=True).click()
        page.locator("form.qs-question").nth(4).wait_for(timeout=90_000)
        yield page


def form(page, index):
    return page.locator("form.qs-question").nth(index)


def tab_into(page, index):
    """Presses Tab from the line above until the focus is in this question."""
    page.locator(".jp-Notebook .jp-CodeCell").nth(index + 1).locator(".jp-InputPrompt").click()
    page.keyboard.press("Escape")
    inside = (
        "form => form.contains(document.activeElement) && document.activeElement.matches('input, li button')"
    )
    for _ in range(90):  # all the way round the page
        page.keyboard.press("Tab")
        if form(page, index).evaluate(inside):
            return
    raise AssertionError("the Tab key does not reach the question")


def reply(page, index, words):
    form(page, index).locator(".qs-reply").get_by_text(words).wait_for(timeout=15_000)
    return form(page, index).locator(".qs-reply").inner_text()


def test_two_wrong_and_one_right_answer_by_keyboard_get_their_own_replies(page):
    tab_into(page, 0)
    page.keyboard.type("60 nM")
    page.keyboard.press("Enter")
    assert "n q, the largest response" in reply(page, 0, "Not yet.")
    page.keyboard.press("Control+a")
    page.keyboard.type("8.4")
    page.keyboard.press("Enter")
    assert "a count of vesicles" in reply(page, 0, "quantal content")
    page.keyboard.press("Control+a")
    page.keyboard.type("0.021 µM")
    page.keyboard.press("Enter")
    assert "scatter about 21 nM" in reply(page, 0, "Right.")


def test_letters_and_arrows_stay_in_the_question(page):
    before = page.locator(".jp-Notebook .jp-Cell").count()
    tab_into(page, 0)
    page.keyboard.press("Control+a")
    page.keyboard.type("abdd xz 1")
    assert form(page, 0).locator("input").input_value() == "abdd xz 1"
    tab_into(page, 1)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert form(page, 1).locator("input:checked").count() == 1
    assert page.locator(".jp-Notebook .jp-Cell").count() == before


def test_a_choice_is_made_with_arrows_and_enter(page):
    tab_into(page, 1)
    while not form(page, 1).locator("input").nth(2).is_checked():
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert "1/CV² stays" in reply(page, 1, "Right.")


def test_hints_and_the_worked_answer_open_on_request(page):
    tab_into(page, 1)
    for _ in range(3):
        page.keyboard.press("Tab")
        if "Hint" in page.evaluate("document.activeElement.textContent"):
            break
    page.keyboard.press("Enter")
    form(page, 1).locator(".qs-hints").get_by_text("Hint 1.").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    form(page, 1).locator(".qs-worked").get_by_text("Worked answer.").wait_for()


def test_items_are_ordered_by_keyboard_and_the_focus_follows(page):
    rows = form(page, 2).locator("li")
    wanted = ["p halved", "n halved", "q cut to a quarter", "p doubled"]
    tab_into(page, 2)
    for place, text in enumerate(wanted):
        while (at := [row.split("↑")[0].strip() for row in rows.all_inner_texts()].index(text)) > place:
            rows.nth(at).locator(".qs-up").focus()
            page.keyboard.press("Enter")
            assert form(page, 2).evaluate("form => form.contains(document.activeElement)")
    form(page, 2).get_by_text("Check").focus()
    page.keyboard.press("Enter")
    assert "q does not count at all" in reply(page, 2, "Right.")


def gates(page, name):
    return page.locator(f"details.qs-gate-{name}")


def test_what_answers_a_prediction_is_closed_after_run_all(page):
    for name in ("quantal-predict_block", "filling-predict_terminal"):
        assert gates(page, name).count() >= 1
        assert not gates(page, name).evaluate_all("all => all.some(gate => gate.open)")
    assert not page.locator("details.qs-gate p", has_text="the picture that answers it").is_visible()


def test_a_prediction_is_committed_once_and_opens_what_answers_it(page):
    tab_into(page, 3)
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert "You predict: it falls" in reply(page, 3, "Committed.")
    assert form(page, 3).locator("fieldset").evaluate("fieldset => fieldset.disabled")
    page.locator("details.qs-gate p", has_text="the picture that answers it").wait_for(timeout=5_000)
    assert "it falls" in gates(page, "quantal-predict_block").nth(1).locator(".qs-said").inner_text()
    assert "Not yet" in gates(page, "quantal-predict_block").nth(1).locator(".qs-said-reply").inner_text()
    assert not gates(page, "filling-predict_terminal").evaluate("gate => gate.open")


def test_a_result_opened_by_hand_is_a_prediction_skipped(page):
    gates(page, "filling-predict_terminal").locator("summary").click()
    assert "makes the result easier to keep" in reply(page, 4, "Skipped.")
    assert form(page, 4).locator("fieldset").evaluate("fieldset => fieldset.disabled")
    assert "none was committed" in gates(page, "filling-predict_terminal").inner_text()


def test_the_verdict_is_announced(page):
    live = form(page, 0).locator(".qs-reply")
    assert live.get_attribute("aria-live") == "polite"
    assert live.get_attribute("role") == "status"


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_no_accessibility_fault_in_either_theme(page, theme):
    from axe_playwright_python.sync_playwright import Axe

    page.get_by_role("menuitem", name="Settings", exact=True).click()
    page.get_by_text("Theme", exact=True).hover()
    page.get_by_text(theme, exact=True).click()
    page.wait_for_function(
        "light => document.body.dataset.jpThemeLight === light", arg=str(theme.endswith("Light")).lower()
    )
    page.wait_for_timeout(500)  # the theme's colours fade in
    found = Axe().run(page, context="form.qs-question")
    assert found.violations_count == 0, found.generate_report()
