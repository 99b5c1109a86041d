"""What is wrong with one notebook, as sentences."""

from pathlib import Path

from course_lib.errors import CourseError
from course_lib.syllabus import written
from course_lib.workshop.contract import breaches_of
from course_lib.workshop.notebooks import as_bytes, executed, normal, read_notebook


def findings(path: Path) -> list[str]:
    """Sentences that name what to mend in a notebook; empty when all is well."""
    notebook = read_notebook(path)
    chapter = next((one for one in written() if one.notebook == path.resolve()), None)
    faults = breaches_of(path, chapter) if chapter else []
    try:
        run = normal(executed(notebook, path.resolve().parent))
    except CourseError as failure:
        return [*faults, str(failure)]
    saved = normal(notebook)
    for number, (old, new) in enumerate(zip(saved.cells, run.cells, strict=True), start=1):
        if old != new:
            faults.append(
                f"Cell {number} saved other outputs than a fresh run gives: “{_opening(old.source)}”"
            )
    if not faults and as_bytes(run) != path.read_bytes():
        faults.append("The file is not in normal form: run `course build`, or clear its metadata.")
    return faults


def _opening(source: str) -> str:
    return source.strip().splitlines()[0][:60] if source.strip() else ""
