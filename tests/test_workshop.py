"""The workbench reads any file calmly, writes all or nothing, and says what to do."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest

from course_lib.errors import CourseError
from course_lib.files import write_atomically
from course_lib.workshop import notebooks
from course_lib.workshop.html import each_once


def notebook_of(*sources: str) -> nbformat.NotebookNode:
    cells = [nbformat.v4.new_code_cell(source, id=f"c{i}") for i, source in enumerate(sources)]
    return nbformat.v4.new_notebook(cells=cells)


def test_a_killed_write_leaves_the_old_file(tmp_path):
    target = tmp_path / "page.html"
    target.write_text("old")
    script = (
        "import pathlib, time, sys\nfrom course_lib import files\n"
        "files.os.fsync = lambda _: (print('writing', flush=True), time.sleep(60))\n"
        "files.write_atomically(pathlib.Path(sys.argv[1]), b'n' * 10_000_000)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", script, str(target)], stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline().strip() == "writing"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert target.read_text() == "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux")
def test_an_unwritable_place_is_one_sentence(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(CourseError, match=r"could not be written .*the old file is unchanged"):
        write_atomically(blocked / "below" / "page.html", b"x")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"[1, 2]",
        b"\xff\xfe",
        b'{"nbformat": 99, "nbformat_minor": 0, "cells": [], "metadata": {}}',
    ],
)
def test_a_broken_notebook_is_one_sentence(tmp_path, content):
    path = tmp_path / "broken.ipynb"
    path.write_bytes(content)
    with pytest.raises(CourseError, match="is not a notebook that Jupyter can read"):
        notebooks.read_notebook(path)


def test_a_folder_is_not_a_notebook(tmp_path):
    with pytest.raises(CourseError, match="is a folder"):
        notebooks.read_notebook(tmp_path)


def test_execution_reports_the_failing_cell(tmp_path):
    with pytest.raises(CourseError, match="ZeroDivisionError"):
        notebooks.executed(notebook_of("x = 0", "1 / x"), tmp_path)


def test_a_second_run_gives_the_same_bytes(tmp_path):
    source = notebook_of("print('a')\nprint('b')", "{1: 'x'}", "object.__name__")
    first = notebooks.as_bytes(notebooks.normal(notebooks.executed(source, tmp_path)))
    second = notebooks.as_bytes(notebooks.normal(notebooks.executed(json_copy(first), tmp_path)))
    assert first == second


def json_copy(content: bytes) -> nbformat.NotebookNode:
    return nbformat.reads(content.decode(), as_version=4)


def test_a_run_is_heard_by_nobody_else_and_warns_of_nobody(tmp_path, capfd):
    source = "from ipykernel import get_connection_info as told\nprint(told(unpack=True)['transport'])"
    cell = nbformat.v4.new_code_cell(source)
    run = notebooks.executed(nbformat.v4.new_notebook(cells=[cell]), tmp_path)
    assert run.cells[0].outputs[0].text.strip() == "ipc"
    assert "eavesdropping" not in "".join(capfd.readouterr())


def test_widget_identifiers_do_not_reach_the_file():
    notebook = notebook_of("x")
    notebook.cells[0].outputs = [
        nbformat.v4.new_output(
            "display_data", {notebooks.WIDGET_VIEW: {"model_id": "abc"}, "text/html": "<p>still</p>"}
        )
    ]
    notebook.metadata["widgets"] = {"state": {}}
    text = notebooks.as_bytes(notebooks.normal(notebook)).decode()
    assert "model_id" not in text
    assert "still" in text
    assert "widgets" not in text


def test_a_course_error_is_shown_as_its_sentence_alone(tmp_path):
    source = notebook_of(
        "from course_lib.checks import fraction\nfraction('occupancy', 2, because='it is a share.')"
    )
    source.cells[0].metadata["tags"] = ["raises-exception"]
    run = notebooks.executed(source, tmp_path)
    shown = run.cells[0].outputs[0]
    assert shown.traceback == ["occupancy is 2, but must be at least 0 and at most 1: it is a share."]


def course(*words: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", "from course_lib.cli import main; main()", *words],
        capture_output=True, text=True, check=False, env={**os.environ, **environment}, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize(
    "name", ["start", "test", "new", "check", "build", "doctor", "questions", "progress", "release", "grade"]
)
def test_every_command_explains_itself(name):
    run = course(name, "--help")
    assert run.returncode == 0
    assert len(run.stdout) > 150


def test_help_lists_every_command_once():
    from course_lib.cli import COMMANDS

    text = course("--help").stdout
    assert all(f"\n  {name} " in text for name in COMMANDS)


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("strat",), 1, "Did you mean `course start`?"),
        (("start", "qantal_release", "--headless"), 1, "Did you mean quantal_release?"),
        (("start", "--port", "80"), 2, "80 is not in the range"),
        (("start", "--port", "many"), 2, "not a valid integer"),
        (("build", "99"), 1, "There is no chapter"),
        (("new", "99"), 1, "There is no chapter"),
        (("new", "01"), 1, "`course new` never overwrites"),
        (("check", "16"), 1, "There is no chapter"),
        (("check", "nothing.ipynb"), 1, "does not exist"),
        (("check", "README.md"), 1, "is not a notebook"),
    ],
)
def test_bad_words_get_one_sentence(words, status, sentence):
    run = course(*words)
    assert run.returncode == status
    assert sentence in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("module", ["course_lib", "course_lib.cli"])
def test_the_library_run_as_a_module_is_the_command(module):
    run = subprocess.run(
        [sys.executable, "-m", module, "--version"], capture_output=True, text=True, check=True
    )
    assert run.stdout.startswith("course, version")


def test_a_taken_port_is_explained():
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        run = course("start", "--headless", "--port", str(port))
    assert run.returncode == 1
    assert f"Port {port} is in use" in run.stderr


def test_doctor_finds_this_installation_well():
    run = course("doctor")
    assert run.returncode == 0, run.stdout
    assert "MEND  kernel" not in run.stdout


def test_benchmarks_are_listed_and_unknown_ones_refused():
    root = Path(__file__).resolve().parent.parent
    listed = subprocess.run(
        [sys.executable, "-m", "benchmarks"], cwd=root, capture_output=True, text=True, check=True
    )
    assert "quantal" in listed.stdout
    wrong = subprocess.run(
        [sys.executable, "-m", "benchmarks", "qantal"], cwd=root, capture_output=True, text=True, check=False
    )
    assert wrong.returncode == 2
    assert "There is no benchmark" in wrong.stderr


def test_a_killed_build_leaves_the_old_notebook(tmp_path):
    """`course build` is killed while a cell runs; the notebook on disk stays what it was."""
    path = tmp_path / "slow.ipynb"
    nbformat.write(notebook_of("import time, pathlib; pathlib.Path('running').touch(); time.sleep(60)"), path)
    before = path.read_bytes()
    script = (
        "import sys, pathlib\nfrom course_lib.workshop import build\nfrom course_lib.workshop.notebooks import fresh\n"
        "path = pathlib.Path(sys.argv[1]); build._write_if_new(path, fresh(path))"
    )
    child = subprocess.Popen([sys.executable, "-c", script, str(path)])
    deadline = time.monotonic() + 30
    while not (tmp_path / "running").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    child.send_signal(signal.SIGTERM)
    child.wait(timeout=20)
    assert (tmp_path / "running").exists()
    assert path.read_bytes() == before


def test_a_still_keeps_its_style_when_a_live_figure_takes_its_own_away():
    page = each_once('<div class="qs-static"><style>a</style>x</div><style>a</style>y')
    assert page == '<style>a</style><div class="qs-static">x</div>y'
