"""Live figures on a saved page, in a real browser: no kernel, no network, keyboard included."""

import re
import shutil
from xml.etree import ElementTree

import nbformat
import numpy as np
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
    page.locator(".qs-live svg path").first.wait_for(state="attached")
    page.locator(".qs-live").nth(1).wait_for()
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
    before = first.locator("svg").get_attribute("aria-label")
    first.get_by_role("slider", name="Release sites").focus()
    page.keyboard.press("ArrowRight")
    mean(page, 0).get_by_text("112 nM").wait_for()
    assert first.locator("svg").get_attribute("aria-label") != before
    assert first.locator("figcaption").inner_text().startswith("9 quanta of 12.5 nM")
    first.locator("[aria-live=polite]").get_by_text("9 quanta").wait_for(state="attached")


def test_two_figures_on_one_page_move_on_their_own(page):
    page.locator(".qs-live").first.get_by_role("slider", name="Release sites").press("End")
    mean(page, 0).get_by_text("125 nM").wait_for()
    assert mean(page, 1).inner_text() == "100 nM"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_all_controls_move_in_any_order(page, order):
    first = page.locator(".qs-live").first
    sliders = [first.get_by_role("slider", name=name) for name in ("Release sites", "Quantal size")]
    for index in order:
        sliders[index].press("End")
    mean(page, 0).get_by_text("150 nM").wait_for()
    assert [slider.get_attribute("aria-valuetext") for slider in sliders] == ["20 sites", "15 nM"]
    first.get_by_role("button", name="Reset").click()
    mean(page, 0).get_by_text("100 nM").wait_for()


def test_the_ghost_keeps_the_old_setting_beside_the_new_without_a_kernel(page):
    first = page.locator(".qs-live").first
    first.get_by_label("Compare with this setting").check()
    first.get_by_role("slider", name="Release sites").press("Home")
    mean(page, 0).get_by_text("75 nM (ghost: 100 nM)").wait_for()
    assert "A faint ghost shows Release sites 16 sites" in first.locator("svg").get_attribute("aria-label")
    ghosts = first.locator("svg g.qs-ghost path")
    assert ghosts.count() > 0
    first.get_by_label("Compare with this setting").uncheck()
    mean(page, 0).get_by_text("75 nM", exact=True).wait_for()
    assert ghosts.count() == 0


def test_the_page_draws_what_the_still_draws(page):
    """The same places in Python and in the page: two scripts, one picture."""
    figure = page.locator(".qs-live svg").first
    width, height = (float(part) for part in figure.get_attribute("viewBox").split()[2:])
    still = release_picture(model(16, 12.5)).svg(width_px=width, height_px=height)
    drawn = figure.evaluate(
        "(svg) => [...svg.querySelectorAll('text')].map((t) => [t.textContent, Number(t.getAttribute('x')), Number(t.getAttribute('y'))])"
    )
    places = {text: (x, y) for text, x, y in _words(still)}
    assert len(drawn) == len(_words(still))
    for text, x, y in drawn:
        if text not in ("0", "50", "100", "150", "200"):  # on two axes
            assert (x, y) == pytest.approx(places[text], abs=0.3), text
    longest = figure.evaluate(
        "(svg) => [...svg.querySelectorAll('path')].map((p) => p.getAttribute('d')).sort((a, b) => b.length - a.length)[0]"
    )
    theirs = max(re.findall(r' d="([^"]+)"', still), key=len)
    ours, wanted = (np.array(re.findall(r"-?[\d.]+", d), float) for d in (longest, theirs))
    np.testing.assert_allclose(ours, wanted, atol=0.6)  # the page has what the packing kept


def _words(svg):
    root = ElementTree.fromstring(svg)
    return [
        (t.text, float(t.get("x")), float(t.get("y"))) for t in root.iter("{http://www.w3.org/2000/svg}text")
    ]


def test_what_is_saved_is_a_picture_with_title_source_and_licence(page, tmp_path):
    first = page.locator(".qs-live").first
    first.get_by_role("slider", name="Release sites").press("End")
    mean(page, 0).get_by_text("125 nM").wait_for()
    with page.expect_download() as kept:
        first.get_by_role("button", name="Download SVG (CC BY)").click()
    path = tmp_path / "saved.svg"
    kept.value.save_as(path)
    assert kept.value.suggested_filename.endswith(".svg")
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    told = {text for text, _, _ in _words(path.read_text(encoding="utf-8"))}
    assert any(text.startswith("10 quanta of 12.5 nM") for text in told)
    assert any("CC BY 4.0" in text and "Quieting the Synapse" in text for text in told)
    assert root.find("{http://www.w3.org/2000/svg}desc").text


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844), (320, 640)])
def test_a_figure_fits_its_screen_with_letters_of_14_px(browser, file, width, height):
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(file.as_uri())
    page.locator(".qs-live svg path").first.wait_for(state="attached")
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "no scrolling sideways"
    sizes = page.locator(".qs-live").first.evaluate(
        """(root) => [...root.querySelectorAll("svg text")].map((t) => {
          const svg = t.ownerSVGElement;
          return parseFloat(getComputedStyle(t).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        })"""
    )
    assert min(sizes) >= 13.9
    if width > 1000:
        assert page.locator(".qs-live").first.bounding_box()["height"] <= 600
    page.close()


def test_letters_of_the_lecture_view_can_be_read_from_the_last_row(browser, file):
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    page.goto(file.as_uri())
    live = page.locator(".qs-live").first
    live.locator("svg path").first.wait_for(state="attached")
    live.get_by_label("Lecture view").check()
    page.evaluate("document.querySelector('.qs-live').requestFullscreen()")
    page.wait_for_timeout(500)
    px = live.locator("svg text").first.evaluate("(t) => t.getBoundingClientRect().height / 1.2 * 1")
    assert px >= 26
    assert live.bounding_box()["height"] <= 1080
    page.evaluate("localStorage.clear()")
    page.close()


def test_a_browser_that_cannot_unpack_shows_the_still_and_says_so(browser, file):
    context = browser.new_context()
    context.add_init_script("delete window.DecompressionStream;")
    page = context.new_page()
    page.goto(file.as_uri())
    page.get_by_text("This browser cannot unpack the live figure").first.wait_for()
    assert page.locator("figure img").first.is_visible()
    context.close()


def test_the_page_asks_nobody_and_runs_without_faults(page, file):
    page.locator("input[type=range]").first.press("Home")
    outside = [url for url in page.asked if not url.startswith(("data:", file.as_uri()))]
    assert outside == []
    assert page.faults == []


def test_without_scripts_the_still_picture_and_its_numbers_remain(browser, file):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("figure img").first.get_attribute("alt").startswith("8 quanta of 12.5 nM")
    assert "100 nM" in page.locator(".qs-numbers").first.inner_text()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_fault_in_either_theme(browser, file, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = opened(browser, file, scheme)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.close()
