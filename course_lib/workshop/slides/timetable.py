"""The speaker's page for a second screen: timetable, notes, wrong answers to expect, seminar, demonstrations."""

from html import escape
from importlib.resources import files

from nbformat import NotebookNode

from course_lib.syllabus import Chapter
from course_lib.workshop.slides.notes import inline, notes_html
from course_lib.workshop.slides.parts import heading_of
from course_lib.workshop.slides.talk import SlideNotes, Talk
from course_lib.workshop.slides.talk_check import slide_cells


def notes_page(chapter: Chapter, talk: Talk, notebook: NotebookNode) -> str:
    """The page to open beside the slides: when each slide should end in either lecture, and what to say."""
    titles = slide_titles(notebook)
    body = "".join(
        [
            f"<h1>{escape(chapter.id)} · {escape(chapter.title)}: the speaker's notes</h1>",
            f"<p><strong>{escape(chapter.question)}</strong></p>",
            f"<h2>Timetable</h2>{_lengths(chapter, talk)}{_timetable(talk, titles)}",
            "<h2>Slide by slide</h2>",
            *(_slide(number, notes, titles[number - 1]) for number, notes in enumerate(talk.slides, start=1)),
            f"<h2>Demonstrations</h2>{_demonstrations(talk)}",
            f"<h2>For a seminar</h2>{_discussions(talk)}",
        ]
    )
    parts = {"TITLE": escape(f"Speaker's notes: {chapter.id} · {chapter.title}"), "BODY": body}
    shell = (files("course_lib.workshop.slides") / "timetable.html").read_text(encoding="utf-8")
    for name, text in parts.items():
        shell = shell.replace(f"@{name}@", text, 1)
    return shell


def slide_titles(notebook: NotebookNode) -> list[str]:
    """What each slide is called: its heading, or the section it stands in with its first bold or opening words."""
    titles, section = [], ""
    for cells in slide_cells(notebook):
        words = next((cell.source for cell in cells if cell.cell_type == "markdown"), "")
        own, _, rest = heading_of(words)
        section = own or section
        opening = " ".join(rest.replace("*", "").replace("$", "").split()[:6])
        titles.append(own or (f"{section}: {opening} …" if opening else section))
    return titles


def minutes_until(talk: Talk) -> list[tuple[float, float | None]]:
    """The minute at which each slide ends in the long lecture, and in the short one, where it is shown."""
    long, short, ends = 0.0, 0.0, []
    for notes in talk.slides:
        long += notes.minutes
        short += notes.minutes if notes.short else 0
        ends.append((long, short if notes.short else None))
    return ends


def _lengths(chapter: Chapter, talk: Talk) -> str:
    long = sum(notes.minutes for notes in talk.slides)
    short = sum(notes.minutes for notes in talk.slides if notes.short)
    page = f"{chapter.stem}.html"
    return (
        f'<p>The long lecture, <a href="{page}">{page}</a>, takes {long:g} of 90 minutes; the short one, '
        f'<a href="{page}?short">{page}?short</a>, takes {short:g} of 50. On the slides, S opens these notes '
        "with a clock, F fills the screen, O shows all slides, and <code>?print-pdf</code> prints them.</p>"
    )


def _timetable(talk: Talk, titles: list[str]) -> str:
    rows = "".join(
        f'<tr><td>{number}</td><td><a href="#{escape(notes.cell)}">{escape(title)}</a></td><td>{notes.minutes:g}</td>'
        f"<td>{_clock(long)}</td><td>{'–' if short is None else _clock(short)}</td></tr>"
        for number, (notes, title, (long, short)) in enumerate(
            zip(talk.slides, titles, minutes_until(talk), strict=True), start=1
        )
    )
    heads = ("Slide", "Title", "Minutes", "Ends at, long lecture", "Ends at, short lecture")
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _clock(minutes: float) -> str:
    """Minutes as a clock shows them.

    >>> _clock(62.5)
    '1:02:30'
    """
    seconds = round(60 * minutes)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _slide(number: int, notes: SlideNotes, title: str) -> str:
    length = "both lectures" if notes.short else "long lecture only"
    return (
        f'<section id="{escape(notes.cell)}"><h3>{number}. {escape(title)}</h3>'
        f'<p class="when">{notes.minutes:g} min · {length}</p>{notes_html(notes)}</section>'
    )


def _demonstrations(talk: Talk) -> str:
    return "".join(
        f"<h3>{escape(one.title)}</h3><p>{inline(one.steps)}</p><p><strong>The room sees:</strong> {inline(one.shows)}</p>"
        for one in talk.demonstrations
    )


def _discussions(talk: Talk) -> str:
    return "".join(
        f"<h3>{inline(one.question)}</h3><p><strong>A good answer:</strong> {inline(one.answer)}</p>"
        for one in talk.discussions
    )
