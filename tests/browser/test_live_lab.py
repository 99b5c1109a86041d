"""A live figure in JupyterLab, in a real browser: by keyboard, without lag, readable in both themes."""

import os
import shutil

import pytest

from tests.browser.lab import chromium, jupyter_lab, run_all, write_notebook

pytestmark = pytest.mark.skipif(
    not shutil.which("chromium"), reason="Chromium is not installed (Debian package chromium)"
)
FIGURE = """
from course_lib.errors import CourseError
from course_lib.chapters.quantal_release.pictures import release_picture, release_readout
from course_lib.live import Buttons, Choice, Slider, Switch, explore
from course_lib.chapters.quantal_release.views.release import release_view

def model(n_sites, quantum_nM, kind, noisy, state):
    if n_sites > 30:
        raise CourseError("n_sites is 31, but must be at most 30: this is a test.")
    if kind == "fault":
        raise ZeroDivisionError("a fault of the model")
    return release_view(n_sites=n_sites, release_probability=state, quantum_nM=quantum_nM, noise_sd_nM=4.0 if noisy else 2.0)

explore(model, release_picture, [
    Slider(name="n_sites", label="Release sites", unit="sites", low=1, high=31, value=16, step=1),
    Slider(name="quantum_nM", label="Quantal size", unit="nM", low=2.5, high=25.0, value=12.5, step=0.5),
    Choice(name="kind", label="Model", options={"binomial": "sound", "broken": "fault"}, value="sound"),
    Switch(name="noisy", label="Noisy recording"),
    Buttons(name="state", label="Synapse", options={"rested": 0.5, "tired": 0.25}, value=0.5),
], readout=release_readout, title="Release")
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    root = tmp_path_factory.mktemp("lab")
    write_notebook(root / "live.ipynb", FIGURE)
    with jupyter_lab(root) as lab, chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 1200})
        run_all(page, lab, "live.ipynb")
        page.locator(".qs-live svg path").first.wait_for(state="attached", timeout=90_000)
        yield page


@pytest.fixture(autouse=True)
def at_the_start(page):
    yield
    page.locator(".qs-live").get_by_role("button", name="Reset").click()
    wait_for_mean(page, "100 nM")


DRAWN = (
    "() => [...document.querySelectorAll('.qs-live svg path')].map((path) => path.getAttribute('d')).join()"
)


def drawn(page):
    """All paths of the picture, as one text."""
    return page.evaluate(DRAWN)


def sites(page):
    return page.get_by_role("slider", name="Release sites")


def readout(page, label):
    return page.locator(".qs-readout div").filter(has_text=label).locator("dd")


def wait_for_mean(page, text):
    readout(page, "mean").get_by_text(text, exact=True).wait_for(timeout=15_000)


def test_the_arrow_keys_move_picture_words_and_numbers_together(page):
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    before, alt = drawn(page), page.locator(".qs-live svg").get_attribute("aria-label")
    page.keyboard.press("Escape")  # command mode, in which Jupyter takes keys for itself
    sites(page).focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("b")  # would insert a cell
    wait_for_mean(page, "125 nM")
    assert sites(page).get_attribute("aria-valuetext") == "20 sites"
    assert page.locator(".qs-live figcaption").inner_text().startswith("10 quanta of 12.5 nM give 125 nM")
    assert drawn(page) != before
    assert page.locator(".qs-live svg").get_attribute("aria-label") != alt
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells


def test_a_screen_reader_hears_where_the_hand_stopped(page):
    sites(page).focus()
    page.keyboard.press("ArrowRight")
    heard = page.locator(".qs-live [aria-live=polite]")
    heard.get_by_text("8.5 quanta").wait_for(state="attached", timeout=15_000)
    assert "mean 106 nM" in heard.text_content()


def test_choices_and_switches_work_and_a_fault_is_told(page):
    page.get_by_label("Model").select_option(label="broken")
    page.get_by_text("The model stopped here: a fault of the model").wait_for(timeout=15_000)
    page.get_by_label("Model").select_option(label="binomial")
    page.locator(".qs-problem").wait_for(state="hidden", timeout=15_000)
    before = drawn(page)
    page.get_by_label("Noisy recording").check()
    page.wait_for_function(f"old => ({DRAWN})() !== old", arg=before)


def test_buttons_are_chosen_with_arrows_and_reset_with_the_rest(page):
    page.keyboard.press("Escape")
    synapse = page.get_by_role("group", name="Synapse")
    assert [one.inner_text() for one in synapse.locator("label").all()] == ["rested", "tired"]
    synapse.get_by_role("radio", name="rested").focus()
    page.keyboard.press("ArrowRight")
    wait_for_mean(page, "50 nM")
    assert synapse.get_by_role("radio", name="tired").is_checked()
    page.locator(".qs-live").get_by_role("button", name="Reset").click()
    wait_for_mean(page, "100 nM")
    assert synapse.get_by_role("radio", name="rested").is_checked()


def test_a_refused_value_shows_its_sentence_and_the_next_move_recovers(page):
    sites(page).focus()
    page.keyboard.press("End")
    page.get_by_text("n_sites is 31, but must be at most 30").first.wait_for(timeout=15_000)
    assert "100 nM on average" in page.locator(".qs-live figcaption").inner_text(), (
        "the previous picture is kept"
    )
    assert len(drawn(page)) > 1_000
    page.keyboard.press("ArrowLeft")
    page.locator(".qs-problem").wait_for(state="hidden", timeout=15_000)
    wait_for_mean(page, "188 nM")


def test_the_ghost_keeps_the_old_setting_beside_the_new(page):
    page.get_by_label("Compare with this setting").check()
    sites(page).focus()
    page.keyboard.press("Home")
    readout(page, "mean").get_by_text("6.25 nM (ghost: 100 nM)").wait_for(timeout=15_000)
    assert "ghost shows Release sites 16 sites" in page.locator(".qs-live svg").get_attribute("aria-label")
    page.get_by_label("Compare with this setting").uncheck()
    wait_for_mean(page, "6.25 nM")


DRAG = """
async (events) => {
  const root = document.querySelector(".qs-live");
  const range = root.querySelector("input[type=range]");
  let pictures = 0, empty = 0, running = true;
  new MutationObserver(() => { pictures += 1; }).observe(root.querySelector("svg"), { subtree: true, attributes: true, attributeFilter: ["d"] });
  const watch = () => {
    if (root.querySelectorAll("svg path[d]").length < 5) empty += 1;
    if (running) requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
  for (let i = 0; i < events; i += 1) {
    range.value = i % 2 ? 4 : 24;
    range.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  range.value = 19;
  range.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve, 2500));
  running = false;
  return { pictures, empty };
}
"""


def test_a_fast_hand_never_sees_an_empty_frame_and_ends_where_it_stopped(page):
    seen = page.evaluate(DRAG, 120)
    wait_for_mean(page, "125 nM")
    assert seen["pictures"] >= 2
    assert seen["empty"] == 0


def test_the_line_of_the_slider_in_hand_comes_ahead_of_the_hand(page):
    sites(page).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(3_000)
    late = page.evaluate(
        """() => {
          const range = document.querySelector(".qs-live input[type=range]"), missing = [];
          for (let p = 0; p < 30; p += 1) {
            range.value = p;
            range.dispatchEvent(new Event("input", { bubbles: true }));
            const told = document.querySelector(".qs-live figcaption").textContent;
            if (!told.startsWith(`${(p + 1) / 2} quanta`) && !told.startsWith(`${(p + 1) / 2} quant`)) missing.push(p);
          }
          return missing;
        }"""
    )
    assert late == [], "each position is drawn in the page within its own event"


def test_lecture_view_enlarges_words_and_sliders_and_fills_the_screen(page):
    def size(selector, of):
        return page.locator(f".qs-live {selector}").first.evaluate(f"element => element.{of}")

    font, height = "computedStyleMap().get('font-size').value", "getBoundingClientRect().height"
    before = size("dd", font), size("input[type=range]", height)
    page.get_by_label("Lecture view").check()
    after = size("dd", font), size("input[type=range]", height)
    assert after[0] >= 1.6 * before[0]
    assert after[1] >= 1.6 * before[1]
    page.get_by_role("button", name="Fill the screen").click()
    page.wait_for_function("document.fullscreenElement?.classList.contains('qs-live')")
    box = page.locator(".qs-live").bounding_box()
    assert (box["width"], box["height"]) == (1280, 1200)
    assert page.locator(".qs-live svg").bounding_box()["width"] > 0.6 * 1280
    if shots := os.environ.get("COURSE_SCREENSHOTS"):
        page.screenshot(path=f"{shots}/lecture.png")
    page.evaluate("document.exitFullscreen()")
    page.get_by_label("Lecture view").uncheck()


def test_the_focus_can_be_seen(page):
    page.keyboard.press("Tab")
    sites(page).focus()
    page.keyboard.press("ArrowRight")
    outline = sites(page).evaluate("e => getComputedStyle(e).outlineStyle + getComputedStyle(e).outlineWidth")
    assert outline == "solid3px"


@pytest.mark.parametrize("theme", ["JupyterLab Dark", "JupyterLab Light"])
def test_no_accessibility_fault_in_either_theme(page, theme):
    from axe_playwright_python.sync_playwright import Axe

    page.get_by_role("menuitem", name="Settings", exact=True).click()
    page.get_by_text("Theme", exact=True).hover()
    page.get_by_text(theme, exact=True).click()
    light = str(theme.endswith("Light")).lower()
    page.wait_for_function("light => document.body.dataset.jpThemeLight === light", arg=light)
    page.wait_for_timeout(500)  # the theme's colours fade in
    if shots := os.environ.get("COURSE_SCREENSHOTS"):
        page.screenshot(path=f"{shots}/{theme}.png")
    found = Axe().run(page, context=".qs-live")
    assert found.violations_count == 0, found.generate_report()
