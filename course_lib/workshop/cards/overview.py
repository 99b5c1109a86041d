"""The page of a reader's progress: what is due, a picture of all objectives, and the file that notebooks share."""

import json

from course_lib.questions import bank
from course_lib.syllabus import written
from course_lib.workshop.site.marks import raw

_PAGE = """<noscript><p>Progress on this site is kept by a script in your browser, and JavaScript is off. In a notebook, <code>course progress</code> shows the progress that is kept there.</p></noscript>
<div class="qs-overview" data-overview hidden>
<script type="application/json">{data}</script>
<p class="qs-today"><b data-today></b></p>
<ul class="qs-due" data-due></ul>
<h2>All objectives</h2>
<div data-picture></div>
<p class="small"><span data-words></span> A row is a chapter, a square an objective; it is filled as far as it went right at the first go, and a dot says that it is due.</p>
<table class="stacks" data-table></table>
<h2>Keep it, move it, erase it</h2>
<p>Progress lies in this browser and goes nowhere else. A file carries it to another browser, or to your notebooks and back.</p>
<p class="qs-files"><button class="btn" type="button" data-save>Save to a file</button> <label class="btn">Take in a file<input class="away" type="file" accept=".csv,text/csv" data-load></label> <button class="btn" type="button" data-erase>Erase</button></p>
<p role="status" aria-live="polite" data-told></p>
<p class="small">In a notebook, <code>course progress --csv FILE</code> writes such a file, and <code>course progress --import FILE</code> takes one in. When a review is due is computed by FSRS, from the same events in the same way.</p>
</div>"""


def objectives() -> list[dict]:
    """The written chapters with those of their objectives that have questions.

    >>> [one["id"] for one in objectives()][:2], objectives()[0]["objectives"][0]["id"]
    (['01', '02'], '01.content')
    """
    asked = {question.objective for question in bank()}
    return [
        {
            "id": one.id,
            "title": f"{one.id} {one.title}",
            "page": f"chapters/{one.stem}.html",
            "objectives": [{"id": goal.id, "text": goal.text} for goal in one.objectives if goal.id in asked],
        }
        for one in written()
    ]


def progress_page() -> str:
    """The page in MyST Markdown."""
    data = json.dumps(objectives(), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"# Your progress\n\n{raw(_PAGE.replace('{data}', data))}\n"
