"""The strip above a chapter: how far the reader is and how long it still takes, filled in by the page's script."""

from html import escape

from nbformat import NotebookNode

from course_lib.syllabus import Chapter
from course_lib.workshop.minutes import DEEPER, load_of, minutes_of


def minutes_behind(notebook: NotebookNode) -> float:
    """Minutes from the last question that everybody sees to the end of a notebook.

    >>> from nbformat.v4 import new_markdown_cell, new_notebook
    >>> round(minutes_behind(new_notebook(cells=[new_markdown_cell("word " * 130)])), 2)
    1.45
    """
    behind = 0.0
    for cell in reversed(notebook.cells):
        if DEEPER in cell.metadata.get("tags", ()):
            continue
        if any(
            "qs-question" in output.get("data", {}).get("text/html", "") for output in cell.get("outputs", ())
        ):
            break
        behind += minutes_of(load_of([cell]))
    return behind


def path_html(notebook: NotebookNode, chapter: Chapter | None = None) -> str:
    """The empty strip; with a chapter, its page is remembered as the place where the reader stopped."""
    page = (
        f' data-page="chapters/{escape(chapter.stem)}.html" data-chapter="{chapter.id} {escape(chapter.title)}"'
        if chapter
        else ""
    )
    return (
        f'<section class="qs-path" data-path="{minutes_behind(notebook):.1f}"{page} aria-label="Your way through this chapter" hidden>'
        "<p><b data-said></b> <span data-key></span></p><ol></ol></section>"
    )
