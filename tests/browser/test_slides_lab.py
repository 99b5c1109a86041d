"""`course slides` in a real browser: the deck is up, a live figure moves by keyboard, nobody's settings change."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

from course_lib.syllabus import chapter
from tests.browser.lab import chromium, free_port

pytestmark = [
    pytest.mark.skipif(
        not shutil.which("chromium") and "CI" not in os.environ, reason="needs Debian's chromium"
    ),
    pytest.mark.xdist_group("browser"),
]
COURSE = [sys.executable, "-c", "from course_lib.cli import main; main()"]
CHAPTER = chapter("01")
ON_SLIDE = "[...document.querySelectorAll('.jp-deck-mod-onscreen')].map((cell) => cell.innerText).join(' ')"


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    """The slides as `course slides` serves them, with a home whose settings it must leave alone."""
    home, port = tmp_path_factory.mktemp("speaker"), free_port()
    own = home / "own" / "@deathbeds" / "jupyterlab-deck" / "plugin.jupyterlab-settings"
    own.parent.mkdir(parents=True)
    own.write_text('{"active": false}', encoding="utf-8")
    temporary = home / "temporary"
    temporary.mkdir()
    environment = os.environ | {
        "COURSE_PROGRESS_DIR": str(home / "progress"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "own"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "ignore",
        "TMPDIR": str(temporary),
    }
    with (home / "log").open("wb") as log:
        words = [*COURSE, "slides", CHAPTER.id, "--headless", "--port", str(port)]
        server = subprocess.Popen(words, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        before, log = CHAPTER.notebook.read_bytes(), home / "log"
        yield SimpleNamespace(address=address_in(log, server, port), own=own, log=log, before=before)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)


def address_in(log, server, port):
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and server.poll() is None:
        found = re.search(rf"http://\S*:{port}/lab/tree/\S+", log.read_text())
        if found:
            return found[0]
        time.sleep(0.3)
    raise AssertionError(f"`course slides` did not serve:\n{log.read_text()[-2000:]}")


@pytest.fixture(scope="module")
def page(stage):
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.goto(stage.address)
        page.locator(".jp-deck-mod-onscreen").first.wait_for(timeout=120_000)
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and not page.locator(".qs-live").count():
            if page.get_by_text(re.compile(r"\[\*\]:")).count() == 0:
                page.keyboard.press("Alt+r")  # Lab forgets an order that comes before its kernel is connected
            page.wait_for_timeout(3_000)
        page.locator(".jp-mod-active h1").wait_for(timeout=120_000)  # all have run: the title is back
        yield page


def test_the_command_says_which_keys_and_where_the_notes_are(stage):
    said = stage.log.read_text()
    for word in ("Alt+R", "next slide", "Escape", f"{CHAPTER.stem}-notes.html"):
        assert word in said


def test_the_deck_shows_one_slide_and_the_arrows_turn_it(page):
    assert page.evaluate("document.body.dataset.jpDeckMode") == "presenting"
    assert CHAPTER.title in page.evaluate(ON_SLIDE)
    assert "What happens" not in page.evaluate(ON_SLIDE)
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"{ON_SLIDE}.includes('Two questions about chance and scatter')")
    page.keyboard.press("PageUp")
    page.wait_for_function(f"{ON_SLIDE}.includes('Nobody can look into her nerve terminals')")


def test_a_live_figure_on_a_slide_moves_by_keyboard_and_escape_leads_back(page):
    figure = page.locator(".qs-live", has=page.get_by_role("slider", name="p, release probability"))
    for _ in range(30):
        if figure.is_visible():
            break
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(300)
    slider = page.get_by_role("slider", name="p, release probability")
    before = figure.locator("svg").inner_html()
    slider.focus()
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    figure.locator("dd").get_by_text("50 nM", exact=True).wait_for(timeout=20_000)
    assert slider.get_attribute("aria-valuetext") == "0.25"
    assert figure.locator("svg").inner_html() != before
    assert figure.is_visible(), "the arrow moved the figure, not the slides"
    if shots := os.environ.get("COURSE_SCREENSHOTS"):
        page.screenshot(path=f"{shots}/slides-lab.png")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"{ON_SLIDE}.includes('Release is a row of independent gambles')")


def test_the_code_behind_the_figure_stays_away(page):
    assert "fingerprint_picture" not in page.evaluate(ON_SLIDE)


def test_neither_the_chapter_nor_the_speakers_own_jupyterlab_is_changed(stage, page):
    page.keyboard.press("Alt+s")
    page.wait_for_function("document.body.dataset.jpDeckMode !== 'presenting'")
    assert stage.own.read_text(encoding="utf-8") == '{"active": false}'
    assert [path.name for path in stage.own.parents[2].rglob("*.jupyterlab-settings")] == [stage.own.name]
    assert CHAPTER.notebook.read_bytes() == stage.before
