"""The home page: the synapse that lives, three ways in, the chapters as cards, and what readers can hold us to."""

from html import escape

from course_lib.syllabus import Chapter, chapters, lectures, primer, written
from course_lib.workshop.site.context import imprint, minutes_of_chapter
from course_lib.workshop.site.marks import plain, raw
from course_lib.workshop.site.pages import tree
from course_lib.workshop.site.pictures import card_picture, has_drawings, living_synapse

_TOP = (
    "Chapters <chapters/index>", "concept_map", "course_map", "glossary", "Evidence <evidence>", "Teach <teach>",
    "Library <reference/index>", "Your progress <progress>", "cite",
)  # fmt: skip
_LEAD = (
    'How inhibitors of <span class="q q-vmat">VMAT2</span>, the pump that fills vesicles with '
    '<span class="q q-da">dopamine</span>, calm movements that nobody asked for: from a proton gradient to a '
    "patient. Move the models, predict, be wrong, and see why."
)
_CONTINUE = '<p class="wrap qs-continue" data-continue hidden></p>'  # filled by the page where a reader has been before
_ALL_CONTROLS = '<p class="small"><a href="synapse.html">The synapse with all its controls</a></p>'
_DOORS = """<section class="wrap doors" aria-label="Three ways in">
<article><h2>Study</h2><p>About an hour a chapter, in the browser. Commit to a prediction, then open the figure. A wrong answer is told which idea it comes from.</p><a class="btn main" href="chapters/{first}.html">Start with chapter {number}</a><p class="small">To change the code: <code>make start</code></p></article>
<article><h2>Teach</h2><p>Slides with live figures and speaker’s notes, in 20, 50 or 90 minutes; demonstrations, misconceptions and questions for a seminar.</p><a class="btn main" href="teach.html">See what a chapter holds</a><p class="small">To present: <code>course slides {number}</code></p></article>
<article><h2>Assign</h2><p>Exercises that mark themselves in a sandbox, with a report on the class, and a question bank for Moodle and Canvas with its replies.</p><a class="btn main" href="instructor.html">From clone to marks</a><p class="small">To mark a folder: <code>course grade submissions/</code></p></article>
</section>"""
_PROMISES = """<section class="wrap"><h2>What you can hold us to</h2><dl class="promises">
<div><dt>Every measured number</dt><dd>has a unit, a <a href="sources.html">source</a> and a status: <span class="num confirmed">confirmed</span>, <span class="num secondary">secondary</span> or <span class="num illustrative">illustrative</span>. The line under it tells you which.</dd></div>
<div><dt>Every model</dt><dd>is shown failing at least once, beside the measurement that it gets wrong. The <a href="validation.html">validation</a> sets all of them beside published numbers, misses included.</dd></div>
<div><dt>Every claim</dt><dd>of popular sources that we judge, {claims} of them, stands in the <a href="fact_check.html">fact check</a> with a verdict and the cell that computes it.</dd></div>
</dl></section>"""


def start_page() -> str:
    """The home page in MyST Markdown; what is not a heading is HTML of its own."""
    from course_lib.facts import claims

    first = written()[0]
    synapse = living_synapse("vmat2_blocked")
    stage = (
        f'<section class="wrap stage" aria-label="The living synapse">{synapse}{_ALL_CONTROLS}</section>'
        if synapse
        else ""
    )
    cards = "".join(map(card, written()))
    plan = "".join(map(_planned, (one for one in chapters() if not one.notebook.exists())))
    blocks = [
        f'<header class="wrap opening"><h1>Quieting the Synapse</h1><p>{_LEAD}</p></header>{_CONTINUE}',
        stage,
        _DOORS.format(first=first.stem, number=first.id),
        f'<section class="wrap" id="all-chapters"><h2>Chapters</h2>{_primer_line("chapters/")}<ul class="cards">{cards}</ul></section>',
        f'<section class="wrap"><h3>In preparation</h3><ul class="planned">{plan}</ul></section>'
        if plan
        else "",
        _PROMISES.format(claims=len(claims())),
    ]
    html = "\n".join(filter(None, blocks))
    below = [*_TOP, *(["synapse"] if has_drawings() else []), *(["imprint"] if imprint() else [])]
    return f"# Quieting the Synapse\n\n{raw(html)}\n\n{tree(below, hidden=True)}\n"


def chapters_page() -> str:
    """The page above the chapters: their cards, the planned ones, and the tree that puts the written ones in order."""
    cards = raw(f'<ul class="cards">{"".join(card(one, "") for one in written())}</ul>')
    planned = "\n".join(
        f"- **{one.id} {plain(one.title)}** {plain(one.question)}"
        for one in chapters()
        if not one.notebook.exists()
    )
    first = raw(_primer_line(""))
    map_line = "The [concept map](../concept_map.md) shows which chapter rests on which, [From 00 to 15](../course_map.md) what each hands on."
    rest = f"\n\n## In preparation\n\n{planned}" if planned else ""
    return f"# Chapters\n\n{first}\n\n{map_line}\n\n{cards}{rest}\n\n{tree([one.stem for one in lectures()], hidden=True)}\n"


def _primer_line(folder: str) -> str:
    """The way to the primer, above the chapters; nothing while it is not written."""
    if not primer().notebook.exists():
        return ""
    parts = ", ".join(one.part.lower().replace("python", "Python") for one in primer().objectives)
    return (
        f'<p>Before the first: the <a href="{folder}{primer().stem}.html">Primer</a> ({escape(parts)}). '
        f"Its entry test takes {primer().quiz_minutes} minutes and says which parts you need.</p>"
    )


def card(one: Chapter, folder: str = "chapters/") -> str:
    """A written chapter as a card that is one link: its drawing, number, minutes, title and question."""
    core, _, quiz = minutes_of_chapter(one)
    return (
        f'<li><a href="{folder}{one.stem}.html">{card_picture(one.slug)}<span class="no">{one.id}'
        f"<small>{core} min + {quiz} min quiz</small></span><strong>{escape(one.title)}</strong>"
        f'<span class="asks">{escape(one.question)}</span></a></li>'
    )


def _planned(one: Chapter) -> str:
    return f"<li><b>{one.id}</b><span><strong>{escape(one.title)}</strong> {escape(one.question)}</span></li>"
