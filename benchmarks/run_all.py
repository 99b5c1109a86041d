"""*Run All* of every chapter, from the kernel's start to its last cell, against a bare kernel with the usual imports.

The peer's one cell is `import numpy, matplotlib.pyplot, ipywidgets, sympy`: what most notebooks of this kind begin with.
Both sides start a kernel of their own, in turn; the ratio returned is the median over the chapters, the slowest is
printed, and so are the seconds to each chapter's first question.
"""

import os
import statistics
import tempfile
import time
from pathlib import Path

from course_lib.syllabus import written
from course_lib.workshop.notebooks import quiet_environment, read_notebook

PEER, WANTED = "a kernel with four imports", 2.0
PEER_CELLS = ("import numpy, matplotlib.pyplot, ipywidgets, sympy",)
ROUNDS = 3
PATIENCE_S = 180


def seconds_to(cells: tuple[str, ...], folder: Path) -> list[float]:
    """Seconds from the start of a kernel to the end of each cell."""
    from jupyter_client.manager import KernelManager

    with tempfile.TemporaryDirectory(prefix="course-bench-") as private:
        manager = KernelManager(kernel_name="python3", transport="ipc")
        manager.connection_file = str(Path(private) / "kernel.json")
        begun = time.perf_counter()
        manager.start_kernel(cwd=str(folder), env={**os.environ, **quiet_environment(Path(private))})
        client = manager.blocking_client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=PATIENCE_S)
            ends = []
            for cell in cells:
                answer = client.execute_interactive(
                    cell, timeout=PATIENCE_S, output_hook=lambda message: None
                )
                assert answer["content"]["status"] == "ok", answer["content"].get("evalue")
                ends.append(time.perf_counter() - begun)
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
    return ends


def run() -> float:
    """Median over the chapters of the seconds of *Run All* as a share of the peer's."""
    ratios = {}
    for chapter in written():
        cells = tuple(c.source for c in read_notebook(chapter.notebook).cells if c.cell_type == "code")
        first = next(i for i, cell in enumerate(cells) if "ask(" in cell or "predict(" in cell)
        pairs = []
        for _ in range(ROUNDS):
            ours, peer = (
                seconds_to(cells, chapter.notebook.parent),
                seconds_to(PEER_CELLS, chapter.notebook.parent),
            )
            pairs.append((ours[-1], ours[first], peer[-1]))
        whole, question, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
        ratios[chapter.stem] = statistics.median(ours / peer for ours, _, peer in pairs)
        print(
            f"{chapter.stem:30} all cells {whole:5.2f} s, first question {question:5.2f} s, "
            f"bare kernel {bare:5.2f} s, ratio {ratios[chapter.stem]:.2f}"
        )
    slowest = max(ratios, key=ratios.get)
    print(f"median {statistics.median(ratios.values()):.2f}, slowest {slowest} {ratios[slowest]:.2f}")
    return statistics.median(ratios.values())
