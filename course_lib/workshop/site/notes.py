"""Notes that open where a word or a number stands: what it means, where it comes from, how sure it is."""

import re
from html import escape

from course_lib.facts import record, source
from course_lib.facts.record import STATUS_WORDS
from course_lib.workshop.site.terms import Term, as_text


def note_id(address: str) -> str:
    """The id of the note of a link, from the link's address; the site's script makes it in the same way.

    >>> note_id("../facts/dopamine.html#release_probability"), note_id("../glossary.html#term-axon")
    ('note-dopamine-release_probability', 'note-glossary-term-axon')
    """
    page, _, place = address.rpartition("#")
    stem = page.rpartition("/")[2].removesuffix(".html")
    return f"note-{stem}-{place}"


def term_note(term: Term, address: str) -> str:
    """The meaning of a word, and the way to the glossary, as HTML."""
    return _aside(address, f"<dfn>{escape(term.name)}</dfn>: {escape(as_text(term.text))}", "In the glossary")


def fact_note(name: str, address: str) -> str:
    """Value, condition, source and status of a fact, and the way to its row, as HTML."""
    one = record(name)
    what = ", ".join(filter(None, (one.quantity, one.condition)))
    status = STATUS_WORDS[one.status]
    body = (
        f"<dfn>{escape(one.value_text)}</dfn>, {escape(what)}. {escape(str(source(one.source)))}."
        f'<br><span class="status">{escape(status)}</span>'
    )
    return _aside(address, body, "Among the facts")


def _aside(address: str, body: str, onward: str) -> str:
    body = re.sub(r"\.\.(?=<|$)", ".", body)
    return (
        f'<aside class="note" id="{escape(note_id(address))}" hidden>{body} '
        f'<a href="{escape(address)}">{onward}</a></aside>'
    )


def add_notes(app, doctree, document: str) -> None:
    """Give a chapter the notes of its words and numbers; Sphinx calls it when the links of a page are known."""
    from docutils import nodes

    if not document.startswith("chapters/") or document.endswith("index"):
        return
    found: dict[str, str] = {}
    for link in doctree.findall(nodes.reference):
        address = link.get("refuri", "")
        if "course_term" in link:
            found[address] = term_note(link["course_term"], address)
        elif "course_fact" in link:
            found[address] = fact_note(link["course_fact"], address)
    for html in found.values():
        doctree += nodes.raw("", html, format="html")
