"""A chapter as slides: one page of reveal.js that asks nobody for anything, with the speaker's notes inside."""

import base64
import os
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from html import escape
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from nbformat import NotebookNode

from course_lib.errors import CourseError
from course_lib.files import FRAMES_VARIABLE, write_atomically
from course_lib.syllabus import ROOT, Chapter
from course_lib.workshop.html import each_once
from course_lib.workshop.notebooks import executed, normal, read_notebook
from course_lib.workshop.slides.notes import aside
from course_lib.workshop.slides.parts import Part, heading_of, parts_of, prepared
from course_lib.workshop.slides.talk import SlideNotes, Talk, read_talk, talk_path
from course_lib.workshop.slides.talk_check import slide_cells, slide_type, talk_faults
from course_lib.workshop.slides.timetable import notes_page

FOLDER = ROOT / "build" / "slides"
# Pictures are drawn for the last row, and live figures carry their frames with them.
_ENVIRONMENT = {FRAMES_VARIABLE: "1", "COURSE_LECTURE": "1"}


def write_slides(chapters: Iterable[Chapter], folder: Path = FOLDER) -> list[Path]:
    """The pages written for these chapters, slides and speaker's notes of each; chapters run side by side.

    Raises `CourseError` when notes and slides do not fit each other, or when a cell fails.
    """
    chapters = list(chapters)
    talks = [_checked_talk(chapter) for chapter in chapters]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        written = pool.map(_write, chapters, talks, [folder] * len(chapters))
        return [path for paths in written for path in paths]


def _write(chapter: Chapter, talk: Talk, folder: Path) -> list[Path]:
    run = executed(read_notebook(chapter.notebook), chapter.notebook.parent, _ENVIRONMENT)
    path = folder / f"{chapter.stem}.html"
    write_atomically(path, slides_page(chapter, normal(run), talk).encode())
    return [path, write_notes(chapter, folder)]


def write_notes(chapter: Chapter, folder: Path = FOLDER) -> Path:
    """The page of speaker's notes that was written for a chapter.

    Raises `CourseError` when notes and slides do not fit each other.
    """
    path = folder / f"{chapter.stem}-notes.html"
    write_atomically(
        path, notes_page(chapter, _checked_talk(chapter), read_notebook(chapter.notebook)).encode()
    )
    return path


def _checked_talk(chapter: Chapter) -> Talk:
    talk = read_talk(talk_path(chapter))
    faults = talk_faults(talk, read_notebook(chapter.notebook))
    if faults:
        raise CourseError("\n- ".join([f"{talk_path(chapter).name} and the slides do not fit:", *faults]))
    return talk


def slides_page(chapter: Chapter, notebook: NotebookNode, talk: Talk) -> str:
    """The page of an executed notebook: its slides, with the notes of the talk."""
    sections, running = [], ""
    for cells, notes in zip(slide_cells(prepared(notebook)), talk.slides, strict=True):
        own = next((heading_of(cell.source)[0] for cell in cells if cell.cell_type == "markdown"), "")
        running = own or running
        sections.append(_section(cells, notes, running, own=bool(own)))
    parts = {
        "TITLE": escape(f"{chapter.id} · {chapter.title}"),
        "QUESTION": escape(chapter.question),
        "BODY": each_once("\n".join(sections)),
        "REVEAL_CSS": _reveal("dist/reset.css") + _reveal("dist/reveal.css"),
        "CSS": _asset("slides.css"),
        "REVEAL": _as_address(_reveal("dist/reveal.js")),
        "NOTES": _as_address(_reveal("plugin/notes/notes.js")),
        "JS": _asset("slides.js"),
    }
    return re.sub(r"@([A-Z_]+)@", lambda found: parts[found[1]], _asset("slides.html"))


def _section(cells: list[NotebookNode], notes: SlideNotes, running: str, *, own: bool) -> str:
    parts = [part for cell in cells for part in parts_of(cell, fragment=slide_type(cell) == "fragment")]
    title = cells[0].source.startswith("# ")
    level, kind = ("h1", "qs-title") if title else ("h2", "qs-own" if own else "qs-running")
    short = " data-short" if notes.short else ""
    return (
        f'<section id="{escape(notes.cell)}" data-timing="{round(60 * notes.minutes)}"{short}>'
        f'<div class="qs-slide {_layout(parts)}{" qs-opening" if title else ""}"><{level} class="{kind}">{escape(running)}</{level}>'
        f'<div class="qs-body">{_arranged(parts)}</div></div>{aside(notes)}</section>'
    )


def _layout(parts: list[Part]) -> str:
    """The class of a slide by what it holds: words beside a picture, words above a live figure, or a column."""
    kinds = {part.kind for part in parts}
    if any('class="qs-static"' in part.html for part in parts):
        return "qs-with-live"
    if "picture" in kinds:
        return "qs-beside" if len(kinds - {"printed"}) > 1 else "qs-alone"
    if kinds == {"words"}:
        return "qs-words"
    return "qs-column"


def _arranged(parts: list[Part]) -> str:
    return "".join(
        f'<div class="part-{part.kind}{" fragment" if part.fragment else ""}">{part.html}</div>'
        for part in parts
    )


def _asset(name: str) -> str:
    return (files("course_lib.workshop.slides") / name).read_text(encoding="utf-8")


def _reveal(name: str) -> str:
    """A file of reveal.js, which the package sphinx-revealjs carries."""
    package = find_spec("sphinx_revealjs")
    if package is None:
        raise CourseError(
            "Slides need reveal.js, which the package sphinx-revealjs carries, and it is not installed: "
            "`make install` brings it, or pip install 'quieting-the-synapse[teach]'."
        )
    return (Path(package.origin).parent / "_static" / "revealjs" / name).read_text(encoding="utf-8")


def _as_address(script: str) -> str:
    """A script as an address that holds it: no word inside can end the page's own markup."""
    return "data:text/javascript;base64," + base64.b64encode(script.encode()).decode("ascii")
