"""The book in a real browser: silent, legible to a screen reader, searchable, moved by keyboard, printable."""

import functools
import http.server
import re
import shutil
import subprocess
import threading
from datetime import UTC, datetime, timedelta

import pytest

from course_lib.assess.progress.taking import from_csv
from course_lib.syllabus import written
from tests.browser.lab import chromium
from tests.site_build import built_site

pytestmark = pytest.mark.skipif(
    not shutil.which("chromium"), reason="Chromium is not installed (Debian package chromium)"
)
CHAPTERS = [f"chapters/{one.stem}.html" for one in written()]
KINDS = [
    "index.html", "synapse.html", "chapters/index.html", "concept_map.html", "glossary.html", "evidence.html",
    "fact_check.html", "sources.html", "validation.html", "facts/vmat2.html", "teach.html", "progress.html", "guide/01_quantal_release.html",
    "search.html", "cite.html", "reference/models/quantal.html",
]  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """None; a test's log is for its failures."""


@pytest.fixture(scope="module")
def address():
    handler = functools.partial(Quiet, directory=str(built_site()))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


def opened(browser, url, scheme="light", width=1280):
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.asked, page.faults = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda fault: page.faults.append(str(fault)))
    page.goto(url)
    return page


def findings(page):
    from axe_playwright_python.sync_playwright import Axe

    options = {"resultTypes": ["violations"], "runOnly": RULES}
    found = Axe().run(page, options=options).response["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]][:4]) for one in found]


def sideways(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("name", [*KINDS, *CHAPTERS])
def test_a_page_is_silent_fits_a_phone_and_has_no_fault_in_light_and_dark(browser, address, name):
    page = opened(browser, address + name)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function("scheme => document.documentElement.dataset.theme === scheme", arg=scheme)
        assert findings(page) == [], scheme
    for width in (390, 320):  # 320 px is a wide screen at 400 %
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(200)
        assert sideways(page) == 0, width
    assert findings(page) == [], "on a phone"
    assert [url for url in page.asked if not url.startswith((address, "data:"))] == []
    assert page.faults == []
    page.close()


@pytest.mark.parametrize("by_file", [False, True], ids=["served", "opened as a file"])
def test_a_live_figure_moves_by_keyboard(browser, address, by_file):
    base = built_site().resolve().as_uri() + "/" if by_file else address
    page = opened(browser, base + CHAPTERS[0])
    page.locator(".qs-static").first.scroll_into_view_if_needed()  # figures wake when they are near
    figure = page.locator(".qs-live").first
    slider = figure.get_by_role("slider").first
    slider.wait_for()
    before = figure.locator("svg").get_attribute("aria-label"), slider.get_attribute("aria-valuetext")
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "before => document.querySelector('.qs-live svg').getAttribute('aria-label') !== before",
        arg=before[0],
        timeout=5_000,
    )
    assert slider.get_attribute("aria-valuetext") != before[1]
    assert page.faults == []
    page.close()


@pytest.mark.parametrize("by_file", [False, True], ids=["served", "opened as a file"])
def test_a_word_typed_into_the_search_finds_its_chapter(browser, address, by_file):
    base = built_site().resolve().as_uri() + "/" if by_file else address
    page = opened(browser, base + "index.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("deuterium")
    page.keyboard.press("Enter")
    page.locator("#search-results a", has_text="Deuteration").first.wait_for(timeout=15_000)
    page.locator("#search-results a", has_text="08 · Deuteration").first.click()
    page.get_by_role("heading", level=1, name="Deuteration").wait_for()
    assert [url for url in page.asked if not url.startswith((base, "data:"))] == []
    page.close()


def test_a_reader_comes_back_to_where_they_stopped_and_carries_their_progress_along(
    browser, address, tmp_path
):
    page = opened(browser, address + CHAPTERS[0])
    card = page.locator("[data-question='quantal.locus']").first
    card.get_by_role("radio").first.check()
    card.get_by_role("button", name="Check").click()
    assert card.locator(".qs-reply").inner_text().startswith("✗ Not yet.")
    page.goto(address + "index.html")
    page.get_by_role("link", name="Continue where you stopped").click()
    page.wait_for_url(re.compile(r"chapters/01_quantal_release\.html#"))
    assert page.locator("[data-said]").inner_text().startswith("1 of ")

    page.goto(address + "progress.html")
    assert page.get_by_role("row", name=re.compile("01.locus")).get_by_text("0 of 1").is_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    download.value.save_as(tmp_path / "progress.csv")
    events, _ = from_csv((tmp_path / "progress.csv").read_text(encoding="utf-8"))
    assert [(one.kind, one.question, one.correct) for one in events] == [("answer", "quantal.locus", False)]
    page.close()

    # Another browser takes the file in, and is led to what is due by then.
    other = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    other.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=30))
    other.goto(address + "progress.html")
    other.locator("[data-load]").set_input_files(tmp_path / "progress.csv")
    other.get_by_text("1 of 1 events were new").wait_for()
    assert other.locator("[data-today]").inner_text() == "1 objective due for review today."
    other.locator("[data-due] a").click()
    other.wait_for_url(re.compile(r"#review=01\.locus"))
    assert other.evaluate("document.activeElement.closest('.qs-task')?.dataset.objective") == "01.locus"
    other.context.close()


