"""The living synapse in JupyterLab: its keys stay with it, the kernel hears it, and both themes can be read."""

import os
import shutil

import pytest

from tests.browser.lab import chromium, jupyter_lab, run_all, write_notebook

pytestmark = pytest.mark.skipif(
    not shutil.which("chromium"), reason="Chromium is not installed (Debian package chromium)"
)
SHOWN = """
from course_lib.drawings import drawing, synapse_widget
from IPython.display import HTML

synapse = synapse_widget("filling_the_vesicle", n_sites=6)
synapse
"""
HEARD = 'print("kernel hears", synapse.setting.n_sites)'
HEADER = 'HTML(drawing("filling_the_vesicle").html_img())'


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    root = tmp_path_factory.mktemp("lab")
    write_notebook(root / "synapse.ipynb", SHOWN, HEARD, HEADER)
    with jupyter_lab(root) as lab, chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 1400})
        run_all(page, lab, "synapse.ipynb")
        page.locator(".qs-synapse svg.syn").wait_for(timeout=90_000)
        yield page


def test_arrow_keys_move_the_slider_and_not_the_notebook(page):
    slider = page.get_by_role("slider", name="release sites, n")
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "7"
    page.keyboard.press("a")  # command mode would insert a cell above
    assert page.locator(".jp-Notebook .jp-CodeCell").count() == 3


def test_the_kernel_hears_what_the_reader_sets(page):
    page.get_by_role("slider", name="release sites, n").focus()
    page.keyboard.press("End")
    page.locator(".jp-CodeCell").nth(1).locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    page.get_by_text("kernel hears 10").wait_for(timeout=30_000)


def test_pause_step_and_play_work_by_keyboard(page):
    page.get_by_role("button", name="Pause").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Step").focus()
    page.keyboard.press("Enter")
    assert "Step 1 of 4" in page.locator(".qs-synapse .qs-words").inner_text()
    page.get_by_role("button", name="Play").click()


def test_the_header_image_stands_in_the_notebook(page):
    image = page.locator('img[src^="data:image/svg+xml"]')
    assert image.evaluate("async (i) => { await i.decode(); return i.naturalWidth; }") == 960
    assert "VMAT2" in image.get_attribute("alt")


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
        page.screenshot(path=f"{shots}/synapse-{theme}.png")
    found = Axe().run(page, context=".qs-synapse")
    assert found.violations_count == 0, found.generate_report()
