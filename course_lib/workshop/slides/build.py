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
from course_lib.figures.identity import css_variables
from course_lib.files import FRAMES_VARIABLE, write_atomically
from course_lib.syllabus import ROOT, Chapter
from course_lib.workshop.html import each_once
from course_lib.workshop.notebooks import executed, normal, read_notebook
from course_lib.workshop.slides.notes import aside
from course_lib.workshop.slides.talk import LECTURES, Slide, Talk, read_talk, talk_path
from course_lib.workshop.slides.talk_check import talk_faults
from course_lib.workshop.slides.timetable import notes_page, slide_id
from course_lib.workshop.slides.wall import opening_html, picture_html, question_html, text_html

FOLDER = ROOT / "build" / "slides"
# Pictures are drawn for the last row, and live figures carry their frames with them.
_ENVIRONMENT = {FRAMES_VARIABLE: "1", "COURSE_LECTURE": "1"}


def write_slides(chapters: Iterable[Chapter], folder: Path = FOLDER) -> list[Path]:
    """The pages written for these chapters, slides and speaker's notes of each; chapters run side by side.

    Raises `CourseError` when a talk does not fit its chapter, or when a cell fails.
    """
    chapters = list(chapters)
    talks = [checked_talk(chapter) for chapter in chapters]
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

    Raises `CourseError` when the talk does not fit its chapter.
    """
    path = folder / f"{chapter.stem}-notes.html"
    write_atomically(path, notes_page(chapter, checked_talk(chapter)).encode())
    return path


def checked_talk(chapter: Chapter) -> Talk:
    """The talk of a chapter. Raises `CourseError` with every fault when it does not fit its chapter."""
    talk = read_talk(talk_path(chapter))
    faults = talk_faults(talk, read_notebook(chapter.notebook), chapter)
    if faults:
        raise CourseError("\n- ".join([f"{talk_path(chapter).name} does not fit its chapter:", *faults]))
    return talk


def slides_page(chapter: Chapter, notebook: NotebookNode, talk: Talk, starter: str = "") -> str:
    """The page of a talk, with the pictures of its executed notebook; `starter` is a script for figures with a kernel."""
    cells = {cell.id: cell for cell in notebook.cells}
    sections = [
        _section(number, slide, chapter, picture_html(cells[slide.picture]) if slide.picture else "")
        for number, slide in enumerate(talk.slides, start=1)
    ]
    parts = {
        "TITLE": escape(f"{chapter.id} · {chapter.title}"),
        "QUESTION": escape(chapter.question),
        "CHAPTER": escape(chapter.id),
        "BODY": each_once("\n".join(sections)),
        "STARTER": f'<script type="module">{starter}</script>' if starter else "",
        "REVEAL_CSS": _reveal("dist/reset.css") + _reveal("dist/reveal.css"),
        "CSS": css_variables() + _asset("slides.css"),
        "REVEAL": _as_address(_reveal("dist/reveal.js")),
        "NOTES": _as_address(_reveal("plugin/notes/notes.js")),
        "JS": _asset("votes.js") + _asset("slides.js"),
    }
    return re.sub(r"@([A-Z_]+)@", lambda found: parts[found[1]], _asset("slides.html"))


def _section(number: int, slide: Slide, chapter: Chapter, picture: str) -> str:
    marks = "".join(f" data-{name}" for name in LECTURES if name != "long" and getattr(slide, name))
    head = f'<section id="{slide_id(number)}" data-timing="{round(60 * slide.minutes)}"{marks}>'
    if number == 1:
        return f'{head}<div class="qs-slide qs-opening">{opening_html(chapter)}</div>{aside(slide)}</section>'
    kind, body = _body(slide, picture)
    return (
        f'{head}<div class="qs-slide {kind}"><h2>{escape(slide.title)}</h2><div class="qs-body">{body}</div></div>'
        f"{aside(slide)}</section>"
    )


def _body(slide: Slide, picture: str) -> tuple[str, str]:
    """The class of a slide by what is on it, and its body."""
    alone = not (slide.picture or slide.question)
    text = f'<p class="qs-text">{text_html(slide.text, display=alone)}</p>' if slide.text else ""
    if slide.question:
        return "qs-questioned", text + question_html(slide.question)
    if alone:
        return "qs-worded", text
    live = 'class="qs-static"' in picture
    shown = f'<div class="qs-shown">{picture}</div>'
    return ("qs-moving" if live else "qs-pictured" + (" qs-told" if text else "")), (
        text + shown if live else shown + text
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
