"""Chapter 01 as its reader meets it: served by `course start`, run in a browser, moved, answered."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from course_lib.questions import question, variant
from course_lib.syllabus import ROOT, chapter
from tests.browser.lab import chromium, free_port, run_all

pytestmark = [
    pytest.mark.skipif(
        not shutil.which("chromium") and "CI" not in os.environ, reason="needs Debian's chromium"
    ),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[SimpleNamespace]:
    """The address that `course start` prints, with Lab's settings and the reader's progress in a private folder."""
    home, port = tmp_path_factory.mktemp("reader"), free_port()
    settings = home / "settings" / "@jupyterlab" / "notebook-extension" / "tracker.jupyterlab-settings"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"windowingMode": "none"}', encoding="utf-8")
    environment = os.environ | {
        "COURSE_PROGRESS_DIR": str(home / "progress"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "PYTHONWARNINGS": "ignore",
    }
    command = [
        sys.executable,
        "-c",
        "from course_lib.cli import main; main()",
        "start",
        "--headless",
        "--port",
        str(port),
    ]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        yield SimpleNamespace(url=f"http://127.0.0.1:{port}", token=token_in(home / "log", server), root=ROOT)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)


def token_in(log: Path, server: subprocess.Popen) -> str:
    for _ in range(300):
        found = re.search(r"token=([0-9a-f]+)", log.read_text(errors="replace"))
        if found:
            time.sleep(1)
            return found[1]
        assert server.poll() is None, log.read_text(errors="replace")
        time.sleep(0.2)
    raise AssertionError("course start printed no address")


@pytest.fixture(scope="module")
def page(served):
    """Chapter 01 in a browser, all cells run by the reader's own click; nothing on disk is saved."""
    served.address = lambda notebook: f"{served.url}/lab/tree/{notebook}?token={served.token}&reset"
    with chromium() as browser:
        opened = browser.new_page(viewport={"width": 1400, "height": 1000})
        path = chapter("01").notebook
        before = path.read_bytes()
        run_all(opened, served, str(path.relative_to(ROOT)))
        opened.locator("#jp-main-dock-panel .qs-question").nth(10).wait_for(
            state="attached", timeout=120_000
        )  # some stand in folds
        opened.get_by_text("| Idle").wait_for(timeout=120_000)
        yield opened
        assert path.read_bytes() == before, "reading a chapter must not change its file"


def sheet(page, question_id: str, seed: int = 1):
    """The question's form that says so in its foot."""
    return page.locator(
        "form.qs-question", has=page.get_by_text(f"{question_id} · variant {seed}", exact=True)
    ).first


def reply_to(page, question_id: str, answer: str, seed: int = 1) -> str:
    form = sheet(page, question_id, seed)
    reply = form.locator(".qs-reply")
    before = reply.inner_text()
    form.locator("input[type=text]").fill(answer)
    form.locator("input[type=text]").press("Enter")
    page.wait_for_function(
        "([node, old]) => node.innerText.trim() && node.innerText !== old",
        arg=[reply.element_handle(), before],
    )
    return reply.inner_text()


def test_every_cell_runs_without_an_error(page):
    assert page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert page.locator(".jp-OutputArea-output:has-text('Traceback')").count() == 0


def test_the_slider_moves_the_figure_and_its_numbers(page):
    live = page.locator(".qs-live").first
    live.scroll_into_view_if_needed()
    image, readout = live.locator("svg"), live.locator("dl")
    seen, numbers = image.inner_html(), readout.inner_text()
    live.get_by_label("VMAT2 blocked").focus()
    page.keyboard.press("ArrowRight")
    readout.get_by_text("95 nM", exact=True).wait_for(timeout=60_000)
    assert image.inner_html() != seen
    assert "mean\n100 nM" in numbers
    assert "mean\n95 nM" in readout.inner_text()
    assert "1/CV²\n13.6" in readout.inner_text(), "the fingerprint of q does not move"
    assert "95 nM" in image.get_attribute("aria-label")


def test_a_right_and_two_wrong_answers_get_their_own_replies(page):
    asked = question("quantal.mean_response")
    given = variant(asked, 3)
    content = given.n_sites * given.release_probability
    without_p = reply_to(page, asked.id, f"{given.n_sites * given.quantum_nM:g} nM", seed=3)
    only_m = reply_to(page, asked.id, f"{content:g}", seed=3)
    right = reply_to(page, asked.id, f"{content * given.quantum_nM / 1000:g} µM", seed=3)
    assert len({without_p, only_m, right}) == 3
    assert "Right" in right
    assert "Right" not in without_p + only_m
    assert "quantal content" in only_m.lower() or "count" in only_m.lower()


def test_garbage_gets_a_sentence_and_no_traceback(page):
    said = reply_to(page, "quantal.mean_response", "many", seed=3)
    assert "many" in said
    assert "Traceback" not in said
