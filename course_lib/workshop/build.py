"""Notebooks executed, normalised and written; exercises generated; pages made."""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from nbformat import NotebookNode

from course_lib.files import write_atomically
from course_lib.questions.assignment import assignment
from course_lib.syllabus import ROOT, Chapter, header
from course_lib.workshop.dressing import dressed
from course_lib.workshop.notebooks import fresh_of, read_notebook
from course_lib.workshop.shared_lists import README, mapped


def rebuilt(chapters: Iterable[Chapter]) -> list[tuple[Path, bytes]]:
    """What a fresh run makes of every notebook of these chapters: (path, bytes) in order.

    Lectures get the header that the syllabus makes, and solutions are dressed, before they run.

    Notebooks run side by side, one kernel a processor; nothing is written.
    """
    sources = [
        (path, notebook)
        for chapter in chapters
        for path, notebook in (
            (chapter.notebook, partial(_headed, chapter)),
            (chapter.solution, partial(_worn, chapter)),
        )
        if path.exists()
    ]
    read = [notebook(path) for path, notebook in sources]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        results = list(pool.map(fresh_of, read, [path.parent for path, _ in sources]))
    return [(path, content) for (path, _), content in zip(sources, results, strict=True)]


def _headed(chapter: Chapter, path: Path) -> NotebookNode:
    notebook = read_notebook(path)
    if notebook.cells and notebook.cells[0].cell_type == "markdown":
        notebook.cells[0].source = header(chapter)
    return notebook


def _worn(chapter: Chapter, path: Path) -> NotebookNode:
    return dressed(read_notebook(path), assignment(chapter.slug))


def build(chapters: Iterable[Chapter]) -> list[Path]:
    """The files that changed: notebooks executed anew, exercises generated from solutions, the README's map.

    Each file is replaced whole, after every notebook has run: a failure or a kill leaves the old ones.
    """
    from course_lib.classroom.release import exercise_bytes

    chapters = list(chapters)
    changed = _write_if_new(ROOT / README, mapped((ROOT / README).read_text(encoding="utf-8")).encode())
    for path, content in rebuilt(chapters):
        changed += _write_if_new(path, content)
    for chapter in chapters:
        if chapter.solution.exists():
            changed += _write_if_new(chapter.exercise, exercise_bytes(chapter))
    return changed


def build_tables() -> list[Path]:
    """The page docs/validation.md, if what the models give has changed since it was written."""
    from course_lib.workshop.validation.table import validation_table

    return _write_if_new(ROOT / "docs" / "validation.md", validation_table().encode())


def _write_if_new(path: Path, content: bytes) -> list[Path]:
    if path.exists() and path.read_bytes() == content:
        return []
    write_atomically(path, content)
    return [path]


def pages(chapters: Iterable[Chapter]) -> list[Path]:
    """One self-contained HTML page a chapter, in build/html; live figures move without a kernel."""
    from course_lib.workshop.html import told_spaces, write_page

    written = []
    for chapter in chapters:
        target = ROOT / "build" / "html" / f"{chapter.stem}.html"
        write_page(chapter.notebook, target)
        for line in told_spaces(target.read_text(encoding="utf-8")):
            print(f"{chapter.id} · {line}")
        written.append(target)
    return written
