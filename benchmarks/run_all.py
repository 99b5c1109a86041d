"""*Run All* of every chapter, from the kernel's start to its last cell, against a bare kernel with the usual imports.

The peer's one cell is `import numpy, matplotlib.pyplot, ipywidgets, sympy`: what most notebooks of this kind begin with.
Both sides start a kernel of their own, in turn; the ratio returned is the median over the chapters, the slowest is
printed, and so are the seconds to each chapter's first question. Packages are translated to bytecode once, beforehand,
as installing them by pip leaves them: without it a kernel spends most of its time on translating SymPy and Matplotlib.
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


def seconds_to(cells: tuple[str, ...], folder: Path, bytecode: Path) -> list[float]:
    """Seconds from the start of a kernel, which keeps its bytecode in a folder, to the end of each cell."""
    from jupyter_client.manager import KernelManager

    with tempfile.TemporaryDirectory(prefix="course-bench-") as private:
        manager = KernelManager(kernel_name="python3", transport="ipc")
        manager.connection_file = str(Path(private) / "kernel.json")
        begun = time.perf_counter()
        manager.start_kernel(cwd=str(folder), env=_environment(Path(private), bytecode))
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


def _environment(private: Path, bytecode: Path) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, **quiet_environment(private), "PYTHONPYCACHEPREFIX": str(bytecode)}


def run() -> float:
    """Median over the chapters of the seconds of *Run All* as a share of the peer's."""
    with tempfile.TemporaryDirectory(prefix="course-bytecode-") as folder:
        return _run(Path(folder))


def _run(bytecode: Path) -> float:
    ratios = {}
    for chapter in written():
        cells = tuple(c.source for c in read_notebook(chapter.notebook).cells if c.cell_type == "code")
        first = next(i for i, cell in enumerate(cells) if "ask(" in cell or "predict(" in cell)
        pairs = []
        for each in (cells, PEER_CELLS):  # translated once, not timed
            seconds_to(each, chapter.notebook.parent, bytecode)
        for _ in range(ROUNDS):
            ours, peer = (
                seconds_to(cells, chapter.notebook.parent, bytecode),
                seconds_to(PEER_CELLS, chapter.notebook.parent, bytecode),
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
