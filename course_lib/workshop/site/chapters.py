"""Chapters as the site shows them: run once with frames, what repeats taken out, numbers linked to sources."""

import hashlib
import os
import re
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course_lib.files import FRAMES_VARIABLE, write_atomically
from course_lib.live.static import STARTER
from course_lib.syllabus import ROOT, Chapter
from course_lib.workshop.contract import MARKER
from course_lib.workshop.html import for_pages
from course_lib.workshop.notebooks import as_bytes, executed, normal, read_notebook

CELL_ID = "course_cell"
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_STARTER = f'<script type="module">{STARTER}</script>'


def runs(chapters: Iterable[Chapter], store: Path) -> list[NotebookNode]:
    """The notebooks of these chapters, run so that live figures carry their frames; side by side.

    A run is kept in `store` under a name made from all that it depends on, so that nothing runs twice.
    """
    chapters = list(chapters)
    library = _digest(sorted(path for path in (ROOT / "course_lib").rglob("*") if path.suffix in _ENDINGS))
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        return list(pool.map(lambda chapter: _run(chapter.notebook, library, store), chapters))


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
    id for links that lead to it, and the imports wait behind a button.
    """
    copy = for_pages(nbformat.from_dict(run))
    for cell in copy.cells:
        cell.metadata[CELL_ID] = cell.id
        if cell.id == "setup":
            cell.metadata["tags"] = [*cell.metadata.get("tags", []), "hide-input"]
        if cell.cell_type == "markdown":
            cell.source = with_linked_numbers(cell.source)
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "text/html" in data:
                data["text/html"] = _bare(data["text/html"], styles)
    return copy


def with_linked_numbers(source: str) -> str:
    """Markdown in which a number with a fact's marker is a link to that fact; other comments are gone.

    >>> with_linked_numbers("about 0.06<!-- fact dopamine.release_probability 1 -->, or so<!-- derived -->")
    'about {fact}`0.06 <dopamine.release_probability>`, or so'
    """

    def link(found: re.Match[str]) -> str:
        shown = found.group().partition("<!--")[0]
        return f"{{fact}}`{shown} <{found['id']}>`"

    return _COMMENT.sub("", MARKER.sub(link, source))


def _bare(html: str, styles: dict[str, None]) -> str:
    styles.update(dict.fromkeys(_STYLE.findall(html)))
    return _STYLE.sub("", html).replace(_STARTER, "")
