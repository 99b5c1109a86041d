"""The glossary: read from docs/glossary.md, shown as a page, linked from the chapters at first use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from course_lib.errors import CourseError
from course_lib.syllabus import ROOT, chapter

PATH = ROOT / "docs" / "glossary.md"
_ENTRY = re.compile(
    r"- \*\*(?P<name>[^*]+)\*\*(?: \(also (?P<also>[^()]+)\))? \[(?P<chapter>\d\d)\]: (?P<text>.+)"
)


@dataclass(frozen=True, kw_only=True)
class Term:
    """A word of the course: its other names, the chapter that introduces it, and what it means."""

    name: str
    also: tuple[str, ...]
    chapter: str
    text: str

    @property
    def anchor(self) -> str:
        """The name of the term as an address."""
        return "term-" + re.sub(r"[^a-z0-9]+", "-", _plain(self.name).lower()).strip("-")


def _plain(name: str) -> str:
    greek = {"α": "alpha", "β": "beta", "Δ": "delta", "λ": "lambda", "²": "2", "₅₀": "50"}
    return re.sub("|".join(greek), lambda found: greek[found.group()], name)


@cache
def terms() -> tuple[Term, ...]:
    """Every term of docs/glossary.md, in alphabetical order.

    Raises `CourseError` that quotes the line when an entry is not written as the others are.
    """
    found = []
    for line in PATH.read_text(encoding="utf-8").splitlines():
        if line.startswith("- "):
            entry = _ENTRY.fullmatch(line)
            if not entry:
                raise CourseError(
                    f"docs/glossary.md says {line[:60]!r}, but an entry must be written as "
                    "'- **term** (also other, names) [01]: Meaning.': the site is made from it."
                )
            also = tuple(entry["also"].split(", ")) if entry["also"] else ()
            found.append(Term(name=entry["name"], also=also, chapter=entry["chapter"], text=entry["text"]))
    return tuple(sorted(found, key=lambda term: _plain(term.name).lower()))


def glossary_page() -> str:
    """The glossary in MyST Markdown: letters as headings, each term with an anchor and its chapter."""
    head = PATH.read_text(encoding="utf-8").partition("\n- ")[0].strip()
    parts = [head]
    for letter, group in groupby(terms(), key=lambda term: _plain(term.name)[0].upper()):
        parts.append(f"## {letter}")
        parts += [_entry(term) for term in group]
    return "\n\n".join(parts) + "\n"


def _entry(term: Term) -> str:
    where = chapter(term.chapter)
    named = f"{term.chapter} {where.title}"
    first = f"[{named}](chapters/{where.stem}.ipynb)" if where.notebook.exists() else f"{named} (planned)"
    also = f" *(also {', '.join(term.also)})*" if term.also else ""
    return f'<span id="{term.anchor}"></span>**{term.name}**{also}\n: {term.text} Introduced in {first}.'


def linked_terms(app: Any, doctree: Any, document: str) -> None:
    """Lead the first use of each term in a chapter, outside headings, code and links, to the glossary."""
    from docutils import nodes

    if not document.startswith("chapters/") or document.endswith("index"):
        return
    glossary = app.builder.get_relative_uri(document, "glossary")
    waiting = {name: term for term in terms() for name in (term.name, *term.also)}
    for text in list(doctree.findall(nodes.Text)):
        if waiting and _is_prose(text):
            cut = list(pieces(str(text), waiting, glossary))
            if len(cut) > 1:
                text.parent.replace(text, cut)


def _is_prose(text: Any) -> bool:
    from docutils import nodes
    from sphinx import addnodes

    apart = (
        nodes.title, nodes.literal, nodes.literal_block, nodes.reference, nodes.raw, nodes.math, nodes.math_block,
        nodes.comment, addnodes.pending_xref, addnodes.toctree, nodes.caption,
    )  # fmt: skip
    prose, node = False, text.parent
    while node is not None:
        if isinstance(node, apart) or node.get("nb_element"):
            return False
        prose = prose or isinstance(node, nodes.paragraph)
        node = node.parent
    return prose


def pieces(text: str, waiting: dict[str, Term], glossary: str) -> Iterator[Any]:
    """The text cut at first uses; a term that was met, with all its names, leaves `waiting`."""
    from docutils import nodes

    place = 0
    while waiting and (found := _pattern(tuple(waiting)).search(text, place)):
        term = waiting[_key(found.group(), waiting)]
        if found.start() > place:
            yield nodes.Text(text[place : found.start()])
        link = nodes.reference(
            "", found.group(), internal=True, refuri=f"{glossary}#{term.anchor}", reftitle=as_text(term.text),
            classes=["course-term", "term"],
        )  # fmt: skip
        link["course_term"] = term
        yield link
        for name in (term.name, *term.also):
            waiting.pop(name, None)
        place = found.end()
    yield nodes.Text(text[place:])


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    # Longest first, so that “binding potential” is not taken for “binding”; plurals count.
    choices = "|".join(_either_case(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w\-–/])(?:{choices})(?:s|es)?(?![\w–])")


def _either_case(name: str) -> str:
    if len(name) > 1 and name[:2].islower():
        return f"[{name[0]}{name[0].upper()}]{re.escape(name[1:])}"
    return re.escape(name)


def _key(found: str, waiting: dict[str, Term]) -> str:
    forms = [found, found[0].lower() + found[1:]]
    forms += [form.removesuffix(end) for form in forms for end in ("s", "es")]
    return next(form for form in forms if form in waiting)


def as_text(markdown: str) -> str:
    """A meaning without the signs of Markdown, for tips and notes."""
    return re.sub(r"[*`$\\]", "", markdown)
