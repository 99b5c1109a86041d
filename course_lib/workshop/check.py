"""What is wrong with a notebook or a chapter, as sentences."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from nbformat import NotebookNode

from course_lib.errors import CourseError
from course_lib.syllabus import Chapter, chapter, lectures
from course_lib.workshop.minutes import estimated
from course_lib.workshop.notebooks import as_bytes, executed, normal, read_notebook
from course_lib.workshop.rules import faults_of
from course_lib.workshop.rules.pieces import absent
from course_lib.workshop.rules.questions import only_in_bank


def asked_for(name: str) -> Path | Chapter:
    """What a word after `course check` means: a chapter by number, slug or lecture, or a notebook elsewhere.

    Raises `CourseError` for a word that is neither.
    """
    path = Path(name)
    if path.suffix != ".ipynb" and not path.exists():
        return chapter(name)
    return next((one for one in lectures() if one.notebook == path.resolve()), path)


def findings(path: Path) -> list[str]:
    """Sentences that name what to mend in a notebook; empty when all is well."""
    return _against_fresh_run(path)


def chapter_findings(chapter: Chapter) -> list[str]:
    """Sentences that name what is missing or out of step in a chapter: every rule, and a fresh run of its notebooks."""
    faults = faults_of(chapter)
    notebooks = [path for path in (chapter.notebook, chapter.solution) if path.exists()]
    with ThreadPoolExecutor() as pool:
        for path, found in zip(notebooks, pool.map(_against_fresh_run, notebooks), strict=True):
            where = "lecture" if path == chapter.notebook else "solution"
            faults += [f"In the {where}: {fault}" for fault in found]
    return faults


def remarks(chapter: Chapter) -> list[str]:
    """What is no fault, but good to know: the estimated time beside the promised one, and questions that nobody asks."""
    if not absent(chapter).isdisjoint({"notebook", "bank"}):
        return []
    time = estimated(read_notebook(chapter.notebook), chapter.id)
    deeper = f", {time.deeper:.0f} deeper" if time.deeper else ""
    said = [
        f"Estimated for a third-year biologist: {time.core:.0f} minutes{deeper}, {time.quiz:.0f} for the quiz; "
        f"the syllabus promises {chapter.minutes} + {chapter.deeper_minutes} + {chapter.quiz_minutes}."
    ]
    if aside := only_in_bank(chapter):
        said.append(
            f"Asked in exports and exams only, neither in the lecture nor in the quiz: {', '.join(aside)}."
        )
    return said


def _against_fresh_run(path: Path) -> list[str]:
    notebook = read_notebook(path)
    try:
        run = normal(executed(notebook, path.resolve().parent))
    except CourseError as failure:
        return [str(failure)]
    faults = _differences(normal(notebook), run)
    if not faults and as_bytes(run) != path.read_bytes():
        faults.append("The file is not in normal form: run `course build`, or clear its metadata.")
    return faults


def _differences(saved: NotebookNode, run: NotebookNode) -> list[str]:
    return [
        f"Cell {number} saved other outputs than a fresh run gives: “{_opening(old.source)}” Run `course build`."
        for number, (old, new) in enumerate(zip(saved.cells, run.cells, strict=True), start=1)
        if old != new
    ]


def _opening(source: str) -> str:
    return source.strip().splitlines()[0][:60] if source.strip() else ""
