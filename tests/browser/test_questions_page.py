"""Questions on a page without a kernel: choices reply, nothing is fetched, light and dark are readable."""

import shutil

import pytest

from course_lib.assess.marking import mark
from course_lib.assess.sheet import sheet_of
from course_lib.assess.still import still_html
from tests.browser.lab import chromium

pytestmark = pytest.mark.skipif(
    not shutil.which("chromium"), reason="Chromium is not installed (Debian package chromium)"
)
ASKED = (
    "quantal.locus",
    "quantal.block_pattern",
    "quantal.mean_response",
    "quantal.order_inverse_cv",
    "quantal.locus",
)


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


@pytest.fixture(params=["light", "dark"])
def page(browser, request, tmp_path):
    forms = "".join(still_html(sheet_of(name)) for name in ASKED)
    scheme = "<style>:root{color-scheme:light dark}</style>"
    file = tmp_path / "page.html"
    file.write_text(
        f"<!doctype html><html lang='en'><title>Questions</title>{scheme}<main><h1>Questions</h1>{forms}</main>",
        encoding="utf-8",
    )
    page = browser.new_page(color_scheme=request.param)
    page.requests = []
    page.on("request", lambda request: page.requests.append(request.url))
    page.goto(file.as_uri())
    yield page
    page.close()


def test_a_choice_replies_as_the_kernel_would(page):
    shown = sheet_of("quantal.locus")
    for number, (name, _) in enumerate(shown.options):
        page.locator("form").first.locator("input").nth(number).check()
        page.locator("form").first.get_by_text("Check").click()
        said = page.locator("form").first.locator("output").inner_text()
        verdict = mark(shown.asked, shown.params, name)
        assert said == str(verdict).replace("\u202f", said[said.find("%") - 1] if "%" in said else "")


def test_a_set_of_options_replies_as_the_kernel_would(page):
    shown = sheet_of("quantal.block_pattern")
    form = page.locator("form").nth(1)
    for chosen in (["mean"], ["mean", "variance"], ["failures", "mean", "variance"], ["content"]):
        for number, (name, _) in enumerate(shown.options):
            form.locator("input").nth(number).set_checked(name in chosen)
        form.get_by_text("Check").click()
        verdict = mark(shown.asked, shown.params, chosen)
        assert form.locator("output").inner_text().split(". ", 1)[1] == verdict.message
        assert form.locator("output").inner_text().startswith("✓") == verdict.correct


def test_nothing_chosen_is_said(page):
    page.locator("form").first.get_by_text("Check").click()
    assert "Nothing is chosen" in page.locator("form").first.locator("output").inner_text()


def test_two_copies_of_a_question_do_not_disturb_each_other(page):
    page.locator("form").first.locator("input").nth(0).check()
    page.locator("form").last.locator("input").nth(2).check()
    assert page.locator("form").first.locator("input").nth(0).is_checked()


def test_hints_open_one_by_one(page):
    form = page.locator("form").nth(2)
    form.get_by_text("Hint 2").click()
    assert form.get_by_text("Each released vesicle adds one quantum").is_visible()
    assert not form.get_by_text("First ask how many").is_visible()


def test_nothing_is_fetched_and_no_accessibility_fault_is_found(page):
    from axe_playwright_python.sync_playwright import Axe

    assert [url for url in page.requests if not url.startswith("file:")] == []
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
