"""What the theme is told about a page: its kind, where it belongs, its contents, and the head of a chapter."""

from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from course_lib.errors import CourseError
from course_lib.syllabus import ROOT, Chapter, chapter, primer, written
from course_lib.workshop.cards.path import path_html
from course_lib.workshop.notebooks import read_notebook
from course_lib.workshop.site.pictures import has_drawings, plate

_OURS = ("look.css", "outputs.css", "course.css")
_WITH_PROGRESS = {"progress", "chapters/index"}
_TABLES = ("evidence", "fact_check", "sources", "validation", "performance", "facts/")
_PARTS = {
    "chapters/": "chapters/index", "facts/": "evidence", "guide/": "teach", "reference/": "reference/index",
    "fact_check": "evidence", "sources": "evidence", "validation": "evidence", "performance": "evidence",
    "concept_map": "chapters/index", "course_map": "chapters/index", "instructor": "teach", "deploy": "teach",
}  # fmt: skip


def page_context(app: Any, pagename: str, templatename: str, context: dict, doctree: Any) -> None:
    """Give each page what the theme needs, and only our style sheets; Sphinx calls it."""
    kind = kind_of(pagename)
    context["css_files"] = [sheet for sheet in context["css_files"] if _file_of(sheet) in _OURS]
    if kind not in {"home", "chapter"} and pagename not in _WITH_PROGRESS:
        scripts = context["script_files"]
        context["script_files"] = [one for one in scripts if _file_of(one) != "cards.js"]
    after = context.get("next")
    context["course"] = {
        "kind": kind,
        "has_synapse": has_drawings(),
        "part": next((part for start, part in _PARTS.items() if pagename.startswith(start)), pagename),
        "contents": contents(context.get("toc", "")) if kind in {"chapter", "text"} else "",
        "hero": hero(chapter(pagename.partition("/")[2])) if kind == "chapter" else "",
        "onward": bool(after) and "chapters/" in pagename and pagename != f"chapters/{written()[-1].stem}",
        "description": _DESCRIPTION if kind == "home" else "",
        "imprint": imprint(),
    }


def imprint(docs: Path = ROOT / "docs") -> str:
    """The heading of the host's own page, docs/imprint.md, which the foot of every page names; nothing without one.

    Raises `CourseError` when the page has no heading.
    """
    path = docs / "imprint.md"
    if not path.exists():
        return ""
    first = path.read_text(encoding="utf-8-sig").strip().partition("\n")[0]
    if not first.startswith("# "):
        raise CourseError(
            f"docs/imprint.md begins with {first[:40]!r}, but must begin with a heading, as “# Imprint”: "
            "the foot of every page names it."
        )
    return first.removeprefix("# ").strip()


def _file_of(asset: Any) -> str:
    return str(getattr(asset, "filename", asset)).rpartition("/")[2]


_DESCRIPTION = "A course on VMAT2 inhibitors, dopamine and the basal ganglia, with figures that move"


def kind_of(pagename: str) -> str:
    """home, chapter, table, wide, code or text.

    >>> [kind_of(name) for name in ("index", "chapters/01_quantal_release", "facts/vmat2", "teach", "cite")]
    ['home', 'chapter', 'table', 'wide', 'text']
    """
    if pagename == "index":
        return "home"
    if pagename in {"chapters/index", "teach", "concept_map", "course_map", "synapse", "progress"}:
        return "wide"
    if pagename.startswith("chapters/"):
        return "chapter"
    if pagename.startswith(_TABLES):
        return "table"
    return "code" if pagename.startswith("reference/") else "text"


def contents(toc: str) -> str:
    """The list of a page's sections without the page's own title; nothing when there are fewer than three.

    >>> contents('<ul><li><a href="#">T</a></li></ul>')
    ''
    """
    inner = toc.partition("</a>")[2].partition("<ul>")[2].rpartition("</ul>")[0].rpartition("</ul>")[0]
    return f"<ul>{inner}</ul>" if inner.count("<li>") > 2 else ""


@cache
def hero(one: Chapter) -> str:
    """The head of a chapter: its question, its drawing, what it asks for, and its minutes."""
    picture = plate(one.slug)
    drawn = " drawn" if picture else ""
    first = one == primer()
    eyebrow = "Before the chapters" if first else f"Chapter {one.id}"
    before = ", ".join([*(_named(chapter(number)) for number in one.prerequisites), *_from_primer(one)])
    goals = "".join(f"<li>{escape(goal.text)}</li>" for goal in one.objectives)
    return (
        f'<header class="wrap hero{drawn}"><div><p class="eyebrow">{eyebrow} · {escape(one.title)}</p>'
        f'<h1>{escape(one.question)}</h1><p class="facts">Before this: {before or "nothing"}.</p>'
        f'<details class="deeper"><summary><span>After this {"primer" if first else "chapter"} you can <b>{len(one.objectives)} things</b></span></summary><ul>{goals}</ul></details></div>'
        f"{picture}{minutes_strip(one)}{path_html(read_notebook(one.notebook), one)}</header>"
    )


def _from_primer(one: Chapter) -> list[str]:
    """The parts of the primer that a reader may want first, as links."""
    parts = one.primer if primer().notebook.exists() else ()
    links = [
        f'<a href="{primer().stem}.html#{part.lower().replace(" ", "-")}">{escape(part)}</a>'
        for part in parts
    ]
    return [f"from the primer, if you want them, {', '.join(links)}"] if links else []


def _named(one: Chapter) -> str:
    title = f"{one.id} {escape(one.title)}"
    return f'<a href="{one.stem}.html">{title}</a>' if one.notebook.exists() else f"{title} (planned)"


@cache
def minutes_of_chapter(one: Chapter) -> tuple[int, int, int]:
    """Estimated minutes of a written chapter: core, deeper, quiz."""
    from course_lib.workshop.minutes import estimated

    found = estimated(read_notebook(one.notebook), one.id)
    return round(found.core), round(found.deeper), round(found.quiz)


def minutes_strip(one: Chapter) -> str:
    """The minutes of a chapter as a strip whose parts are as long as they take."""
    names = (
        ("core", "to read and try", ""),
        ("deeper", "deeper, folded", "deep"),
        ("quiz", "check yourself", "quiz"),
    )
    parts = [
        f'<li class="{style}" style="--m:{minutes}"><b>{minutes} min</b>{words}</li>'
        for minutes, (_, words, style) in zip(minutes_of_chapter(one), names, strict=True)
        if minutes
    ]
    return f'<ul class="minutes" aria-label="Estimated minutes">{"".join(parts)}</ul>'
