"""The primer in JupyterLab: a strip that says where the reader stands, folds that stay, an entry test that gives advice."""

import json
import shutil
import urllib.request

import pytest

from course_lib.assess.sentences import say
from course_lib.syllabus import ROOT, primer
from tests.browser.lab import chromium, jupyter_lab

pytestmark = pytest.mark.skipif(
    not shutil.which("chromium"), reason="Chromium is not installed (Debian package chromium)"
)
QUESTIONS, CODE_CELLS = 9, 14


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    root = tmp_path_factory.mktemp("primer")
    shutil.copy(primer().notebook, root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_PROGRESS_DIR", str(root / "progress"))
        with jupyter_lab(root) as lab, chromium() as browser:
            page = browser.new_page(viewport={"width": 1366, "height": 768})
            page.faults = []
            page.on("pageerror", lambda fault: page.faults.append(str(fault)))
            page.goto(lab.address(primer().notebook.name))
            page.get_by_role("button", name="▶ Start").wait_for(timeout=90_000)
            page.get_by_text("| Idle").wait_for(timeout=90_000)
            page.locator(".qs-strip").wait_for(timeout=30_000)
            yield page, lab
            assert page.faults == []


@pytest.fixture(scope="module")
def page(opened):
    return opened[0]


def strip(page):
    return page.locator(".qs-strip")


def test_a_new_reader_is_told_questions_and_minutes_and_offered_no_place_to_go_on(page):
    assert strip(page).get_by_role("status").inner_text().startswith(f"0 of {QUESTIONS} questions · about ")
    assert strip(page).locator("li").count() == QUESTIONS
    assert page.get_by_role("button", name="Continue where you stopped").count() == 0


def test_start_leaves_the_reader_at_the_top_and_deeper_parts_folded(page):
    page.get_by_role("button", name="▶ Start").click()
    page.get_by_role("button", name="Started").wait_for(timeout=90_000)
    page.wait_for_timeout(500)
    assert page.get_by_role("heading", name="Primer").is_visible()
    practice = page.locator(".qs-question", has_text="What is their standard deviation")
    assert practice.count() == 1
    assert not practice.is_visible()
    line = page.get_by_role("heading", name="Deeper: a standard deviation to work out yourself")
    assert line.count() == 1


def test_the_strip_leaves_no_trace_in_the_notebook(page):
    assert page.locator(".jp-OutputArea-output", has_text="resume").count() == 0
    prompts = page.locator(".jp-CodeCell .jp-InputPrompt").all_text_contents()
    # Folded code shows no number; the one open cell is the last but one, and has counted no run beside its own.
    assert [one for one in prompts if one.strip("[]: ")] == [f"[{CODE_CELLS - 1}]:"]


def test_an_answer_moves_the_strip_and_the_advice(page):
    advice = page.locator(".jp-OutputArea [role=status] strong", has_text=say("entry_unasked"))
    assert advice.count() == 1
    card = page.locator(".qs-question", has_text="Every reading is doubled")
    card.get_by_label("it stays").check()
    card.get_by_role("button", name="Check").click()
    strip(page).get_by_text(f"1 of {QUESTIONS} questions").wait_for(timeout=10_000)
    assert "1 wrong last time" in strip(page).get_by_role("status").inner_text()
    assert strip(page).get_by_role("button", name="Question 1: wrong last time").inner_text() == "✗"
    page.get_by_text("Read: Variance and standard deviation.", exact=False).wait_for(timeout=5_000)


def test_a_reader_can_go_on_where_they_stopped(page):
    page.get_by_role("button", name="Question 9: not answered yet").click()
    page.locator(".qs-question", has_text="With the lines above").wait_for(state="visible")
    page.wait_for_timeout(500)
    first = page.locator(".qs-question", has_text="Every reading is doubled")
    assert first.bounding_box()["y"] < 0
    page.get_by_role("button", name="Continue where you stopped").click()
    page.wait_for_timeout(1_000)
    assert 0 < first.bounding_box()["y"] < 768


def test_neither_news_nor_the_tools_of_a_marker_meet_a_student(opened):
    page, lab = opened
    assert page.locator(".jp-MenuBar-menuItem, .lm-MenuBar-item", has_text="Nbgrader").count() == 0
    assert page.locator(".Toastify__toast, dialog").count() == 0
    address = f"{lab.url}/lab/api/settings/@jupyterlab/apputils-extension:notification?token={lab.token}"
    with urllib.request.urlopen(address, timeout=10) as answer:
        settings = json.loads(json.load(answer)["raw"] or "{}")
    assert settings == {}, "nobody chose anything: the course's own defaults hold"


def test_the_courses_settings_ask_no_network_for_news():
    folder = ROOT / "course_lib" / "workshop" / "jupyter" / "etc" / "jupyter" / "labconfig"
    overrides = json.loads((folder / "default_setting_overrides.json").read_text(encoding="utf-8"))
    assert overrides["@jupyterlab/apputils-extension:notification"] == {
        "fetchNews": "false",
        "checkForUpdates": False,
    }
    disabled = json.loads((folder / "page_config.json").read_text(encoding="utf-8"))["disabledExtensions"]
    assert {"@jupyter/nbgrader:menu", "@jupyterlab/apputils-extension:announcements"} <= {
        name for name, off in disabled.items() if off
    }


def test_a_class_on_a_server_keeps_its_assignment_list():
    text = (ROOT / "deploy" / "student" / "labconfig" / "page_config.json").read_text(encoding="utf-8")
    disabled = json.loads(text)["disabledExtensions"]
    assert disabled["@jupyter/nbgrader:assignment-list"] is False
    assert disabled["@jupyter/nbgrader:menu"] is False
