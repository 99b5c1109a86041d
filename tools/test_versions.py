"""The course's tests with the oldest or the newest packages that pyproject.toml allows, in a private environment.

    python tools/test_versions.py oldest                          lowest version of every package that is asked for
    python tools/test_versions.py newest --python python3.13      newest of everything
    python tools/test_versions.py oldest -- tests/test_pk.py -x   words after -- go to pytest

Needs uv on the PATH, as `make lock` does. The environment is made outside the course and removed at the end;
`--keep FOLDER` keeps it for a closer look.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESOLUTION = {"oldest": "lowest-direct", "newest": "highest"}
QUICK = [
    "tests",
    "--ignore=tests/browser",
    "--ignore=tests/classroom",
    "--ignore=tests/deploy",
    "-q",
    "-n",
    "2",
]


def main() -> int:
    """pytest's exit status."""
    words = argparse.ArgumentParser(description="The course's tests with the oldest or the newest packages.")
    words.add_argument("which", choices=RESOLUTION)
    words.add_argument("--python", default=sys.executable, help="the Python to test with [default: this one]")
    words.add_argument("--uv", default="uv", help="where uv is [default: on the PATH]")
    words.add_argument("--keep", type=Path, help="a new folder for the environment, kept at the end")
    words.epilog = "Words after -- go to pytest [default: the tests of the library]."
    given = sys.argv[1:]
    cut = (
        given.index("--") if "--" in given else len(given)
    )  # argparse would take pytest's options for its own
    asked, for_pytest = words.parse_args(given[:cut]), given[cut + 1 :]
    if shutil.which(asked.uv) is None:
        words.error(
            f"{asked.uv} is not here: install it with `pip install uv`, or say where it is with --uv."
        )
    if asked.keep and asked.keep.exists():
        words.error(f"{asked.keep} is there already: name a new folder, so that nothing old is tested.")
    folder = asked.keep or Path(tempfile.mkdtemp(prefix="course-versions-"))
    try:
        python = made(folder, asked.which, asked.python, asked.uv)
        return tested(python, for_pytest or QUICK)
    finally:
        if not asked.keep:
            shutil.rmtree(folder)


def made(folder: Path, which: str, python: str, uv: str) -> Path:
    """The Python of a new environment that holds the course and every package that it asks for."""
    version = "import sys; print('%d.%d' % sys.version_info[:2])"
    short = subprocess.run([python, "-c", version], check=True, capture_output=True, text=True).stdout.strip()
    pins, own = folder / "pins.txt", folder / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    folder.mkdir(exist_ok=True)
    compile_ = [
        "pip",
        "compile",
        "pyproject.toml",
        "--all-extras",
        "--resolution",
        RESOLUTION[which],
        "--quiet",
    ]
    for command in (
        [*compile_, "--python-version", short, "--no-header", "--no-annotate", "-o", str(pins)],
        ["venv", "--quiet", "--python", python, str(folder / "env")],
        ["pip", "install", "--quiet", "--python", str(own), "-r", str(pins)],
        [
            "pip",
            "install",
            "--quiet",
            "--python",
            str(own),
            "--no-deps",
            "--no-build-isolation",
            "--editable",
            ".",
        ],
    ):
        subprocess.run([uv, *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    print(f"The {which} packages for Python {short}: {pins.read_text(encoding='utf-8').count('==')} of them.")
    return own


def tested(python: Path, words: list[str]) -> int:
    """pytest's exit status, with the environment's programs first on the PATH."""
    path = f"{python.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [str(python), "-m", "pytest", *words], cwd=ROOT, env=environment, check=False
    ).returncode


if __name__ == "__main__":
    raise SystemExit(main())
