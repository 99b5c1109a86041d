"""A kernel that has run a chapter and stays, so that the figures on its slides can ask it."""

import ast
import contextlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course_lib.errors import CourseError
from course_lib.syllabus import ROOT, Chapter
from course_lib.workshop.notebooks import (
    SECONDS_PER_CELL,
    WIDGET_VIEW,
    private_transport,
    quiet_environment,
    read_notebook,
)
from course_lib.workshop.slides.wall import is_live

SECONDS_TO_START = 60
_SHOWN = {"display_data", "execute_result", "stream"}


class Kernel:
    """A running kernel; whoever asks it from several threads waits in one line."""

    def __init__(self, client: object) -> None:
        self._client = client
        self._line = ThreadPoolExecutor(max_workers=1)

    def run(self, source: str) -> list[NotebookNode]:
        """What a piece of code shows. Raises `CourseError` when it fails."""
        return self._line.submit(self._run, source).result()

    def value(self, expression: str) -> str:
        """The text that an expression is worth in the kernel. Raises `CourseError` when it fails."""
        return self._line.submit(self._value, expression).result()

    def answer(self, figure: str, request: Mapping[str, object]) -> str:
        """What a live figure answers to a page, as JSON."""
        return self.value(f"remote_answer({figure!r}, {dict(request)!r})")

    def close(self) -> None:
        """Nothing more is asked: what waits is dropped, and what is under way is waited for."""
        self._line.shutdown(cancel_futures=True)

    def _run(self, source: str) -> list[NotebookNode]:
        shown: list[NotebookNode] = []

        def hear(message: dict) -> None:
            if message["header"]["msg_type"] in _SHOWN:
                shown.append(nbformat.v4.output_from_msg(message))

        reply = self._client.execute_interactive(
            source, output_hook=hear, allow_stdin=False, timeout=SECONDS_PER_CELL
        )["content"]
        if reply["status"] != "ok":
            raise CourseError(f"A cell of this notebook fails with {reply['ename']}: {reply['evalue']}")
        return shown

    def _value(self, expression: str) -> str:
        reply = self._client.execute_interactive(
            "",
            silent=True,
            user_expressions={"value": expression},
            output_hook=lambda message: None,
            allow_stdin=False,
            timeout=SECONDS_PER_CELL,
        )["content"]
        value = reply.get("user_expressions", {}).get("value", {})
        if value.get("status") != "ok":
            raise CourseError(
                f"The kernel cannot answer: {value.get('ename', reply['status'])}, {value.get('evalue', '')}."
            )
        return ast.literal_eval(value["data"]["text/plain"])


@contextlib.contextmanager
def kernel() -> Iterator[Kernel]:
    """A kernel of the course in lecture view, which touches nobody's progress or settings, until the block ends."""
    from jupyter_client import KernelManager

    with tempfile.TemporaryDirectory(prefix="course-slides-") as private:
        python_path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        own = {"PYTHONPATH": python_path, "COURSE_LECTURE": "1", **quiet_environment(Path(private))}
        manager = KernelManager(kernel_name="python3", **private_transport(Path(private)))
        manager.start_kernel(cwd=str(ROOT / "notebooks"), env={**os.environ, **own})
        client = manager.client()
        running = Kernel(client)
        try:
            client.start_channels()
            client.wait_for_ready(timeout=SECONDS_TO_START)
            yield running
        finally:
            manager.interrupt_kernel()
            running.close()
            client.stop_channels()
            manager.shutdown_kernel(now=True)


def run_for_slides(running: Kernel, chapter: Chapter) -> NotebookNode:
    """A copy of the chapter, run in the kernel; its live figures ask the kernel through the page's server."""
    copy = nbformat.from_dict(json.loads(json.dumps(read_notebook(chapter.notebook))))
    running.run("from course_lib.live.remote import remote_answer, remote_html")
    for cell in copy.cells:
        if cell.cell_type == "code":
            cell.outputs = running.run(cell.source)
        if is_live(cell):
            for output in cell.outputs:
                if view := output.get("data", {}).get(WIDGET_VIEW):
                    output.data["text/html"] = running.value(f"remote_html({view['model_id']!r})")
    return copy
