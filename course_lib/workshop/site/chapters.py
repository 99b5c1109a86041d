"""Chapters as the site shows them: run once with frames, what repeats taken out, numbers linked to sources."""

import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course_lib.files import FRAMES_VARIABLE, write_atomically
from course_lib.live.static import STARTER
from course_lib.syllabus import ROOT, Chapter
from course_lib.workshop.cards.pages import with_cards
from course_lib.workshop.html import for_pages
from course_lib.workshop.lecture_pieces import MARKER
from course_lib.workshop.notebooks import as_bytes, executed, normal, read_notebook
from course_lib.workshop.site.folds import fold_of, is_marked, is_plumbing, with_deeper_folded

CELL_ID, FOLD = "course_cell", "course_fold"
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ILLUSTRATIVE = re.compile(
    r"(?<![\w.])(?P<shown>[-−]?\d[\d.,]*(?:[ \u202f]?[^\s<|]{1,8})?)<!-- illustrative[^>]*-->"
)
# What the head of a chapter's page says in its own form: title, question, objectives, time, how to start.
_IN_HEAD = re.compile(
    r"(# |\*\*|After this chapter you can|Its parts stand alone|Time: |In JupyterLab|- )", re.DOTALL
)
_STARTER = f'<script type="module">{STARTER}</script>'


def runs(
    chapters: Iterable[Chapter], store: Path, done: Callable[[Chapter], None] = lambda chapter: None
) -> list[NotebookNode]:
    """The notebooks of these chapters, run so that live figures carry their frames; side by side.

    A run is kept in `store` under a name made from all that it depends on, so that nothing runs twice. `done` is
    told each chapter when its run is there.
    """
    chapters = list(chapters)
    library = _digest(sorted(path for path in (ROOT / "course_lib").rglob("*") if path.suffix in _ENDINGS))

    def run(chapter: Chapter) -> NotebookNode:
        notebook = _run(chapter.notebook, library, store)
        done(chapter)
        return notebook

    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        return list(pool.map(run, chapters))


# The workbench, this file included, does not change what a notebook shows.
_ENDINGS = {".py", ".toml", ".css", ".js"}


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256(sys.version.encode())
    for path in paths:
        if "workshop" not in path.parts:
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _run(notebook: Path, library: str, store: Path) -> NotebookNode:
    key = hashlib.sha256(library.encode() + notebook.read_bytes()).hexdigest()[:16]
    kept = store / f"{notebook.stem}-{key}.ipynb"
    if not kept.exists():
        run = executed(read_notebook(notebook), notebook.parent, {FRAMES_VARIABLE: "1"})
        for old in store.glob(f"{notebook.stem}-*.ipynb"):
            old.unlink()
        write_atomically(kept, as_bytes(normal(run)))
    return read_notebook(kept)


def site_chapter(run: NotebookNode, styles: dict[str, None]) -> NotebookNode:
    """A copy of a run notebook as the site reads it; the style sheets of its outputs move into `styles`.

    LaTeX outputs become MathML, markers behind numbers become links to their facts, each cell remembers its
    id for links that lead to it, code and deeper parts are folded, and the head leaves what the page says itself.
    """
    copy = with_cards(for_pages(nbformat.from_dict(run)))
    marked = is_marked(copy.cells)
    copy.cells[0].source = _without_head(copy.cells[0].source)
    for cell in copy.cells:
        cell.metadata[CELL_ID] = cell.id
        if fold := fold_of(cell, marked):
            cell.metadata[FOLD] = [*fold, is_plumbing(cell)]
        if cell.cell_type == "markdown":
            cell.source = with_linked_numbers(cell.source)
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "text/html" in data:
                data["text/html"] = _bare(data["text/html"], styles)
    copy.cells = with_deeper_folded(copy.cells)
    return copy


def _without_head(source: str) -> str:
    """The first cell: its title, which names the page, and what only this notebook says, such as a scene."""
    title, *rest = re.split(r"\n{2,}", source.strip())
    return "\n\n".join([title, *(part for part in rest if not _IN_HEAD.match(part))])


def with_linked_numbers(source: str) -> str:
    """Markdown in which a number with a fact's marker is a link to that fact; other comments are gone.

    >>> with_linked_numbers("about 0.06<!-- fact dopamine.release_probability 1 -->, or so<!-- derived -->")
    'about {fact}`0.06 <dopamine.release_probability>`, or so'
    """

    def link(found: re.Match[str]) -> str:
        shown = found.group().partition("<!--")[0]
        return f"{{fact}}`{shown} <{found['id']}>`"

    chosen = _ILLUSTRATIVE.sub(lambda found: f"{{illustrative}}`{found['shown']}`", source)
    return _COMMENT.sub("", MARKER.sub(link, chosen))


def _bare(html: str, styles: dict[str, None]) -> str:
    styles.update(dict.fromkeys(_STYLE.findall(html)))
    return _STYLE.sub("", html).replace(_STARTER, "")
