"""A large class of imagined students, of mixed quality, marked once: memory, and time for each submission.

    python -m benchmarks.large_class make 5000 FOLDER       the submissions, below FOLDER/submitted
    python -m benchmarks.large_class mark FOLDER [tcp://…]  mark them with two workers, or on a Dask cluster

What was measured stands in `large_class.md`, which goes into docs/performance.md.
"""

import copy
import json
import os
import resource
import sys
import time
from pathlib import Path
from random import Random

from course_lib.classroom.grading import GradingPlan, grade_class
from course_lib.classroom.own_numbers import numbers_of_student
from course_lib.classroom.release import notebook_bytes, read_solution, without_solution
from course_lib.questions.assignment import assignment
from course_lib.syllabus import chapter

CHAPTER = chapter("01")
KEY = b"a key for imagined students"
KINDS = {"solved": 45, "partial": 20, "slips": 15, "stops": 10, "blank": 5, "elsewhere": 4, "broken": 1}
SLIPS = "content = n_sites\nmean_nM = content * quantum_nM\nfailures = release_probability**n_sites"


def make(count: int, folder: Path) -> None:
    """Write the submissions of so many students, each with own numbers."""
    solution, task = read_solution(CHAPTER), assignment(CHAPTER.slug)
    blank = json.loads(notebook_bytes(without_solution(solution)))
    worked = {cell.id: cell.source for cell in solution.cells if not cell.metadata.nbgrader.locked}
    (folder / "submitted").mkdir(parents=True, exist_ok=True)
    (folder / "key").write_bytes(KEY)
    for number in range(count):
        student = f"s{number:05d}"
        notebook = copy.deepcopy(blank)
        for cell in notebook["cells"]:
            if cell["id"] == task.given_cell:
                cell["source"] = task.given(numbers_of_student(task, student, KEY))
        content = _worked_on(notebook, worked, Random(student))
        (folder / "submitted" / f"{student}_{CHAPTER.stem}.ipynb").write_bytes(content)


def _worked_on(notebook: dict, worked: dict[str, str], rng: Random) -> bytes:
    (kind,) = rng.choices(list(KINDS), KINDS.values())
    for cell in notebook["cells"]:
        skipped = kind == "blank" or (kind == "partial" and rng.random() < 0.4)
        if cell["id"] in worked and not skipped:
            source = SLIPS if kind == "slips" and cell["id"] == "work1" else worked[cell["id"]]
            ends = kind == "stops" and cell["cell_type"] == "code" and rng.random() < 0.3
            cell["source"] = source + ("\n1 / 0" if ends else "")
    if kind == "elsewhere":
        own = {
            "cell_type": "markdown",
            "id": "own",
            "metadata": {},
            "source": "My answer, in a cell of my own.",
        }
        notebook["cells"].append(own)
    content = json.dumps(notebook, ensure_ascii=False).encode()
    return content[:-300] if kind == "broken" else content


def mark(folder: Path, scheduler: str | None = None) -> None:
    """Mark them all in one run, and print what it took."""
    plan = GradingPlan(
        chapter=CHAPTER,
        submissions=folder / "submitted",
        seed_key=folder / "key",
        grading=folder / "grading",
        workers=2,
        scheduler=scheduler,
    )
    began = time.monotonic()
    for line in grade_class(plan):
        print(line, flush=True)
    seconds = time.monotonic() - began
    count = len(list((folder / "grading" / "results" / CHAPTER.stem).glob("*.json")))
    most_MB = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count} submissions: {seconds:.0f} s, {seconds / count:.3f} s each; main process {time.process_time():.0f} s of "
        f"computing and at most {most_MB:.0f} MB; load {os.getloadavg()[1]:.1f}"
    )


if __name__ == "__main__":
    words = sys.argv[1:]
    if words[:1] == ["make"]:
        make(int(words[1]), Path(words[2]))
    else:
        mark(Path(words[1]), *words[2:])
