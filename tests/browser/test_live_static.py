"""Live figures on a saved page, in a real browser: no kernel, no network, keyboard included."""

import shutil

import nbformat
import pytest

from course_lib.chapters.quantal_release.pictures import release_picture, release_readout
from course_lib.chapters.quantal_release.views.release import release_view
from course_lib.live import Slider
from course_lib.live.scene import Scene
from course_lib.live.static import static_html
from course_lib.workshop.html import page_of
from tests.browser.lab import chromium

pytestmark = pytest.mark.skipif(
    not shutil.which("chromium"), reason="Chromium is not installed (Debian package chromium)"
)
CONTROLS = [
    Slider(name="n_sites", label="Release sites", unit="sites", low=12, high=20, value=16, step=2),
    Slider(name="quantum_nM", label="Quantal size", unit="nM", low=10.0, high=15.0, value=12.5, step=2.5),
]


def model(n_sites, quantum_nM):
    return release_view(n_sites=n_sites, release_probability=0.5, quantum_nM=quantum_nM)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    fragments = [
        static_html(Scene(model, release_picture, CONTROLS, release_readout), name) for name in ("A", "B")
    ]
    outputs = [nbformat.v4.new_output("display_data", {"text/html": fragment}) for fragment in fragments]
    cells = [
        nbformat.v4.new_markdown_cell("# Release\n\nThe mean is $n p q$."),
        nbformat.v4.new_code_cell("figures", outputs=outputs),
    ]
    path = tmp_path_factory.mktemp("page") / "release.html"
    path.write_text(page_of(nbformat.v4.new_notebook(cells=cells)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


def opened(browser, file, scheme="light"):
    page = browser.new_page(viewport={"width": 1000, "height": 1400}, color_scheme=scheme)
    page.asked, page.faults = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda fault: page.faults.append(str(fault)))
    page.goto(file.as_uri())
    page.locator(".qs-live img").nth(1).wait_for()
    return page


@pytest.fixture
def page(browser, file):
    page = opened(browser, file)
    yield page
    page.close()


def mean(page, figure):
    return (
        page.locator(".qs-live").nth(figure).locator(".qs-readout div").filter(has_text="mean").locator("dd")
    )


def test_the_keyboard_moves_picture_words_and_numbers(page):
    first = page.locator(".qs-live").first
    before = first.locator("img").get_attribute("alt")
    first.get_by_role("slider", name="Release sites").focus()
    page.keyboard.press("ArrowRight")
    mean(page, 0).get_by_text("112 nM").wait_for()
    assert first.locator("img").get_attribute("alt") != before
    assert first.locator("figcaption").inner_text().startswith("9 quanta of 12.5 nM")
    first.locator("[aria-live=polite]").get_by_text("9 quanta").wait_for(state="attached")


def test_two_figures_on_one_page_move_on_their_own(page):
    page.locator(".qs-live").first.get_by_role("slider", name="Release sites").press("End")
    mean(page, 0).get_by_text("125 nM").wait_for()
    assert mean(page, 1).inner_text() == "100 nM"


def test_one_control_moves_while_the_others_stand_at_their_start(page):
    first = page.locator(".qs-live").first
    first.get_by_role("slider", name="Release sites").press("End")
    first.get_by_role("slider", name="Quantal size").press("End")
    mean(page, 0).get_by_text("120 nM").wait_for()
    assert first.get_by_role("slider", name="Release sites").get_attribute("aria-valuetext") == "16 sites"
    assert "one control moves at a time" in first.locator(".qs-note").inner_text()
    first.get_by_role("button", name="Reset").click()
    mean(page, 0).get_by_text("100 nM").wait_for()


def test_the_page_asks_nobody_and_runs_without_faults(page, file):
    page.locator("input[type=range]").first.press("Home")
    outside = [url for url in page.asked if not url.startswith(("data:", file.as_uri()))]
    assert outside == []
    assert page.faults == []


def test_without_scripts_the_still_picture_and_its_numbers_remain(browser, file):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("figure img").first.get_attribute("alt").startswith("Density of peak dopamine")
    assert "100 nM" in page.locator(".qs-numbers").first.inner_text()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_fault_in_either_theme(browser, file, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = opened(browser, file, scheme)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.close()
