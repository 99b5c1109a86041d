"""The page for teachers: for every chapter all that there is to teach it with."""

from html import escape

from course_lib.questions import bank
from course_lib.syllabus import ROOT, Chapter, written
from course_lib.workshop.site.marks import raw
from course_lib.workshop.site.pages import tree
from course_lib.workshop.slides.talk import LECTURES, minutes_of, read_talk, talk_path

_HEAD = """# Teach

Everything that a chapter holds for whoever stands in front of the class. Slides are made on your machine, so that
their figures are live; every line says how.

- Never used the course? [From clone to marks in fifteen minutes](instructor.md).
- A term to plan? [A weekend, a week, six and twelve weeks](guide/plans.md), and [which objective serves which core concept](guide/core_concepts.md).
- A class on one server? [Put it there](deploy.md).

## What each chapter holds
"""


def teach_page(pages: list[str]) -> str:
    """The page in MyST Markdown; `pages` are those that stand below it.

    >>> teach_page(["instructor"]).splitlines()[0]
    '# Teach'
    """
    kits = "\n\n".join(map(_kit, written()))
    return f"{_HEAD}\n{kits}\n\n## All pages for teachers\n\n{tree(pages)}\n"


def _kit(one: Chapter) -> str:
    rows = "".join(f"<li><b>{name}</b><span>{what}</span></li>" for name, what in _rows(one))
    return raw(
        f'<section class="kit" id="teach-{one.id}"><div><h3><a href="chapters/{one.stem}.html">{one.id} {escape(one.title)}</a></h3>'
        f'<p class="small">{escape(one.question)}</p></div><ul>{rows}</ul></section>'
    )


def _rows(one: Chapter) -> list[tuple[str, str]]:
    rows = [("Notebook", f"<code>course start {one.id}</code> opens it in JupyterLab")]
    if talk_path(one).exists():
        talk = read_talk(talk_path(one))
        long, short, brief = (f"{minutes_of(talk, name):g}" for name in LECTURES)
        guide = f"guide/{one.stem}.html"
        rows += [
            ("Slides", f"{len(talk.slides)} slides, {long} minutes: <code>course slides {one.id}</code> with a kernel, <code>course build --slides {one.id}</code> as one page without"),
            ("Shorter lectures", f"{short} of 50 and {brief} of 20 minutes, marked in the <a href=\"{guide}#timetable\">timetable</a>: <code>?short</code> and <code>?brief</code> after the slides’ address"),
            ("Notes", f'<a href="{guide}">what to say, show and expect</a>: {len(talk.demonstrations)} demonstrations, {len(talk.discussions)} questions for a seminar; the speaker’s page is written beside the slides'),
        ]  # fmt: skip
    rows.append(
        ("Question bank", f"{len(bank(one.id))} questions: <code>course questions {one.id}</code>, for Moodle with <code>--moodle FILE</code>, for Canvas with <code>--canvas FILE</code>")
    )  # fmt: skip
    if one.solution.exists():
        rows.append(
            ("Exercise", f"<code>{one.exercise.relative_to(ROOT)}</code>, marked by <code>course grade</code>; numbers of each student’s own: <code>course release {one.id}</code> (<a href=\"instructor.html\">how</a>)")
        )  # fmt: skip
    return rows
