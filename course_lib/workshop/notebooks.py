"""Notebooks read, executed in a fresh kernel and brought to one normal form."""

import asyncio
import json
import os
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course_lib.errors import CourseError
from course_lib.files import FRAMES_VARIABLE

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
SECONDS_PER_CELL = 120
SECONDS_PER_FIGURE = 1_800  # where a page is made, a large figure is drawn at thousands of settings, once


def read_notebook(path: str | Path) -> NotebookNode:
    """The notebook in a file.

    Raises `CourseError` when the file is missing, is no notebook, or is of a format that we cannot read.

    >>> read_notebook("no_such.ipynb")
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: no_such.ipynb does not exist: name a notebook file, such as notebooks/01_quantal_release.ipynb.
    """
    path = Path(path)
    if not path.is_file():
        what = "is a folder" if path.is_dir() else "does not exist"
        raise CourseError(f"{path} {what}: name a notebook file, such as notebooks/01_quantal_release.ipynb.")
    try:
        notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
        nbformat.validate(notebook)
    except (ValueError, AttributeError, KeyError, TypeError, nbformat.ValidationError) as problem:
        reason = str(problem).splitlines()[0][:120]
        raise CourseError(
            f"{path} is not a notebook that Jupyter can read ({reason}): "
            "open it in JupyterLab and save it again, or fetch a fresh copy."
        ) from None
    return notebook


def executed(
    notebook: NotebookNode, folder: Path, environment: Mapping[str, str] | None = None
) -> NotebookNode:
    """A copy of the notebook, every cell run once, in order, in a fresh kernel that works in `folder`.

    Raises `CourseError` that names the cell and its error when a cell fails that is not tagged
    `raises-exception`.
    """
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
    from traitlets.config import Config

    makes_page = (environment or {}).get(FRAMES_VARIABLE) == "1"
    seconds = SECONDS_PER_FIGURE if makes_page else SECONDS_PER_CELL
    copy = nbformat.from_dict(json.loads(json.dumps(notebook)))
    try:
        with tempfile.TemporaryDirectory(prefix="course-") as private:
            client = NotebookClient(
                copy,
                timeout=seconds,
                kernel_name="python3",
                resources={"metadata": {"path": str(folder)}},
                store_widget_state=False,
                record_timing=False,
                config=Config(ConnectionFileMixin=private_transport(Path(private))),
            )
            _run(client, {**os.environ, **quiet_environment(Path(private)), **(environment or {})})
    except CellExecutionError as failure:
        raise CourseError(
            f"A cell of this notebook fails with {failure.ename}: {failure.evalue}\nThe cell begins: "
            f"{_first_line(failure)}"
        ) from None
    except CellTimeoutError:
        raise CourseError(f"A cell ran for more than {seconds} s: look for a loop without an end.") from None
    except DeadKernelError:
        raise CourseError(
            "The kernel died: the notebook may have asked for more memory than there is."
        ) from None
    return copy


def private_transport(private: Path) -> dict[str, str]:
    """How client and kernel talk: over sockets that are files in a folder of ours, which nobody else can read."""
    sockets = str(private / "kernel")
    # The path of such a socket holds about a hundred bytes: from a deep folder, TCP within this machine remains.
    fits = os.name == "posix" and len(os.fsencode(sockets)) < 96
    return {"transport": "ipc", "ip": sockets} if fits else {}


def _run(client: object, environment: dict[str, str]) -> None:
    # In a thread and a loop of its own, which is closed: nbclient's own way leaves an open loop in every thread,
    # and does not bear one that runs already.
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(lambda: asyncio.run(client.async_execute(env=environment))).result()


def _first_line(failure: Exception) -> str:
    lines = [line for line in str(failure).splitlines() if line and not line.startswith(("-", "An error"))]
    return lines[0][:120] if lines else "(unknown)"


def quiet_environment(private: Path) -> dict[str, str]:
    """Environment variables under which a run depends on the notebook alone.

    `private` is a folder for this run: progress of the person at the keyboard neither enters the
    outputs nor is touched by a build, and start-up files of the reader's own IPython stay out.
    """
    return {
        "COURSE_PROGRESS_DIR": str(private / "progress"),
        "IPYTHONDIR": str(private / "ipython"),
        "PYTHONHASHSEED": "0",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }


def normal(notebook: NotebookNode) -> NotebookNode:
    """A copy without anything that changes from run to run or machine to machine.

    Timings, widget states and the language version go; a widget's still picture and text stay.
    """
    copy = nbformat.from_dict(json.loads(json.dumps(notebook)))
    copy.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            **{key: value for key, value in copy.metadata.items() if key in {"course", "celltoolbar"}},
        }
    )
    copy.nbformat, copy.nbformat_minor = 4, 5
    count = 0
    for cell in copy.cells:
        cell.metadata.pop("execution", None)
        cell.metadata.pop("trusted", None)
        if cell.cell_type == "code":
            count += 1
            cell.execution_count = count
            cell.outputs = [_normal_output(output, count) for output in _merged_streams(cell.outputs)]
    return copy


def _merged_streams(outputs: list[NotebookNode]) -> list[NotebookNode]:
    # How a kernel cuts printed text into pieces depends on timing.
    merged: list[NotebookNode] = []
    for output in outputs:
        previous = merged[-1] if merged else None
        if (
            previous
            and output.output_type == "stream" == previous.output_type
            and output.name == previous.name
        ):
            previous.text += output.text
        else:
            merged.append(output)
    return merged


def _normal_output(output: NotebookNode, count: int) -> NotebookNode:
    if "data" in output:
        output.data.pop(WIDGET_VIEW, None)
    if output.output_type == "execute_result":
        output.execution_count = count
    return output


def as_bytes(notebook: NotebookNode) -> bytes:
    """The notebook as the bytes that are committed."""
    return (nbformat.writes(notebook, version=nbformat.NO_CONVERT).rstrip("\n") + "\n").encode()


def fresh(path: Path) -> bytes:
    """The bytes that `course build` would write for the notebook at `path`."""
    return fresh_of(read_notebook(path), path.parent)


def fresh_of(notebook: NotebookNode, folder: Path) -> bytes:
    """The bytes that `course build` would write for a notebook that works in `folder`."""
    return as_bytes(normal(executed(notebook, folder)))
