"""JupyterLab, opened on a chapter."""

import os
import socket
import subprocess
import sys
from pathlib import Path

from course_lib.errors import CourseError
from course_lib.syllabus import ROOT, Chapter

# What a reader does not need among the chapters: speakers' notes, lists, and what Python leaves behind.
MAKERS_FILES = ["*.toml", "*.pyc", "*.egg-info", "__pycache__", "*~"]


def serve(chapter: Chapter, port: int, open_browser: bool) -> None:
    """JupyterLab running on the chapter until it is ended.

    Raises `CourseError` when the chapter is not written, the port is taken, or JupyterLab fails.
    """
    if not chapter.notebook.exists():
        raise CourseError(f"Chapter {chapter.stem} is planned but not written yet: start with 01.")
    refuse_taken_port(port)
    code = subprocess.run(command(chapter, port, open_browser), cwd=ROOT, check=False).returncode
    if code not in {0, -2, 130}:
        raise CourseError(f"JupyterLab ended with status {code}: `course doctor` looks for the reason.")


def command(chapter: Chapter, port: int, open_browser: bool) -> list[str]:
    """The command line that opens JupyterLab on a chapter."""
    return lab_command(ROOT, chapter.notebook, port, open_browser)


def lab_command(root: Path, notebook: Path, port: int, open_browser: bool) -> list[str]:
    """The command line that opens JupyterLab on a notebook below the folder `root`, which it serves."""
    words = [sys.executable, "-m", "jupyter", "lab", f"--port={port}", "--ServerApp.port_retries=0"]
    words += [f"--ServerApp.root_dir={root}", f"--ContentsManager.hide_globs={MAKERS_FILES}"]
    words.append(str(notebook.relative_to(root)))
    if not open_browser:
        words.append("--no-browser")
    if getattr(os, "geteuid", lambda: 1)() == 0:
        words.append("--allow-root")
    return words


def refuse_taken_port(port: int) -> None:
    """Nothing, or a `CourseError` when something else listens at the port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise CourseError(
                f"Port {port} is in use: another JupyterLab may be open. End it, "
                f"or choose another port: make start PORT={port + 1} (or: course start --port {port + 1})."
            )
