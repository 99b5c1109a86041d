"""A chapter in JupyterLab: one Start, a reader who stands at the top, words that open where they stand, code that folds."""

import json
import shutil
from pathlib import Path

import pytest

from course_lib.syllabus import ROOT
from course_lib.workshop.start import MAKERS_FILES, lab_command
from tests.browser.lab import chromium, jupyter_lab

pytestmark = pytest.mark.skipif(
    not shutil.which("chromium"), reason="Chromium is not installed (Debian package chromium)"
)
NAME = "01_trial.ipynb"
GLOSSARY = "# Glossary\n\n- **quantum** (also quanta) [01]: The dopamine of one vesicle.\n- **striatum** [01]: A nucleus.\n"


def write_chapter(folder: Path) -> None:
    import nbformat
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    folded = new_code_cell("print('folded code')", metadata={"jupyter": {"source_hidden": True}})
    cells = [
        new_markdown_cell("# 01 · A trial\n\nOne quantum of `quanta`, and a second quantum."),
        folded,
        *(new_markdown_cell("\n\n".join(f"line {i}" for i in range(30))) for _ in range(4)),
        new_markdown_cell("Quanta reach the striatum."),
        new_code_cell("print('the last cell')"),
    ]
    notebook = new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    (folder / "docs").mkdir()
    (folder / "docs" / "glossary.md").write_text(GLOSSARY, encoding="utf-8")
    nbformat.write(notebook, folder / NAME)


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    root = tmp_path_factory.mktemp("chapter")
    write_chapter(root)
    with jupyter_lab(root) as lab, chromium() as browser:
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.faults = []
        page.on("pageerror", lambda fault: page.faults.append(str(fault)))
        page.goto(lab.address(NAME))
        page.get_by_role("button", name="▶ Start").wait_for(timeout=90_000)
        page.get_by_text("| Idle").wait_for(timeout=90_000)
        yield page
        assert page.faults == []


def test_start_runs_every_cell_and_leaves_the_reader_at_the_top(page):
    page.get_by_role("button", name="▶ Start").click()
    page.get_by_role("button", name="Started").wait_for(timeout=60_000)
    page.wait_for_timeout(500)
    assert page.locator(".jp-OutputArea-output", has_text="the last cell").count() == 1
    assert page.get_by_role("heading", name="A trial").is_visible()


def test_a_word_opens_its_meaning_once_and_by_keyboard(page):
    words = page.locator(".qs-term")
    assert words.all_inner_texts() == ["quantum", "striatum"]
    words.first.focus()
    page.keyboard.press("Enter")
    assert page.get_by_text("The dopamine of one vesicle.").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_text("The dopamine of one vesicle.").is_visible()
    assert page.locator("code", has_text="quanta").locator(".qs-term").count() == 0


def test_one_button_opens_all_code_and_folds_it_again(page):
    folded = page.locator(".jp-CodeCell").first.locator(".jp-InputArea-editor")
    assert not folded.is_visible()
    page.get_by_role("button", name="Show all code").click()
    folded.wait_for(state="visible", timeout=5_000)
    page.get_by_role("button", name="Fold the code").click()
    folded.wait_for(state="hidden", timeout=5_000)


def test_no_button_of_a_marker_meets_a_student(page):
    for words in ("Create Assignment", "Validate", "Formgrader"):
        assert page.get_by_text(words, exact=False).count() == 0


def test_makers_files_do_not_stand_among_the_chapters():
    command = lab_command(ROOT, ROOT / "notebooks" / "01_quantal_release.ipynb", 8888, False)
    assert f"--ContentsManager.hide_globs={MAKERS_FILES}" in command
    assert "*.toml" in MAKERS_FILES


def test_the_extension_is_installed_with_the_course():
    folder = ROOT / "course_lib" / "workshop" / "jupyter"
    manifest = json.loads(next(folder.rglob("package.json")).read_text(encoding="utf-8"))
    assert (next(folder.rglob("package.json")).parent / manifest["jupyterlab"]["_build"]["load"]).exists()
    assert 'directory = "course_lib/workshop/jupyter"' in (ROOT / "pyproject.toml").read_text(
        encoding="utf-8"
    )
