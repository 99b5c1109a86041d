"""What Sphinx is taught for the site: formulas without a script, links to facts, cells and terms."""

from typing import Any

from course_lib.workshop.mathml import mathml
from course_lib.workshop.site.chapters import CELL_ID
from course_lib.workshop.site.linking import ROLES, resolved, role
from course_lib.workshop.site.reference import plain_docstring


def setup(app: Any) -> dict[str, bool]:
    """What this extension promises; Sphinx calls it."""
    from course_lib.workshop.site.terms import linked_terms

    app.add_html_math_renderer("mathml", (_inline, None), (_block, None))
    for name in ROLES:
        app.add_role(name, role)
    app.connect("doctree-read", name_cells)
    app.connect("missing-reference", resolved)
    app.connect("doctree-resolved", linked_terms)
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
    """None; gives every code cell of a chapter the anchor `cell-ID`."""
    from docutils import nodes

    for node in doctree.findall(nodes.container):
        cell = node.get("cell_metadata", {}).get(CELL_ID) if node.get("nb_element") == "cell_code" else None
        if cell:
            node["ids"].append(f"cell-{cell}")
