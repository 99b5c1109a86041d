"""Links by name: to a fact, a citation, a claim or a cell, wherever the page stands that holds it."""

import re
from collections.abc import Callable
from typing import Any

from course_lib.facts import claim, record, source

_TARGET = re.compile(r"(?P<text>.*\S)\s*<(?P<name>[^<>]+)>", re.DOTALL)


def _fact(name: str) -> tuple[str, str, str]:
    subject, _, rest = name.partition(".")
    found = record(name)
    return f"facts/{subject}", rest, f"{found} · {found.status} · {source(found.source)}"


def _source(name: str) -> tuple[str, str, str]:
    return "sources", f"source-{name}", str(source(name))


def _claim(name: str) -> tuple[str, str, str]:
    return "fact_check", f"claim-{name.removeprefix('#')}", claim(name).claim


def _cell(name: str) -> tuple[str, str, str]:
    stem, _, cell = name.partition(".")
    return f"chapters/{stem}", f"cell-{cell}", ""


# A name of each kind, as (document, anchor, what the tip says); an unknown name is refused with its sentence.
ROLES: dict[str, Callable[[str], tuple[str, str, str]]] = {
    "fact": _fact,
    "source": _source,
    "claim": _claim,
    "cell": _cell,
}


def role(
    name: str, rawtext: str, text: str, lineno: int, inliner: Any, options: Any = None, content: Any = ()
):
    """The nodes of a role such as {fact}`0.06 <dopamine.release_probability>`."""
    from docutils import nodes
    from sphinx.addnodes import pending_xref

    found = _TARGET.fullmatch(text)
    shown, target = (found["text"], found["name"]) if found else (text, text)
    link = pending_xref(rawtext, reftype=name, reftarget=target, refdomain="", refexplicit=True, refwarn=True)
    link += nodes.inline(rawtext, shown, classes=["course-" + name])
    return [link], []


def resolved(app: Any, env: Any, node: Any, inner: Any) -> Any:
    """The link of a role of ours; None leaves other references to Sphinx."""
    from docutils import nodes

    if node["reftype"] not in ROLES or node.get("refdomain"):
        return None
    document, anchor, tip = ROLES[node["reftype"]](node["reftarget"])
    here = env.current_document.docname if env.current_document.docname else node["refdoc"]
    address = f"{app.builder.get_relative_uri(here, document)}#{anchor}"
    link = nodes.reference("", "", inner, internal=True, refuri=address)
    if tip:
        link["reftitle"] = tip
    if node["reftype"] == "fact" and here.startswith("chapters/"):
        link["classes"] += ["num", record(node["reftarget"]).status]
        link["course_fact"] = node["reftarget"]
    return link


def illustrative(
    name: str, rawtext: str, text: str, lineno: int, inliner: Any, options: Any = None, content: Any = ()
):
    """The nodes of a number that was chosen for teaching, such as {illustrative}`8 nM`."""
    from docutils import nodes

    return [nodes.inline(rawtext, text, classes=["num", "illustrative"])], []
