"""The virtual trial at 10⁶, 10⁷ and 10⁸ patients, by one process and on a Dask cluster of local processes.

    python -m benchmarks.virtual_trial

What was measured stands in `virtual_trial.md`, which goes into docs/performance.md.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

SIZES, ROUNDS = (10**6, 10**7, 10**8), 5
CLUSTER_PROCESSES = 2


@dataclass(frozen=True, kw_only=True)
class Run:
    """One run: processor seconds of its work, seconds by the clock, MB of its largest process, and its counts."""

    spent_s: float
    clock_s: float
    peak_MB: float
    counts: bytes


def measured(people: int, *words: str) -> Run:
    """One run of the command, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "course_lib", "trial", "--patients", str(people), "--out", folder]
        began = time.monotonic()
        subprocess.run([*command, *words], check=True, stdout=subprocess.DEVNULL)
        clock_s = time.monotonic() - began
        with np.load(Path(folder) / "run.npz") as file:
            said = json.loads(str(file["said"]))
        report = (Path(folder) / "report.txt").read_text(
            encoding="utf-8"
        )  # of all processes, this command's own too
        counts = (Path(folder) / "counts.csv").read_bytes()
    peak_MB = float(re.search(r"at most (\d+) MB", report)[1])
    return Run(spent_s=said["spent_s"], clock_s=clock_s, peak_MB=peak_MB, counts=counts)


def told(name: str, people: int, run: Run) -> str:
    """One line of the page."""
    return (
        f"{name:<18} {people:>11,}   {run.spent_s:7.2f} s {1e9 * run.spent_s / people:6.0f} ns each   "
        f"{run.clock_s:6.1f} s by the clock   at most {run.peak_MB:3.0f} MB"
    )


def main() -> None:
    """Measure and print."""
    from distributed import LocalCluster

    found: dict[tuple[str, int], Run] = {}
    with LocalCluster(
        n_workers=CLUSTER_PROCESSES, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1"
    ) as cluster:
        ways = {
            "one process": ("--workers", "1"),
            "Dask, 2 processes": ("--scheduler", cluster.scheduler_address),
        }
        for people in SIZES:
            for name, words in ways.items():
                runs = [measured(people, *words) for _ in range(ROUNDS if people == SIZES[0] else 1)]
                middle = statistics.median_low(run.spent_s for run in runs)
                found[name, people] = next(run for run in runs if run.spent_s == middle)
                print(told(name, people, found[name, people]), flush=True)
    for people in SIZES:
        same = len({found[name, people].counts for name in ways}) == 1
        print(f"{people:,}: tables {'equal byte for byte' if same else 'DIFFER'}")
    for name in ways:
        small, large = (found[name, people].spent_s / people for people in (SIZES[0], SIZES[-1]))
        print(f"{name}: time a patient at {SIZES[-1]:,} ÷ at {SIZES[0]:,} = {large / small:.2f}")
    print(f"load {os.getloadavg()[1]:.1f} on {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
