"""The book in a real browser: silent, legible to a screen reader, searchable, moved by keyboard, printable."""

import functools
import http.server
import shutil
import threading

import pytest

from course_lib.syllabus import written
from tests.browser.lab import chromium
from tests.site_build import built_site

pytestmark = pytest.mark.skipif(
    not shutil.which("chromium"), reason="Chromium is not installed (Debian package chromium)"
)
CHAPTERS = [f"chapters/{one.stem}.html" for one in written()]
KINDS = [
    "index.html", "concept_map.html", "glossary.html", "fact_check.html", "sources.html", "facts/vmat2.html",
    "teach.html", "reference/models/course_lib.models.quantal.release.html",
]  # fmt: skip


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


def serious(page):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        (one["id"], [node["target"] for node in one["nodes"]][:4])
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("name", [*KINDS, *CHAPTERS])
def test_a_page_is_silent_fits_a_phone_and_has_no_serious_fault_in_light_and_dark(browser, address, name):
    page = opened(browser, address + name)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function("scheme => document.documentElement.dataset.theme === scheme", arg=scheme)
        page.wait_for_timeout(400)  # the theme's colours fade in
        assert serious(page) == [], scheme
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert [url for url in page.asked if not url.startswith((address, "data:"))] == []
    assert page.faults == []
    page.close()


@pytest.mark.parametrize("by_file", [False, True], ids=["served", "opened as a file"])
def test_a_live_figure_moves_by_keyboard(browser, address, by_file):
    base = built_site().resolve().as_uri() + "/" if by_file else address
    page = opened(browser, base + CHAPTERS[0])
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
    page.locator("dialog input[type=search]").wait_for()
    page.keyboard.type("deuterium")
    page.keyboard.press("Enter")
    page.locator("#search-results a", has_text="Deuteration").first.wait_for(timeout=15_000)
    page.locator("#search-results a", has_text="08 · Deuteration").first.click()
    page.get_by_role("heading", level=1, name="Deuteration").wait_for()
    assert [url for url in page.asked if not url.startswith((base, "data:"))] == []
    page.close()


def test_a_word_leads_to_the_glossary_and_a_number_to_its_fact(browser, address):
    page = opened(browser, address + CHAPTERS[0])
    page.locator("a.course-term", has_text="varicosity").first.click()
    page.wait_for_url("**/glossary.html#term-varicosity")
    page.go_back()
    page.locator("a:has(> .course-fact)", has_text="0.06").first.click()
    page.wait_for_url("**/facts/dopamine.html#release_probability")
    assert page.locator("tr:has(:target)").inner_text().startswith("release probability")
    page.close()


def test_a_claim_leads_to_the_cell_that_computes_it(browser, address):
    page = opened(browser, address + "fact_check.html")
    page.locator("a[href='chapters/01_quantal_release.html#cell-claim-12']").click()
    assert 'claim("#12")' in page.locator("div.cell:target").inner_text()
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
    page = opened(browser, address + CHAPTERS[0])
    page.locator(".qs-live svg").first.wait_for()
    pdf = page.pdf(format="A4", path=tmp_path / "chapter.pdf")
    assert pdf.startswith(b"%PDF")
    assert 8 <= pdf.count(b"/Type /Page\n") <= 45
    page.emulate_media(media="print")
    assert page.locator(".bd-sidebar-primary").is_hidden()
    assert page.locator(".qs-live svg").first.is_visible()
    assert page.locator(".qs-controls").first.is_hidden()
    page.close()
