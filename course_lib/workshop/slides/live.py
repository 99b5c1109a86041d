"""A chapter presented in JupyterLab, slide by slide, with a kernel behind its live figures."""

import contextlib
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course_lib.errors import CourseError
from course_lib.files import write_atomically
from course_lib.syllabus import ROOT, Chapter
from course_lib.workshop.notebooks import as_bytes, read_notebook
from course_lib.workshop.slides.build import FOLDER, write_notes
from course_lib.workshop.slides.parts import hides_input
from course_lib.workshop.start import lab_command, refuse_taken_port

KEYS = """Alt+R                          run all cells; when the title is back, all figures are live
→, Space or Page Down          on: the next part of a slide, then the next slide
←, Shift+Space or Page Up      back
Tab                            to the sliders of a live figure, which the arrows then move
Escape                         from the sliders back to the slides
Alt+S                          leave the slides, and come back
F11                            fill the screen"""
_PRESENTING = "[data-jp-deck-mode='presenting']"


def _key(keys: str, command: str, selector: str = "body", **arguments: object) -> dict[str, object]:
    return {"command": command, "keys": [keys], "selector": selector, "args": arguments}


# Running all cells leaves the last one selected, where no slide is: go back to the first.
_RUN_ALL = ["notebook:run-all-cells", "notebook:extend-marked-cells-top", "notebook:deselect-all"]
# JupyterLab's own meaning of these keys, to the next heading, would win while a cell has the focus.
_MOVES = [
    _key(keys, "deck:go", f"{_PRESENTING}{where}", direction=direction, alternate=alternate)
    for where in ("", " .jp-Notebook.jp-mod-commandMode:not(.jp-mod-readWrite) :focus")
    for keys, direction, alternate in (
        ("ArrowRight", "forward", ""),
        ("ArrowLeft", "back", ""),
        ("PageDown", "down", "forward"),
        ("PageUp", "up", "back"),
        ("Space", "down", "forward"),
        ("Shift Space", "up", "back"),
    )
]
SETTINGS = {
    "@deathbeds/jupyterlab-deck/plugin": {"active": True},
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/apputils-extension/themes": {"theme": "JupyterLab Light"},
    "@jupyterlab/shortcuts-extension/shortcuts": {
        "shortcuts": [
            _key("Alt R", "apputils:run-all-enabled", commands=_RUN_ALL),
            _key("Alt S", "deck:toggle"),
            *_MOVES,
        ]
    },
}


@dataclass(frozen=True, kw_only=True)
class Stage:
    """What JupyterLab needs to present a chapter: a copy of its notebook, and settings that are nobody's own."""

    root: Path
    notebook: Path
    environment: dict[str, str]


def present(chapter: Chapter, port: int, open_browser: bool) -> None:
    """JupyterLab with the slides of a chapter until it is ended; the chapter's own file stays as it is.

    Raises `CourseError` when the chapter is not written, the port is taken, or a package is missing.
    """
    if not chapter.notebook.exists():
        raise CourseError(f"Chapter {chapter.stem} is planned but not written yet: start with 01.")
    if find_spec("jupyterlab_deck") is None:
        raise CourseError(
            "`course slides` needs the package jupyterlab-deck, which is not installed: `make install` brings it. "
            "`course build --slides` makes slides without it."
        )
    refuse_taken_port(port)
    notes = write_notes(chapter, FOLDER)
    print(
        f"Slides of {chapter.id} · {chapter.title}\n\n{KEYS}\n\nSpeaker's notes, for a second screen: {notes.as_uri()}\n"
    )
    with staged(chapter) as stage:
        words = lab_command(stage.root, stage.notebook, port, open_browser)
        # The address that is printed must lead to the slides too, when no browser is opened.
        words += ["--custom-css", f"--LabApp.default_url=/lab/tree/{stage.notebook.name}"]
        code = subprocess.run(words, cwd=stage.root, env=stage.environment, check=False).returncode
    if code not in {0, -2, 130}:
        raise CourseError(f"JupyterLab ended with status {code}: `course doctor` looks for the reason.")


@contextlib.contextmanager
def staged(chapter: Chapter) -> Iterator[Stage]:
    """The stage of a chapter, in a folder that is gone when the lecture is over."""
    with tempfile.TemporaryDirectory(prefix="course-slides-") as name:
        home, root = Path(name) / "jupyter", Path(name) / "slides"
        for where, value in SETTINGS.items():
            path = home / "settings" / f"{where}.jupyterlab-settings"
            write_atomically(path, json.dumps(value).encode())
        css = (files("course_lib.workshop.slides") / "live.css").read_bytes()
        write_atomically(home / "config" / "custom" / "custom.css", css)
        notebook = root / chapter.notebook.name
        write_atomically(notebook, as_bytes(for_stage(read_notebook(chapter.notebook))))
        folders = {
            "JUPYTER_CONFIG_DIR": home / "config",
            "JUPYTERLAB_SETTINGS_DIR": home / "settings",
            "JUPYTERLAB_WORKSPACES_DIR": home / "workspaces",
        }
        python_path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        yield Stage(
            root=root,
            notebook=notebook,
            environment={
                **os.environ,
                **{variable: str(path) for variable, path in folders.items()},
                "PYTHONPATH": python_path,
                "COURSE_LECTURE": "1",
            },
        )


def for_stage(notebook: NotebookNode) -> NotebookNode:
    """A copy in which the code behind a picture or a question is folded away."""
    copy = nbformat.from_dict(json.loads(json.dumps(notebook)))
    for cell in copy.cells:
        if cell.cell_type == "code" and hides_input(cell):
            cell.metadata["jupyter"] = {"source_hidden": True}
    return copy