def test_a_word_opens_where_it_stands_by_pointer_and_key_and_leads_on(browser, address):
    page = opened(browser, address + CHAPTERS[0])
    word, number = (
        page.locator("button.term", has_text="release site").first,
        page.locator("button.num").first,
    )
    note = page.locator(".note.open")
    word.focus()
    page.keyboard.press("Enter")
    assert word.get_attribute("aria-expanded") == "true"
    assert note.inner_text().startswith("release site")
    box, column = note.bounding_box(), page.locator("article section p").first.bounding_box()
    assert box["x"] >= column["x"] + column["width"], "in the margin, not over the text"
    page.keyboard.press("Escape")
    assert note.count() == 0
    number.hover()
    note.wait_for()
    assert note.locator(".status").inner_text() in {"confirmed", "secondary", "unverified"}
    number.click()
    note.locator("a").click()
    page.wait_for_url(re.compile(r"/facts/\w+\.html#\w+"))
    assert page.locator("tr:has(:target)").count() == 1
    page.close()


def test_on_a_phone_a_note_opens_below_its_paragraph_and_nothing_jumps_above(browser, address):
    page = opened(browser, address + CHAPTERS[0], width=390)
    word = page.locator("button.term").nth(2)
    word.scroll_into_view_if_needed()
    before = word.bounding_box()["y"]
    word.click()
    note = page.locator(".note.open")
    assert note.bounding_box()["y"] > before
    assert word.bounding_box()["y"] == pytest.approx(before, abs=1)
    assert sideways(page) == 0
    page.close()


def test_one_button_opens_all_code_and_the_next_page_remembers(browser, address):
    page = opened(browser, address + CHAPTERS[0])
    folds = page.locator("details.code")
    count = folds.count()
    assert page.locator("details.code[open]").count() < count
    page.get_by_role("button", name="Show all code").click()
    assert page.locator("details.code[open]").count() == count
    page.goto(address + CHAPTERS[1])
    assert page.locator("details.code:not([open])").count() == 0
    page.get_by_role("button", name="Fold the code").click()
    assert page.locator("details.plumbing").first.is_hidden()
    page.close()


def test_a_table_of_evidence_is_searched_by_word_and_says_how_much_is_left(browser, address):
    page = opened(browser, address + "fact_check.html")
    box = page.get_by_role("searchbox", name=re.compile("Search this table"))
    all_rows = page.locator("tbody tr:visible").count()
    box.fill("reserpine")
    left = page.locator("tbody tr:visible").count()
    assert 0 < left < all_rows
    assert page.locator(".sift output").inner_text() == f"{left} of {all_rows} rows"
    page.close()


def test_the_contents_say_where_the_reader_is(browser, address):
    page = opened(browser, address + CHAPTERS[0] + "#the-equation")
    page.wait_for_function("document.querySelector('.toc [aria-current]')?.textContent === 'The equation'")
    page.set_viewport_size({"width": 390, "height": 800})
    page.locator("#try-it").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#try-it').scrollIntoView()")
    page.wait_for_function("document.querySelector('[data-here]').textContent.includes('Try it')")
    page.close()


def test_without_a_script_the_text_is_whole_and_says_what_is_missing(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(address + CHAPTERS[0])
    assert "What is missing" in page.locator(".missing").inner_text()
    assert page.get_by_role("navigation", name="Site").is_visible()
    assert page.locator("a.term").first.get_attribute("title")
    assert page.locator(".qs-static img, .qs-static svg").first.is_visible()
    page.locator("details.code summary").first.click()
    assert page.locator("details.code pre").first.is_visible()
    context.close()


def test_after_the_first_visit_the_site_needs_no_server(browser):
    """With a server of its own, which is then ended."""
    handler = functools.partial(Quiet, directory=str(built_site()))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/"
        context = browser.new_context()
        page = context.new_page()
        page.goto(base)
        page.wait_for_function("navigator.serviceWorker.controller !== null", timeout=60_000)
        for _ in range(300):  # the chapters come one by one, after the first page
            if page.evaluate("async (address) => !!(await caches.match(address))", base + CHAPTERS[-1]):
                break
            page.wait_for_timeout(200)
        server.shutdown()
    for name in ("", "glossary.html", CHAPTERS[-1]):
        page.goto(base + name)
        assert page.locator("h1").count() == 1, name
    context.close()


def test_a_claim_leads_to_the_cell_that_computes_it(browser, address):
    page = opened(browser, address + "fact_check.html")
    page.locator("a[href='chapters/01_quantal_release.html#cell-claim-12']").click()
    page.locator("div.cell:target pre", has_text='claim("#12")').wait_for()
    page.close()


def test_every_node_of_the_map_opens_its_chapter_by_keyboard(browser, address):
    page = opened(browser, address + "concept_map.html")
    nodes = page.locator(".course-map a")
    assert nodes.count() == len(CHAPTERS)
    nodes.last.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/chapters/*.html")
    page.close()


def test_a_chapter_prints_to_a_few_pages_with_its_figures(browser, address, tmp_path):
    page = opened(browser, address + CHAPTERS[0], scheme="dark")
    page.locator(".qs-static").first.scroll_into_view_if_needed()
    page.locator(".qs-live svg").first.wait_for()
    path = tmp_path / "chapter.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert 8 <= int(re.search(r"Pages:\s+(\d+)", told)[1]) <= 30
    text = subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True
    ).stdout
    sheets = text.rstrip("\f").split("\f")
    assert all(sheet.rstrip().endswith(str(number)) for number, sheet in enumerate(sheets, 1)), "numbered"
    assert not any("Show all code" in sheet or "Search this table" in sheet for sheet in sheets)
    for title in ("Predict", "The equation", "Take away"):
        home = next(sheet for sheet in sheets if re.search(rf"^\s*{title}\s*$", sheet, flags=re.MULTILINE))
        rest = home.partition(title)[2].strip()
        assert len(rest) > 60, f"{title} stands alone at the foot of a page"
    page.emulate_media(media="print")
    assert page.locator(".toc").is_hidden()
    assert page.locator(".qs-controls").first.is_hidden()
    page.close()
