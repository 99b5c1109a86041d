"""Marking 20 submissions: our isolated marking, gradebook and feedback against `nbgrader autograde`, on one core."""

import csv
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from course_lib.classroom.release import release_to
from course_lib.syllabus import ROOT, chapter
from course_lib.workshop.notebooks import read_notebook

PEER, WANTED = "nbgrader", 0.10
SUBMISSIONS = 20
ROUNDS = 2
CHAPTER = chapter("01")


def run() -> float:
    """Our time over nbgrader's, for the same submissions; both begin with an empty gradebook."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory(prefix="grading-") as name:
        folder = Path(name)
        students = [f"student{number:02d}" for number in range(SUBMISSIONS)]
        release_to(folder / "grading" / "submitted", CHAPTER, students, key=None)
        for student in students:
            _solve(folder / "grading" / "submitted" / student / CHAPTER.stem / f"{CHAPTER.stem}.ipynb")
        times = [(_ours(folder), _peer(folder)) for _ in range(ROUNDS)]
    ours, peer = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"one core, {SUBMISSIONS} submissions, {ROUNDS} rounds in turn")
    print(
        f"ours: {ours / SUBMISSIONS:.2f} s a submission, {ours:.1f} s in all (sandbox, judge, gradebook, feedback, report)"
    )
    print(
        f"nbgrader autograde: {peer / SUBMISSIONS:.2f} s a submission, {peer:.1f} s in all (no sandbox, no feedback)"
    )
    return statistics.median(a / b for a, b in times)


def _solve(path: Path) -> None:
    import nbformat

    notebook = read_notebook(path)
    worked = {cell.id: cell.source for cell in read_notebook(CHAPTER.solution).cells}
    for cell in notebook.cells:
        if not cell.metadata.nbgrader.locked:
            cell.source = worked[cell.id]
    nbformat.write(notebook, path)


def _ours(folder: Path) -> float:
    target = folder / "ours"
    shutil.rmtree(target, ignore_errors=True)
    course = str(Path(sys.executable).parent / "course")
    submitted = str(folder / "grading" / "submitted")
    options = ["--chapter", CHAPTER.id, "--workers", "1", "--grading", str(target)]
    seconds = _timed([course, "grade", submitted, *options], folder)
    with (target / "reports" / CHAPTER.stem / "grades.csv").open(encoding="utf-8") as file:
        points = [row[f"{CHAPTER.id} {CHAPTER.title}"] for row in csv.DictReader(file)]
    if points != ["16.0"] * SUBMISSIONS:
        raise AssertionError(f"ours gave {set(points)} points to {len(points)} students")
    return seconds


def _peer(folder: Path) -> float:
    for old in ("grading/autograded", "exercises", "solutions"):
        shutil.rmtree(folder / old, ignore_errors=True)
    (folder / "grading" / "gradebook.db").unlink(missing_ok=True)
    shutil.copytree(ROOT / "solutions" / CHAPTER.stem, folder / "solutions" / CHAPTER.stem)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    nbgrader = str(Path(sys.executable).parent / "nbgrader")
    _timed([nbgrader, "generate_assignment", CHAPTER.stem, "--force"], folder)
    seconds = _timed([nbgrader, "autograde", CHAPTER.stem], folder)
    done = list((folder / "grading" / "autograded").rglob("*.ipynb"))
    if len(done) != SUBMISSIONS:
        raise AssertionError(f"nbgrader marked {len(done)} of {SUBMISSIONS} submissions")
    return seconds


def _timed(command: list[str], folder: Path) -> float:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    start = time.perf_counter()
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise AssertionError(f"{command[1]} failed: {done.stderr[-2000:]}")
    return time.perf_counter() - start
