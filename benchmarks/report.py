"""All benchmarks, each in a process of its own, as the page docs/performance.md."""

import importlib
import os
import platform
import re
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
# Measured by themselves: an hour of marking, and trials of up to 10⁸ patients.
LARGE = tuple(Path(__file__).with_name(name) for name in ("large_class.md", "virtual_trial.md"))
HEAD = """# What was measured

Made by `make bench NAME=all`; do not edit. Each row is our time divided by a peer's for the same work, taken turn by
turn in one run, so that the machine's speed drops out; below 1 we are faster. “Wanted” is what the course asks of
itself. Peers that are not part of the course's environment: `pip install libroadrunner antimony lmfit`.

"""


def write_page(names: list[str]) -> bool:
    """Whether every benchmark ran; writes the page either way, with the reason where one did not."""
    runs = {name: _run(name) for name in names}
    rows = [_row(name, importlib.import_module(f"benchmarks.{name}"), *run) for name, run in runs.items()]
    lines = ["| work | peer | ours ÷ peer | wanted | |", "|---|---|---|---|---|", *rows, "", _machine(), ""]
    for name, (_, said) in runs.items():
        lines += [f"## {name}", "", "```text", *said, "```", ""]
    lines += [page.read_text(encoding="utf-8") for page in LARGE]
    PAGE.write_text(HEAD + "\n".join(lines), encoding="utf-8")
    return all(ratio is not None for ratio, _ in runs.values())


def _run(name: str) -> tuple[float | None, list[str]]:
    done = subprocess.run([sys.executable, "-m", "benchmarks", name], capture_output=True, text=True)
    said = [line.rstrip() for line in done.stdout.splitlines()]
    if done.returncode:
        return None, [*said, *done.stderr.strip().splitlines()[-1:]]
    return float(re.match(rf"ratio {name} (\S+)", said[-1]).group(1)), said[:-1]


def _row(name: str, module: object, ratio: float | None, said: list[str]) -> str:
    work = module.__doc__.splitlines()[0].rstrip(".")
    if ratio is None:
        return f"| {work} | {peer_name(module.PEER)} | not measured | {module.WANTED:.3g} | {said[-1]} |"
    verdict = "met" if ratio <= module.WANTED else "**missed**"
    return f"| {work} | {peer_name(module.PEER)} | {ratio:.3g} | at most {module.WANTED:.3g} | {verdict} |"


def peer_name(peer: str) -> str:
    """The peer with its version: of a package, or of the C compiler; a budget as it is."""
    if peer == "cc":
        compiler = shutil.which("cc")
        asked = [compiler, "--version"] if compiler else ["echo", "no C compiler"]
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()[0]
    if " " in peer:  # a budget, in words
        return peer
    try:
        return f"{peer} {version(peer)}"
    except PackageNotFoundError:
        return f"{peer} (not installed)"


def _machine() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "scipy", "sympy", "matplotlib"))
    return (
        f"Machine: {platform.system()} on {platform.machine()}, {os.cpu_count()} processors; "
        f"Python {platform.python_version()}, {packages}."
    )
