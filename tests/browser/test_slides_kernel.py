"""`course slides` in a real browser: the same page as without a kernel, its figures ask the kernel, nothing is left behind."""

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
from course_lib.workshop.slides.talk import read_talk, talk_path
from tests.browser.lab import chromium, free_port

pytestmark = [
    pytest.mark.skipif(
        not shutil.which("chromium") and "CI" not in os.environ, reason="needs Debian's chromium"
    ),
    pytest.mark.xdist_group("browser"),
]
COURSE = [sys.executable, "-c", "from course_lib.cli import main; main()"]
CHAPTER = chapter("01")
READY = "window.Reveal?.isReady() && [...document.querySelectorAll('.qs-static')].every((one) => one.dataset.alive === 'yes')"


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    """The slides as `course slides` serves them, and how the command ended."""
    home, port = tmp_path_factory.mktemp("speaker"), free_port()
    (home / "temporary").mkdir()
    environment = os.environ | {"PYTHONUNBUFFERED": "1", "TMPDIR": str(home / "temporary")}
    log = home / "log"
    before = CHAPTER.notebook.read_bytes()
    with log.open("wb") as file:
        words = [*COURSE, "slides", CHAPTER.id, "--headless", "--port", str(port)]
        server = subprocess.Popen(words, env=environment, stdout=file, stderr=file, start_new_session=True)
    try:
        yield SimpleNamespace(
            address=address_in(log, server), log=log, before=before, home=home, server=server
        )
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait(20)


def address_in(log, server):
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline and server.poll() is None:
        found = re.search(r"http://127\S+/(?=\s)", log.read_text())
        if found:
            return found[0]
        time.sleep(0.3)
    raise AssertionError(f"`course slides` did not serve:\n{log.read_text()[-2000:]}")


@pytest.fixture(scope="module")
def page(stage):
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1920, "height": 1080})
        page.faults = []
        page.on("pageerror", lambda fault: page.faults.append(str(fault)))
        page.on("response", lambda reply: page.faults.append(reply.url) if reply.status >= 400 else None)
        page.goto(stage.address)
        page.wait_for_function(READY)
        yield page


def test_the_command_says_which_keys_and_where_slides_and_notes_are(stage):
    said = stage.log.read_text()
    for word in (
        "then the next slide",
        "Escape",
        "V ",
        "?short",
        "?brief",
        f"{CHAPTER.stem}-notes.html",
        "Ctrl-C",
    ):
        assert word in said, word


def test_the_deck_holds_the_slides_of_the_talk_and_nothing_of_jupyter(page):
    titles = [slide.title for slide in read_talk(talk_path(CHAPTER)).slides]
    assert (
        page.evaluate("Reveal.getSlides().slice(1).map((slide) => slide.querySelector('h2').textContent)")
        == titles[1:]
    )
    assert page.locator("[class*='jp-']").count() == 0


def test_a_live_figure_asks_the_kernel_and_escape_leads_back_to_the_slides(page):
    place = page.evaluate("Reveal.getSlides().findIndex((slide) => slide.querySelector('.qs-live'))")
    page.evaluate("(place) => Reveal.slide(place)", place)
    figure = page.locator("section.present .qs-live")
    slider = figure.get_by_role("slider", name="p, release probability")
    slider.focus()
    with page.expect_response(lambda reply: reply.url.endswith("/frames")):
        for _ in range(5):
            page.keyboard.press("ArrowLeft")
    figure.locator("dd").get_by_text("50 nM", exact=True).wait_for(timeout=20_000)
    assert slider.get_attribute("aria-valuetext") == "0.25"
    if shots := os.environ.get("COURSE_SCREENSHOTS"):
        page.screenshot(path=f"{shots}/slides-kernel.png")
    assert page.evaluate("Reveal.getIndices().h") == place, "the arrow moved the figure, not the slides"
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("Reveal.getIndices().h") == place + 1
    assert page.faults == []


def test_ctrl_c_ends_it_and_nothing_is_left_behind(stage, page):
    page.goto("about:blank")
    stage.server.send_signal(signal.SIGINT)
    assert stage.server.wait(60) == 0, stage.log.read_text()[-2000:]
    assert "Traceback" not in stage.log.read_text()
    assert CHAPTER.notebook.read_bytes() == stage.before
    assert [path.name for path in (stage.home / "temporary").rglob("*") if "course-slides" in path.name] == []
