"""One chapter as one HTML file that asks nobody for anything, in which live figures still move."""

import gzip
import re
from html import escape, unescape
from importlib.resources import files
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course_lib.errors import CourseError
from course_lib.figures.identity import css_variables
from course_lib.files import FRAMES_VARIABLE, write_atomically
from course_lib.live.static import STARTER
from course_lib.workshop.notebooks import executed, normal, read_notebook

MOST_GZIPPED_BYTES = 1_200_000  # as a browser fetches it
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_FOLDED = """{%- extends 'basic/index.html.j2' -%}
{% block input_group -%}
<details class="code"{{ ' open' if cell.metadata.course_open }}>{{ cell.metadata.course_fold }}
{{ super() }}
</details>
{% endblock input_group %}
{% block rawcell -%}
{{ cell.source }}
{% endblock rawcell %}"""
_SPACE = re.compile(r'class="qs-static" data-space="([^"]*)"')
_HEADING = re.compile(r"^#\s+(.+)$", re.MULTILINE)


def write_page(notebook_path: Path, html_path: Path) -> None:
    """Run a notebook and writes it as a page that needs neither kernel nor network.

    Raises `CourseError` when a cell fails or when the page exceeds 1.2 MB gzipped; the old page then stays.
    """
    notebook_path = Path(notebook_path)
    run = executed(read_notebook(notebook_path), notebook_path.parent, {FRAMES_VARIABLE: "1"})
    content = page_of(normal(run)).encode()
    size = len(gzip.compress(content, 9))
    if size > MOST_GZIPPED_BYTES:
        raise CourseError(
            f"The page of {notebook_path.name} would have {size / 1e6:.2f} MB gzipped, but must have at most"
            f" {MOST_GZIPPED_BYTES / 1e6:.1f}: give its live figures fewer controls or fewer positions."
        )
    write_atomically(Path(html_path), content)


def told_spaces(page: str) -> list[str]:
    """How each live figure of a page came to move without a kernel: its name, its way, its size.

    >>> told_spaces('<div class="qs-static" data-space="Release: way a">')
    ['Release: way a']
    """
    return [unescape(found) for found in _SPACE.findall(page)]


def page_of(notebook: NotebookNode) -> str:
    """The page of an executed notebook, without ids or addresses that change from run to run."""
    from course_lib.workshop.cards import script as cards
    from course_lib.workshop.cards.pages import with_cards
    from course_lib.workshop.cards.path import path_html
    from course_lib.workshop.mathml import BodyExporter

    exporter = BodyExporter(exclude_input_prompt=True, exclude_output_prompt=True, raw_template=_FOLDED)
    body, _ = exporter.from_notebook_node(_with_folds(with_cards(for_pages(notebook))))
    title = _HEADING.search("\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown"))
    parts = {
        "TITLE": escape(title.group(1) if title else "Notebook"),
        "LOOK": css_variables() + _text_of("look.css") + cards.style(),
        "PATH": path_html(notebook),
        "BODY": each_once(body),
        "CARDS": f"<script>{cards.script()}</script>" if "qs-task" in body else "",
    }
    return re.sub(
        r"@(TITLE|LOOK|PATH|BODY|CARDS)@", lambda found: parts[found.group(1)], _text_of("page.html")
    )


def _text_of(name: str) -> str:
    return (files("course_lib.workshop") / name).read_text(encoding="utf-8")


def _with_folds(notebook: NotebookNode) -> NotebookNode:
    """The notebook, in which each code cell knows the line that its code folds to; deeper parts are folded."""
    from course_lib.workshop.site.folds import fold_of, is_marked, with_deeper_folded

    marked = is_marked(notebook.cells)
    for cell in notebook.cells:
        if fold := fold_of(cell, marked):
            cell.metadata["course_fold"], cell.metadata["course_open"] = fold
    notebook.cells = with_deeper_folded(notebook.cells)
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and re.fullmatch(
            r"<details class=.deeper.>.*|</details>", cell.source, re.DOTALL
        ):
            # As text, each end of a fold would stand in a box of its own, and hold nothing.
            cell.cell_type = "raw"
            cell.metadata.raw_mimetype = "text/html"
    return notebook


def for_pages(notebook: NotebookNode) -> NotebookNode:
    """A copy whose LaTeX outputs are MathML and whose figures stand in their own right."""
    from course_lib.workshop.mathml import mathml_of_output

    copy = nbformat.from_dict(notebook)
    for cell in copy.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "text/latex" in data and "text/html" not in data:
                data["text/html"] = (
                    f'<div class="math" tabindex="0">{mathml_of_output(data["text/latex"])}</div>'
                )
    return copy


def each_once(body: str) -> str:
    """The body behind its style sheets, each of them once, with the script of the live figures at its first place only.

    They cannot stay where they were found: a live figure takes its still away, and with it what the still carried.
    """
    styles = "".join(dict.fromkeys(_STYLE.findall(body)))
    starter = f'<script type="module">{STARTER}</script>'
    before, first_starter, after = _STYLE.sub("", body).partition(starter)
    return styles + before + first_starter + after.replace(starter, "")
