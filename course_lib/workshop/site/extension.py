"""What Sphinx is taught for the site: formulas without a script, links to facts, cells and terms."""

from typing import Any

from course_lib.workshop.mathml import mathml
from course_lib.workshop.site.chapters import CELL_ID, FOLD
from course_lib.workshop.site.context import kind_of, page_context
from course_lib.workshop.site.linking import ROLES, illustrative, resolved, role
from course_lib.workshop.site.notes import add_notes
from course_lib.workshop.site.reference import plain_docstring


def setup(app: Any) -> dict[str, bool]:
    """What this extension promises; Sphinx calls it."""
    from course_lib.workshop.site.terms import linked_terms

    app.add_html_math_renderer("mathml", (_inline, None), (_block, None))
    for name in ROLES:
        app.add_role(name, role)
    app.add_role("illustrative", illustrative)
    app.set_translator("html", translator())
    app.connect("doctree-read", name_cells)
    app.connect("missing-reference", resolved)
    app.connect("doctree-resolved", linked_terms)
    app.connect("doctree-resolved", add_notes)
    app.connect("doctree-resolved", untitled)
    app.connect("html-page-context", page_context)
    app.connect("autodoc-process-docstring", plain_docstring)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _inline(writer: Any, node: Any) -> None:
    _formula(writer, mathml(node.astext()))


def _block(writer: Any, node: Any) -> None:
    _formula(writer, f'<div class="math" tabindex="0">{mathml(node.astext(), display=True)}</div>')


def _formula(writer: Any, html: str) -> None:
    from docutils.nodes import SkipNode

    writer.body.append(html)
    raise SkipNode


def name_cells(app: Any, doctree: Any) -> None:
    """Give every code cell of a chapter the anchor `cell-ID`, and folds its code."""
    from docutils import nodes

    for node in doctree.findall(nodes.container):
        if node.get("nb_element") != "cell_code":
            continue
        metadata = node.get("cell_metadata", {})
        if CELL_ID in metadata:
            node["ids"].append(f"cell-{metadata[CELL_ID]}")
        if FOLD in metadata and node.children and node.children[0].get("nb_element") == "cell_code_source":
            line, is_open, plumbing = metadata[FOLD]
            begins = (
                f'<details class="code{" plumbing" if plumbing else ""}"{" open" if is_open else ""}>{line}'
            )
            node.insert(1, nodes.raw("", "</details>", format="html"))
            node.insert(0, nodes.raw("", begins, format="html"))


def untitled(app: Any, doctree: Any, document: str) -> None:
    """Take the title out of the text of a chapter and of home, because the head of the page says it."""
    from docutils import nodes

    if kind_of(document) in {"chapter", "home"}:
        title = next(iter(doctree.findall(nodes.title)), None)
        if title is not None:
            title.parent.remove(title)


def translator() -> type:
    """The writer of HTML: cells of a table know their heads, which a phone shows in front of them."""
    from sphinx.writers.html5 import HTML5Translator

    class CourseTranslator(HTML5Translator):
        def visit_table(self, node: Any) -> None:
            heads = [entry.astext() for head in node.findall(thead) for entry in head.findall(entry_node)]
            for row in (row for body in node.findall(tbody) for row in body.findall(row_node)):
                for head, cell in zip(heads, row.findall(entry_node), strict=False):
                    cell["course_head"] = head
            node["classes"].append("stacks")
            super().visit_table(node)

        def visit_entry(self, node: Any) -> None:
            super().visit_entry(node)
            if node.get("course_head"):
                label = self.attval(node["course_head"])
                self.body[-1] = self.body[-1].replace(">", f' data-label="{label}">', 1)

    from docutils.nodes import entry as entry_node
    from docutils.nodes import row as row_node
    from docutils.nodes import tbody, thead

    return CourseTranslator
