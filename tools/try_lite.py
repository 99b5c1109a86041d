"""A JupyterLite site of the course in build/lite, and a check of what can be checked without a network.

    python tools/try_lite.py [--uv PATH]

Needs uv on the PATH, as `make lock` does; JupyterLite comes into a private environment that is removed at the end.
Proved: the site builds, and holds every chapter and the course's wheel. Not proved: that a chapter runs in it,
because NumPy and Matplotlib for the browser are fetched from a content network when the page is opened.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "build" / "lite"
PACKAGES = ["jupyterlite-core[contents]>=0.7", "jupyterlite-pyodide-kernel>=0.7"]


def main() -> int:
    """0 when the site was built and holds what it must; one sentence on each thing that is missing otherwise."""
    words = argparse.ArgumentParser(description="A JupyterLite site of the course.")
    words.add_argument("--uv", default="uv", help="where uv is [default: on the PATH]")
    asked = words.parse_args()
    if shutil.which(asked.uv) is None:
        words.error(
            f"{asked.uv} is not here: install it with `pip install uv`, or say where it is with --uv."
        )
    with tempfile.TemporaryDirectory(prefix="course-lite-") as name:
        _build(Path(name), asked.uv)
    faults = missing(SITE)
    print("\n".join(faults) or f"{SITE} holds every chapter and the course's wheel.")
    return 1 if faults else 0


def _build(folder: Path, uv: str) -> None:
    python = folder / "env" / "bin" / "python"
    wheel = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        ".",
    ]
    subprocess.run(wheel, cwd=ROOT, check=True)
    subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, str(folder / "env")], check=True)
    subprocess.run([uv, "pip", "install", "--quiet", "--python", str(python), *PACKAGES], check=True)
    shutil.rmtree(SITE, ignore_errors=True)
    (built,) = folder.glob("*.whl")
    command = [str(python.parent / "jupyter-lite"), "build", "--contents", str(ROOT / "notebooks")]
    command += ["--piplite-wheels", str(built), "--output-dir", str(SITE), "--lite-dir", str(folder)]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def missing(site: Path) -> list[str]:
    """A sentence for each chapter, and for the wheel, that a built site does not hold."""
    listed = {row["name"] for row in json.loads((site / "api/contents/all.json").read_text())["content"]}
    chapters = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
    faults = [f"{name} is not in the site." for name in chapters if name not in listed]
    wheels = " ".join(path.read_text() for path in site.rglob("all.json") if path.parent.name == "pypi")
    if "quieting-the-synapse" not in wheels:
        faults.append("The course's wheel is not in the site.")
    return faults


if __name__ == "__main__":
    sys.exit(main())
