"""Looks at the installation: what is there, and what to do where something is not."""

import shutil
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

from course_lib.syllabus import ROOT

OLDEST_PYTHON = (3, 11)
SHOWN = (
    "jupyterlab",
    "ipywidgets",
    "anywidget",
    "matplotlib",
    "numpy",
    "scipy",
    "sympy",
    "nbval",
    "nbgrader",
)


@dataclass(frozen=True, kw_only=True)
class Examination:
    """One thing that was looked at; `needed` is False where the course runs without it."""

    what: str
    found: str
    well: bool
    remedy: str = ""
    needed: bool = True


def examinations() -> Iterator[Examination]:
    """Each examination in turn, cheap ones first."""
    yield _python()
    yield from _packages()
    yield _bytecode()
    yield _kernel()
    yield _widgets()
    yield _program(
        "chromium", "only browser tests and PDFs need it", "apt-get install chromium (or do without both)"
    )
    yield _program(
        "bwrap", "only grading needs it", "apt-get install bubblewrap on the grader's machine (Linux)"
    )
    yield _molecules()
    yield _disk()
    yield _grading_folder()


def _python() -> Examination:
    return Examination(
        what="Python",
        found=sys.version.split()[0],
        well=sys.version_info >= OLDEST_PYTHON,
        remedy="Install Python 3.11 or newer, delete .venv and run `make start` again.",
    )


def _packages() -> Iterator[Examination]:
    for name in SHOWN:
        try:
            yield Examination(what=name, found=metadata.version(name), well=True)
        except metadata.PackageNotFoundError:
            remedy = "Run `make start` (or update the conda environment from environment.yml)."
            yield Examination(what=name, found="missing", well=False, remedy=remedy)


def _bytecode() -> Examination:
    """Whether packages lie ready for Python, as pip leaves them; some installers do not, and every start is slower then."""
    from importlib.util import cache_from_source, find_spec

    spec = find_spec("sympy")
    ready = bool(spec and spec.origin and _exists(cache_from_source(spec.origin)))
    return Examination(
        what="bytecode",
        found="packages are translated" if ready else "packages are translated anew at every start",
        well=ready,
        remedy=f'Once: python -m compileall -q "{sysconfig.get_path("purelib")}" (a chapter then starts in a third of the time).',
        needed=False,
    )


def _kernel() -> Examination:
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    remedy = "Run: python -m ipykernel install --sys-prefix"
    try:
        argv = KernelSpecManager().get_kernel_spec("python3").argv
    except NoSuchKernel:
        return Examination(what="kernel", found="no kernel named python3", well=False, remedy=remedy)
    program = argv[0]
    ours = program in {"python", "python3", sys.executable} or program.startswith(sys.prefix)
    return Examination(
        what="kernel", found=program if not ours else "python3, of this environment", well=ours, remedy=remedy
    )


def _widgets() -> Examination:
    places = (
        f"{sys.prefix}/share/jupyter/labextensions/{name}"
        for name in ("@jupyter-widgets/jupyterlab-manager", "anywidget")
    )
    missing = [place.rsplit("labextensions/")[-1] for place in places if not _exists(place)]
    return Examination(
        what="widgets in JupyterLab",
        found="missing " + ", ".join(missing) if missing else "installed",
        well=not missing,
        remedy="Reinstall: pip install --force-reinstall anywidget jupyterlab_widgets",
    )


def _exists(place: str) -> bool:
    from pathlib import Path

    return Path(place).exists()


def _program(name: str, why: str, remedy: str) -> Examination:
    path = shutil.which(name)
    found = "found" if path else f"not found; {why}"
    return Examination(what=name, found=found, well=bool(path), remedy=remedy, needed=False)


def _molecules() -> Examination:
    try:
        found, well = metadata.version("rdkit"), True
    except metadata.PackageNotFoundError:
        found, well = "not found; only the tools and tests of stored molecules need it", False
    remedy = 'pip install -e ".[molecules]" (or skip those tests: chapters 07 and 09 run without)'
    return Examination(what="rdkit", found=found, well=well, remedy=remedy, needed=False)


def _disk() -> Examination:
    free_GB = shutil.disk_usage(ROOT).free / 1e9
    return Examination(
        what="disk",
        found=f"{free_GB:.1f} GB free",
        well=free_GB > 0.2,
        remedy="Free some space: notebooks could not be saved.",
    )


def _grading_folder() -> Examination:
    """Whether the grading folder's disk carries locks, and whether it is one of the network's."""
    from course_lib.classroom.disks import carries_locks, kind_of_disk

    kind, network = kind_of_disk(ROOT)
    locks = carries_locks(ROOT)
    where = (
        f"on a network disk ({kind}): one person marks at a time"
        if network
        else f"on a disk of this machine ({kind})"
    )
    return Examination(
        what="grading folder",
        found=where if locks else f"{where}, which carries no locks",
        well=locks,
        remedy="Mark with --grading on a disk of this machine: two runs at once, or the Formgrader beside one, could harm the "
        "gradebook. (It rests on no write-ahead log anywhere.)",
        needed=False,
    )
